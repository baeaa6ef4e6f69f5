"""What each line of a document is, before tables are read."""

from __future__ import annotations

import pytest

from sources.corrections import Corrections
from sources.reading import read
from sources.text import read_text
from tests.conftest import HEAD

# A scrape may print the block of recipients before the text; it ends where the list does.
RECIPIENTS = ["Nơi nhận:", "- Như Điều 3;", "- Các sở, ngành;", "- Lưu: VT, TH ({})"]


@pytest.mark.parametrize(
    ("after", "why"),
    [
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "an item of the list is never all in capitals"),
        ("Thực hiện Nghị quyết của Hội đồng nhân dân thành phố.", "the item before it is closed"),
    ],
)
def test_recipients_end_where_their_list_does(after: str, why: str) -> None:
    lines = [*HEAD.splitlines(), *RECIPIENTS, after]
    reading = read(read_text("made-up.txt", "\n".join(lines).encode()), Corrections([]))
    roles = [line.role for line in reading.lines]
    assert roles[-5:-1] == ["recipients"] * 4
    assert roles[-1] != "recipients", why


def test_recipients_run_over_to_short_lines_of_capitals() -> None:
    lines = [*HEAD.splitlines(), "Nơi nhận:", "- Đ/c BTTU; TTTU,", "TTHĐND;", "- Cục Thuế", "TP;", "- Lưu: VT."]
    reading = read(read_text("made-up.txt", "\n".join(lines).encode()), Corrections([]))
    assert [line.role for line in reading.lines][-6:] == ["recipients"] * 6
