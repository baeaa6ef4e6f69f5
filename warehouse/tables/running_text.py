"""Tables about running text: its outline, the documents it cites, the duties it lays down, who leads which
part."""

import datetime

from warehouse.schema import column, table
from warehouse.tables.columns import BODY_ROLES, ROW_ID, SLUG, DocumentId, LineFrom, LineTo, Recurrence

CITATION_ROLES = {
    "basis": "căn cứ | legal basis",
    "implements": "để thực hiện | carried out",
    "amends": "bị sửa đổi | amended",
    "replaces": "bị thay thế | replaced",
    "mention": "được nhắc | mentioned",
}


@table(
    "clauses",
    "Đề mục và khoản mục | Clauses",
    "Dàn ý của phần lời văn: điều, phần, mục, khoản, điểm, gạch đầu dòng, mỗi dòng lời văn thuộc đúng một mục"
    " | The outline of the running text: articles, sections, points, bullets; every line of it belongs"
    " to one clause",
)
class Clause:
    clause_id: str = column(
        "Mã mục | Clause id", "Mã ổn định, dạng {văn bản}.c{thứ tự} | Stable id", key=True, pattern=ROW_ID
    )
    document_id: DocumentId
    parent_id: str | None = column(
        "Mã mục cha | Parent id",
        "Mục chứa mục này | The clause that holds this one",
        references="clauses.clause_id",
        pattern=ROW_ID,
    )
    level: int = column("Cấp | Level", "1 là cấp ngoài cùng | 1 is outermost", minimum=1)
    number: str | None = column(
        "Số | Number",
        "Số, chữ hay dấu đầu mục như in; trống nếu không có"
        " | Number, letter or bullet as printed; empty where none",
    )
    path: str | None = column(
        "Đường dẫn | Path",
        "Số của các mục từ ngoài vào trong: II.1.a; gạch đầu dòng mang thứ tự: II.1.a.-2"
        " | Numbers from the outermost clause inwards; bullets carry their count",
    )
    heading: str | None = column("Tiêu đề | Heading", "Tiêu đề như in | Heading as printed")
    text: str | None = column(
        "Nội dung | Text",
        "Lời văn của riêng mục này, mỗi đoạn một dòng, đã nối chỗ ngắt trang"
        " | Its own text, a paragraph a line, page breaks rejoined",
    )
    line_from: LineFrom
    line_to: LineTo


@table(
    "citations",
    "Văn bản được viện dẫn | Citations",
    "Mỗi dòng là một văn bản được viện dẫn trong một văn bản: số, loại, ngày, số lần nhắc"
    " | One cited document of one citing document a row: number, type, date, mentions",
)
class Citation:
    citation_id: str = column("Mã | Citation id", "Mã ổn định | Stable id", key=True, pattern=ROW_ID)
    document_id: DocumentId
    number: str = column(
        "Số, ký hiệu | Number", "Số và ký hiệu, bỏ khoảng trắng | Number and symbol, blanks removed"
    )
    doc_type: str | None = column(
        "Loại văn bản | Document type", "Loại in trước số, hoặc theo ký hiệu | Type printed, or by the symbol"
    )
    issued_on: datetime.date | None = column(
        "Ngày | Issued on", "Ngày in cạnh số | The date printed beside the number"
    )
    mentions: int = column("Số lần nhắc | Mentions", "Số lần số này được in | Times printed", minimum=1)
    cited_document_id: str | None = column(
        "Mã văn bản được dẫn | Cited document id",
        "Mã của văn bản được dẫn nếu có trong bộ này | Its id where it is one of ours",
        references="documents.document_id",
        pattern=SLUG,
    )
    line_from: LineFrom
    role: str | None = column(
        "Vai trò | Role",
        "Văn bản được dẫn làm căn cứ, để thực hiện, bị sửa đổi, bị thay thế, hay chỉ được nhắc"
        " | Whether it is a legal basis, carried out, amended, replaced, or only mentioned",
        codes=CITATION_ROLES,
        default=None,
    )
    paper_id: str | None = column(
        "Mã giấy tờ | Paper id",
        "Số và ngày: một văn bản được dẫn ở nhiều nơi có một mã"
        " | Number and date: one paper that many documents cite has one id",
        pattern=SLUG,
        default=None,
    )


