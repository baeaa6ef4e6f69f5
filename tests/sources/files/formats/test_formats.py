"""Word, HTML and PDF files give what their text gives; what cannot be read says why."""

from __future__ import annotations

import dataclasses
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from sources.files.folder import load_texts
from sources.files.text import Unreadable, read_text
from sources.grammar.column_names import role_of
from sources.paper.lines import Text
from sources.reading.corrections import Corrections, load_corrections
from sources.reading.passes import read
from sources.reading.rows import Reading
from sources.reading.shard import read_texts
from tests.conftest import DOCUMENTS
from tests.sources.files.formats.made_up import as_docx, as_html, as_pdf

TABLES = (
    *(
        "annexes",
        "printed_rows",
        "indicator_values",
        "tasks",
        "task_agencies",
        "projects",
        "project_approvals",
    ),
    "rejects",
)
# Lines differ, and ids of prose count from clauses; the rest must be the same.
OF_LINES = ("line_from", "line_to", "figure_from", "figure_to")


def founding(prefix: str) -> Text:
    (path,) = DOCUMENTS.glob(f"{prefix}*.txt")
    return read_text(path.name, path.read_bytes())


def rows_of(reading: Reading) -> dict[str, list[tuple[Any, ...]]]:
    head = reading.document
    found: dict[str, list[tuple[Any, ...]]] = {
        "head": [
            (
                head.document_id,
                head.title,
                head.issuer,
                head.place,
                head.signer,
                head.signer_position,
                head.plan_to,
            )
        ]
    }
    for name in TABLES:
        rows = getattr(reading, name)
        if name == "indicator_values":
            rows = [row for row in rows if row.source_kind == "annex"]
        found[name] = [
            tuple(getattr(row, field.name) for field in dataclasses.fields(row) if field.name not in OF_LINES)
            for row in rows
        ]
    return found


@pytest.mark.parametrize("prefix", ["000", "002"])
@pytest.mark.parametrize("make", [as_docx, as_html])
def test_a_founding_document_gives_the_same_tables(prefix: str, make: Callable[[Text], bytes]) -> None:
    text = founding(prefix)
    made = read_text("made", make(text), role_of)
    assert rows_of(read(made, load_corrections())) == rows_of(read(text, load_corrections()))


@pytest.mark.whole
def test_a_founding_document_printed_to_pdf_gives_the_same_tables(tmp_path: Path) -> None:
    text = founding("000")
    made = read_text("made.pdf", as_pdf(as_html(text), tmp_path), role_of)
    assert made.format == "pdf"
    assert rows_of(read(made, load_corrections())) == rows_of(read(text, load_corrections()))
    assert made.positions and made.positions[0] == "page 1, line 1"


