"""The pages of indicators: all by theme, and each with its sentence, chart, contradictions and statements."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from publish.addresses import indicator_page
from publish.portal.chart import NARROW, WIDE, chart
from publish.portal.content import Content, Row, grouped, parted
from publish.portal.pages import Page
from publish.portal.statements import PlacePage, drawn, latest, scale_of
from warehouse.schema import Bilingual
from warehouse.tables import TABLES

_OF_A_LIST = 250
_CHILDREN = 40
_DRAWN = 150
"""Statements that one chart can show."""
_DISPUTES = 5
"""Contradictions that the page of an indicator quotes; all stand on the page of contradictions."""


def indicator_pages(content: Content, places: dict[str, list[PlacePage]]) -> Iterator[Page]:
    """The pages of every indicator that has statements."""
    pairs = grouped(content.tables["reconciliations"], "indicator_id")
    unanswered = grouped(content.tables["unanswered"], "indicator_id")
    children = grouped((row for row in content.indicators.values() if row["values"]), "parent_id")
    bodies = grouped(content.tables["value_agencies"], "value_id")
    for indicator_id, own in places.items():
        indicator = content.indicators[indicator_id]
        facts = {
            "indicator": indicator,
            "content": content,
            "children": children.get(indicator_id, [])[:_CHILDREN],
        }
        title = Bilingual(indicator["name_vi"], indicator["name_en"] or indicator["name_vi"])
        if own[0].address != indicator_page(indicator_id):
            listed = {**facts, "places": _places(own)}
            yield Page(indicator_page(indicator_id), "indicator_places.html", title, title, listed)
        for page in own:
            told = _of_place(
                content, page, pairs.get(indicator_id, ()), unanswered.get(indicator_id, ()), bodies
            )
            yield Page(page.address, "indicator.html", title, title, {**facts, **told})


def _places(pages: Sequence[PlacePage]) -> list[dict[str, object]]:
    """A line for each territory that speaks of the indicator."""
    return [
        {
            "territory": page.territory,
            "address": page.address,
            "statements": len(page.all_of_place),
            "target": latest(page.all_of_place, ("target",)),
            "result": latest(page.all_of_place, ("actual", "estimate")),
        }
        for page in pages
        if page.address == page.parts[0]
    ]


def _of_place(
    content: Content,
    page: PlacePage,
    pairs: Sequence[Row],
    unanswered: Sequence[Row],
    bodies: dict[str, list[Row]],
) -> dict[str, Any]:
    """What one page says of a territory; where its statements go on on further pages, only the first has the
    chart and the contradictions."""
    indicator = content.indicators[page.all_of_place[0]["indicator_id"]]
    ids = {value["value_id"] for value in page.all_of_place}
    own = [row for row in pairs if row["value_id_a"] in ids]
    disputes = [row for row in own if row["relation"] == "conflict"]
    disputed = frozenset(row[side] for row in disputes for side in ("value_id_a", "value_id_b"))
    first = page.address == page.parts[0]
    shapes = drawn(page.all_of_place) if first else []
    scale = scale_of(indicator, shapes, content.units)
    own_bodies = Counter(
        link["agency_id"] for value in page.all_of_place for link in bodies.get(value["value_id"], ())
    )
    return {
        "page_of": page,
        "statements": page.statements,
        "disputes": disputes if first else [],
        "disputes_shown": _DISPUTES,
        "disputed": disputed,
        "agreed": sum(row["relation"].startswith("agree") for row in own),
        "charts": [chart(shapes, disputed, scale.size, size) for size in (WIDE, NARROW)]
        if 0 < len(shapes) <= _DRAWN
        else [],
        "scale": scale,
        "target": latest(page.all_of_place, ("target",)),
        "result": latest(page.all_of_place, ("actual", "estimate")),
        "documents": len({value["document_id"] for value in page.all_of_place}),
        "unanswered": [row for row in unanswered if row["value_id"] in ids] if first else [],
        "bodies": own_bodies.most_common(12),
        "csv": f"{page.address.removesuffix('.html')}.csv",
    }


def write_csv(places: dict[str, list[PlacePage]], folder: Path) -> None:
    """The rows of each page of statements as a CSV file beside it, as the package has them."""
    names = [field.name for field in TABLES["indicator_values"].fields]
    for own in places.values():
        for page in own:
            written = io.StringIO()
            writer = csv.writer(written, lineterminator="\n")
            writer.writerow(names)
            writer.writerows([[_cell(row[name]) for name in names] for row in page.statements])
            path = folder / f"{page.address.removesuffix('.html')}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written.getvalue(), encoding="utf-8", newline="")


def _cell(value: object) -> object:
    """A value as CSV has it: numbers in plain decimals."""
    if isinstance(value, float) and "e" in repr(value):
        return f"{value:.12f}".rstrip("0") + ("0" if value.is_integer() else "")
    return "" if value is None else value


def indicators_index(content: Content) -> Iterator[Page]:
    """All indicators by theme; reviewed ones first, and in pages of their own where a theme has many."""
    have = [row for row in content.indicators.values() if row["values"]]
    reviewed = grouped((row for row in have if row["status"] == "reviewed"), "theme")
    provisional = sorted((row for row in have if row["status"] != "reviewed"), key=lambda row: row["name_vi"])
    parts = parted(provisional, _OF_A_LIST, lambda row: row["indicator_id"][:1])
    more = [(part.name, f"chi-tieu/tam-{part.name}.html", len(part.rows)) for part in parts if part.name]
    title = Bilingual("Chỉ tiêu", "Indicators")
    summary = Bilingual(
        "Mọi chỉ tiêu có số liệu, theo lĩnh vực", "Every indicator that has figures, by theme"
    )
    yield Page(
        "chi-tieu/index.html",
        "indicators.html",
        title,
        summary,
        {
            "themes": {
                theme: sorted(reviewed[theme], key=lambda row: -row["values"]) for theme in sorted(reviewed)
            },
            "provisional": provisional if not more else [],
            "more": more,
            "total": len(have),
        },
    )
    for (name, address, _), part in zip(more, (part for part in parts if part.name), strict=True):
        yield Page(
            address,
            "indicators.html",
            Bilingual(f"Chỉ tiêu tạm: {name}", f"Provisional indicators: {name}"),
            summary,
            {"themes": {}, "provisional": part.rows, "more": [], "total": len(part.rows)},
        )
