"""What a person reads at the end of a run: what was found, what could not be read, what is not published and
why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.steps.judging import held_back
from pipelines.steps.kept import release_in
from pipelines.steps.last_release import UNREADABLE, differences
from pipelines.steps.places import Places
from sources.files.folder import passed_over
from sources.reading.shard import Failure
from warehouse.changes import Difference

_BREAKS_LINES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def summarise(
    places: Places,
    failures: list[dict[str, Any]],
    before: Mapping[str, Mapping[str, str]],
    seconds: float,
) -> int:
    """Print the summary of a run; `before` are the documents that were public. Returns the exit code."""
    rows = places.warehouse.rows(
        ["documents", "indicator_values", "tasks", "projects", "annexes", "rejects", "checks", "findings"]
    )
    failed = Counter(check["severity"] for check in rows["checks"] if not check["passed"])
    severity = {check["check_id"]: check["severity"] for check in rows["checks"]}
    held = held_back(places.warehouse)
    offenders = Counter(severity[finding["check_id"]] for finding in rows["findings"])
    print(f"\nKế hoạch mở · {seconds:.1f} s\n")
    print(f"  văn bản · documents          {len(rows['documents']):>7,}")
    print(f"  phụ lục · annex tables       {len(rows['annexes']):>7,}")
    print(f"  giá trị chỉ tiêu · values    {len(rows['indicator_values']):>7,}")
    print(f"  nhiệm vụ · tasks             {len(rows['tasks']):>7,}")
    print(f"  dự án · projects             {len(rows['projects']):>7,}")
    print(f"  không đọc được · rejects     {len(rows['rejects']):>7,}")
    print(f"  kiểm tra · checks            {len(rows['checks']):>7,}")
    print(f"    lỗi · failed (error)       {failed['error']:>7,}   {offenders['error']:,} dòng · rows")
    print(f"    lưu ý · failed (warn)      {failed['warn']:>7,}   {offenders['warn']:,} dòng · rows")
    release = release_in(places.packages)
    if release:
        print(f"\n  phiên bản · version          {release.version} {release.released_on or ''}".rstrip())
    print(f"  gói dữ liệu · packages       {places.packages}")
    print(f"  cổng tra cứu · portal        {places.site / 'index.html'}")
    print(f"  kho dữ liệu · warehouse      {places.warehouse.path}\n")
    for line in (
        *(f"✗ {Failure(**failure).said}" for failure in failures),
        *_gone(failures, before, rows["documents"]),
        *_held_back(held),
        *_differences(differences(places)),
        *_passed_over(places.texts),
    ):
        print(f"  {_one_line(line)}")
    if failures or held or failed["error"]:
        print(
            f"✗ {len(failures)} văn bản không đọc được, {failed['error']} phép kiểm tra mức error không"
            f" đạt, {len(held)} văn"
            f" bản giữ lại hoặc cách ly; phần còn lại đã công bố | {len(failures)} unreadable texts,"
            f" {failed['error']} failed"
            f" error checks, {len(held)} withheld or quarantined documents; the rest is published"
        )
        return 1
    print("✓ đã công bố | published")
    return 0


def _gone(
    failures: list[dict[str, Any]], before: Mapping[str, Mapping[str, str]], rows: list[dict[str, Any]]
) -> Iterator[str]:
    """Documents that were public and are not in the warehouse any more, each with why."""
    unread = {failure["file"] for failure in failures}
    now = {row["document_id"] for row in rows}
    same_text = {row["sha256"]: row["document_id"] for row in rows}
    for document, row in before.items():
        file = row["source_file"]
        if document in now:
            continue
        if row["sha256"] in same_text:
            other = same_text[row["sha256"]]
            yield f"· {document}: nay mang mã {other} | has the id {other} now"
        elif file in unread:
            yield (
                f"✗ {document}: không còn dòng nào được công bố: văn bản {file} nay không đọc được và kho"
                " dữ liệu không giữ được lần đọc trước (chương trình mới hoặc kho mới) | none of its rows is"
                f" published any more: {file} cannot be read now, and the warehouse could not keep the last"
                " reading (a new program or a new warehouse)"
            )
        else:
            yield f"· {document} ({file}): đã gỡ như được phép | taken out, as was allowed"


def _differences(found: list[Difference]) -> Iterator[str]:
    """What this release changed, by table."""
    for table, lost, changed, new, _ in found:
        if table == UNREADABLE:
            yield (
                "· không đọc được bản công bố trước nên không so sánh được | the last release could not be"
                " read, so nothing is compared with it"
            )
        else:
            yield (
                f"· so với bản trước, {table}: mất {lost:,}, đổi {changed:,}, mới {new:,} dòng"
                f" | against the last release: {lost:,} rows lost, {changed:,} changed, {new:,} new"
            )


def _held_back(held: list[dict[str, Any]]) -> list[str]:
    word = {
        "withheld": ("giữ lại, chưa công bố", "withheld"),
        "quarantined": ("cách ly, chưa công bố", "quarantined"),
    }
    return [
        f"✗ {row['document_id']}: {word[row['status']][0]} (độ tin cậy {row['confidence']:g}):"
        f" {row['reason_vi']}"
        f" | {word[row['status']][1]} (confidence {row['confidence']:g}): {row['reason_en']}"
        for row in held
    ]


def _passed_over(folder: Path) -> list[str]:
    below, others = passed_over(folder)
    if not (below or others):
        return []
    return [
        f"· không đọc {below} tệp trong thư mục con, {others} tệp .doc, .odt, .rtf: chỉ đọc tệp .txt,"
        " .docx, .html, .pdf"
        f" nằm ngay trong {folder} | not read: {below} files in subfolders, {others} .doc, .odt or .rtf"
        " files; only"
        " .txt, .docx, .html and .pdf files right in the folder are"
    ]


def _one_line(text: str) -> str:
    """A file name may hold a line break; a message may not."""
    return _BREAKS_LINES.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
