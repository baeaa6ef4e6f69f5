"""Tables about annexes: one row an annex; their printed rows are published as one CSV each (see
`publish`)."""

from warehouse.schema import column, table
from warehouse.tables.columns import ROW_ID, DocumentId, LineFrom, LineTo

ANNEX_KINDS = ("indicators", "scenario", "tasks", "projects", "other")
PRINTED_ROLES = ("data", "group", "agency")


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
