"""The pages of a document: its lines with what was read from each, all rows read from it, its annexes.

A line shows each figure that was read in it as a place of its own, so that a link marks just that figure, and
below the line a chip for every row that came of it, which leads back to the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from publish.addresses import LINES_OF_A_PAGE, agency_page, annex_page, document_page, rows_page
from publish.portal.content import ROW_KEYS, Chip, Content, Row, grouped, parted
from publish.portal.pages import Page
from publish.portal.printing import document
from warehouse.schema import Bilingual

READ = (
    "indicator_values",
    "tasks",
    "projects",
    "duties",
    "assignments",
    "citations",
    "rejects",
    "unclaimed_figures",
)
"""What is read from lines, in the order in which a page shows it."""


class Piece(NamedTuple):
    """A piece of a line; a figure that was read has a place."""

    text: str
    place: str


class ShownLine(NamedTuple):
    """A line of a document as its page shows it."""

    line: int
    role: str
    pieces: Sequence[Piece]
    chips: Sequence[Chip]


class DocumentRows(NamedTuple):
    """All rows that were read from one document, by table."""

    document: Row
    tables: dict[str, list[Row]]
    standing: Row
    coverage: list[Row]
    annexes: list[Row]
    clauses: list[Row]
    cited_by: list[Row]
    footnotes: list[Row]
    layouts: dict[str, Row]


def document_pages(content: Content) -> Iterator[Page]:
    """The pages of all documents, one document after the other."""
    by_document = {
        name: grouped(content.tables[name], "document_id")
        for name in (*READ, "annexes", "clauses", "footnotes", "coverage")
    }
    standing = {row["document_id"]: row for row in content.tables["standing"]}
    layouts = {row["annex_id"]: row for row in content.tables["layouts"]}
    cited = grouped(content.tables["citations"], "cited_document_id")
    for document_id, row in content.documents.items():
        own = {name: rows.get(document_id, []) for name, rows in by_document.items()}
        yield from _pages_of(
            content,
            DocumentRows(
                document=row,
                tables={name: own[name] for name in READ},
                standing=standing[document_id],
                coverage=own["coverage"],
                annexes=own["annexes"],
                clauses=own["clauses"],
                cited_by=[content.documents[one["document_id"]] for one in cited.get(document_id, [])],
                footnotes=own["footnotes"],
                layouts=layouts,
            ),
        )


def _pages_of(content: Content, rows: DocumentRows) -> Iterator[Page]:
    head = rows.document
    document_id = head["document_id"]
    shown = list(_shown_lines(content, rows))
    title = Bilingual(*(f"{head['doc_type'] or ''} {document(head, lang)}".strip() for lang in ("vi", "en")))
    about = head["title"] or head["source_file"]
    summary = Bilingual(about, about)
    parts = max(1, -(-len(shown) // LINES_OF_A_PAGE))
    for part in range(parts):
        first = part * LINES_OF_A_PAGE
        yield Page(
            document_page(document_id, first + 1),
            "document.html",
            title,
            summary,
            {
                "rows": rows,
                "lines": shown[first : first + LINES_OF_A_PAGE],
                "parts": [document_page(document_id, at * LINES_OF_A_PAGE + 1) for at in range(parts)],
                "part": part,
                "rows_page": rows_page(document_id),
                "outline": [clause for clause in rows.clauses if clause["level"] <= 2][:_OUTLINE],
                "content": content,
            },
        )
    yield Page(
        rows_page(document_id), "document_rows.html", title, summary, {"rows": rows, "content": content}
    )
    yield from _annex_pages(content, rows, title)


_OUTLINE = 60


def _annex_pages(content: Content, rows: DocumentRows, title: Bilingual) -> Iterator[Page]:
    printed = grouped(content.printed_rows_of(rows.document["document_id"]), "annex_id")
    for annex in rows.annexes:
        if annex["annex_id"] in printed:
            yield Page(
                annex_page(annex["annex_id"]),
                "annex.html",
                Bilingual(
                    f"{annex['title'] or 'Phụ lục'}, {title.vi}", f"{annex['title'] or 'Annex'}, {title.en}"
                ),
                title,
                {"annex": annex, "printed": printed[annex["annex_id"]], "rows": rows},
            )


def _shown_lines(content: Content, rows: DocumentRows) -> Iterator[ShownLine]:
    chips: dict[int, list[Chip]] = defaultdict(list)
    places: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for table in READ:
        for row in rows.tables[table]:
            chips[row["line_from"]].append(Chip(table, row, _leads_to(content, table, row)))
            if row.get("figure_from") is not None:
                places[row["line_from"]].add((row["figure_from"], row["figure_to"]))
    before = ""
    lines = content.lines_of(rows.document["document_id"])
    content.keep_quotes(rows.document["document_id"], lines)
    for line in lines:
        number = line["line"]
        role = "" if line["role"] in (before, "blank") else line["role"]
        before = line["role"] if role else before
        yield ShownLine(
            number, role, _pieces(line["text"] or "", number, places[number]), chips.get(number, ())
        )


def _leads_to(content: Content, table: str, row: Row) -> str:
    """Where the chip of a row leads: to what the row is of, and to its place there."""
    if table == "assignments":
        return agency_page(row["agency_id"])
    if table == "citations" and row["cited_document_id"]:
        return document_page(row["cited_document_id"])
    return content.home(row[ROW_KEYS[table]], row["document_id"])


def _pieces(text: str, line: int, places: set[tuple[int, int]]) -> list[Piece]:
    """A line cut at its figures. Of two that overlap the one that begins first has a place of its own."""
    pieces, at = [], 0
    for first, last in sorted(places):
        if first < at:
            continue
        if first > at:
            pieces.append(Piece(text[at:first], ""))
        pieces.append(Piece(text[first:last], f"L{line}.{first}"))
        at = last
    if at < len(text):
        pieces.append(Piece(text[at:], ""))
    return pieces


def documents_index(content: Content) -> Iterator[Page]:
    """The list of documents, the newest first; by year of issue where there are many."""
    rows = sorted(
        content.tables["documents"], key=lambda row: (str(row["issued_on"] or ""), row["document_id"])
    )[::-1]
    counts = {
        name: {key: len(own) for key, own in grouped(content.tables[name], "document_id").items()}
        for name in ("indicator_values", "tasks", "projects", "duties")
    }
    standing = {row["document_id"]: row for row in content.tables["standing"]}
    parts = parted(rows, _DOCUMENTS_OF_A_PAGE, lambda row: str(row["issued_on"] or "khong-ro")[:4])
    more = [(part.name, f"van-ban/nam-{part.name}.html", len(part.rows)) for part in parts if part.name]
    facts = {"counts": counts, "standing": standing, "total": len(rows), "more": more[::-1]}
    title = Bilingual("Văn bản", "Documents")
    summary = Bilingual(
        "Các văn bản đã đọc, mới nhất trước", "The documents that were read, the newest first"
    )
    newest = rows[:_DOCUMENTS_OF_A_PAGE]
    yield Page("van-ban/index.html", "documents.html", title, summary, {**facts, "documents": newest})
    for (name, address, _), part in zip(more, (part for part in parts if part.name), strict=True):
        of_year = Bilingual(f"Văn bản {name}", f"Documents {name}")
        yield Page(address, "documents.html", of_year, summary, {**facts, "documents": part.rows, "more": []})


_DOCUMENTS_OF_A_PAGE = 100
