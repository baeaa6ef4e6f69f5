"""Which tables go into which package, and what each package is, in Vietnamese and English."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.schema import Bilingual


@dataclass(frozen=True, slots=True)
class Package:
    """A data package: its own tables, and those that its keys point to, so that it stands alone."""

    name: str
    title: Bilingual
    description: Bilingual
    tables: tuple[str, ...]
    support: tuple[str, ...] = ()
    annex_files: bool = False

    @property
    def all_tables(self) -> tuple[str, ...]:
        return (*self.tables, *self.support, "codes")


PACKAGES: tuple[Package, ...] = (
    Package(
        "documents",
        Bilingual("Văn bản kế hoạch", "Planning documents"),
        Bilingual(
            "Các văn bản đã đọc, dàn ý, văn bản viện dẫn, chú thích, sổ dòng và phần không đọc được",
            "The documents that were read, their outlines, what they cite, their footnotes, the ledger"
            " of lines and what could not be read",
        ),
        ("documents", "clauses", "citations", "footnotes", "place_mentions", "lines", "rejects"),
    ),
    Package(
        "annexes",
        Bilingual("Phụ lục như in", "Annexes as printed"),
        Bilingual(
            "Danh mục phụ lục và từng bảng phụ lục, mỗi ô như in",
            "The list of annexes and each annex table, as printed",
        ),
        ("annexes",),
        ("documents",),
        annex_files=True,
    ),
    Package(
        "indicators",
        Bilingual("Chỉ tiêu", "Indicators"),
        Bilingual(
            "Mục tiêu, ước thực hiện, kịch bản, tỷ lệ và kết quả của từng chỉ tiêu, từ bảng phụ lục và từ lời"
            " văn; đối chiếu giữa các văn bản",
            "Targets, estimates, scenarios, ratios and results of every indicator, from annex tables and from"
            " sentences, and how they compare between documents",
        ),
        (
            "indicator_values",
            "value_agencies",
            "indicators",
            "reconciliations",
            "outcomes",
            "series",
            "unanswered",
            "territories",
        ),
        ("units", "documents", "agencies"),
    ),
    Package(
        "tasks",
        Bilingual("Nhiệm vụ", "Tasks"),
        Bilingual(
            "Nhiệm vụ có thời hạn, cơ quan chủ trì, phối hợp và sản phẩm; chế độ báo cáo; phân công theo mục",
            "Tasks with deadline, lead body, partners and deliverable; duties to report;"
            " who leads which clause",
        ),
        ("tasks", "task_agencies", "duties", "duty_agencies", "assignments", "obligations"),
        ("documents", "agencies", "clauses"),
    ),
    Package(
        "projects",
        Bilingual("Dự án trọng điểm", "Key projects"),
        Bilingual(
            "Dự án trọng điểm với tổng mức đầu tư và văn bản phê duyệt",
            "Key projects with total investment and approving papers",
        ),
        ("projects", "project_approvals", "project_agencies"),
        ("documents", "agencies"),
    ),
    Package(
        "quality",
        Bilingual("Chất lượng dữ liệu", "Data quality"),
        Bilingual(
            "Các phép kiểm tra, dòng vi phạm, chỗ in nhầm đã sửa khi đọc, mức độ đọc được của từng văn bản"
            " và thay đổi so với bản trước",
            "The checks, the rows that break them, corrected misprints,"
            " how much of each document was read, and what changed since the last release",
        ),
        (
            "checks",
            "findings",
            "corrections",
            "unclaimed_figures",
            "unmatched_labels",
            "standing",
            "coverage",
            "layouts",
            "changes",
        ),
        ("documents", "annexes"),
    ),
)
