"""Arrange: the other folders' work as Dagster assets, checks, jobs, schedule and sensor, and as the command.

The only folder that imports dagster, and the only one that may import all others; nobody imports it. What an
asset does beyond calling a worker and reporting on it does not belong here.
"""
