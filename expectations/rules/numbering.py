"""Rules about ordinals: the TT column of a table counts without gap or repeat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from expectations.rule import HOLDS, Row, Rows, Rule, Verdict, rule
from warehouse.schema import Bilingual

_ORDINAL = re.compile(r"^([0-9]{1,3})((?:\.[0-9]{1,2})*)\.?$")
_NUMBER_HEADERS = ("tt", "stt")


def _runs(rows: Rows) -> Sequence[Verdict | None]:
    """Each ordinal is one more than the last of its level, or starts a level anew at 1.

    Tables number their rows through all groups, or afresh in each; a number that does neither was misprinted,
    or a row is missing.
    """
    by_annex: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for index, row in enumerate(rows["printed_rows"]):
        by_annex[row["annex_id"]].append((index, row))
    numbered = {
        annex["annex_id"]
        for annex in rows["annexes"]
        if annex["headers"] and annex["headers"][0].strip().lower().strip(".") in (*_NUMBER_HEADERS, "cột 1", "số tt")
    }
    verdicts: list[Verdict | None] = [None] * len(rows["printed_rows"])
    for annex_id, members in by_annex.items():
        if annex_id in numbered:
            for (index, _), verdict in zip(members, _judge_annex([row for _, row in members]), strict=True):
                verdicts[index] = verdict
    return verdicts


def _judge_annex(rows: Sequence[Row]) -> list[Verdict | None]:
    last: dict[str, int] = {}
    verdicts: list[Verdict | None] = []
    for row in rows:
        match = _ORDINAL.match(row["cells"][0] or "") if row["cells"] else None
        if match is None:
            verdicts.append(None)
            continue
        parts = [match[1], *match[2].split(".")[1:]]
        prefix, number = ".".join(parts[:-1]), int(parts[-1])
        expected = last.get(prefix, 0) + 1
        # What is left of a table whose beginning is lost may start anywhere; then it counts on, on every level.
        follows = number in (1, expected) or not last
        for level, ordinal in enumerate(parts):
            last[".".join(parts[:level])] = int(ordinal)
        verdicts.append(HOLDS if follows else _out_of_order(prefix, number, expected))
    return verdicts


def _out_of_order(prefix: str, number: int, expected: int) -> Verdict:
    dot = f"{prefix}." if prefix else ""
    message = Bilingual(
        f"in TT {dot}{number}, đáng lẽ là {dot}{expected}", f"printed ordinal {dot}{number}, expected {dot}{expected}"
    )
    return Verdict(False, message)


RULES: tuple[Rule, ...] = (
    rule(
        "printed_rows",
        "numbering_runs",
        "warn",
        "Số thứ tự liên tục, không nhảy, không lặp | Ordinals run without gap or repeat",
        _runs,
        needs=("annexes",),
    ),
)
