"""Rules about ordinals: the TT column of a table, and the points of running text, have no gap or repeat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from expectations.rule import Answer, Breach, ByRow, Row, caveat, index

# "12", "2.11", "1.1.3."; not a year, not "I", not "1a".
_ORDINAL = re.compile(r"^([0-9]{1,3})((?:\.[0-9]{1,2})*)\.?$")
# A header that is lost does not say; what stands in the first column then does.
_NUMBER_HEADERS = ("tt", "stt", "số tt", "")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal as printed (`2.11`), and the number that its last part should be."""

    parts: tuple[str, ...]
    expected: int
    opens: int | None = None
    """Of the first ordinal of a table: the number that it may begin with beside 1."""

    @property
    def numbers(self) -> list[int]:
        return list(map(int, self.parts))

    @property
    def above(self) -> str:
        return "".join(f"{part}." for part in self.parts[:-1])


@index
def ordinals(printed_rows: Sequence[Row], annexes: Sequence[Row]) -> ByRow[Ordinal]:
    """The ordinals of tables that number their rows. Some tables count on from the one before."""
    by_annex: dict[str, list[Row]] = defaultdict(list)
    for row in printed_rows:
        by_annex[row["annex_id"]].append(row)
    numbered = {annex["annex_id"] for annex in annexes if annex["headers"] and _counts(annex["headers"][0])}
    found: ByRow[Ordinal] = ByRow()
    reached: dict[str, int] = defaultdict(int)
    for annex_id, rows in by_annex.items():
        if annex_id in numbered:
            document_id = rows[0]["document_id"]
            last = 0
            for row, ordinal in _ordinals_of(rows, reached[document_id] + 1):
                found[row] = ordinal
                last = ordinal.numbers[0]
            reached[document_id] = last
    return found


def _counts(header: str) -> bool:
    return header.strip().lower().strip(".") in _NUMBER_HEADERS


def _ordinals_of(rows: Sequence[Row], opens: int) -> Iterator[tuple[Row, Ordinal]]:
    last: dict[tuple[str, ...], int] = {}
    for row in rows:
        match = _ORDINAL.match(row["cells"][0] or "") if row["cells"] else None
        if match is None:
            continue
        parts = (match[1], *match[2].split(".")[1:])
        yield row, Ordinal(parts, last.get(parts[:-1], 0) + 1, None if last else opens)
        for level, part in enumerate(parts):
            last[parts[:level]] = int(part)


@caveat("printed_rows", "Số thứ tự liên tục, không nhảy, không lặp | Ordinals run without gap or repeat")
def numbering_runs(row: Row, ordinals: ByRow[Ordinal]) -> Answer:
    """Each ordinal is one more than the last of its level, or starts a level anew at 1.

    Tables number their rows through all groups, or afresh in each; a number that does neither was misprinted,
    or a row is missing.
    """
    ordinal = ordinals.get(row)
    if ordinal is None:
        return None
    first, *below = ordinal.numbers
    if ordinal.opens is not None:
        printed = ".".join(ordinal.parts)
        return (first in (1, ordinal.opens) and set(below) <= {1}) or Breach(
            f"bảng bắt đầu từ TT {printed}; tệp không có các dòng trước đó",
            f"the table begins at ordinal {printed}; the rows before it are not in the text",
        )
    number, above = ordinal.numbers[-1], ordinal.above
    return number in (1, ordinal.expected) or Breach(
        f"in TT {above}{number}, đáng lẽ là {above}{ordinal.expected}",
        f"printed ordinal {above}{number}, expected {above}{ordinal.expected}",
    )


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


@index
def points_before(clauses: Sequence[Row]) -> ByRow[Row]:
    """The numbered point right before a numbered point, below the same heading and of the same kind."""
    siblings: dict[tuple[str, str | None, str], list[Row]] = defaultdict(list)
    for clause in clauses:
        if kind := _kind_of(clause["number"]):
            siblings[clause["document_id"], clause["parent_id"], kind].append(clause)
    before: ByRow[Row] = ByRow()
    for points in siblings.values():
        points.sort(key=lambda point: int(point["line_from"]))
        for previous, point in pairwise(points):
            before[point] = previous
    return before


def _kind_of(number: str | None) -> str | None:
    if not number:
        return None
    if number.isdecimal():
        return "number"
    if number in _ROMAN:
        return "roman"
    return "letter" if len(number) == 1 and number in _LETTERS[0] + _LETTERS[1] else None


@caveat(
    "clauses",
    "Các mục cùng cấp đánh số liên tục, không nhảy, không lặp"
    " | Points of one level are numbered without gap or repeat",
)
def points_run(clause: Row, points_before: ByRow[Row]) -> Answer:
    """The numbered points below one heading follow one another, or begin anew."""
    if _kind_of(clause["number"]) is None:
        return None
    previous = points_before.get(clause)
    if previous is None or _follows(previous["number"], clause["number"]):
        return True
    before, at, number = previous["number"], previous["line_from"], clause["number"]
    return Breach(
        f"mục {number} đứng ngay sau mục {before} (dòng {at})",
        f"point {number} stands right behind point {before} (line {at})",
    )


def _follows(before: str, now: str) -> bool:
    """One more than the point before, or the first; a letter may be of either alphabet."""
    if now.isdecimal():
        return int(now) in (1, int(before) + 1)
    return any(
        before in sequence and now in sequence and sequence.index(now) in (0, sequence.index(before) + 1)
        for sequence in (_ROMAN, *_LETTERS)
    )
