"""Tell: Frictionless data packages for the public, described from the one declaration of the tables.

Takes rows and files as arguments; where rows come from, and when packages are built, belongs to `pipelines`.
"""
