"""The table of work that a document gives to somebody."""

from warehouse.schema import column, table
from warehouse.tables.columns import (
    RECURRENCES,
    ROW_ID,
    AnnexId,
    DocumentId,
    DueFrom,
    DueTo,
    LineFrom,
    LineTo,
)


@table(
    "tasks",
    "Nhiệm vụ | Tasks",
    "Mỗi dòng là một nhiệm vụ trong bảng phân công: nội dung, thời hạn, cơ quan chủ trì, phối hợp, sản phẩm"
    " | One task of an assignment table a row: what, by when, who leads, who takes part, what comes out",
)
class Task:
    task_id: str = column(
        "Mã nhiệm vụ | Task id",
        "Mã ổn định, dạng {phụ lục}.r{dòng} | Stable id, as {annex}.r{row}",
        key=True,
        pattern=ROW_ID,
    )
    document_id: DocumentId
    annex_id: AnnexId
    number: str | None = column("TT | Number", "Số thứ tự như in | Ordinal as printed")
    group_number: str | None = column(
        "Số nhóm | Group number",
        "Số của nhóm nhiệm vụ như in, hoặc phần đầu của TT (2 của 2.11) khi dòng tên nhóm bị mất"
        " | Number of the group as printed, or the head of the ordinal (2 of 2.11) where the group's own row"
        " is lost",
    )
    group: str | None = column("Nhóm nhiệm vụ | Group", "Tên nhóm như in | Title of the group as printed")
    description: str = column("Nội dung | Description", "Nội dung nhiệm vụ như in | The task as printed")
    deadline: str | None = column("Thời hạn | Deadline", "Thời hạn như in | Deadline as printed")
    due_from: DueFrom
    due_to: DueTo
    recurrence: str = column(
        "Lặp lại | Recurrence",
        "Không, hàng tháng, hàng quý, hàng năm, thường xuyên | None, monthly, quarterly, yearly, ongoing",
        codes=RECURRENCES,
    )
    lead: str | None = column(
        "Chủ trì | Lead", "Cơ quan chủ trì như in, cách nhau “; ” | Lead bodies as printed"
    )
    coordinating: str | None = column(
        "Phối hợp | Coordinating", "Cơ quan phối hợp như in, cách nhau “; ” | Partners as printed"
    )
    deliverable: str | None = column("Sản phẩm | Deliverable", "Kết quả, sản phẩm như in | Output as printed")
    line_from: LineFrom
    line_to: LineTo
