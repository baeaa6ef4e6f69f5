"""Paragraphs rejoined and set into a tree."""

from __future__ import annotations

import pytest

from sources.document.outline import read_outline
from sources.document.paragraphs import read_marker, read_paragraphs

MARKERS = [
    ("Điều 1. Ban hành", "article", "1", "an article"),
    ("I. MỤC ĐÍCH", "capital", "I", "a capital, Roman where no other capitals are open"),
    ("II. NHIỆM VỤ", "roman", "II", ""),
    ("1. Mục đích", "number", "1", ""),
    ("1.Mục đích", "number", "1", "OCR loses the blank"),
    ("2.", "number", "2", "alone on its line"),
    ("2- Tỷ lệ đô thị hóa", "number", "2", "the dash of Party documents"),
    ("1.10. Tập trung", "decimal", "1.10", ""),
    ("a) Năm 2020", "letter", "a", ""),
    ("a). Mục tiêu", "letter", "a", "both signs"),
    ("đ. Tổng kết", "letter", "đ", ""),
    ("b1) Năm 2020", "sub", "b1", ""),
    ("- Cụ thể hóa", "dash", "-", ""),
    ("+ Đẩy mạnh", "plus", "+", ""),
    ("2018 là: Đưa", None, None, "a wrapped line that begins with a year"),
    ("16,5% so với", None, None, "a wrapped line that begins with a figure"),
    ("1 vạn dân", None, None, "no sign behind the figure"),
]


@pytest.mark.parametrize(("text", "kind", "number", "why"), MARKERS)
def test_what_opens_a_paragraph(text: str, kind: str | None, number: str | None, why: str) -> None:
    marker, _ = read_marker(text)
    assert (marker.kind if marker else None, marker.number if marker else None) == (kind, number), why


JOINED = [
    (
        ["1. Mở các đường bay mới từ", "", "Hải Phòng đi các địa phương."],
        1,
        "cut behind a word that must go on",
    ),
    (["Số liệu về quốc", "phòng năm 2020."], 1, "a small letter goes on"),
    (["Phát triển quốc phòng", "- an ninh thành phố."], 1, "a dash at the wrap, before a small letter"),
    (["2. Yêu cầu", "- Cụ thể hóa nhiệm vụ."], 2, "a bullet under a heading"),
    (["1. Mục đích", "Quán triệt kế hoạch."], 2, "a short heading is no cut sentence"),
    (["Câu một.", "câu hai."], 2, "a stop ends a paragraph"),
    (["2.1.", "Công an tỉnh chủ trì."], 1, "the marker stands alone above its text"),
    (["II. NHIỆM VỤ VÀ GIẢI", "PHÁP CHỦ YẾU"], 1, "a heading in capitals wraps"),
]


@pytest.mark.parametrize(("lines", "count", "why"), JOINED)
def test_lines_that_belong_together(lines: list[str], count: int, why: str) -> None:
    paragraphs = read_paragraphs(lines, [range(1, len(lines) + 1)])
    assert len(paragraphs) == count, why
    assert [line for paragraph in paragraphs for line in paragraph.lines] == [
        i for i, x in enumerate(lines, 1) if x
    ]


def test_a_joined_paragraph_knows_its_lines() -> None:
    (paragraph,) = read_paragraphs(["Một hai", "ba bốn."], [[1, 2]])
    assert paragraph.text == "Một hai ba bốn."
    assert [paragraph.line_at(paragraph.text.index(word)) for word in ("Một", "ba", "bốn")] == [1, 2, 2]


def paths(*lines: str) -> list[str | None]:
    return [section.path for section in read_outline(read_paragraphs(lines, [range(1, len(lines) + 1)]), "d")]


TREES = [
    (
        ["Căn cứ.", "I. A", "1. B", "a) C.", "- D.", "- E.", "II. F"],
        [None, "I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-2", "II"],
        "nesting by kind",
    ),
    (
        ["II. A", "1. B", "1.1. C.", "1.2. D.", "2. E"],
        ["II", "II.1", "II.1.1", "II.1.2", "II.2"],
        "decimals under their number",
    ),
    (["1. A.", "2. B.", "2. C.", "3. D."], ["1", "2", "2", "3"], "numbers are kept as printed"),
    (
        ["3. A", "a) B", "- C.", "b) D", "- E.", "a) F"],
        ["3", "3.a", "3.a.-1", "3.b", "3.b.-1", "a"],
        "letters that begin again have lost their heading",
    ),
    (["1. A", "- B:", "+ C.", "+ D."], ["1", "1.-1", "1.-1.+1", "1.-1.+2"], "bullets within bullets"),
    (["A. X", "I. Y", "B. Z", "C. W"], ["A", "A.I", "B", "C"], "capitals above Roman numbers"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), TREES)
def test_the_tree(lines: list[str], expected: list[str | None], why: str) -> None:
    assert paths(*lines) == expected, why


def test_a_new_part_begins_a_new_tree() -> None:
    """Behind a signature an attached plan numbers from the start; it is not part of the last article."""
    lines = ["Điều 3. Thi hành.", "Thực hiện Nghị quyết.", "I. MỤC ĐÍCH"]
    sections = read_outline(read_paragraphs(lines, [[1], [2, 3]]), "d")
    assert [(section.path, section.parent) for section in sections[1:]] == [(None, None), ("I", None)]


def test_headings_are_told_from_text() -> None:
    lines = [
        "1. Mục đích",
        "Quán triệt.",
        "2. Tiếp tục cải thiện môi trường.",
        "a) Rà soát.",
        "- Việc sau:",
        "+ Một.",
    ]
    sections = read_outline(read_paragraphs(lines, [range(1, 7)]), "d")
    headings = [section.heading() for section in sections]
    assert headings == ["Mục đích", "Tiếp tục cải thiện môi trường.", "Rà soát.", "Việc sau:", None]
