"""Tables about key projects and the papers that approve them."""

import datetime

from warehouse.schema import column, table
from warehouse.tables.columns import ROW_ID, AnnexId, DocumentId, LineFrom, LineTo

FUNDINGS = {
    "off_budget": "ngoài ngân sách | off budget",
    "ppp": "đối tác công tư | public-private partnership",
    "foreign_aid": "vốn nước ngoài | foreign aid",
    "budget": "ngân sách | budget",
    "mixed": "nhiều nguồn | several sources",
}


@table(
    "projects",
    "Dự án trọng điểm | Projects",
    "Mỗi dòng là một dự án trong danh mục: giai đoạn, nguồn vốn, tổng mức đầu tư, cơ quan chủ trì"
    " | One project of a list a row: phase, funding, investment, lead body",
)
class Project:
    project_id: str = column(
        "Mã dự án | Project id",
        "Mã ổn định, dạng {phụ lục}.r{dòng} | Stable id, as {annex}.r{row}",
        key=True,
        pattern=ROW_ID,
    )
    document_id: DocumentId
    annex_id: AnnexId
    number: str | None = column("TT | Number", "Số thứ tự như in | Ordinal as printed")
    phase: str | None = column(
        "Giai đoạn | Phase", "Nhóm lớn như in (khởi công, khánh thành…) | Upper group as printed"
    )
    funding: str | None = column("Nguồn vốn | Funding", "Nhóm nhỏ như in | Lower group as printed")
    name: str = column("Tên dự án | Name", "Tên như in | Name as printed")
    approvals: str | None = column(
        "Văn bản phê duyệt | Approvals", "Văn bản phê duyệt như in | Approving papers as printed"
    )
    investment_million_vnd: float | None = column(
        "Tổng mức đầu tư | Investment",
        "Tổng mức đầu tư, triệu đồng | Total investment in million đồng",
        unit="million VND",
        minimum=0,
    )
    lead: str | None = column("Chủ trì | Lead", "Cơ quan chủ trì như in | Lead body as printed")
    line_from: LineFrom
    line_to: LineTo
    location: str | None = column("Địa điểm | Location", "Địa điểm như in | Place as printed", default=None)
    capacity: str | None = column(
        "Quy mô | Capacity", "Quy mô, năng lực như in | Size or capacity as printed", default=None
    )
    period_from: int | None = column(
        "Từ năm | Period from", "Năm khởi công | First year of the works", minimum=1900, default=None
    )
    period_to: int | None = column(
        "Đến năm | Period to", "Năm hoàn thành | Last year of the works", minimum=1900, default=None
    )
    deadline: str | None = column(
        "Thời hạn | Deadline", "Thời hạn như in | Deadline as printed", default=None
    )
    due_from: datetime.date | None = column(
        "Hạn từ ngày | Due from", "Ngày đầu của thời hạn | First day of the deadline", default=None
    )
    due_to: datetime.date | None = column(
        "Hạn đến ngày | Due to", "Ngày cuối của thời hạn | Last day of the deadline", default=None
    )
    coordinating: str | None = column(
        "Phối hợp | Coordinating", "Cơ quan phối hợp như in | Bodies that take part as printed", default=None
    )
    capital_million_vnd: float | None = column(
        "Vốn của kỳ | Capital of the period",
        "Vốn bố trí cho một kỳ, triệu đồng | Capital of one period in million đồng",
        unit="million VND",
        minimum=0,
        default=None,
    )
    capital_period: str | None = column(
        "Kỳ của vốn | Capital period", "Kỳ của vốn bố trí | Period of that capital", default=None
    )
    funding_code: str | None = column(
        "Mã nguồn vốn | Funding code",
        "Ngoài ngân sách, đối tác công tư, vốn nước ngoài, ngân sách, nhiều nguồn; trống nếu không rõ"
        " | Off budget, public-private partnership, foreign aid, budget, several; empty where not said",
        codes=FUNDINGS,
        default=None,
    )


@table(
    "project_approvals",
    "Văn bản phê duyệt dự án | Project approvals",
    "Mỗi dòng là một văn bản phê duyệt của một dự án | One approving paper of one project a row",
)
class ProjectApproval:
    project_id: str = column(
        "Mã dự án | Project id",
        "Dự án | The project",
        key=True,
        references="projects.project_id",
        pattern=ROW_ID,
    )
    number: str = column(
        "Số, ký hiệu | Number", "Số và ký hiệu, bỏ khoảng trắng | Number and symbol, blanks removed", key=True
    )
    issued_on: datetime.date | None = column(
        "Ngày | Issued on", "Ngày in cạnh số | Date printed beside the number"
    )
    document_id: DocumentId
