"""Judge: what must hold of the rows, why, and which rows break it.

`rules` says what must hold, in Vietnamese and English, as data and small functions; `suite` hands it to Great
Expectations, the only module that imports it; `judge` turns the result into findings. Rows come as arguments:
nothing here opens a database or knows Dagster.
"""
