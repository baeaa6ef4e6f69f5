"""Web pages: blocks as lines, tables with spanning cells, ordered lists with their numbers.

White space is collapsed as a browser does; `<br>` breaks a line. Scripts and styles are no text. The
furniture of a site (menus, lists of other documents) is text like any other: whether it belongs to the
document is for the readers.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from sources.files.formats import Refused
from sources.paper.lines import Drawn, Placed
from sources.paper.marks import raised
from sources.paper.numerals import whole

_SKIPPED = frozenset(("script", "style", "head", "noscript", "template", "svg", "iframe", "select", "button"))
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "html",
    ]
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDEST = 200
"""Columns: no table of the genre is wider, and a span is what the page says it is."""


def convert(data: bytes) -> list[Placed | Drawn]:
    """The lines and tables of a web page. Raises `Refused`."""
    # The HTML standard takes UTF-8 before all; where the page is not, what it declares of itself.
    try:
        data.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None
    try:
        root = lxml_html.document_fromstring(
            data, parser=lxml_html.HTMLParser(encoding=encoding, huge_tree=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused(
            f"không đọc được trang HTML ({error}); xin lưu lại trang web",
            f"the HTML page cannot be read ({error}); save the page again",
        ) from error
    return list(_lines(root))


def _lines(element: Any) -> Iterator[Placed | Drawn]:
    """The lines of a block: runs of inline text between blocks, and the blocks within."""
    text: list[str] = []
    position = f"line {element.sourceline}"
    for event, piece in _pieces(element):
        if event == "text":
            text.append(piece)
            continue
        yield from _flushed(text, position)
        text.clear()
        if event == "table":
            for caption in piece.iterchildren("caption"):
                yield from _lines(caption)
            yield _table(piece)
            continue
        position = f"line {piece.sourceline}"
        if piece.tag == "p" and event == "break" and not len(piece) and not (piece.text or "").strip():
            yield Placed("", position)  # an empty paragraph is how pages print a blank line
    yield from _flushed(text, position)


def _flushed(text: list[str], position: str) -> Iterator[Placed]:
    line = _SPACE.sub(" ", "".join(text)).strip(" ")
    if line:
        yield Placed(line, position)


def _pieces(root: Any) -> Iterator[tuple[str, Any]]:
    """The content of an element in reading order: (`text`, str), (`table`, element), and `break` and
    `end` with the block or `<br>` that ends a line.

    Walked with a stack: pages nest deeper than Python likes.
    """
    stack: list[tuple[str, Any]] = [("open", root)]
    while stack:
        event, element = stack.pop()
        if event != "open":
            yield event, element
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        if tag == "br":
            yield "break", element
            continue
        if tag == "table" and element is not root and next(element.iterdescendants("table"), None) is None:
            yield "table", element
            continue
        block = tag in _BLOCKS
        if block:
            yield "break", element
        inner: list[tuple[str, Any]] = [("text", _opening(element))]
        for child in element:
            inner += [("open", child), ("text", child.tail or "")]
        if block:
            inner.append(("end", element))
        stack.extend(reversed(inner))


def _opening(element: Any) -> str:
    text = element.text or ""
    if element.tag == "sup":
        return raised(text)
    if element.tag == "li":
        return f"{_list_number(element)} {text}"
    return text


def _list_number(item: Any) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    number = whole(parent.get("start"), 1)
    number += sum(1 for _ in item.itersiblings("li", preceding=True))
    kind = parent.get("type", "1")
    return f"{chr(ord(kind) + number - 1)})" if kind in ("a", "A") and 0 < number <= 26 else f"{number}."


def _rows_of(table: Any) -> list[Any]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _table(table: Any) -> Drawn:
    rows = _rows_of(table)
    covered: set[tuple[int, int]] = set()
    drawn: list[list[list[Placed] | None]] = []
    for number, row in enumerate(rows):
        cells: list[list[Placed] | None] = []
        for cell in row.iterchildren("td", "th"):
            _pass_covered(cells, number, covered)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            columns = range(len(cells), len(cells) + width)
            covered.update((number + below, column) for below in range(1, height) for column in columns)
            cells += [_cell(cell), *[None] * (width - 1)]
        _pass_covered(cells, number, covered)
        drawn.append(cells)
    return Drawn(f"line {table.sourceline}", [f"line {row.sourceline}" for row in rows], drawn)


def _pass_covered(cells: list[list[Placed] | None], row: int, covered: Container[tuple[int, int]]) -> None:
    """Leave out the cells of a row where one above reaches down into it."""
    while (row, len(cells)) in covered:
        cells.append(None)


def _span(cell: Any, name: str) -> int:
    return max(1, whole(cell.get(name), 1, _WIDEST))


def _cell(cell: Any) -> list[Placed]:
    """The lines of a cell; no table stands in it."""
    return [line for line in _lines(cell) if isinstance(line, Placed)]
