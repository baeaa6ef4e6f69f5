"""Tables about a document as a whole: its head, its footnotes, the role of every line, what could not be
read."""

import datetime

from warehouse.schema import column, table
from warehouse.tables.columns import ROW_ID, SLUG, DocumentId, LineFrom, LineTo

LINE_ROLES = {
    "blank": "dòng trống | blank",
    "head": "đầu văn bản: cơ quan, số, nơi, ngày | head: body, number, place, date",
    "title": "trích yếu | title",
    "body": "lời văn | running text",
    "recipients": "nơi nhận | recipients",
    "signature": "chữ ký | signature",
    "annex_heading": "tiêu đề phụ lục | heading of an annex",
    "table_header": "đầu bảng | header of a table",
    "table_row": "dòng của bảng | row of a table",
    "table_group": "tiêu đề nhóm trong bảng | group title in a table",
    "table_rule": "nét kẻ của bảng | rule of a table",
    "footnote": "chú thích | footnote",
    "page": "số trang, đầu trang | page number or running head",
    "appended": "phần thêm của nơi đăng | what a web site added",
    "reject": "bảng không đọc được | of a table, not read",
    "unread": "không đọc được | not read",
}

REJECT_REASONS = {
    "incomplete_row": "dòng của bảng thiếu ô | a row lacks cells",
    "unread_text": "dòng không thành dữ liệu | text that makes no row",
    "value_not_numeric": "ô của cột số không phải số | a cell of a column of figures is none",
    "bad_number": "số in không đọc chắc được | a printed figure that cannot be read for sure",
    "no_description": "dòng không có nội dung | a row without a text",
    "withheld_table": "cả bảng bị giữ lại | the whole table is withheld",
}

FORMATS = {
    "text": "văn bản thuần | plain text",
    "docx": "tệp Word | Word",
    "html": "trang HTML | HTML",
    "pdf": "tệp PDF | PDF",
}

ENCODINGS = {
    "utf-8": "UTF-8 | UTF-8",
    "utf-16": "UTF-16 | UTF-16",
    "windows-1258": "Windows-1258 (tiếng Việt) | Windows-1258 (Vietnamese)",
    "surrogates": "có nửa ký tự, không công bố được | holds halves of characters, cannot be published",
}


@table(
    "documents",
    "Văn bản | Documents",
    "Mỗi dòng là một văn bản kế hoạch đã đọc: số, loại, trích yếu, nơi ban hành, ngày, người ký"
    " | One planning document a row: number, type, title, issuer, date, signer",
)
class Document:
    document_id: str = column(
        "Mã văn bản | Document id",
        "Mã ổn định, dạng {cơ quan}-{số}-{ngày} | Stable id, as {issuer}-{number}-{date}",
        key=True,
        pattern=SLUG,
    )
    source_file: str = column(
        "Tệp gốc | Source file", "Tên tệp văn bản đã đọc | Name of the text file that was read"
    )
    number: str | None = column(
        "Số, ký hiệu | Number", "Số và ký hiệu, bỏ khoảng trắng | Number and symbol, blanks removed"
    )
    doc_type: str | None = column(
        "Loại văn bản | Document type", "Chỉ thị, Kế hoạch, Nghị quyết… | Directive, plan, resolution…"
    )
    title: str | None = column(
        "Trích yếu | Title", "Trích yếu nội dung như in, viết liền một dòng | Title as printed, on one line"
    )
    issuer: str | None = column(
        "Cơ quan ban hành | Issuer", "Tên đầy đủ của cơ quan ban hành | Full name of the issuing body"
    )
    territory: str | None = column(
        "Địa bàn | Territory",
        "Tên nơi mà văn bản đặt kế hoạch; vào ngày ban hành là địa bàn nào, xem `indicator_values.territory`"
        " | Name of the place that the document plans for; which territory that was on the day of issue says"
        " `indicator_values.territory`",
    )
    place: str | None = column(
        "Địa danh | Place", "Địa danh ghi trước ngày ban hành | Place printed before the date"
    )
    issued_on: datetime.date | None = column(
        "Ngày ban hành | Issued on", "Ngày ghi trên văn bản | Date on the document"
    )
    signer: str | None = column("Người ký | Signer", "Họ tên người ký như in | Name of the signer as printed")
    signer_position: str | None = column(
        "Chức vụ người ký | Signer's position", "Chức vụ như in | Position as printed"
    )
    plan_from: int | None = column(
        "Kế hoạch từ năm | Plan from", "Năm đầu của kỳ kế hoạch | First year of the plan", minimum=1900
    )
    plan_to: int | None = column(
        "Kế hoạch đến năm | Plan to", "Năm cuối của kỳ kế hoạch | Last year of the plan", minimum=1900
    )
    format: str | None = column(
        "Dạng tệp | Format",
        "Dạng của tệp gốc; số dòng của tệp không phải văn bản thuần là số dòng sau khi chuyển, xem bảng lines"
        " | Format of the source file; lines of a file that is no plain text are counted in what it was"
        " turned into, see the table lines",
        codes=FORMATS,
    )
    encoding: str | None = column(
        "Bảng mã | Encoding",
        "Bảng mã của tệp văn bản thuần; surrogates: tệp có nửa ký tự, không công bố được"
        " | Character encoding of a file of plain text; surrogates: it holds halves of characters",
        codes=ENCODINGS,
    )
    sha256: str = column(
        "Dấu vân tay SHA-256 | SHA-256",
        "SHA-256 của tệp gốc | SHA-256 of the source file",
        pattern="^[0-9a-f]{64}$",
    )
    bytes: int = column(
        "Số byte | Bytes", "Kích thước tệp gốc | Size of the source file", unit="byte", minimum=1
    )
    lines: int = column("Số dòng | Lines", "Số dòng của tệp gốc | Lines of the source file", minimum=1)
    superseded_by: str | None = column(
        "Bị thay thế bởi | Superseded by",
        "Văn bản nói rằng nó thay thế văn bản này | The document that says it replaces this one",
        pattern=SLUG,
        default=None,
    )
    origin: str | None = column(
        "Lấy từ đâu | Origin",
        "Địa chỉ hoặc nơi đã lấy tệp, theo sổ; trống nếu không ai ghi"
        " | Address or place that the file was taken from, by the register; empty where nobody wrote it down",
        default=None,
    )
    licence: str | None = column(
        "Giấy phép của tệp gốc | Licence of the source",
        "Theo sổ; trống nếu không ai ghi | By the register; empty where nobody wrote it down",
        default=None,
    )


