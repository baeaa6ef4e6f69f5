"""The README of a package, in Vietnamese and English: what it is, what it holds, how to trust and cite it.

Built from the declaration and from this build's own figures, so that it keeps step with the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publish.catalog import Package
from publish.descriptor import Release
from warehouse.schema import Bilingual, Table
from warehouse.tables import TABLES


@dataclass(frozen=True, slots=True)
class Facts:
    """What a build says of itself: rows of each table, and of each document how much was read."""

    rows: dict[str, int]
    documents: Sequence[dict[str, Any]]
    rejects: dict[str, int]
    warnings: dict[str, int]
    reasons: Mapping[str, int]
    """Parts that were not read, by the code of the reason."""
    withheld_tables: int
    standing: Mapping[str, Mapping[str, Any]]
    """Of each document its confidence, its status and the reasons (rows of `standing`)."""


def write_readme(package: Package, release: Release, facts: Facts, annex_count: int) -> str:
    """The README of a package as Markdown."""
    parts = [
        _vietnamese(package, release, facts, annex_count),
        _english(package, release, facts, annex_count),
    ]
    return "\n".join(parts)


def _vietnamese(package: Package, release: Release, facts: Facts, annex_count: int) -> str:
    annexes = f"- `data/<mã phụ lục>.csv`: {annex_count} bảng phụ lục, mỗi ô như in\n" if annex_count else ""
    return f"""# {package.title.vi}

*English below.*

{package.description.vi}. Dữ liệu mở của **Kế hoạch mở**, phiên bản {release.version}\
{f", ngày {release.released_on}" if release.released_on else ""}.

## Trong gói có gì

{_files(package, facts, "vi")}{annexes}- `datapackage.json`: mô tả từng cột, khóa, đơn vị,\
 nguồn, dấu vân tay (Data Package v2)

Dòng nào đọc từ văn bản cũng ghi `document_id`, `line_from`, `line_to` (hoặc khóa của dòng có ghi): văn bản\
 và các dòng
của tệp gốc chứa nó, tính từ 1. Cột “như in” giữ nguyên văn; cột bên cạnh là điều chương trình đọc được.\
 Chỗ in nhầm không bị sửa lặng lẽ.

## Nguồn và mức độ đọc được

{_sources(facts, "vi")}
Văn bản gốc là căn cứ; nếu dữ liệu khác văn bản thì văn bản đúng.\
 Xem gói `quality` để biết từng điều cần lưu ý.

## Dùng thế nào

- Excel, LibreOffice: mở `{package.name}.xlsx` (nằm cạnh gói) bằng nhấp đúp: số là số, ngày là ngày, mã đã\
 ghi bằng lời. Đừng nhấp đúp tệp CSV: với thiết lập tiếng Việt, `4.913` sẽ bị hiểu thành 4913.\
 Phụ lục như in có số viết theo lối Việt Nam (`153.300`): khi nhập CSV hãy để mọi cột là văn bản.
- DuckDB: `duckdb goi.duckdb < load.sql`
- Python: `from load import load; load("{package.tables[0]}")` (pandas), `load_polars("…")` (polars)
- R: `source("load.R"); load_table("{package.tables[0]}")`
- Parquet: cạnh mỗi tệp CSV, cùng kiểu dữ liệu.
- Kiểm tra tệp: `sha256sum -c SHA256SUMS`.

## Gói này không có gì

{_lacks(package, facts, "vi")}
## Các cột

{_dictionary(package, "vi")}
## Trích dẫn và giấy phép

> Kế hoạch mở, *{package.title.vi}*, phiên bản {release.version}, CC BY 4.0.

Một chỉ tiêu hay một dòng: thêm mã của nó (`indicator_id`, `value_id`, `task_id` …) sau tên gói.

Bộ dữ liệu theo giấy phép CC BY 4.0. Văn bản gốc là văn bản của cơ quan nhà nước, không thuộc phạm vi bảo hộ
quyền tác giả (Điều 15 Luật Sở hữu trí tuệ).
"""


def _english(package: Package, release: Release, facts: Facts, annex_count: int) -> str:
    annexes = (
        f"- `data/<annex id>.csv`: {annex_count} annex tables, every cell as printed\n" if annex_count else ""
    )
    return f"""
---

# {package.title.en}

{package.description.en}. Open data of **Kế hoạch mở**, version {release.version}\
{f", {release.released_on}" if release.released_on else ""}.

## What is in the package

{_files(package, facts, "en")}{annexes}- `datapackage.json`: every column, key, unit, source\
 and fingerprint (Data Package v2)

Every row that was read from a text names `document_id`, `line_from`, `line_to` (or the key of a row\
 that does): the
document and the lines of the source text that hold it, counted from 1. Columns “as printed” keep the print;\
 what was read from it stands beside. Nothing is mended silently.

## Sources and coverage

{_sources(facts, "en")}
The documents are the authority: where data and document differ, the document is right.\
 The package `quality` lists
every caveat.

## How to use it

- Excel, LibreOffice: open `{package.name}.xlsx` (beside the package) by double click: numbers are numbers,\
 days are days, codes are spelt out. Do not double-click a CSV: with Vietnamese settings `4.913` is taken for\
 4913. Annexes as printed have figures in Vietnamese form (`153.300`): import all their columns as text.
