"""Tables about annexes: one row an annex; their printed rows are published as one CSV each (see
`publish`)."""

from warehouse.schema import column, table
from warehouse.tables.columns import ROW_ID, DocumentId, LineFrom, LineTo

ANNEX_KINDS = {
    "indicators": "chỉ tiêu | indicators",
    "scenario": "kịch bản tăng trưởng | growth scenario",
    "tasks": "nhiệm vụ | tasks",
    "projects": "dự án | projects",
    "other": "bảng khác | other",
}
PRINTED_ROLES = {
    "data": "dòng dữ liệu | row of data",
    "group": "tiêu đề nhóm | group title",
    "agency": "dòng tên cơ quan | row that names a body",
}
LAYOUTS = {
    "tabbed": "cách bằng tab | parted by tabs",
    "barred": "cách bằng gạch đứng trong một dòng | parted by bars on one line",
    "piped": "mỗi ô giữa hai dòng có gạch đứng | a cell between lines of bars",
    "stacked": "mỗi ô một dòng | one cell a line",
    "flowing": "mỗi dòng một mẩu của ô | one fragment of a cell a line",
    "aligned": "cột thẳng hàng bằng khoảng trắng | columns set with blanks",
}
TABLE_STATUSES = {
    "published": "đã công bố | published",
    "withheld": "giữ lại, chỉ có các dòng như in | withheld: told as printed only",
}


@table(
    "annexes",
    "Phụ lục | Annexes",
    "Mỗi dòng là một bảng phụ lục: số, tên, loại bảng, số cột, số dòng"
    " | One annex table a row: number, title, kind, columns, rows",
)
class Annex:
    annex_id: str = column(
        "Mã phụ lục | Annex id",
        "Mã ổn định, dạng {văn bản}.pl{số} | Stable id, as {document}.pl{number}",
        key=True,
        pattern=ROW_ID,
    )
    document_id: DocumentId
    number: str | None = column(
        "Số phụ lục | Number", "Số như in; trống nếu không đánh số | Number as printed; empty if none"
    )
    title: str | None = column("Tên phụ lục | Title", "Tên như in, viết liền | Title as printed, on one line")
    unit_note: str | None = column(
        "Đơn vị tính chung | Unit note", "Đơn vị ghi phía trên bảng | Unit printed above the table"
    )
    kind: str = column(
        "Loại bảng | Kind",
        "Bảng nói về gì, theo dòng tiêu đề | What the table holds, by its header",
        codes=ANNEX_KINDS,
    )
    headers: list[str] = column("Tiêu đề cột | Headers", "Tiêu đề các cột như in | Column headers as printed")
    columns: int = column("Số cột | Columns", "Số cột của bảng | Columns of the table", minimum=0)
    rows: int = column(
        "Số dòng | Rows", "Số dòng của bảng, không kể tiêu đề | Rows of the table without headers", minimum=0
    )
    line_from: LineFrom
    line_to: LineTo


@table(
    "printed_rows",
    "Dòng bảng như in | Printed rows",
    "Mỗi dòng là một dòng bảng phụ lục như in; công bố thành một tệp CSV cho mỗi bảng"
    " | One row of an annex table as printed; published as one wide CSV an annex",
)
class PrintedRow:
    row_id: str = column(
        "Mã dòng | Row id",
        "Mã dòng, dạng {phụ lục}.r{thứ tự} | Row id, as {annex}.r{ordinal}",
        key=True,
        pattern=ROW_ID,
    )
    document_id: DocumentId
    annex_id: str = column(
        "Mã phụ lục | Annex id",
        "Phụ lục có dòng này | The annex that has the row",
        references="annexes.annex_id",
        pattern=ROW_ID,
    )
    row_role: str = column(
        "Loại dòng | Row role",
        "Dữ liệu, tiêu đề nhóm hay dòng cơ quan | Data, group title or agency heading",
        codes=PRINTED_ROLES,
    )
    cells: list[str] = column(
        "Các ô | Cells", "Nội dung các ô như in, theo thứ tự cột | Cell texts as printed, in column order"
    )
    line_from: LineFrom
    line_to: LineTo


@table(
    "layouts",
    "Bố cục và tình trạng bảng | Layouts",
    "Mỗi dòng là một bảng: được trải thành dòng chữ cách nào, bao nhiêu dòng chữ thành dữ liệu, công bố hay"
    " giữ lại, và vì sao; bảng giữ lại vẫn có các dòng như in"
    " | One table a row: how it was flattened into lines, how many of them made rows, whether it is published"
    " or withheld, and why; the printed rows of a withheld table stay",
)
class TableLayout:
    annex_id: str = column(
        "Mã phụ lục | Annex id",
        "Phụ lục có bảng này | The annex that is this table",
        key=True,
        references="annexes.annex_id",
        pattern=ROW_ID,
    )
    document_id: DocumentId
    layout: str = column(
        "Bố cục | Layout",
        "Bảng được trải thành dòng chữ cách nào | How the table was flattened into lines",
        codes=LAYOUTS,
    )
    table_lines: int = column(
        "Số dòng chữ | Table lines",
        "Số dòng chữ của bảng, không kể tiêu đề | Lines of the table without its headers",
        minimum=0,
    )
    lines_of_rows: int = column(
        "Số dòng chữ thành dữ liệu | Lines of rows",
        "Số dòng chữ mà dòng bảng của nó được công bố | Lines whose row is published",
        minimum=0,
    )
    confidence: float = column(
        "Độ tin cậy | Confidence",
        "Phần dòng chữ của bảng có ô khớp với cột; 0 khi không biết cột là gì hoặc ô không khớp tiêu đề"
        " | Share of the lines of the table whose cells fit their columns; 0 where nobody knows what "
        " its columns are, or cells do not fit the header",
        minimum=0,
    )
    status: str = column(
        "Tình trạng | Status",
        "Công bố hay giữ lại | Published or withheld",
        codes=TABLE_STATUSES,
    )
    reason_vi: str = column("Lý do | Reason (vi)", "Các căn cứ bằng lời | The facts in Vietnamese")
    reason_en: str = column("Lý do (tiếng Anh) | Reason (en)", "Các căn cứ bằng lời | The facts in English")
