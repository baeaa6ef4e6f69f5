"""What the program sees in one file, on a terminal, for a person who decides whether to trust it.

Nothing is written: the file is read and judged in memory. Every line of the output names the lines of the
file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from expectations.confidence import assess
from expectations.judge import judge, needed_tables
from sources.files.folder import load_text
from sources.reading.shard import Shard, read_texts
from warehouse.tables import READ, TABLES, Finding

_WIDTH = 110
_ROWS = ("indicator_values", "tasks", "projects", "duties", "assignments", "citations", "footnotes")

Rows = Mapping[str, list[dict[str, Any]]]


def inspect(path: Path) -> int:
    """Print the head, the outline, the tables, rejects, doubts and confidence of a file; the exit code is 0
    where it would be published, 1 where not."""
    shard = read_texts([load_text(path)])
    for failure in shard.failures:
        print(f"✗ {failure.said}")
    if shard.failures:
        return 1
    rows = _as_dicts(shard)
    for title, lines in (
        ("ĐẦU VĂN BẢN · HEAD", _head(rows)),
        ("DÀN Ý · OUTLINE", _outline(rows)),
        ("BẢNG · TABLES", _tables(rows)),
        ("DÒNG DỮ LIỆU · ROWS", _counts(rows)),
        ("KHÔNG ĐỌC ĐƯỢC · REJECTS", _rejects(rows)),
        ("SỐ CHƯA CÓ CHỖ · FIGURES THAT NOBODY COULD PLACE", _unclaimed(rows)),
    ):
        _print(title, lines)
    findings = _judged(rows)
    _print("ĐIỀU CẦN LƯU Ý · DOUBTS", (line for finding in findings for line in _doubt(finding)))
    (confidence,) = assess(rows, findings).values()
    _print(
        "ĐỘ TIN CẬY · CONFIDENCE",
        [f"{confidence.value:g}  {confidence.status}", confidence.reason.vi, confidence.reason.en],
    )
    return 0 if confidence.status == "published" else 1


def _as_dicts(shard: Shard) -> dict[str, list[dict[str, Any]]]:
    return {name: [asdict(row) for row in shard.rows[name]] for name in READ}


def _judged(rows: Rows) -> list[Finding]:
    found: list[Finding] = []
    for name in READ:
        found += judge(TABLES[name], {needed: rows[needed] for needed in needed_tables(TABLES[name])})[1]
    return sorted(found, key=lambda finding: (finding.line_from or 0, finding.check_id))


def _print(title: str, lines: Iterable[str]) -> None:
    print(f"\n{title}")
    nothing = True
    for line in lines:
        nothing = False
        print(f"  {_cut(line)}")
    if nothing:
        print("  không có | none")


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"


def _at(row: Mapping[str, Any]) -> str:
    first, last = row["line_from"], row["line_to"]
    return f"{f'L{first}' if first == last else f'L{first}–{last}':<10}"


def _head(rows: Rows) -> Iterator[str]:
    (document,) = rows["documents"]
    numbers: dict[str, list[int]] = {}
    for line in rows["lines"]:
        numbers.setdefault(line["role"], []).append(line["line"])
    yield (
        f"{'Tệp · file':<36}{document['source_file']} ({document['format']}, {document['lines']} dòng ·"
        " lines)"
    )
    for field in TABLES["documents"].fields[1:]:
        if field.name not in ("source_file", "format", "encoding", "sha256", "bytes", "lines"):
            shown = document[field.name]
            title = f"{field.column.title.vi} · {field.name}"
            yield f"{title:<36}{'—' if shown is None else shown}"
    for role in ("head", "title", "signature", "recipients"):
        if role in numbers:
            yield f"{role:<36}{_runs(numbers[role])}"


def _runs(numbers: list[int]) -> str:
    """Line numbers as runs: `L1–4, L7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("L" + "–".join(map(str, run)) for run in runs)


def _outline(rows: Rows) -> Iterator[str]:
    for clause in rows["clauses"]:
        mark = f"{clause['number']}. " if clause["number"] and clause["number"] not in "-+" else "- "
        yield f"{_at(clause)}{'  ' * (clause['level'] - 1)}{mark}{clause['heading'] or clause['text'] or ''}"


def _tables(rows: Rows) -> Iterator[str]:
    for annex in rows["annexes"]:
        yield (
            f"{_at(annex)}{annex['kind']:<11}{annex['rows']} dòng · rows "
            f" {annex['title'] or annex['annex_id']}"
        )
        yield f"{'':<10}{' | '.join(name or '?' for name in annex['headers'])}"


def _counts(rows: Rows) -> Iterator[str]:
    kinds = Counter(value["source_kind"] for value in rows["indicator_values"])
    for name in _ROWS:
        more = (
            f"  (phụ lục · annex {kinds['annex']}, lời văn · prose {kinds['prose']})"
            if name == "indicator_values"
            else ""
        )
        yield f"{len(rows[name]):>5}  {TABLES[name].title.vi} · {name}{more}"


def _rejects(rows: Rows) -> Iterator[str]:
    for reject in rows["rejects"]:
        yield f"{_at(reject)}{reject['reason']}: {reject['text']}"


def _unclaimed(rows: Rows) -> Iterator[str]:
    for figure in rows["unclaimed_figures"]:
        yield f"{_at(figure)}{figure['figure']}: {figure['sentence']}"


def _doubt(finding: Finding) -> Iterator[str]:
    at = f"L{finding.line_from}" if finding.line_from else ""
    yield f"{at:<10}{finding.check_id}: {finding.printed or ''}"
    yield f"{'':<10}{finding.message_vi}"
    yield f"{'':<10}{finding.message_en}"
