"""Word, HTML and PDF files with the content of a plain text, as a word processor or a browser makes them.

What a layout takes for rows of a table becomes one, other lines paragraphs.
"""

from __future__ import annotations

import html
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

from docx import Document

from sources.paper.cells import Cell, GridRow
from sources.paper.lines import Text
from sources.tables.header_rows import opens_table
from sources.tables.layouts import find_blocks

CHROMIUM = shutil.which("chromium")
# Rows are kept whole: which ones a page would break depends on the fonts of the machine.
_STYLE = """<style>body{font:10pt "DejaVu Sans"} tr{break-inside:avoid}
table{border-collapse:collapse;width:100%}
td{border:1px solid black;vertical-align:top;padding:2px}</style>"""

Rows = list[list[str]]


def blocks_of(text: Text) -> list[str | Rows]:
    """Paragraphs and tables of a text, in print order.

    What page breaks left between rows goes, for no file has it in a table: page numbers, repeated headers.
    """
    blocks: list[str | Rows] = []
    done = 0
    for found in find_blocks(text.plain, 0, len(text.plain)):
        grid = found.grid
        blocks += text.plain[done : found.start]
        rows: Rows = []
        held = {*grid.rules, *(number for row in grid.rows for number in row.lines)}
        numbers = [number for number in range(found.start + 1, found.end + 1) if number not in held]
        strays = [(number, line) for number in numbers if (line := text.plain[number - 1].strip())]
        for _, what in sorted(
            [(row.lines[0], row.texts()) for row in grid.rows]
            + [(number, line) for number, line in strays if not line.isdecimal()],
            key=lambda item: item[0],
        ):
            if isinstance(what, list):
                if not (rows and opens_table(GridRow([Cell(text, 1, 1) for text in what], [1]))):
                    rows.append(what)
                continue
            blocks += [_even(rows), what]
            rows = []
        blocks.append(_even(rows))
        done = found.end
    return [block for block in [*blocks, *text.plain[done:]] if block != []]


def _even(rows: Rows) -> Rows:
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def as_docx(text: Text) -> bytes:
    document = Document()
    for block in blocks_of(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]), style="Table Grid")
        for row, texts in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def as_html(text: Text) -> bytes:
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'>", _STYLE, "</head><body>"]
    for block in blocks_of(text):
        if isinstance(block, str):
            parts.append(f"<p>{html.escape(block)}</p>")
        else:
            cells = ["".join(f"<td>{html.escape(text)}</td>" for text in row) for row in block]
            head, *rows = (f"<tr>{row}</tr>" for row in cells)
            parts.append(f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>")
    return "\n".join([*parts, "</body></html>"]).encode()


def as_pdf(page: bytes, folder: Path) -> bytes:
    """A page printed to PDF by a browser."""
    assert CHROMIUM
    (folder / "page.html").write_bytes(page)
    subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer"),
            *(f"--print-to-pdf={folder / 'page.pdf'}", (folder / "page.html").as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "page.pdf").read_bytes()
