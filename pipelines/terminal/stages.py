"""What each pass of a reading has made of one file, as lines for a person: `kehoachmo inspect FILE --after
PASS`.

One way of printing for each kind of value; what a pass does stands in `sources.reading.passes`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from sources.files.folder import load_text
from sources.files.text import Unreadable, read_text
from sources.reading.corrections import StaleCorrection, load_corrections
from sources.reading.passes import PASSES, run

STAGES = tuple(step.__name__ for step in PASSES)


def print_stage(path: Path, stage: str) -> int:
    """Print what a pass has made of a file; the exit code is 2 where there is no such pass, 1 where nothing
    is read."""
    if stage not in STAGES:
        print(f"✗ --after {stage}: {', '.join(STAGES)}", file=sys.stderr)
        return 2
    try:
        name, data = load_text(path)
        if isinstance(data, Unreadable):
            raise data
        for line in after(name, data, stage):
            print(line)
    except (Unreadable, StaleCorrection) as refused:
        print(f"✗ {path.name}: {refused.reason_vi} | {refused.reason_en}", file=sys.stderr)
        return 1
    return 0


def after(name: str, data: bytes, stage: str) -> Iterator[str]:
    """What a pass has made of a file, line by line. Raises `Unreadable` where it is no planning document."""
    made = run(read_text(name, data), load_corrections(), after=stage)
    yield from _PRINTED.get(stage, _value)(made[stage])


def _at(first: int, last: int) -> str:
    return f"{f'L{first}' if first == last else f'L{first}–{last}':<10}"


def _value(value: Any) -> Iterator[str]:
    """Any value with fields: one a line, those that say nothing left out."""
    for field in fields(value) if is_dataclass(value) else ():
        said = getattr(value, field.name)
        if said not in (None, "", [], ()):
            yield f"{field.name:<18}{said}"


def _parts(parts: Any) -> Iterator[str]:
    yield from _runs(parts.roles, [""] * len(parts.roles))
    for annex in parts.annexes:
        yield f"{_at(annex.start + 1, annex.end)}annex {annex.ordinal or '-'}: {annex.title or ''}"
    for line, unit in parts.units.items():
        yield f"{_at(line, line)}unit: {unit}"


def _ledger(ledger: Any) -> Iterator[str]:
    yield from _runs(ledger.roles, ledger.owners)
    for line, other in ledger.disputes.items():
        yield f"{_at(line, line)}claimed by {other} too"


def _runs(roles: Sequence[str], owners: Sequence[str]) -> Iterator[str]:
    numbered = enumerate(zip(roles, owners, strict=True), start=1)
    for (role, owner), run_ in groupby(numbered, key=lambda item: item[1]):
        lines = [number for number, _ in run_]
        if role != "blank":
            yield f"{_at(lines[0], lines[-1])}{role:<14}{owner}".rstrip()


def _tables(annexed: Iterable[Any]) -> Iterator[str]:
    for annex in annexed:
        for placed in annex.tables:
            table = placed.table
            yield f"{placed.place.annex_id}: {table.kind}, {len(table.rows)} rows"
            for column in table.columns:
                said = (column.role, column.measure, column.period, column.unit)
                yield f"    {' '.join(filter(None, said)):<28}{column.printed}"
            for row in table.rows:
                yield f"{_at(row.line_from, row.line_to)}{row.role:<7}{' | '.join(row.texts())}"
            for scrap in table.scraps:
                yield f"{_at(min(scrap.lines), max(scrap.lines))}reject {scrap.reason}: {scrap.text}"


def _outline(sections: Iterable[Any]) -> Iterator[str]:
    for section in sections:
        for paragraph in section.paragraphs:
            yield f"{_at(min(paragraph.lines), max(paragraph.lines))}{section.clause_id}: {paragraph.text}"


def _notes(notes: Iterable[Any]) -> Iterator[str]:
    for note in notes:
        yield f"{_at(note.line_from, note.line_to)}[{note.mark}] {note.text}"


def _rows(rows: Any) -> Iterator[str]:
    """Rows of tables, one a line: where it stands, its table, and each column that is filled."""
    for field in fields(rows):
        held = getattr(rows, field.name)
        for row in held if isinstance(held, list | tuple) else [held]:
            if is_dataclass(row) and field.name not in ("lines", "claims"):
                yield _row(field.name, asdict(row))  # type: ignore[arg-type]


def _row(table: str, cells: Mapping[str, Any]) -> str:
    first = cells.get("line_from") or cells.get("line")
    at = _at(first, cells.get("line_to") or first) if first else " " * 10
    hidden = ("document_id", "line_from", "line_to")
    said = (f"{name}={value}" for name, value in cells.items() if value is not None and name not in hidden)
    return f"{at}{table}: {' '.join(said)}"


_PRINTED: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "parts": _parts,
    "notes": _notes,
    "tables": _tables,
    "claimed": _ledger,
    "ledger": _ledger,
    "outline": _outline,
    "table_rows": _rows,
    "text_rows": _rows,
    "rows": _rows,
    "naming": _rows,
}