LETTERHEAD = (
    ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA", "Số: 12/KH-UBND"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sơn La, ngày 05 tháng 02 năm 2024"],
)
NUMBERING = f"""<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%5"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def word_file(build: Callable[[Any], None]) -> Text:
    document = Document()
    build(document)
    data = BytesIO()
    document.save(data)
    return read_text("made.docx", data.getvalue(), role_of)


def listed(document: Any, depth: int, text: str) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>')
    )


def test_word_counts_its_lists_and_so_do_we() -> None:
    def build(document: Any) -> None:
        root = document.part.numbering_part.element
        for element in list(parse_xml(NUMBERING)):
            root.append(element)
        for depth, text in [
            (0, "MỤC TIÊU"),
            (1, "Kinh tế"),
            (2, "Một"),
            (2, "Hai"),
            (1, "Xã hội"),
            (2, "Lại một"),
            (3, "gạch"),
            (4, "chấm"),
            (0, "TỔ CHỨC"),
        ]:
            listed(document, depth, text)

    assert word_file(build).lines == [
        *("I. MỤC TIÊU", "1. Kinh tế", "a) Một", "b) Hai", "2. Xã hội", "a) Lại một", "- gạch", "2.1 chấm"),
        "II. TỔ CHỨC",
    ]


def test_word_tables_keep_their_columns_where_cells_are_merged() -> None:
    def build(document: Any) -> None:
        table = document.add_table(4, 5)
        printed = [
            ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2024", ""],
            ["", "", "", "Ước thực hiện", "Kế hoạch"],
            ["1", "GRDP", "%", "7,5", "8"],
            ["", "Dịch vụ", "%", "7", "7,2"],
        ]
        for row, texts in zip(table.rows, printed, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(0, 3).merge(table.cell(0, 4))
        for column in range(3):
            table.cell(0, column).merge(table.cell(1, column))

    assert word_file(build).lines[1:-1] == [
        "| TT | Chỉ tiêu | Đơn vị tính | Năm 2024 |  |",
        "|  |  |  | Ước thực hiện | Kế hoạch |",
        "| 1 | GRDP | % | 7,5 | 8 |",
        "|  | Dịch vụ | % | 7 | 7,2 |",
    ]


def test_a_letterhead_in_a_word_table_is_read_column_by_column() -> None:
    def build(document: Any) -> None:
        table = document.add_table(1, 2)
        for cell, lines in zip(table.rows[0].cells, LETTERHEAD, strict=True):
            cell.text = "\n".join(lines)
        document.add_paragraph("KẾ HOẠCH")
        document.add_paragraph("Phát triển kinh tế - xã hội năm 2024")

    head = read(word_file(build), Corrections([])).document
    assert (head.number, head.issuer, head.place) == ("12/KH-UBND", "Ủy ban nhân dân tỉnh Sơn La", "Sơn La")


def test_word_text_is_what_a_reader_sees() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("GRDP tăng 7")
        paragraph.add_run("1").font.superscript = True
        paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>xoá</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> thêm</w:t></w:r></w:ins>"))
        paragraph.add_run().add_break()
        paragraph.add_run("dòng hai")

    made = word_file(build)
    assert made.lines == ["GRDP tăng 7¹ thêm", "dòng hai"]
    assert made.positions == ["paragraph 1", "paragraph 1"]


PAGE = """<!DOCTYPE html><html><head><title>x</title><style>p{color:red}</style></head>
<body><nav><a>Trang chủ</a></nav>
<table><tr><td><p>ỦY BAN NHÂN DÂN</p><p>TỈNH SƠN LA</p></td><td>CỘNG HÒA</td></tr></table>
<div>GRDP&nbsp;tăng <b>7,5</b>%<sup>1</sup><br>Dòng   hai</div><script>alert(1)</script>
<ol start="3"><li>Ba</li><li>Bốn</li></ol>
<table><caption>Biểu 1</caption>
<tr><th rowspan=2>TT</th><th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm 2024</th></tr>
<tr><th>Ước</th><th>KH</th></tr>
<tr><td>1</td><td>GRDP a|b</td><td>7</td><td>8</td></tr></table></body></html>"""


def test_a_web_page_reads_as_a_browser_shows_it() -> None:
    made = read_text("made.html", PAGE.encode(), role_of)
    assert made.format == "html"
    assert made.plain == [
        *("Trang chủ", "ỦY BAN NHÂN DÂN", "TỈNH SƠN LA", "CỘNG HÒA", "GRDP tăng 7,5%¹", "Dòng hai"),
        *("3. Ba", "4. Bốn", "Biểu 1", ""),
        *("| TT | Chỉ tiêu | Năm 2024 |  |", "|  |  | Ước | KH |", "| 1 | GRDP a¦b | 7 | 8 |", ""),
    ]
    assert made.positions and made.positions[0] == "line 2"


def test_two_columns_that_nothing_names_are_no_table() -> None:
    page = "<html><table><tr><td>{}</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table></html>"
    set_in_columns = read_text("a.html", page.format("A").encode(), role_of)
    assert set_in_columns.lines == ["A", "B", "1", "2"]
    named = read_text("a.html", page.format("Chỉ tiêu").encode(), role_of)
    assert named.lines[1:-1] == ["| Chỉ tiêu | B |", "| 1 | 2 |"]


def test_an_old_page_says_its_encoding() -> None:
    page = "<html><head><meta charset='windows-1258'></head><body><p>Kế hoạch</p></body></html>"
    assert read_text("x.html", page.encode("cp1258", "ignore")).lines[0].startswith("K")


def zipped(name: str, content: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, content)
    return data.getvalue()


def scan() -> bytes:
    data = BytesIO()
    Image.new("RGB", (200, 300), "white").save(data, "PDF")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", r"\.docx"),
        (b"{\\rtf1 x}", "RTF"),
        (b"PK\x03\x04 broken", "damaged"),
        (zipped("xl/workbook.xml", b"<x/>"), "Word"),
        (b"%PDF-1.7 broken", "PDF"),
        (scan(), "scanned PDF.*OCR"),
        (b"<html><body> </body></html>", "no text"),
    ],
    ids=["old Word", "rtf", "broken docx", "another office file", "broken pdf", "scan", "empty page"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_text("bad", data)


def test_a_library_that_is_not_installed_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    monkeypatch.delitem(sys.modules, "sources.files.formats.pdf", raising=False)
    with pytest.raises(Unreadable, match="make pdf"):
        read_text("x.pdf", scan())


def test_a_folder_may_hold_all_of_them(tmp_path: Path) -> None:
    text = founding("000")
    (tmp_path / "a.docx").write_bytes(as_docx(text))
    (tmp_path / "b.HTML").write_bytes(as_html(founding("002")))
    (tmp_path / "c.pdf").write_bytes(scan())
    shard = read_texts(load_texts(tmp_path))
    assert list(shard.documents) == ["a.docx", "b.HTML"]
    assert [failure.file for failure in shard.failures] == ["c.pdf"]
    assert {line.position for line in shard.rows["lines"] if line.line == 1} == {"paragraph 1", "line 6"}
