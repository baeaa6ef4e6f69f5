"""How figures, dates, periods and sources are said to readers, in Vietnamese or English.

Functions of plain values; `lang` is `vi` or `en`. What a code means stands with its column, in the
declaration of the tables.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from warehouse.schema import Bilingual

Row = Mapping[str, Any]

_PART_OF_YEAR = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(\d+)M|M(\d\d))$")
_ROMAN = ("I", "II", "III", "IV")
_BOUND = {
    "approx": Bilingual("khoảng {}", "about {}"),
    "gt": Bilingual("trên {}", "over {}"),
    "ge": Bilingual("từ {} trở lên", "at least {}"),
    "lt": Bilingual("dưới {}", "under {}"),
    "le": Bilingual("không quá {}", "at most {}"),
}


def pick(text: Bilingual, lang: str) -> str:
    return text.vi if lang == "vi" else text.en


def say(both: str, lang: str) -> str:
    """A text of a template, written `vi | en`."""
    return pick(Bilingual.parse(both), lang)


def number(value: float | int | None, lang: str) -> str:
    """A number in full: `15.769,5` in Vietnamese, `15,769.5` in English."""
    if value is None:
        return ""
    plain = f"{value:,.6f}".rstrip("0").rstrip(".").replace("-", "−")
    return plain.translate(str.maketrans(",.", ".,")) if lang == "vi" else plain


def day(date: datetime.date | None, lang: str) -> str:
    if date is None:
        return ""
    return date.strftime("%d/%m/%Y") if lang == "vi" else date.isoformat()


def period(code: str | None, lang: str) -> str:
    """A period as people say it: `quý I 2020`, `6 tháng đầu năm 2020`, `2021–2025`."""
    if code is None:
        return ""
    if not (part := _PART_OF_YEAR.match(code)):
        return code.replace("/", "–")
    year, quarter, half, months, month = part.groups()
    if quarter:
        return f"quý {_ROMAN[int(quarter) - 1]} {year}" if lang == "vi" else f"Q{quarter} {year}"
    if half:
        said = {"1": ("6 tháng đầu năm", "first half of"), "2": ("6 tháng cuối năm", "second half of")}[half]
        return f"{said[lang == 'en']} {year}"
    if months:
        return f"{months} tháng đầu năm {year}" if lang == "vi" else f"first {months} months of {year}"
    return f"tháng {int(month)}/{year}" if lang == "vi" else f"{year}-{month}"


def figure(value: Row, lang: str) -> str:
    """The figure of a value: the printed cell of a table, else the figure of the sentence with its bound."""
    return _figure(value, "", lang)


def with_unit(value: Row, lang: str) -> str:
    """The figure and its unit as printed; a cell may hold the unit already, a unit begin with a figure
    (`1.000 tấn`)."""
    unit = value["unit"] or ""
    if not unit or figure(value, lang).casefold().endswith(unit.casefold()):
        return figure(value, lang)
    return _figure(value, f" × {unit}" if unit[0].isdigit() else f" {unit}", lang)


def _figure(value: Row, unit: str, lang: str) -> str:
    """A figure with what stands behind it: `từ 15 % trở lên`."""
    if value["source_kind"] == "annex":
        return f"{value['printed']}{unit}"
    low, high = value["value_min"], value["value_max"]
    if value["comparator"] == "range":
        return f"{number(low, lang)}–{number(high, lang)}{unit}"
    single = f"{number(low if low is not None else high, lang)}{unit}"
    bound = _BOUND.get(value["comparator"])
    return pick(bound, lang).format(single) if bound else single


def level(low: float | None, high: float | None, lang: str) -> str:
    """A harmonised figure: one number, a range, or a bound."""
    if low is not None and high is not None:
        return number(low, lang) if low == high else f"{number(low, lang)}–{number(high, lang)}"
    return f"≥ {number(low, lang)}" if low is not None else f"≤ {number(high, lang)}"


def document(row: Row, lang: str) -> str:
    """A document by number and date, which belong together: many papers share a number."""
    named = row["number"] or row["doc_type"] or row["source_file"]
    return f"{named} · {day(row['issued_on'], lang)}" if row["issued_on"] else str(named)


def lines(row: Row, lang: str) -> str:
    """Where a row stands: `dòng 12` or `dòng 12–15`."""
    first, last = row["line_from"], row.get("line_to") or row["line_from"]
    word = "dòng" if lang == "vi" else ("line" if first == last else "lines")
    return f"{word} {first}" if first == last else f"{word} {first}–{last}"


def territory(row: Row | None, lang: str) -> str:
    """The name of a territory; with its days where it is no more, or is a new one of an old name."""
    if row is None:
        return "–"
    begins, ends = day(row["valid_from"], lang), day(row["valid_to"], lang)
    said = [f"{say('từ | from', lang)} {begins}"] if begins else []
    said += [f"{say('đến | until', lang)} {ends}"] if ends else []
    return f"{row['name']} ({', '.join(said)})" if said else str(row["name"])


def clipped(text: str, room: int = 160) -> str:
    """A text cut at a word where it is longer than there is room."""
    return text if len(text) <= room else text[:room].rsplit(" ", 1)[0] + "…"


THEMES = {
    "administration": Bilingual("Hành chính công", "Administration"),
    "agriculture": Bilingual("Nông nghiệp, nông thôn", "Agriculture"),
    "budget": Bilingual("Ngân sách", "Budget"),
    "culture": Bilingual("Văn hóa, thể thao", "Culture and sports"),
    "digital": Bilingual("Chuyển đổi số", "Digital government"),
    "economy": Bilingual("Kinh tế chung", "Economy"),
    "education": Bilingual("Giáo dục", "Education"),
    "environment": Bilingual("Môi trường", "Environment"),
    "health": Bilingual("Y tế", "Health"),
    "industry": Bilingual("Công nghiệp", "Industry"),
    "investment": Bilingual("Đầu tư, doanh nghiệp", "Investment and business"),
    "labour": Bilingual("Lao động, việc làm", "Labour"),
    "population": Bilingual("Dân số", "Population"),
    "poverty": Bilingual("Giảm nghèo", "Poverty"),
    "security": Bilingual("An ninh, trật tự", "Security"),
    "tourism": Bilingual("Du lịch", "Tourism"),
    "trade": Bilingual("Thương mại", "Trade"),
    "transport": Bilingual("Giao thông, cảng biển", "Transport"),
    "urban": Bilingual("Đô thị, nhà ở", "Urban development"),
    "unreviewed": Bilingual("Chưa rà soát", "Not reviewed"),
}
"""What the themes of the vocabulary are called; a new one is shown by its own name until it has one here."""


def theme(code: str, lang: str) -> str:
    return pick(THEMES[code], lang) if code in THEMES else code


def tabs(text: str) -> str:
    """A source line with its cells parted by a bar that can be seen."""
    return text.replace("\t", " │ ")


def scaled(value: Row, size: float, lang: str) -> str:
    """The figure of a sign of a chart, in the unit of its axis; a bound is shown by an arrow."""
    low, high = value["harmonised_min"], value["harmonised_max"]
    ends = [number(round(end / size, 2), lang) for end in (low, high) if end is not None]
    return "–".join(dict.fromkeys(ends))
