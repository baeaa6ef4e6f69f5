"""Tables about how far the data can be trusted: checks, their offenders, and what was read of each
document."""

from typing import Annotated

from warehouse import schema
from warehouse.schema import column, table
from warehouse.tables.columns import SLUG

SEVERITIES = {
    "error": "lời hứa: không đạt thì giữ lại dòng | promise: a row that breaks it is withheld",
    "warn": "điều cần lưu ý | caveat",
}
STATUSES = {
    "published": "đã công bố | published",
    "withheld": "giữ lại | withheld",
    "quarantined": "cách ly | quarantined",
}
CAUSES = {
    "withdrawn": "văn bản đã gỡ | the document was taken out",
    "withheld": "văn bản nay bị giữ lại | it is held back now",
    "text_changed": "văn bản đã sửa | its text is another",
    "same_text": "văn bản không đổi, chương trình, danh mục đã đổi | same text, other program",
}

MISPRINTS = {
    "open": "chưa báo nơi đăng | the publisher was not told",
    "reported": "đã báo nơi đăng | the publisher was told",
    "fixed_upstream": "nơi đăng đã sửa | the publisher mended it",
}


@table(
    "checks",
    "Phép kiểm tra | Checks",
    "Mỗi dòng là một phép kiểm tra đã chạy và kết quả | One check that was run a row, and how it came out",
)
class Check:
    check_id: str = column(
        "Mã phép kiểm tra | Check id",
        "Dạng {bảng}.{quy tắc} | As {table}.{rule}",
        key=True,
        pattern=r"^[a-z0-9_.]+$",
    )
    table: str = column("Bảng | Table", "Bảng được kiểm tra | The table that is checked")
    rule: str = column("Quy tắc | Rule", "Tên quy tắc | Name of the rule")
    severity: str = column(
        "Mức | Severity",
        "error: lỗi của chúng tôi; warn: điều cần lưu ý, thường do văn bản"
        " | error: a promise of ours is broken; warn: a caveat, mostly of the document",
        codes=SEVERITIES,
    )
    passed: bool = column("Đạt | Passed", "Không dòng nào vi phạm | No row breaks it")
    tested: int = column(
        "Số dòng kiểm tra | Tested", "Số dòng được kiểm tra | Rows that were tested", minimum=0
    )
    failed: int = column("Số dòng vi phạm | Failed", "Số dòng vi phạm | Rows that break it", minimum=0)
    description_vi: str = column(
        "Mô tả | Description (vi)", "Điều phải đúng, và vì sao | What must hold (vi)"
    )
    description_en: str = column(
        "Mô tả tiếng Anh | Description (en)", "Như trên, tiếng Anh | What must hold, and why"
    )


@table(
    "findings",
    "Dòng vi phạm | Findings",
    "Mỗi dòng là một dòng dữ liệu vi phạm một phép kiểm tra | One offending row of one failed check a row",
)
class Finding:
    finding_id: str = column("Mã | Finding id", "Dạng {phép kiểm tra}:{dòng} | As {check}:{row}", key=True)
    check_id: str = column(
        "Phép kiểm tra | Check id",
        "Phép kiểm tra bị vi phạm | The failed check",
        references="checks.check_id",
    )
    document_id: str | None = column(
        "Mã văn bản | Document id",
        "Văn bản có dòng vi phạm; trống với danh mục chung | The document; empty for vocabularies",
        references="documents.document_id",
        pattern=SLUG,
    )
    row_id: str = column("Mã dòng | Row id", "Khóa của dòng vi phạm | Key of the offending row")
    line_from: int | None = column(
        "Từ dòng | First line", "Dòng đầu trong tệp gốc | First line in the source", minimum=1
    )
    line_to: int | None = column(
        "Đến dòng | Last line", "Dòng cuối trong tệp gốc | Last line in the source", minimum=1
    )
    printed: str | None = column("Như in | Printed", "Nguyên văn | The printed text")
    message_vi: str = column("Nhận xét | Message (vi)", "Điều gì không đúng | What is wrong (vi)")
    message_en: str = column("Nhận xét tiếng Anh | Message (en)", "Điều gì không đúng | What is wrong (en)")


@table(
    "corrections",
    "Chỗ in nhầm đã sửa khi đọc | Corrected misprints",
    "Mỗi dòng là một chỗ in nhầm đã biết: nguyên văn, điều được đọc thay, và vì sao; cột “như in”"
    " vẫn giữ nguyên văn"
    " | One known misprint a row: the print, what is read in its place, and why; columns “as"
    " printed” keep the print",
)
class CorrectedMisprint:
    document_id: str = column(
        "Mã văn bản | Document id",
        "Văn bản có chỗ in nhầm | The document",
        key=True,
        references="documents.document_id",
        pattern=SLUG,
    )
    line: int = column("Dòng | Line", "Dòng trong tệp gốc | Line of the source", key=True, minimum=1)
    found: str = column("Như in | Found", "Nguyên văn | What is printed", key=True)
    read_as: str = column("Đọc là | Read as", "Điều được đọc thay | What is read in its place")
    reason: str = column("Lý do | Reason", "Vì sao (tiếng Anh) | Why")
    status: str = column(
        "Tình trạng | Status",
        "Nơi đăng đã biết chưa | Whether the publisher of the text knows",
        codes=MISPRINTS,
    )


