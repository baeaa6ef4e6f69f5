"""Tables about bodies: which there are, and which of them a row names."""

import datetime
from typing import Annotated

from warehouse.schema import column, table
from warehouse.tables.columns import (
    BODY_ROLES,
    ROW_ID,
    SLUG,
    Aliases,
    DocumentId,
    DueFrom,
    DueTo,
    LineFrom,
    LineTo,
    Recurrence,
    SupersededBy,
)

AGENCY_LEVELS = {
    "central": "trung ương | central",
    "city": "tỉnh, thành phố | province or city",
    "district": "quận, huyện, xã | district or commune",
    "party": "Đảng, đoàn thể | Party and mass organisations",
    "other": "khác | other",
}
AGENCY_STATUSES = {
    "named": "có trong danh mục | in the vocabulary",
    "generic": "cụm từ chung | generic phrase",
    "unknown": "chưa rõ, giữ như in | unknown, as printed",
}

AGENCY_KINDS = {
    "authority": "cơ quan giao việc (Chính phủ, UBND, HĐND) | authority that gives work",
    "department": "sở | department of a province",
    "branch": "ngành, cơ quan khác của tỉnh | other body of a province",
    "district": "quận, huyện, xã | district or commune",
    "ministry": "bộ | ministry",
    "central_body": "cơ quan trung ương khác | other central body",
    "other": "khác | other",
}

VIA = {
    "named": "văn bản nêu tên | named by the document",
    "of_group": "thuộc nhóm mà văn bản nêu | of a group that the document names",
}
DUTY_ROLES = {
    "reports": "báo cáo | reports",
    "receives": "nhận báo cáo | receives",
}
MENTIONING_KINDS = {
    "task": "nhiệm vụ | task",
    "project": "dự án | project",
    "clause": "mục của văn bản | clause",
}
OBLIGATION_KINDS = {
    "task": "nhiệm vụ | task",
    "report": "báo cáo | report",
    "assignment": "mục được giao | clause assigned",
    "indicator": "chỉ tiêu phải theo dõi | indicator to answer for",
    "project": "dự án | project",
}

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
Via = Annotated[
    str,
    column(
        "Qua đâu | Via",
        "Văn bản nêu tên cơ quan, hay nêu nhóm có cơ quan ấy (“các Sở, ngành”); thuộc nhóm: cơ quan cùng"
        " loại mà văn bản cùng địa bàn, ban hành cách nhau không quá ba năm, có nêu tên"
        " | Whether the document names the body, or a group that it is of; of a group: a body of that kind"
        " which a document of the same territory, issued within three years, names",
        codes=VIA,
    ),
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
    aliases: Aliases = None
    kind: str | None = column(
        "Loại | Kind",
        "Cơ quan chính quyền, sở, ngành khác của tỉnh, quận huyện, bộ, cơ quan trung ương khác; trống nếu là"
        " cụm từ chung hay chưa rõ"
        " | Authority, department, other body of a province, district, ministry, other central body; empty"
        " for a phrase and where it is not known",
        codes=AGENCY_KINDS,
        default=None,
    )
    place: str | None = column(
        "Tỉnh | Province", "Tỉnh của cơ quan địa phương | Province of a local body", default=None
    )
    stands_for: str | None = column(
        "Gồm các loại | Stands for",
        "Cụm từ chung: gồm mọi cơ quan của những loại này, cách nhau bằng “; ”"
        " | Of a phrase: it means all bodies of these kinds, parted by “; ”",
        default=None,
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
    via: Via


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
    via: Via


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
    via: Via


@table(
    "obligations",
    "Việc phải làm | Obligations",
    "Mọi việc giao cho một cơ quan, ở bảng nào cũng vậy; việc định kỳ có ngày thì mỗi ngày đến hạn một dòng"
    " | All that a body is to do, whatever table says so; a recurring duty with a day is a row a date",
)
class Obligation:
    obligation_id: str = column(
        "Mã | Obligation id",
        "Mã dòng gốc, cơ quan, vai trò, ngày nối bằng “~” | Source row, body, role and date joined by “~”",
        key=True,
    )
    agency_id: str = column(
        "Mã cơ quan | Agency id", "Cơ quan | The body", references="agencies.agency_id", pattern=SLUG
    )
    kind: str = column(
        "Loại việc | Kind",
        "Nhiệm vụ, báo cáo, mục được giao, chỉ tiêu, dự án | Task, report, clause, indicator or project",
        codes=OBLIGATION_KINDS,
    )
    role: str = column(
        "Vai trò | Role",
        "Chủ trì, phối hợp, báo cáo | Lead, coordinating, reports",
        codes={**BODY_ROLES, "reports": DUTY_ROLES["reports"]},
    )
    via: Via
    what: str | None = column("Việc gì | What", "Như in | As printed")
    due_from: DueFrom
    due_to: DueTo
    recurrence: Recurrence
    recurs_on: datetime.date | None = column(
        "Ngày đến hạn của kỳ | Recurs on",
        "Việc định kỳ có ngày in: ngày đến hạn của kỳ này, trong các năm của kế hoạch"
        " | A recurring duty with a printed day: the day of this turn, in the years of the plan",
    )
    document_id: DocumentId
    source_row: str = column(
        "Dòng gốc | Source row", "Mã của dòng nói việc này | Id of the row that says so", pattern=ROW_ID
    )
    line_from: LineFrom
    line_to: LineTo
    superseded_by: SupersededBy = None


@table(
    "place_mentions",
    "Nơi được nhắc | Place mentions",
    "Nhiệm vụ, dự án, mục của văn bản nhắc đến quận, huyện, thị xã nào; nơi là nơi mà văn bản của tỉnh ấy có"
    " in kèm loại"
    " | Which districts a task, project or clause mentions; a place is one that a document of the province"
    " prints with its kind",
)
class PlaceMention:
    source_row: str = column(
        "Dòng gốc | Source row",
        "Mã của dòng nhắc đến nơi ấy | Id of the row that mentions it",
        key=True,
        pattern=ROW_ID,
    )
    place: str = column("Nơi | Place", "Loại và tên, như in | Kind and name, as printed", key=True)
    kind: str = column(
        "Loại dòng | Kind", "Nhiệm vụ, dự án hay mục | Task, project or clause", codes=MENTIONING_KINDS
    )
    document_id: DocumentId
    line_from: LineFrom
    line_to: LineTo
