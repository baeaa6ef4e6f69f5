"""The lists of tasks and of projects, which a reader filters; by year of issue where they are long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publish.portal.content import Content, Row, grouped, parted
from publish.portal.pages import Page
from warehouse.schema import Bilingual

_OF_A_PAGE = 400


@dataclass(frozen=True, slots=True)
class List:
    """A list of the site: where it lies, of which table, how it is drawn and called."""

    folder: str
    table: str
    key: str
    links: str
    template: str
    title: Bilingual
    summary: Bilingual


LISTS = (
    List(
        "nhiem-vu",
        "tasks",
        "task_id",
        "task_agencies",
        "tasks.html",
        Bilingual("Nhiệm vụ", "Tasks"),
        Bilingual(
            "Việc gì, ai chủ trì, đến khi nào, sản phẩm gì", "What, who leads, by when, what comes of it"
        ),
    ),
    List(
        "du-an",
        "projects",
        "project_id",
        "project_agencies",
        "projects.html",
        Bilingual("Dự án", "Projects"),
        Bilingual("Dự án trọng điểm, tổng mức đầu tư, chủ trì", "Key projects, total investment, lead body"),
    ),
)


def _parts(content: Content, of: List) -> list[tuple[str, str, Sequence[Row]]]:
    """Name, address and rows of each page of a list."""

    def year(row: Row) -> str:
        issued = content.documents[row["document_id"]]["issued_on"]
        return str(issued.year) if issued else "khong-ro"

    return [
        (part.name, f"{of.folder}/{part.name or 'index'}.html", part.rows)
        for part in parted(content.tables[of.table], _OF_A_PAGE, year)
    ]


def place_lists(content: Content) -> None:
    """Give every task and project its home."""
    for of in LISTS:
        for _, address, rows in _parts(content, of):
            for row in rows:
                content.homes[row[of.key]] = f"{address}#{row[of.key]}"


def list_pages(content: Content) -> Iterator[Page]:
    """The pages of both lists."""
    for of in LISTS:
        parts = _parts(content, of)
        bodies = grouped(content.tables[of.links], of.key)
        total = sum(len(rows) for _, _, rows in parts)
        more = [(name, address, len(rows)) for name, address, rows in parts if name]
        facts = {"content": content, "bodies": bodies, "more": more, "total": total, "key": of.key}
        if more:
            yield Page(
                f"{of.folder}/index.html",
                of.template,
                of.title,
                of.summary,
                {**facts, "rows": [], "agencies": []},
            )
        for name, address, rows in parts:
            named = {link["agency_id"] for row in rows for link in bodies.get(row[of.key], ())}
            title = Bilingual(f"{of.title.vi} {name}".strip(), f"{of.title.en} {name}".strip())
            agencies = [content.agencies[id_] for id_ in sorted(named) if id_ in content.agencies]
            yield Page(address, of.template, title, of.summary, {**facts, "rows": rows, "agencies": agencies})
