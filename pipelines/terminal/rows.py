"""The rows of texts as JSON lines, for programs that compare or look: nothing is judged, kept or published.

Every text is read alone, so that two files of one name, or of one document, are two. What `make diff`
compares.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sources.files.folder import SUFFIXES, load_text
from sources.reading.shard import Shard, read_texts
from warehouse.tables import READ, TABLES

_OF_THE_VOCABULARY = ("units", "indicators", "territories")
"""Tables whose rows no text gives."""


def print_rows(places: Sequence[Path]) -> int:
    """Print a JSON line for every row of every text in or below the places: path, table, key, cells as
    text."""
    for path in _texts(places):
        for table, row in _rows(read_texts([load_text(path)])):
            key = "|".join(_said(row.get(name)) for name in TABLES[table].key) if table in TABLES else ""
            cells = {name: _said(value) for name, value in row.items()}
            json.dump([str(path), table, key, cells], sys.stdout)
            print()
    return 0


def _texts(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        found = place.rglob("*") if place.is_dir() else [place]
        yield from sorted(path for path in found if path.suffix.lower() in SUFFIXES)


def _rows(shard: Shard) -> Iterator[tuple[str, dict[str, Any]]]:
    for failure in shard.failures:
        yield "unreadable", asdict(failure)
    if not shard.failures:
        for table in READ:
            if table not in _OF_THE_VOCABULARY:
                yield from ((table, asdict(row)) for row in shard.rows[table])


def _said(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return "" if value is None else str(value)
