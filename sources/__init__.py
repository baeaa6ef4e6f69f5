"""Read: the documents, the vocabularies as data, and the pure code that turns bytes into typed rows.

A reader is a function of its text alone: no Dagster, no DuckDB, no clock, no network. Rows are the classes
that
`warehouse.tables` declares; nothing else of the house is imported here.

From bytes to rows: `text` (numbered lines) → `regions` (what each stretch of lines is) → `layouts` (cells) →
`table` (rows under a header that is understood) → `indicators`, `tasks`, `projects` (typed rows) → `reading`.
"""
