"""Rules about the form in which a document can be published at all: as bytes, as files, as fields of a CSV.

What a declaration promises of its columns belongs to `declared`.
"""

from __future__ import annotations

from expectations.rule import Answer, Breach, Row, promise

_LONGEST_ID = 160
"""Characters: ids name files, with more behind them; file systems take 255 bytes."""
_LONGEST_FIELD = 131_072
"""Characters: readers of CSV refuse a longer field (the limit of Python's `csv`)."""
_LONG = ("title", "text", "heading", "printed", "description", "label", "name", "number", "cells")


@promise("documents", "Mã văn bản đặt được tên tệp | The id of the document can name a file")
def id_names_a_file(document: Row) -> Answer:
    """Tables of annexes are files that are named by ids."""
    length = len(document["document_id"])
    return length <= _LONGEST_ID or Breach(
        f"mã dài {length} ký tự (tối đa {_LONGEST_ID})",
        f"the id has {length} letters (at most {_LONGEST_ID})",
    )


@promise("documents", "Chữ trong tệp ghi được bằng UTF-8 | The letters of the file can be written as UTF-8")
def letters_written(document: Row) -> Answer:
    """Half a character (a lone surrogate) is none, and nobody knows which it was."""
    return document["encoding"] != "surrogates" or Breach(
        "tệp có nửa ký tự (surrogate), không ghi được", "the file holds halves of characters (surrogates)"
    )


_READ_BACK = "Mọi ô đọc lại được từ CSV | Every field can be read back from a CSV"


@promise("documents", _READ_BACK)
@promise("annexes", _READ_BACK)
@promise("clauses", _READ_BACK)
@promise("printed_rows", _READ_BACK)
@promise("indicator_values", _READ_BACK)
@promise("tasks", _READ_BACK)
@promise("projects", _READ_BACK)
@promise("footnotes", _READ_BACK)
def read_back(row: Row) -> Answer:
    for column in _LONG:
        value = row.get(column)
        if value and sum(map(len, filter(None, value))) > _LONGEST_FIELD:
            return Breach(
                f"{column} dài quá {_LONGEST_FIELD:,} ký tự", f"{column} is too long for a CSV field"
            )
    return True
