"""Keep: the one declaration of every published table, and the DuckDB file that holds the rows.

`schema` and `tables` are the declaration (standard library only, imported by every folder); the other modules
open DuckDB and are the only ones that do.
"""
