"""All of Dagster: assets, checks, resources, jobs, schedules, sensors."""
