"""PDF files with text: lines as printed, ruled tables as cells.

A scanned page is a picture and has no text to read. Words are put together to lines by their place on the
page; a wide gap on a line parts two columns (a letterhead, a signature) and becomes a tab.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pdfplumber

from sources.files.formats import Refused
from sources.files.formats.cells import row_line
from sources.paper.letters import breaks_word, collapse
from sources.paper.lines import Placed
from sources.paper.marks import raised

_GAP = 3.0
"""Of the height of the letters: justified lines have narrower blanks than that."""
_GLUED = 0.12
"""Of the height of the letters: pieces of one word (a raised figure) stand closer."""
_SMALL = 0.8
_FEWEST = 20
"""Characters: a page number or a stamp over a scanned page has fewer, a page of text more."""

Box = tuple[float, float, float, float]


def convert(data: bytes) -> list[Placed]:
    """The lines of a PDF file. Raises `Refused`."""
    try:
        with pdfplumber.open(BytesIO(data)) as file:
            pages = [list(_page(page, number)) for number, page in enumerate(file.pages, start=1)]
            drawn = sum(1 for page, lines in zip(file.pages, pages, strict=True) if not lines and page.images)
    except Exception as error:  # a damaged file fails wherever its objects are first looked at
        if "PasswordIncorrect" in repr(error):
            raise Refused(
                "tệp PDF có mật khẩu; xin bỏ mật khẩu rồi lưu lại",
                "the PDF file asks for a password; save it without one",
            ) from error
        raise Refused(
            f"tệp PDF hỏng hoặc không đúng chuẩn ({type(error).__name__}: {error}); xin in lại ra PDF",
            f"the PDF file is damaged ({type(error).__name__}: {error}); print it to PDF again",
        ) from error
    lines = [line for page in pages for line in page]
    if sum(len(line.text) for line in lines) < _FEWEST * len(pages):
        raise Refused(
            f"PDF quét từ giấy ({drawn or len(pages)} trang là ảnh, không có lớp chữ);"
            " xin nhận dạng chữ (OCR) trước, ví dụ bằng `ocrmypdf -l vie`",
            f"a scanned PDF ({drawn or len(pages)} pages are pictures without text);"
            " recognise its letters (OCR) first, for instance with `ocrmypdf -l vie`",
        )
    return lines


def _page(page: Any, number: int) -> Iterator[Placed]:
    words = page.extract_words(extra_attrs=["size"], keep_blank_chars=False, return_chars=False)
    tables = [
        table for table in page.find_tables(_ruling(page)) if max(len(row.cells) for row in table.rows) > 1
    ]
    boxes = [table.bbox for table in tables]
    outside = [word for word in words if not any(_holds(box, word) for box in boxes)]
    blocks: list[tuple[float, list[str]]] = [(top, [text]) for top, text in _lines(outside)]
    for table in tables:
        within = [word for word in words if _holds(table.bbox, word)]
        rows = [[_cell(cell, within) for cell in row.cells] for row in table.rows if any(row.cells)]
        blocks.append((table.bbox[1], ["", *map(row_line, rows), ""]))
    count = 0
    for _, texts in sorted(blocks, key=lambda block: block[0]):
        for text in texts:
            count += 1
            yield Placed(text, f"page {number}, line {count}")


def _ruling(page: Any) -> dict[str, Any]:
    """How tables are found: where a page ends within a row, programs draw its sides and leave it open."""
    sides = [edge for edge in page.edges if edge["orientation"] == "v"]
    if not sides:
        return {}
    ends = [min(edge["top"] for edge in sides), max(edge["bottom"] for edge in sides)]
    return {"explicit_horizontal_lines": ends}


def _holds(box: Box, word: dict[str, Any]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _cell(box: Box | None, words: Sequence[dict[str, Any]]) -> str:
    if box is None:
        return ""
    texts = [text.replace("\t", " ") for _, text in _lines([word for word in words if _holds(box, word)])]
    return collapse("".join(text + ("" if breaks_word(text) else " ") for text in texts))


def _lines(words: Sequence[dict[str, Any]]) -> Iterator[tuple[float, str]]:
    """Words as lines of text, each with its height on the page; words that share most of it share a line."""
    lines: list[list[dict[str, Any]]] = []
    # A raised figure begins above its line: tall words come first where tops are nearly the same.
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        line = next((line for line in reversed(lines[-2:]) if _level(line[0], word)), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    for line in lines:
        yield min(word["top"] for word in line), _joined(sorted(line, key=lambda word: word["x0"]))


def _level(one: dict[str, Any], other: dict[str, Any]) -> bool:
    shared = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(shared > 0.5 * min(one["bottom"] - one["top"], other["bottom"] - other["top"]))


def _joined(line: Sequence[dict[str, Any]]) -> str:
    size = max(word["size"] for word in line)
    base = max(word["bottom"] for word in line if word["size"] == size)
    text, end = "", None
    for word in line:
        piece = word["text"]
        if word["size"] < _SMALL * size and word["bottom"] < base - 0.1 * size:
            piece = raised(piece)
        if end is not None:
            gap = word["x0"] - end
            text += "\t" if gap > _GAP * size else "" if gap < _GLUED * size else " "
        text, end = text + piece, word["x1"]
    return text
