"""What keeps pages small, calendars readable and links whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.addresses import document_page, line_address
from publish.archive import SUMS, checksums, foreign_in_site
from publish.portal.agencies import _escaped, _folded
from publish.portal.content import parted
from publish.portal.documents import Piece, _pieces
from publish.portal.inspect import Fault, inspect


def test_a_line_beyond_the_first_page_lies_on_a_later_one() -> None:
    assert document_page("a", 1500) == "van-ban/a.html"
    assert line_address("a", 1501) == "van-ban/a.2.html#L1501"


def test_a_short_list_is_one_page_and_a_long_one_is_parted_by_year() -> None:
    rows = [{"year": str(2020 + at % 3), "at": at} for at in range(10)]
    assert [part.name for part in parted(rows, 10, lambda row: row["year"])] == [""]
    parts = parted(rows, 3, lambda row: row["year"])
    assert [part.name for part in parts] == ["2020", "2020-2", "2021", "2022"]
    assert sum(len(part.rows) for part in parts) == 10


def test_a_line_is_cut_at_its_figures_and_loses_no_letter() -> None:
    pieces = _pieces("tăng 5,0 đến 7,5%", 9, {(5, 8), (13, 16)})
    assert pieces == [
        Piece("tăng ", ""),
        Piece("5,0", "L9.5"),
        Piece(" đến ", ""),
        Piece("7,5", "L9.13"),
        Piece("%", ""),
    ]
    assert "".join(piece.text for piece in pieces) == "tăng 5,0 đến 7,5%"


@pytest.mark.parametrize("text", ["Hạn báo cáo; gửi Sở, ngành\\n" * 20, "đ" * 200, ""])
def test_lines_of_a_calendar_are_short_and_whole(text: str) -> None:
    pieces = list(_folded(f"SUMMARY:{_escaped(text)}"))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == f"SUMMARY:{_escaped(text)}"


def test_a_link_to_nothing_and_one_to_another_host_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a id="x" href="#x"></a><a href="b.html#gone"></a><a href="c.html"></a><img src="https://x.example/i">'
        '<a href="../packages/p.zip"></a>'
    )
    (tmp_path / "b.html").write_text('<p id="here"></p><a href="a.html#x"></a>')
    assert inspect(tmp_path) == {
        "links_lead_somewhere": [Fault("a.html", "b.html#gone"), Fault("a.html", "c.html")],
        "nothing_from_elsewhere": [Fault("a.html", "https://x.example/i")],
    }


def test_a_file_of_others_in_the_folder_of_the_portal_is_told(tmp_path: Path) -> None:
    (tmp_path / "tim").mkdir()
    (tmp_path / "index.html").write_text("a")
    (tmp_path / "tim" / "index.js").write_text("b")
    assert foreign_in_site(tmp_path) == ["index.html", "tim/index.js"]
    (tmp_path / SUMS).write_text(checksums(tmp_path))
    assert foreign_in_site(tmp_path) == []
    (tmp_path / "tim" / "thesis.docx").write_text("c")
    assert foreign_in_site(tmp_path) == ["tim/thesis.docx"]