@table(
    "duties",
    "Chế độ báo cáo | Duties to report",
    "Ai báo cáo hoặc gửi gì cho ai, chậm nhất khi nào, theo phần lời văn"
    " | Who reports or sends what to whom by when, from the running text",
)
class Duty:
    duty_id: str = column("Mã | Duty id", "Mã ổn định | Stable id", key=True, pattern=ROW_ID)
    document_id: DocumentId
    who: str | None = column(
        "Ai | Who",
        "Cơ quan có trách nhiệm, như in; lấy từ mục chứa câu nếu câu không nêu"
        " | The body, from the clause where the sentence names none",
    )
    what: str = column("Việc gì | What", "Câu nêu trách nhiệm, như in | The sentence, as printed")
    to_whom: str | None = column("Gửi ai | To whom", "Nơi nhận, như in | Addressee as printed")
    due: str | None = column("Thời hạn | Due", "Thời hạn như in | Deadline as printed")
    due_on: datetime.date | None = column("Chậm nhất | Due on", "Ngày cuối cùng | Last day")
    recurrence: Recurrence
    line_from: LineFrom
    line_to: LineTo
    due_day: int | None = column(
        "Ngày trong kỳ | Due day",
        "Hạn định kỳ: ngày thứ mấy của tháng đến hạn (“trước ngày 20 tháng cuối quý” là 20)"
        " | Day of the month on which a recurring duty is due",
        minimum=1,
        default=None,
    )
    due_month_of_period: int | None = column(
        "Tháng thứ mấy của kỳ | Due month of period",
        "Tháng đến hạn là tháng thứ mấy của quý hay năm (“tháng cuối quý” là 3)"
        " | Which month of the quarter or year it is due in",
        minimum=1,
        default=None,
    )


@table(
    "assignments",
    "Phân công theo mục | Assignments",
    "Cơ quan nào chủ trì, phối hợp thực hiện mục nào của văn bản"
    " | Which body leads or joins in carrying out which clause of the document",
)
class Assignment:
    assignment_id: str = column("Mã | Assignment id", "Mã ổn định | Stable id", key=True, pattern=ROW_ID)
    document_id: DocumentId
    agency_id: str = column(
        "Mã cơ quan | Agency id",
        "Cơ quan được giao | The body",
        references="agencies.agency_id",
        pattern=SLUG,
    )
    role: str = column("Vai trò | Role", "Chủ trì hay phối hợp | Lead or partner", codes=BODY_ROLES)
    clause_path: str | None = column(
        "Mục được giao | Clause path",
        "Như in: “mục 4 phần III”; trống nếu việc được giao nêu ngay trong câu"
        " | As printed: “mục 4 phần III”; empty where the sentence itself says what is to be done",
    )
    clause_id: str | None = column(
        "Mã mục | Clause id",
        "Mục được giao; trống nếu không tìm thấy trong văn bản"
        " | The clause; empty where the text has none such",
        references="clauses.clause_id",
        pattern=ROW_ID,
    )
    line_from: LineFrom
    line_to: LineTo


@table(
    "unclaimed_figures",
    "Con số chưa rõ nghĩa | Unclaimed figures",
    "Con số trong lời văn mà chương trình không coi là chỉ tiêu, cũng không biết là gì khác; để người kiểm"
    " tra xem lại"
    " | Figures in running text that are taken for no target and known to be nothing else; for a"
    " steward to look at",
)
class UnclaimedFigure:
    figure_id: str = column("Mã | Figure id", "Mã ổn định | Stable id", key=True, pattern=ROW_ID)
    document_id: DocumentId
    figure: str = column("Con số | Figure", "Con số như in | The figure as printed")
    sentence: str = column("Câu | Sentence", "Câu chứa con số | The sentence that holds it")
    line_from: LineFrom
    line_to: LineTo
