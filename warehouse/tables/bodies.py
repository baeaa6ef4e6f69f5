"""Tables about bodies: which there are, and which of them a row names."""

from typing import Annotated

from warehouse.schema import column, table
from warehouse.tables.columns import BODY_ROLES, ROW_ID, SLUG, DocumentId

AGENCY_LEVELS = ("central", "city", "district", "party", "other")
AGENCY_STATUSES = ("named", "generic", "unknown")

DUTY_ROLES = ("reports", "receives")

AgencyId = Annotated[
    str,
    column(
        "Mã cơ quan | Agency id",
        "Cơ quan | The body",
        key=True,
        references="agencies.agency_id",
        pattern=SLUG,
    ),
]
BodyRole = Annotated[
    str,
    column("Vai trò | Role", "Chủ trì hay phối hợp | Lead or coordinating", key=True, codes=BODY_ROLES),
]
Printed = Annotated[str, column("Như in | Printed", "Tên như in | The name as printed")]


@table(
    "agencies",
    "Cơ quan | Agencies",
    "Các cơ quan, tổ chức được giao việc | The bodies that documents give work to",
)
class Agency:
    agency_id: str = column("Mã cơ quan | Agency id", "Mã không dấu | ASCII slug", key=True, pattern=SLUG)
    name_vi: str = column("Tên | Name (vi)", "Tên đầy đủ tiếng Việt | Full name in Vietnamese")
    name_en: str | None = column(
        "Tên tiếng Anh | Name (en)", "Tên tiếng Anh, nếu có | English name where the vocabulary has one"
    )
    level: str = column(
        "Cấp | Level",
        "Trung ương, thành phố/tỉnh, quận/huyện, Đảng – đoàn thể, khác | Tier of government",
        codes=AGENCY_LEVELS,
    )
    status: str = column(
        "Tình trạng | Status",
        "Có trong danh mục, cụm từ chung, hay chưa rõ (giữ như in)"
        " | In the vocabulary, a generic phrase, or unknown",
        codes=AGENCY_STATUSES,
    )


@table(
    "value_agencies",
    "Cơ quan của giá trị | Value agencies",
    "Cơ quan nào chủ trì theo dõi giá trị nào | Which body answers for which value",
)
class ValueAgency:
    value_id: str = column(
        "Mã giá trị | Value id",
        "Giá trị | The value",
        key=True,
        references="indicator_values.value_id",
        pattern=ROW_ID,
    )
    agency_id: AgencyId
    role: BodyRole
    printed: Printed
    document_id: DocumentId


@table(
    "task_agencies",
    "Cơ quan của nhiệm vụ | Task agencies",
    "Cơ quan nào chủ trì, phối hợp nhiệm vụ nào | Which body leads or takes part in which task",
)
class TaskAgency:
    task_id: str = column(
        "Mã nhiệm vụ | Task id", "Nhiệm vụ | The task", key=True, references="tasks.task_id", pattern=ROW_ID
    )
    agency_id: AgencyId
    role: BodyRole
    printed: Printed
    document_id: DocumentId


@table(
    "project_agencies",
    "Cơ quan của dự án | Project agencies",
    "Cơ quan nào chủ trì, phối hợp dự án nào | Which body leads or takes part in which project",
)
class ProjectAgency:
    project_id: str = column(
        "Mã dự án | Project id",
        "Dự án | The project",
        key=True,
        references="projects.project_id",
        pattern=ROW_ID,
    )
    agency_id: AgencyId
    role: BodyRole
    printed: Printed
    document_id: DocumentId


@table(
    "duty_agencies",
    "Cơ quan của chế độ báo cáo | Duty agencies",
    "Cơ quan nào báo cáo, cơ quan nào nhận | Which body reports, which one is told",
)
class DutyAgency:
    duty_id: str = column(
        "Mã chế độ báo cáo | Duty id",
        "Chế độ báo cáo | The duty",
        key=True,
        references="duties.duty_id",
        pattern=ROW_ID,
    )
    agency_id: AgencyId
    role: str = column(
        "Vai trò | Role", "Báo cáo hay nhận báo cáo | Reports or receives", key=True, codes=DUTY_ROLES
    )
    printed: Printed
    document_id: DocumentId
