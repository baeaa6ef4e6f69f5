"""What many tables share, declared once: where a row comes from, the forms of ids, lists of codes."""

import datetime
from typing import Annotated

from warehouse.schema import column

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ROW_ID = r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$"

RECURRENCES = {
    "none": "một lần | once",
    "monthly": "hàng tháng | monthly",
    "quarterly": "hàng quý | quarterly",
    "yearly": "hàng năm | yearly",
    "ongoing": "thường xuyên | ongoing",
}
BODY_ROLES = {
    "lead": "chủ trì | lead",
    "coordinating": "phối hợp | coordinating",
}

DocumentId = Annotated[
    str,
    column(
        "Mã văn bản | Document id",
        "Văn bản chứa dòng này, dạng {cơ quan}-{số}-{ngày}"
        " | The document that holds this row, as {issuer}-{number}-{date}",
        references="documents.document_id",
        pattern=SLUG,
    ),
]
AnnexId = Annotated[
    str,
    column(
        "Mã phụ lục | Annex id",
        "Phụ lục có bảng chứa dòng này | The annex whose table holds this row",
        pattern=ROW_ID,
    ),
]
LineFrom = Annotated[
    int,
    column(
        "Từ dòng | First line",
        "Dòng đầu trong tệp gốc, tính từ 1 | First line in the source text as received, counted from 1",
        minimum=1,
    ),
]
LineTo = Annotated[
    int,
    column(
        "Đến dòng | Last line",
        "Dòng cuối trong tệp gốc, tính từ 1 | Last line in the source text as received, counted from 1",
        minimum=1,
    ),
]
DueFrom = Annotated[
    datetime.date | None,
    column("Hạn từ ngày | Due from", "Ngày đầu của thời hạn | First day of the deadline"),
]
DueTo = Annotated[
    datetime.date | None,
    column("Hạn đến ngày | Due to", "Ngày cuối của thời hạn | Last day of the deadline"),
]
Recurrence = Annotated[
    str,
    column("Lặp lại | Recurrence", "Một lần hay định kỳ | Once or recurring", codes=RECURRENCES),
]
Aliases = Annotated[
    str | None,
    column(
        "Cách gọi khác | Aliases",
        "Các cách gọi khác trong danh mục, cả chữ viết tắt, cách nhau bằng “; ”"
        " | Other names of the vocabulary, abbreviations too, parted by “; ”",
    ),
]
SupersededBy = Annotated[
    str | None,
    column(
        "Được thay bởi | Superseded by",
        "Văn bản nói nó thay văn bản của dòng này; trống nếu chưa có"
        " | The document that says it replaces that of this row; empty where none does",
        references="documents.document_id",
        pattern=SLUG,
    ),
]
