"""The README of a package, in Vietnamese and English: what it is, what it holds, how to trust and cite it.

Built from the declaration and from this build's own figures, so that it keeps step with the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publish.catalog import Package
from publish.descriptor import Release
from warehouse.schema import Table
from warehouse.tables import TABLES


@dataclass(frozen=True, slots=True)
class Facts:
    """What a build says of itself: rows of each table, and of each document how much was read."""

    rows: dict[str, int]
    documents: Sequence[dict[str, Any]]
    rejects: dict[str, int]
    warnings: dict[str, int]
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

- DuckDB: `SELECT * FROM 'data/{package.tables[0]}.csv'`
- pandas: `pandas.read_csv("data/{package.tables[0]}.csv", dtype_backend="pyarrow")`
- Excel: dùng *Data → From Text/CSV*, chọn UTF-8 và ngôn ngữ *English (United States)*. Đừng mở bằng nhấp đúp:
  với thiết lập tiếng Việt, `4.913` sẽ bị hiểu thành 4913.
- Kiểm tra tệp: so `sha256sum data/*.csv` với trường `hash` trong `datapackage.json`.

## Các cột

{_dictionary(package, "vi")}
## Trích dẫn và giấy phép

> Kế hoạch mở, *{package.title.vi}*, phiên bản {release.version}, CC BY 4.0.

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

- DuckDB: `SELECT * FROM 'data/{package.tables[0]}.csv'`
- pandas: `pandas.read_csv("data/{package.tables[0]}.csv", dtype_backend="pyarrow")`
- Excel: *Data → From Text/CSV*, UTF-8, language *English (United States)*.\
 Do not double-click: with Vietnamese
  settings `4.913` is taken for 4913.
- To check a file: compare `sha256sum data/*.csv` with `hash` in `datapackage.json`.

## Columns

{_dictionary(package, "en")}
## Citation and licence

> Kế hoạch mở, *{package.title.en}*, version {release.version}, CC BY 4.0.

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
            codes = f" ({', '.join(field.column.codes)})" if field.column.codes else ""
            rows.append(
                f"- `{field.name}` ({field.type}): {getattr(field.column.description, language)}{codes}"
            )
    return "\n".join(rows) + "\n"
