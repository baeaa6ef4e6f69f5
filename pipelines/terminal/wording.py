"""What the program makes of a label: its parts, its indicator, or the nearest and what keeps them apart."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.naming.matching import Asked
    from sources.vocabularies.themes import Indicator
    from warehouse.store import Warehouse

ANSWER = ("indicator_id", "status", "why")
"""Columns that follow those of a file of labels."""
_PROPOSED = ("documents", "values", "indicator_id", "labels", "units", "least", "greatest", "nearest")
_SHOWN = 3
"""Labels of a proposal."""


def print_wording(label: str, under: str | None, unit: str | None, place: str | None) -> int:
    """Print what a label says and what it names."""
    for line in told(label, under, unit, place):
        print(line)
    return 0


def print_file(path: Path) -> int:
    """Write the rows of a CSV file (label, under, unit) with their indicators as CSV."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines)
        names = next(rows, [])
        if "label" not in names:
            print(f"✗ {path}: thiếu cột label | there is no column label", file=sys.stderr)
            return 2
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow([*names, *ANSWER])
        for row in rows:
            out.writerow([*row, *_answer(dict(zip(names, row, strict=False)))])
    return 0


def print_proposals(warehouse: Warehouse) -> int:
    """Write the provisional indicators of a warehouse as CSV, those of most documents first."""
    if not warehouse.path.is_file():
        print(f"✗ {warehouse.path}: chưa có kho dữ liệu | there is no warehouse here", file=sys.stderr)
        return 2
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(_PROPOSED)
    out.writerows(_proposals(warehouse))
    return 0


def told(label: str, under: str | None, unit: str | None, place: str | None) -> Iterator[str]:
    """The parts of a label and its indicator, line by line."""
    from sources.naming.label_key import label_key
    from sources.naming.nearness import nearest
    from sources.naming.reading_labels import readings
    from sources.naming.scopes import scope_of
    from sources.naming.wordings import reviewed

    asked = _asked(label, under, unit, place)
    for said in readings(label_key(label, asked.place, brackets=True)):
        yield f"loại số · kind        {' + '.join(said.kinds) or '—'}"
        yield f"nói · says            {' + '.join(sorted(said.terms - set(said.kinds))) or '—'}"
        if said.weak:
            yield f"có thể bỏ · may go    {' + '.join(sorted(said.weak))}"
        if said.unknown:
            yield f"từ lạ · unknown       {', '.join(said.unknown)}"
    if scope := scope_of(label, under, asked.place):
        yield f"phạm vi · scope       {scope}"
    found, status, why = _named(asked)
    yield f"chỉ tiêu · indicator  {found.indicator_id if found else '—'} ({status or 'không · none'}: {why})"
    if found and status == "reviewed":
        yield f"                      {found.name_vi} · {found.name_en}"
        return
    for near in nearest(label, reviewed()):
        yield f"gần nhất · nearest    {near}"


def _asked(label: str, under: str | None, unit: str | None, place: str | None) -> Asked:
    """A label as a row would ask; without a document, the province that it names is its own."""
    from sources.grammar.units import unit_of_row
    from sources.naming.matching import Asked
    from sources.vocabularies.vocabulary import provinces

    known = unit_of_row(unit, label) if unit else None
    own = place or next((one.name for one in provinces().values() if one.name in label), None)
    return Asked(label, (under or None, None), known.code if known else None, unit or None, place=own)


def _named(asked: Asked) -> tuple[Indicator | None, str, str]:
    """The indicator of a label, its status, and which reading led to it, or what keeps the nearest apart."""
    from sources.naming.matching import match
    from sources.naming.nearness import nearest
    from sources.naming.provisional import provisional
    from sources.naming.wordings import reviewed

    if found := match(asked, reviewed()):
        return found.indicator, "reviewed", found.how
    near = next(iter(nearest(asked.label, reviewed())), None)
    why = f"nearest {near}" if near else "nothing near"
    made = provisional(asked, in_table=True)
    return (made, "provisional", why) if made else (None, "", f"no quantity; {why}")


def _answer(row: Mapping[str, str]) -> tuple[str, str, str]:
    label = row.get("label", "")
    found, status, why = _named(_asked(label, row.get("under"), row.get("unit"), row.get("place")))
    return found.indicator_id if found else "", status, why


def _proposals(warehouse: Warehouse) -> Iterator[tuple[object, ...]]:
    from sources.naming.nearness import nearest
    from sources.naming.wordings import reviewed

    of: dict[str, list[Mapping[str, object]]] = {}
    for value in warehouse.select("indicator_values", matched_by="provisional"):
        of.setdefault(str(value["indicator_id"]), []).append(value)
    documents = {id_: len({value["document_id"] for value in values}) for id_, values in of.items()}
    for id_ in sorted(of, key=lambda id_: (-documents[id_], -len(of[id_]), id_)):
        values = of[id_]
        labels = sorted({str(value["label"]) for value in values}, key=lambda label: (len(label), label))
        figures = [float(str(value["value_min"])) for value in values if value["value_min"] is not None]
        yield (
            documents[id_],
            len(values),
            id_,
            " | ".join(labels[:_SHOWN]),
            " | ".join(sorted({str(value["unit"] or "") for value in values})),
            min(figures, default=""),
            max(figures, default=""),
            "; ".join(map(str, nearest(labels[0], reviewed()))),
        )