@table(
    "footnotes",
    "Chú thích cuối trang | Footnotes",
    "Chú thích đánh dấu bằng chữ số trên | Footnotes that the text marks with a raised figure",
)
class Footnote:
    footnote_id: str = column(
        "Mã chú thích | Footnote id", "Mã ổn định | Stable id", key=True, pattern=ROW_ID
    )
    document_id: DocumentId
    mark: str = column("Dấu | Mark", "Dấu chú thích | The mark, as a plain figure or sign")
    text: str = column("Nội dung | Text", "Nội dung như in | Text as printed")
    anchored_to: str | None = column(
        "Gắn với | Anchored to",
        "Mã dòng bảng, hoặc số dòng văn bản có dấu chú thích"
        " | Row id, or the text line that carries the mark",
    )
    line_from: LineFrom
    line_to: LineTo


@table(
    "lines",
    "Sổ dòng | Line ledger",
    "Mỗi dòng của mỗi tệp gốc, vai trò của nó và dòng dữ liệu đã dùng nó"
    " | Every line of every source file, its role, and what holds it",
)
class Line:
    document_id: str = column(
        "Mã văn bản | Document id",
        "Văn bản có dòng này | The document that has this line",
        key=True,
        references="documents.document_id",
        pattern=SLUG,
    )
    line: int = column(
        "Dòng | Line", "Số thứ tự dòng, tính từ 1 | Line number, counted from 1", key=True, minimum=1
    )
    role: str = column(
        "Vai trò | Role", "Vai trò của dòng trong văn bản | What the line is", codes=LINE_ROLES
    )
    owner: str | None = column(
        "Thuộc về | Owner",
        "Mã dòng bảng, chú thích, phụ lục hoặc văn bản giữ dòng này"
        " | Id of the row, footnote, annex or document that holds the line",
    )
    also_claimed_by: str | None = column(
        "Cũng thuộc về | Also claimed by",
        "Mã của dòng bảng hay điều khoản khác nhận cùng dòng này; bình thường để trống"
        " | Id of another row or clause that claims the same line; blank unless something is wrong",
    )
    text: str | None = column(
        "Nguyên văn | Text", "Nguyên văn của dòng, dạng Unicode NFC | The line itself, in Unicode NFC"
    )
    position: str | None = column(
        "Vị trí trong tệp | Position",
        "Chỗ của dòng trong tệp Word, PDF, HTML; trống với văn bản thuần"
        " | Where the line stands in a Word, PDF or HTML file; empty for plain text",
    )


@table(
    "rejects",
    "Phần không đọc được | Rejects",
    "Phần của bảng mà chương trình không đọc được thành dữ liệu đáng tin, kèm lý do"
    " | What belongs to a table but makes no trustworthy row, with the reason",
)
class Reject:
    reject_id: str = column("Mã | Reject id", "Mã ổn định | Stable id", key=True, pattern=ROW_ID)
    document_id: DocumentId
    annex_id: str | None = column(
        "Mã phụ lục | Annex id", "Phụ lục có phần này | The annex that has it", pattern=ROW_ID
    )
    line_from: LineFrom
    line_to: LineTo
    text: str = column("Nguyên văn | Text", "Nguyên văn như in | The text as printed")
    reason: str = column("Lý do | Reason", "Mã lý do | Why it makes no row", codes=REJECT_REASONS)