- DuckDB: `duckdb package.duckdb < load.sql`
- Python: `from load import load; load("{package.tables[0]}")` (pandas), `load_polars("…")` (polars)
- R: `source("load.R"); load_table("{package.tables[0]}")`
- Parquet lies beside each CSV, with the same types.
- To check files: `sha256sum -c SHA256SUMS`.

## What this package lacks

{_lacks(package, facts, "en")}
## Columns

{_dictionary(package, "en")}
## Citation and licence

> Kế hoạch mở, *{package.title.en}*, version {release.version}, CC BY 4.0.

To cite an indicator or a row, put its id (`indicator_id`, `value_id`, `task_id` …) behind the title.

The data set is under CC BY 4.0. The documents are official texts of state bodies,\
 outside copyright in Việt Nam
(Article 15 of the Law on Intellectual Property).
"""


def _files(package: Package, facts: Facts, language: str) -> str:
    unit = {"vi": "dòng", "en": "rows"}[language]
    lines = [
        f"- `data/{name}.csv`: {getattr(TABLES[name].title, language)}, {facts.rows[name]} {unit}"
        for name in package.all_tables
    ]
    return "\n".join(lines) + "\n"


def _sources(facts: Facts, language: str) -> str:
    head = {
        "vi": "| Văn bản | Ngày | Tệp | Phần không đọc được | Điều cần lưu ý | Độ tin cậy |",
        "en": "| Document | Date | File | Rejects | Caveats | Confidence |",
    }[language]
    rows = [head, "|---|---|---|---|---|---|"]
    held = []
    for document in facts.documents:
        id_ = document["document_id"]
        standing = facts.standing[id_]
        mark = _STATUS[language][standing["status"]]
        if mark:
            held.append(f"- {id_}:{mark}: {standing[f'reason_{language}']}")
        rows.append(
            f"| {_cell(document['number'] or document['doc_type'] or id_)}{mark}"
            f" | {document['issued_on'] or ''} | {_cell(document['source_file'])}"
            f" | {facts.rejects.get(id_, 0)} | {facts.warnings.get(id_, 0)} | {standing['confidence']:g} |"
        )
    return "\n".join([*rows, *([""] if held else []), *held]) + "\n"


_EMPTY = {
    "outcomes": Bilingual(
        "chưa văn bản nào đã đọc có cả mục tiêu lẫn kết quả của cùng một kỳ",
        "no documents read hold both the target and the result of one period",
    ),
    "tasks": Bilingual(
        "chỉ dòng của bảng phụ lục thành nhiệm vụ; việc giao bằng lời ở `clauses`, `assignments`, `duties`",
        "only rows of annex tables become tasks; other work is in `clauses`, `assignments`, `duties`",
    ),
}
"""Why a table may have no rows, where that is not plain."""


def _lacks(package: Package, facts: Facts, language: str) -> str:
    """What a reader will look for in vain, and why."""
    lines = [_EMPTY["tasks"]] if "tasks" in package.tables and facts.rows["tasks"] else []
    said = [f"- `tasks`: {getattr(text, language)}" for text in lines]
    for name in package.all_tables:
        if not facts.rows[name]:
            why = _EMPTY.get(name)
            none = {"vi": "0 dòng", "en": "no rows"}[language]
            said.append(f"- `{name}`: {none}{f': {getattr(why, language)}' if why else ''}")
    reasons = TABLES["rejects"].field("reason").column.codes
    for reason, count in sorted(facts.reasons.items()):
        told = {"vi": "phần không đọc được", "en": "parts not read"}[language]
        said.append(f"- {count} {told}: {getattr(reasons[reason], language)} (`rejects`)")
    if facts.withheld_tables:
        told = {
            "vi": "bảng giữ lại vì ô không khớp cột",
            "en": "tables withheld as cells do not fit columns",
        }[language]
        said.append(f"- {facts.withheld_tables} {told} (`layouts`)")
    return (
        "\n".join(said or [{"vi": "- Không có gì đáng kể.", "en": "- Nothing to speak of."}[language]]) + "\n"
    )


_STATUS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "published": "",
        "withheld": " (giữ lại, chưa công bố)",
        "quarantined": " (cách ly, chưa công bố)",
    },
    "en": {"published": "", "withheld": " (withheld)", "quarantined": " (quarantined, not published)"},
}


def _cell(text: str) -> str:
    """A text within a Markdown table, where a bar or a line break would end the cell."""
    return " ".join(text.split()).replace("|", "\\|")


def _dictionary(package: Package, language: str) -> str:
    return "\n".join(_table_dictionary(TABLES[name], language) for name in package.all_tables)


def _table_dictionary(table: Table, language: str) -> str:
    rows = [f"### {table.name}", "", getattr(table.description, language) + ".", ""]
    for field in table.fields:
        if field.type != "array":
            meanings = field.column.codes.items()
            said = "; ".join(f"`{code}`: {getattr(meaning, language)}" for code, meaning in meanings)
            codes = f" ({said})" if said else ""
            rows.append(
                f"- `{field.name}` ({field.type}): {getattr(field.column.description, language)}{codes}"
            )
    return "\n".join(rows) + "\n"
