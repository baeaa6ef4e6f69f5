"""Rules about ordinals: the TT column of a table, and the points of running text, count without gap or repeat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from expectations.rule import HOLDS, Row, Rows, Rule, Verdict, rule
from warehouse.schema import Bilingual

_ORDINAL = re.compile(r"^([0-9]{1,3})((?:\.[0-9]{1,2})*)\.?$")
# A header that is lost does not say; what stands in the first column then does.
_NUMBER_HEADERS = ("tt", "stt", "số tt", "")


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
        if annex["headers"] and annex["headers"][0].strip().lower().strip(".") in _NUMBER_HEADERS
    }
    verdicts: list[Verdict | None] = [None] * len(rows["printed_rows"])
    reached: dict[str, int] = {}
    for annex_id, members in by_annex.items():
        if annex_id in numbered:
            document_id = members[0][1]["document_id"]
            judged, end = _judge_annex([row for _, row in members], reached.get(document_id, 0))
            reached[document_id] = end
            for (index, _), verdict in zip(members, judged, strict=True):
                verdicts[index] = verdict
    return verdicts


def _judge_annex(rows: Sequence[Row], reached: int) -> tuple[list[Verdict | None], int]:
    """Verdicts for the rows of one table, and its last ordinal; `reached` is that of the table before, which some
    tables count on from."""
    last: dict[str, int] = {}
    verdicts: list[Verdict | None] = []
    for row in rows:
        match = _ORDINAL.match(row["cells"][0] or "") if row["cells"] else None
        if match is None:
            verdicts.append(None)
            continue
        parts = [match[1], *match[2].split(".")[1:]]
        numbers = list(map(int, parts))
        prefix, number = ".".join(parts[:-1]), numbers[-1]
        expected = last.get(prefix, 0) + 1
        if last:
            verdicts.append(HOLDS if number in (1, expected) else _out_of_order(prefix, number, expected))
        else:
            starts = numbers[0] in (1, reached + 1) and all(number == 1 for number in numbers[1:])
            verdicts.append(HOLDS if starts else _start_lost(".".join(parts)))
        for level, number in enumerate(numbers):
            last[".".join(parts[:level])] = number
    return verdicts, last.get("", 0)


def _start_lost(ordinal: str) -> Verdict:
    message = Bilingual(
        f"bảng bắt đầu từ TT {ordinal}; tệp không có các dòng trước đó",
        f"the table begins at ordinal {ordinal}; the rows before it are not in the text",
    )
    return Verdict(False, message)


def _out_of_order(prefix: str, number: int, expected: int) -> Verdict:
    dot = f"{prefix}." if prefix else ""
    message = Bilingual(
        f"in TT {dot}{number}, đáng lẽ là {dot}{expected}",
        f"printed ordinal {dot}{number}, expected {dot}{expected}",
    )
    return Verdict(False, message)


_LETTERS = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
_ROMAN = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
)


def _points_run(rows: Rows) -> Sequence[Verdict | None]:
    """The numbered points below one heading follow one another, or begin anew."""
    siblings: dict[tuple[str, str | None, str], list[tuple[int, Row]]] = defaultdict(list)
    verdicts: list[Verdict | None] = [None] * len(rows["clauses"])
    for index, row in enumerate(rows["clauses"]):
        if kind := _kind_of(row["number"]):
            siblings[row["document_id"], row["parent_id"], kind].append((index, row))
    for members in siblings.values():
        previous: Row | None = None
        for index, row in sorted(members, key=lambda member: member[1]["line_from"]):
            verdicts[index] = (
                HOLDS if previous is None or _follows(previous, row) else _point_out_of_order(previous, row)
            )
            previous = row
    return verdicts


def _kind_of(number: str | None) -> str | None:
    if not number:
        return None
    if number.isdecimal():
        return "number"
    if number in _ROMAN:
        return "roman"
    return "letter" if len(number) == 1 and number in _LETTERS[0] + _LETTERS[1] else None


def _follows(previous: Row, row: Row) -> bool:
    before, now = str(previous["number"]), str(row["number"])
    if now.isdecimal():
        return int(now) in (1, int(before) + 1)
    for sequence in (_ROMAN, *_LETTERS):
        if before in sequence and now in sequence and sequence.index(now) in (0, sequence.index(before) + 1):
            return True
    return False


def _point_out_of_order(previous: Row, row: Row) -> Verdict:
    message = Bilingual(
        f"mục {row['number']} đứng ngay sau mục {previous['number']} (dòng {previous['line_from']})",
        f"point {row['number']} stands right behind point {previous['number']} (line {previous['line_from']})",
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
    rule(
        "clauses",
        "points_run",
        "warn",
        "Các mục cùng cấp đánh số liên tục, không nhảy, không lặp | Points of one level are numbered without gap or repeat",
        _points_run,
    ),
)
