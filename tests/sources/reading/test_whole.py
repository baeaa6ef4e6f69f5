"""The checks that every reading must pass do fail: one line or row is taken away or given to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sources.files.text import read_text
from sources.reading.corrections import Corrections
from sources.reading.passes import read
from sources.reading.rows import Reading
from tests.conftest import HEAD
from tests.sources.reading.whole import check_whole, in_doubt

TEXT = f"""{HEAD}
1. Phấn đấu tỷ lệ che phủ rừng đạt 48%.

PHỤ LỤC
TT\tNhiệm vụ\tThời hạn\tCơ quan chủ trì
1\tRà soát quy hoạch\tTháng 6/2024\tSở Y tế
2\tXây dựng Đề án\tTháng 9/2024\tSở Tư pháp
"""


def line_where(reading: Reading, role: str) -> int:
    return next(position for position, line in enumerate(reading.lines) if line.role == role)


def give(reading: Reading, role: str, owner: str | None) -> None:
    """Give the first line of a role to another owner."""
    at = line_where(reading, role)
    reading.lines[at] = replace(reading.lines[at], owner=owner)


def swallow(reading: Reading) -> None:
    """Give a row's line to the row before it."""
    at = line_where(reading, "table_row")
    reading.lines[at + 1] = replace(reading.lines[at + 1], owner=reading.lines[at].owner)


FAULTS: dict[str, Callable[[Reading], object]] = {
    "a line is missing": lambda reading: reading.lines.pop(),
    "a line twice": lambda reading: reading.lines.append(reading.lines[-1]),
    "another text": lambda reading: reading.lines.reverse(),
    "nobody holds a line": lambda reading: give(reading, "body", None),
    "an owner that is no row": lambda reading: give(reading, "table_row", "nobody"),
    "an owner that stands elsewhere": lambda reading: give(reading, "body", reading.printed_rows[0].row_id),
    "a row whose line another holds": swallow,
    "a row without a line": lambda reading: reading.clauses.append(
        replace(reading.clauses[0], clause_id="other")
    ),
    "a value that stands elsewhere": lambda reading: reading.indicator_values.append(
        replace(reading.indicator_values[0], value_id="other", line_from=1)
    ),
    "two rows of one id": lambda reading: reading.tasks.append(reading.tasks[0]),
}


def the_reading() -> Reading:
    return read(read_text("made-up.txt", TEXT.encode()), Corrections([]))


def test_a_sound_reading_is_whole() -> None:
    check_whole(read_text("made-up.txt", TEXT.encode()), the_reading())
    assert in_doubt(the_reading()) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(fault: str) -> None:
    reading = the_reading()
    FAULTS[fault](reading)
    with pytest.raises(AssertionError):
        check_whole(read_text("made-up.txt", TEXT.encode()), reading)
