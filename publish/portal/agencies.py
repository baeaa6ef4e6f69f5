"""The pages of bodies: all that one is to do, by date, whatever table says so; its dates as a calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from publish.addresses import agency_page
from publish.portal.content import Content, Part, Row, grouped, parted
from publish.portal.pages import Page
from publish.portal.printing import clipped
from warehouse.schema import Bilingual

_OF_A_PAGE = 90
_OF_A_LIST = 300


class Work(NamedTuple):
    """What a page of a body tells, by kind; of a duty that recurs all dates together."""

    reports: Sequence[tuple[Row, Sequence[datetime.date]]]
    tasks: Sequence[Row]
    projects: Sequence[Row]
    clauses: Sequence[Row]
    indicators: Sequence[tuple[Row, Sequence[Row]]]


def agency_pages(content: Content) -> Iterator[Page]:
    """The pages of every body that has something to do; parted by year where there is much."""
    by_agency = grouped(content.tables["obligations"], "agency_id")
    for agency_id, agency in sorted(content.agencies.items()):
        rows = by_agency.get(agency_id, [])
        if not rows:
            continue
        parts = parted(sorted(rows, key=_when), _OF_A_PAGE, lambda row: _year(content, row))
        addresses = [_address(agency_id, part) for part in parts]
        title = Bilingual(agency["name_vi"], agency["name_en"] or agency["name_vi"])
        summary = Bilingual(
            f"Mọi việc {agency['name_vi']} phải làm, theo hạn, mỗi việc dẫn về dòng gốc",
            f"All that {title.en} is to do, by date, each with its source line",
        )
        facts = {
            "agency": agency,
            "content": content,
            "counts": _counts(rows),
            "more": [
                (part.name, address, len(part.rows)) for part, address in zip(parts, addresses, strict=True)
            ],
            "calendar": f"{agency_page(agency_id).removesuffix('.html')}.ics",
            "dated": len(_events(rows)),
        }
        if parts[0].name:
            yield Page(
                agency_page(agency_id), "agency.html", title, summary, {**facts, "work": None, "part": ""}
            )
        for part, address in zip(parts, addresses, strict=True):
            work = _work(content, part.rows)
            yield Page(address, "agency.html", title, summary, {**facts, "work": work, "part": part.name})


def _address(agency_id: str, part: Part) -> str:
    return agency_page(f"{agency_id}.{part.name}" if part.name else agency_id)


def _when(row: Row) -> tuple[str, str]:
    return str(row["due_to"] or "9999"), row["obligation_id"]


def _year(content: Content, row: Row) -> str:
    """The year that a row belongs to: that of its end, else that of its document."""
    date = row["due_to"] or content.documents[row["document_id"]]["issued_on"]
    return str(date.year) if date else "khong-ro"


def _counts(rows: Iterable[Row]) -> dict[str, int]:
    """How much there is of each kind; what a body only takes part in is counted apart."""
    counts = {"lead": 0, "coordinating": 0, "report": 0, "indicator": 0, "assignment": 0, "project": 0}
    values = set()
    for row in rows:
        if row["kind"] == "task":
            counts["lead" if row["role"] == "lead" else "coordinating"] += 1
        elif row["kind"] == "indicator":
            values.add(row["source_row"])
        elif row["kind"] != "report" or row["due_to"]:
            counts[row["kind"]] += 1
    counts["indicator"] = len(values)
    return counts


def _work(content: Content, rows: Sequence[Row]) -> Work:
    of_kind = grouped(rows, "kind")
    reports = grouped(of_kind.get("report", []), "source_row")
    values = [content.values[row["source_row"]] for row in of_kind.get("indicator", [])]
    unique = {value["value_id"]: value for value in values}
    by_name = grouped(unique.values(), "indicator_id")
    named = [(content.indicators[id_], own) for id_, own in by_name.items() if id_]
    nameless = [
        ({"indicator_id": None, "name_vi": own["label"], "name_en": None}, [own])
        for own in by_name.get(None, [])
    ]
    return Work(
        reports=[(own[0], sorted(row["due_to"] for row in own if row["due_to"])) for own in reports.values()],
        tasks=of_kind.get("task", []),
        projects=of_kind.get("project", []),
        clauses=of_kind.get("assignment", []),
        indicators=[*named, *nameless],
    )


def _events(rows: Iterable[Row]) -> list[Row]:
    """What a calendar shows: reports with a day and tasks with an end, each date of a row once."""
    seen: dict[tuple[datetime.date, str], Row] = {}
    for row in rows:
        if row["due_to"] and row["kind"] in ("report", "task") and row["role"] != "coordinating":
            seen.setdefault((row["due_to"], row["source_row"]), row)
    return [seen[key] for key in sorted(seen)]


def write_calendars(content: Content, folder: Path, released_on: str | None) -> None:
    """The dates of each body as an iCalendar file beside its page."""
    stamp = (released_on or "2020-01-01").replace("-", "")
    for agency_id, rows in grouped(content.tables["obligations"], "agency_id").items():
        if agency_id in content.agencies and (events := _events(rows)):
            path = folder / f"{agency_page(agency_id).removesuffix('.html')}.ics"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "\r\n".join(_calendar(content, content.agencies[agency_id], events, stamp))
            path.write_text(f"{text}\r\n", encoding="utf-8", newline="")


def _calendar(content: Content, agency: Row, events: Iterable[Row], stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ke hoach mo//VI", "CALSCALE:GREGORIAN")
    yield from _folded(f"X-WR-CALNAME:{_escaped(agency['name_vi'])}")
    for row in events:
        document = content.documents[row["document_id"]]
        day = row["due_to"].strftime("%Y%m%d")
        after = (row["due_to"] + datetime.timedelta(days=1)).strftime("%Y%m%d")
        what = "Hạn báo cáo" if row["kind"] == "report" else "Hạn nhiệm vụ"
        yield "BEGIN:VEVENT"
        yield from _folded(f"UID:{row['source_row']}.{day}@kehoachmo")
        yield f"DTSTAMP:{stamp}T000000Z"
        yield f"DTSTART;VALUE=DATE:{day}"
        yield f"DTEND;VALUE=DATE:{after}"
        said = clipped(f"{what}: {row['what'] or ''}", 200)
        yield from _folded(f"SUMMARY:{_escaped(said)}")
        source = f"{document['number'] or document['source_file']}, dòng {row['line_from']}"
        yield from _folded(f"DESCRIPTION:{_escaped(source)}")
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _escaped(text: str) -> str:
    """A text as iCalendar has it (RFC 5545, 3.3.11)."""
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, none cut within a letter (RFC 5545, 3.1)."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > 74:
            yield piece
            piece = " "
        piece += letter
    yield piece


def agencies_index(content: Content) -> Iterator[Page]:
    """All bodies that have something to do, by level."""
    counts = {id_: _counts(rows) for id_, rows in grouped(content.tables["obligations"], "agency_id").items()}
    shown = [row for row in content.tables["agencies"] if row["agency_id"] in counts]
    shown.sort(key=lambda row: (_LEVELS.index(row["level"]), row["agency_id"]))
    parts = parted(shown, _OF_A_LIST, lambda row: row["agency_id"][:2])
    more = [(part.name, f"co-quan/muc-{part.name}.html", len(part.rows)) for part in parts if part.name]
    title = Bilingual("Cơ quan", "Bodies")
    summary = Bilingual("Cơ quan nào phải làm gì, đến khi nào", "Which body is to do what, and by when")
    first = [] if more else shown
    yield Page(
        "co-quan/index.html",
        "agencies.html",
        title,
        summary,
        {"levels": grouped(first, "level"), "counts": counts, "more": more, "total": len(shown)},
    )
    for (_, address, size), part in zip(more, (part for part in parts if part.name), strict=True):
        yield Page(
            address,
            "agencies.html",
            Bilingual(f"Cơ quan: {part.name}", f"Bodies: {part.name}"),
            summary,
            {"levels": grouped(part.rows, "level"), "counts": counts, "more": [], "total": size},
        )


_LEVELS = ("city", "central", "party", "district", "other")