@table(
    "coverage",
    "Mức độ đọc được | Coverage",
    "Mỗi dòng cho biết một bảng có bao nhiêu dòng từ một văn bản, và đọc được đến đâu"
    " | How many rows a table has from a document, and how much of the document is accounted for",
)
class Coverage:
    document_id: str = column(
        "Mã văn bản | Document id",
        "Văn bản | The document",
        key=True,
        references="documents.document_id",
        pattern=SLUG,
    )
    table: str = column("Bảng | Table", "Tên bảng | Name of the table", key=True)
    rows: int = column("Số dòng | Rows", "Số dòng của bảng từ văn bản này | Rows of the table", minimum=0)
    rejects: int = column(
        "Phần không đọc được | Rejects",
        "Số phần không đọc được của văn bản | Rejects of the document",
        minimum=0,
    )
    lines_accounted: int = column(
        "Dòng có vai trò | Lines accounted",
        "Số dòng mà một dòng dữ liệu, một mục hay một phần của văn bản nhận là của mình"
        " | Lines that a row, a clause or a part of the document claims as its own",
        minimum=0,
    )
    lines_total: int = column("Tổng số dòng | Lines", "Tổng số dòng | Lines of the document", minimum=0)


@table(
    "standing",
    "Tình trạng văn bản | Standing",
    "Mỗi dòng là một văn bản: độ tin cậy, đã công bố hay giữ lại, và vì sao"
    " | One document a row: how far it was understood, whether it is published, and why",
)
class Standing:
    document_id: str = column(
        "Mã văn bản | Document id",
        "Văn bản | The document",
        key=True,
        references="documents.document_id",
        pattern=SLUG,
    )
    confidence: float = column(
        "Độ tin cậy | Confidence",
        "Từ 0 đến 1: (½ + ½ · phần đầu văn bản đọc được) · phần dòng bảng đọc được · (1 − ½ · phần cam kết"
        " có lưu ý)"
        " | From 0 to 1: (½ + ½ · share of the head found) · share of lines of tables and text read"
        " · (1 − ½ · share of"
        " promises doubted)",
        minimum=0,
    )
    status: str = column(
        "Tình trạng | Status",
        "published: đã công bố; withheld: giữ lại vì lỗi của chúng tôi; quarantined: cách ly vì không"
        " đọc hiểu được gì"
        " | published; withheld because a promise of ours is broken; quarantined because nothing was"
        " understood",
        codes=STATUSES,
    )
    reason_vi: str = column("Lý do | Reason (vi)", "Các căn cứ bằng lời | The facts in Vietnamese")
    reason_en: str = column("Lý do (tiếng Anh) | Reason (en)", "Các căn cứ bằng lời | The facts in English")


@table(
    "changes",
    "Thay đổi so với bản trước | Changes since the last release",
    "Mỗi dòng là một dòng dữ liệu mất đi, hay một ô đổi khác, so với bản công bố trước; dòng mới không kể;"
    " lượt chạy không đổi gì thì giữ bảng này như cũ"
    " | One row a row that the release before had and this one has not, or a cell that differs; new rows are"
    " not listed; a run that changes nothing leaves this table as it was",
)
class Change:
    table: str = schema.column("Bảng | Table", "Bảng có thay đổi | The table that differs", key=True)
    key: str = schema.column(
        "Khóa | Key",
        "Khóa của dòng; nhiều cột thì nối bằng ; | Key of the row; several columns are joined by ;",
        key=True,
    )
    column: Annotated[
        str,
        schema.column(
            "Cột | Column",
            "Cột đổi khác; cột khóa đầu tiên nếu mất cả dòng"
            " | The column that differs; the first column of the key where the whole row is gone",
            key=True,
        ),
    ]
    before: str | None = schema.column("Trước | Before", "Bản công bố trước | What the release before said")
    after: str | None = schema.column(
        "Sau | After", "Bản này; trống nếu không còn | What this one says; empty where it is gone"
    )
    why: str = schema.column(
        "Vì sao | Why",
        "Vì sao dòng này khác bản trước | Why the row is not as it was",
        codes=CAUSES,
    )


@table(
    "codes",
    "Giải nghĩa mã | Codes",
    "Mỗi mã trong danh sách đóng nghĩa là gì | What each code of a closed list means",
)
class Code:
    table: str = schema.column("Bảng | Table", "Bảng có mã | The table that holds it", key=True)
    column: str = schema.column("Cột | Column", "Cột có mã | The column that holds it", key=True)
    code: str = schema.column("Mã | Code", "Mã như trong dữ liệu | As in the data", key=True)
    vi: str = schema.column("Nghĩa | Meaning (vi)", "Nghĩa tiếng Việt | In Vietnamese")
    en: str = schema.column("Nghĩa tiếng Anh | Meaning (en)", "Nghĩa tiếng Anh | In English")
