"""Pages about the whole: home, contradictions, promises without a result, data, quality, about, search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from publish.archive import PublishedFile
from publish.catalog import PACKAGES
from publish.history import EarlierRelease
from publish.portal.content import Content, Row, grouped, parted
from publish.portal.pages import Page
from publish.portal.statements import latest
from warehouse.schema import Bilingual

_OF_A_PAGE = 100
_HEADLINES = 8
_FINDINGS = 200


def overview_pages(
    content: Content,
    files: Mapping[str, Sequence[PublishedFile]],
    rows: Mapping[str, Mapping[str, int]],
    earlier: Sequence[EarlierRelease] = (),
) -> Iterator[Page]:
    """Every page that is no page of one thing. `files` and `rows` are of each package, by its name."""
    disputes = _disputes(content)
    yield _home(content, disputes)
    yield from _contradictions(content, disputes)
    yield from _unanswered(content)
    yield Page(
        "tai-ve/index.html",
        "data.html",
        Bilingual("Tải dữ liệu", "Data"),
        Bilingual(
            "Sổ tính, CSV, mô tả, giấy phép, dấu vân tay", "Workbooks, CSV, dictionary, licence, hashes"
        ),
        {"packages": PACKAGES, "files": files, "rows": rows, "earlier": earlier},
    )
    yield _quality(content)
    yield Page(
        "gioi-thieu/index.html",
        "about.html",
        Bilingual("Giới thiệu", "About"),
        Bilingual("Đọc thế nào, chưa đọc được gì", "How it is read, and what is not"),
        {"documents": len(content.documents)},
    )
    yield Page(
        "tim.html",
        "search.html",
        Bilingual("Tìm", "Search"),
        Bilingual(
            "Tìm chỉ tiêu, cơ quan, văn bản, nhiệm vụ, dòng",
            "Find indicators, bodies, documents, tasks, lines",
        ),
    )


def _disputes(content: Content) -> list[list[Row]]:
    """Pairs that contradict each other, those of one fact together; within a document last."""
    conflicts = [row for row in content.tables["reconciliations"] if row["relation"] == "conflict"]
    return sorted(
        grouped(conflicts, "dispute_id").values(),
        key=lambda rows: (rows[0]["period"], rows[0]["indicator_id"]),
    )


def _home(content: Content, disputes: Sequence[Sequence[Row]]) -> Page:
    have = [row for row in content.indicators.values() if row["values"] and row["status"] == "reviewed"]
    by_indicator = grouped(content.tables["indicator_values"], "indicator_id")
    headlines = []
    for row in sorted(have, key=lambda row: (-row["values"], row["indicator_id"]))[:_HEADLINES]:
        own = by_indicator[row["indicator_id"]]
        headlines.append((row, latest(own, ("target",)), latest(own, ("actual", "estimate"))))
    newest = sorted(content.documents.values(), key=lambda row: str(row["issued_on"] or ""), reverse=True)
    title = Bilingual("Kế hoạch mở", "Open plans")
    summary = Bilingual(
        "Ai hứa gì, đến khi nào, bao nhiêu: chỉ tiêu, nhiệm vụ, dự án trong văn bản kế hoạch của nhà nước",
        "Who promised what, by when, how much: targets, tasks and projects in Vietnamese government plans",
    )
    return Page(
        "index.html",
        "home.html",
        title,
        summary,
        {
            "content": content,
            "headlines": headlines,
            "newest": newest[:6],
            "disputes": disputes,
            "unanswered": len(content.tables["unanswered"]),
            "counts": {
                name: len(content.tables[name])
                for name in ("documents", "indicator_values", "tasks", "projects")
            },
            "bodies": len({row["agency_id"] for row in content.tables["obligations"]}),
        },
    )


def _contradictions(content: Content, disputes: Sequence[Sequence[Row]]) -> Iterator[Page]:
    title = Bilingual("Mâu thuẫn", "Contradictions")
    summary = Bilingual(
        "Cùng một chỉ tiêu, cùng một kỳ, hai con số: hai câu trích cạnh nhau",
        "One indicator, one period, two figures: two quotations side by side",
    )
    pieces = [disputes[at : at + _OF_A_PAGE] for at in range(0, len(disputes), _OF_A_PAGE)] or [[]]
    addresses = [f"mau-thuan/{'index' if at == 0 else at + 1}.html" for at in range(len(pieces))]
    for address, piece in zip(addresses, pieces, strict=True):
        yield Page(
            address,
            "contradictions.html",
            title,
            summary,
            {
                "content": content,
                "disputes": piece,
                "total": len(disputes),
                "corrections": content.tables["corrections"],
                "addresses": addresses,
            },
        )


def _unanswered(content: Content) -> Iterator[Page]:
    rows = content.tables["unanswered"]
    title = Bilingual("Chưa có kết quả", "Without a result")
    summary = Bilingual(
        "Mục tiêu đã hết kỳ mà chưa văn bản nào đã đọc cho biết kết quả",
        "Targets whose time is over and of which no document read tells the result",
    )
    parts = parted(rows, _OF_A_PAGE * 4, lambda row: str(row["period_end"])[:4])
    more = [(part.name, f"chua-co-ket-qua/{part.name}.html", len(part.rows)) for part in parts if part.name]
    facts = {"content": content, "total": len(rows)}
    yield Page(
        "chua-co-ket-qua/index.html",
        "unanswered.html",
        title,
        summary,
        {**facts, "rows": [] if more else rows, "more": more},
    )
    for (_, address, _), part in zip(more, (part for part in parts if part.name), strict=True):
        yield Page(address, "unanswered.html", title, summary, {**facts, "rows": part.rows, "more": []})


def _quality(content: Content) -> Page:
    failed = [row for row in content.tables["checks"] if not row["passed"]]
    by_check = grouped(content.tables["findings"], "check_id")
    documents = sorted(content.documents.values(), key=lambda row: str(row["issued_on"] or ""), reverse=True)
    return Page(
        "chat-luong/index.html",
        "quality.html",
        Bilingual("Chất lượng", "Quality"),
        Bilingual("Đã đọc được bao nhiêu, chưa đọc được gì", "How much was read, and what was not"),
        {
            "content": content,
            "failed": failed,
            "passed": len(content.tables["checks"]) - len(failed),
            "findings": {check: rows[:_FINDINGS] for check, rows in by_check.items()},
            "documents": documents[:_FINDINGS],
            "standing": {row["document_id"]: row for row in content.tables["standing"]},
            "rejects": Counter(row["document_id"] for row in content.tables["rejects"]),
            "withheld": [row for row in content.tables["layouts"] if row["status"] != "published"],
        },
    )
