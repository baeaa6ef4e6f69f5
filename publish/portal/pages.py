"""A page of the portal, and how it becomes two files: one in Vietnamese, one in English under `en/`.

Here belong what every page has (address, template, title) and the writing of files. What stands on a page is
made by the module of its kind.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish import addresses
from publish.descriptor import Release
from publish.portal import printing
from publish.portal.content import ROW_KEYS, Chip, figure_address
from warehouse.schema import Bilingual
from warehouse.tables import TABLES

if TYPE_CHECKING:
    import jinja2

LANGUAGES = ("vi", "en")
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it lies, by which template it is drawn, what it is called, what stands on it."""

    address: str
    template: str
    title: Bilingual
    summary: Bilingual
    facts: Mapping[str, Any] = field(default_factory=dict)


def write_pages(pages: Iterable[Page], release: Release, folder: Path) -> int:
    """Write pages in both languages; how many files."""
    written = 0
    for page in pages:
        for lang in LANGUAGES:
            path = folder / ("" if lang == "vi" else lang) / page.address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_render(page, release, lang), encoding="utf-8", newline="\n")
            written += 1
    return written


def _render(page: Page, release: Release, lang: str) -> str:
    up = "../" * page.address.count("/")
    top = up if lang == "vi" else f"../{up}"
    template = _environment(lang).get_template(page.template)
    drawn = template.render(
        page=page,
        release=release,
        up=up,
        top=top,
        other=f"{top}{'en/' if lang == 'vi' else ''}{page.address}",
        **page.facts,
    )
    return unicodedata.normalize("NFC", drawn)


@functools.cache
def _environment(lang: str) -> jinja2.Environment:
    """Jinja with what templates say in one language."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals["lang"] = lang
    environment.filters["pick"] = functools.partial(printing.pick, lang=lang)
    for function in (
        printing.say,
        printing.number,
        printing.day,
        printing.period,
        printing.figure,
        printing.with_unit,
        printing.level,
        printing.document,
        printing.lines,
        printing.territory,
    ):
        environment.filters[function.__name__] = functools.partial(function, lang=lang)
    environment.filters |= {
        "clipped": printing.clipped,
        "tabs": printing.tabs,
        "name": functools.partial(_name, lang=lang),
    }
    environment.globals |= {
        "code": functools.partial(_code, lang=lang),
        "table_name": lambda name: printing.pick(TABLES[name].title, lang),
        "theme_name": functools.partial(printing.theme, lang=lang),
        "scaled": functools.partial(printing.scaled, lang=lang),
        "chip_says": functools.partial(_chip_says, lang=lang),
        "key": ROW_KEYS,
        "line": lambda row: addresses.line_address(row["document_id"], row["line_from"]),
        "line_at": addresses.line_address,
        "document_at": addresses.document_page,
        "indicator_at": addresses.indicator_page,
        "agency_at": addresses.agency_page,
        "annex_at": addresses.annex_page,
        "figure_place": figure_address,
    }
    return environment


def _chip_says(chip: Chip, lang: str) -> str:
    """What the chip of a row says: its figure and when, or its number and name."""
    row = chip.row
    match chip.table:
        case "indicator_values":
            measure = _code("indicator_values", "measure", row["measure"], lang)
            return f"{printing.figure(row, lang)} {measure} {printing.period(row['period'], lang)}".strip()
        case "citations":
            return str(row["number"])
        case "assignments":
            return str(row["agency_id"])
        case "unclaimed_figures":
            return f"{row['figure']}?"
        case "rejects":
            return f"{_CHIPS['rejects'][lang]}: {_code('rejects', 'reason', row['reason'], lang)}"
        case table:
            return f"{_CHIPS[table][lang]} {row.get('number') or ''}".strip()


_CHIPS = {
    "tasks": {"vi": "nhiệm vụ", "en": "task"},
    "projects": {"vi": "dự án", "en": "project"},
    "duties": {"vi": "báo cáo", "en": "duty to report"},
    "rejects": {"vi": "không đọc được", "en": "not read"},
}


def _name(row: printing.Row, lang: str) -> str:
    """The name of an indicator, body or unit."""
    return str(row["name_vi"] if lang == "vi" or not row["name_en"] else row["name_en"])


def _code(table: str, column: str, code: str | None, lang: str) -> str:
    """What a code of a table means."""
    if code is None:
        return ""
    return printing.pick(TABLES[table].field(column).column.codes[code], lang)


def copy_static(folder: Path) -> None:
    """The stylesheet."""
    (folder / "style.css").write_bytes((_HERE / "static" / "style.css").read_bytes())
