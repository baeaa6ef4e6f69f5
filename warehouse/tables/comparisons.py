"""Tables about what documents say of one another: the same indicator in two places, and targets beside
outcomes."""

import datetime
from typing import Annotated

from warehouse.schema import column, table
from warehouse.tables.columns import ROW_ID, SLUG, DocumentId, LineFrom, SupersededBy
from warehouse.tables.indicators import BASES, COMPARATORS, MEASURES, PERIOD

RELATIONS = {
    "agree": "hai số bằng nhau | the same figure",
    "agree_converted": "bằng nhau sau khi quy đổi hoặc làm tròn | the same after conversion or rounding",
    "compatible": "một cận hay khoảng không trái với số kia | a bound or range that holds the other",
    "conflict": "mâu thuẫn | they contradict each other",
}
VERDICTS = {
    "met": "đạt | met",
    "exceeded": "vượt | exceeded",
    "missed": "không đạt | missed",
    "told": "chỉ nêu chênh lệch | the difference alone",
    "unknown": "chưa đủ để kết luận | not enough to tell",
}
OUTCOME_RULES = {
    "figure": "so với một con số | against a figure",
    "at_least": "so với cận dưới | against a lower bound",
    "at_most": "so với cận trên | against an upper bound",
    "within_range": "so với khoảng | against a range",
    "no_direction": "chỉ tiêu không có chiều | the indicator has no direction",
    "against_direction": "cận của mục tiêu ngược chiều chỉ tiêu | the bound goes against the direction",
}

IndicatorId = Annotated[
    str,
    column("Mã chỉ tiêu | Indicator id", "Chỉ tiêu | The indicator", references="indicators.indicator_id"),
]
BothPeriod = Annotated[
    str,
    column(
        "Kỳ | Period",
        "Kỳ của cả hai giá trị; mức hay tỷ trọng của một giai đoạn được so ở năm cuối giai đoạn"
        " | Period of both values; a level or share of a span is compared at the end of the span",
        pattern=PERIOD,
    ),
]
Explanation = Annotated[
    str, column("Giải thích | Explanation", "Một câu tiếng Việt | A sentence in Vietnamese")
]
ExplanationEn = Annotated[
    str, column("Giải thích (tiếng Anh) | Explanation (en)", "Một câu tiếng Anh | A sentence in English")
]


@table(
    "reconciliations",
    "Đối chiếu | Reconciliations",
    "Hai chỗ nói về cùng một chỉ tiêu, cùng kỳ, cùng địa bàn: khớp hay mâu thuẫn"
    " | Two statements of the same indicator, period and territory: whether they agree",
)
class Reconciliation:
    reconciliation_id: str = column(
        "Mã | Reconciliation id", "Hai mã giá trị nối bằng “~” | The two value ids joined by “~”", key=True
    )
    indicator_id: IndicatorId
    period: BothPeriod
    value_id_a: str = column(
        "Giá trị thứ nhất | Value a",
        "Giá trị ở văn bản ban hành trước, hoặc ở dòng trước"
        " | In the earlier document, or on the earlier line",
        references="indicator_values.value_id",
        pattern=ROW_ID,
    )
    value_id_b: str = column(
        "Giá trị thứ hai | Value b",
        "Giá trị kia | The other",
        references="indicator_values.value_id",
        pattern=ROW_ID,
    )
    relation: str = column(
        "Quan hệ | Relation",
        "Hai con số khớp hay mâu thuẫn | Whether the two figures agree",
        codes=RELATIONS,
    )
    difference: float | None = column(
        "Chênh lệch | Difference",
        "Số sau trừ số trước, theo đơn vị và cơ sở của chỉ tiêu; với khoảng, khoảng cách giữa hai cận gần"
        " nhất"
        " | The second less the first, in unit and basis of the indicator; of ranges, the gap between them",
    )
    printed: str = column(
        "Hai con số | Printed", "Hai con số cạnh nhau, đơn vị như in | The two figures, units as printed"
    )
    explanation: Explanation
    explanation_en: ExplanationEn
    line_a: int = column("Dòng thứ nhất | Line a", "Dòng của giá trị thứ nhất | Line of value a", minimum=1)
    line_b: int = column("Dòng thứ hai | Line b", "Dòng của giá trị thứ hai | Line of value b", minimum=1)
    dispute_id: str | None = column(
        "Mã mâu thuẫn | Dispute id",
        "Chung cho mọi cặp mâu thuẫn về một chỉ tiêu, một kỳ, một địa bàn; trống nếu không mâu thuẫn"
        " | One for all pairs that contradict each other on one indicator, period and territory; empty where"
        " they do not",
        default=None,
    )


@table(
    "outcomes",
    "Mục tiêu và kết quả | Targets and outcomes",
    "Mục tiêu của một văn bản bên cạnh ước thực hiện hay kết quả cùng kỳ, cùng địa bàn ở văn bản ấy hay văn"
    " bản sau"
    " | A target beside the estimate or result of the same period and territory in its own or a later"
    " document",
)
class Outcome:
    outcome_id: str = column(
        "Mã | Outcome id", "Hai mã giá trị nối bằng “~” | The two value ids joined by “~”", key=True
    )
    document_id: str = column(
        "Mã văn bản | Document id",
        "Văn bản đặt mục tiêu | The document that made the promise",
        references="documents.document_id",
        pattern=SLUG,
    )
    indicator_id: IndicatorId
    period: BothPeriod
    target_value_id: str = column(
        "Mục tiêu | Target",
        "Giá trị mục tiêu | The target",
        references="indicator_values.value_id",
        pattern=ROW_ID,
    )
    outcome_value_id: str = column(
        "Kết quả | Outcome",
        "Ước thực hiện hay kết quả | The outcome",
        references="indicator_values.value_id",
        pattern=ROW_ID,
    )
    verdict: str = column(
        "Đánh giá | Verdict",
        "Theo chiều của chỉ tiêu; không đánh giá khi chỉ tiêu không có chiều, khi mục tiêu ngược chiều, hay"
        " khi kết quả in là cận hoặc khoảng"
        " | By the direction of the indicator; no verdict where it has none, where the target goes against"
        " it, or where the outcome is a bound or range that settles nothing",
        codes=VERDICTS,
    )
    difference: float | None = column(
        "Chênh lệch | Difference",
        "Kết quả trừ mục tiêu, theo đơn vị và cơ sở của chỉ tiêu; trống khi kết quả không phải một con số"
        " | Outcome less target, in unit and basis of the indicator; empty where the outcome is no one"
        " figure",
    )
    rule: str = column(
        "Quy tắc | Rule",
        "Kết quả được so với gì, hay vì sao không có đánh giá"
        " | What the outcome was held against, or why there is no verdict",
        codes=OUTCOME_RULES,
    )
    explanation: Explanation
    explanation_en: ExplanationEn


ValueId = Annotated[
    str,
    column(
        "Mã giá trị | Value id",
        "Giá trị | The value",
        key=True,
        references="indicator_values.value_id",
        pattern=ROW_ID,
    ),
]
Territory = Annotated[
    str | None,
    column(
        "Địa bàn | Territory",
        "Địa bàn mà số ấy nói cho; trống nếu không rõ | The place that it speaks for; empty where not known",
        references="territories.territory",
    ),
]
PeriodEnd = Annotated[
    datetime.date,
    column("Hết kỳ | Period end", "Ngày cuối của kỳ | Last day of the period"),
]


@table(
    "series",
    "Chuỗi số | Series",
    "Mọi số đã có tên, theo một đơn vị và một cơ sở của chỉ tiêu, kèm ngày đầu và ngày cuối của kỳ"
    " | Every named figure in the one unit and basis of its indicator, with the first and last day of its"
    " period",
)
class Statement:
    value_id: ValueId
    indicator_id: IndicatorId
    territory: Territory
    scope: str | None = column(
        "Phạm vi | Scope",
        "Nơi, nhóm hoặc cột mà số ấy nói riêng; trống nếu của toàn địa bàn"
        " | The place, group or column that it is of; empty where it is of the whole territory",
    )
    period: str = column("Kỳ | Period", "Kỳ như ở giá trị | Period as of the value", pattern=PERIOD)
    period_start: datetime.date = column("Đầu kỳ | Period start", "Ngày đầu của kỳ | First day of the period")
    period_end: PeriodEnd
    measure: str = column("Loại số | Measure", "Loại số như ở giá trị | As of the value", codes=MEASURES)
    comparator: str = column("So sánh | Comparator", "Như ở giá trị | As of the value", codes=COMPARATORS)
    low: float | None = column(
        "Cận dưới | Low", "Theo đơn vị và cơ sở của chỉ tiêu | In unit and basis of the indicator"
    )
    high: float | None = column(
        "Cận trên | High", "Theo đơn vị và cơ sở của chỉ tiêu | In unit and basis of the indicator"
    )
    unit_code: str | None = column(
        "Mã đơn vị | Unit code", "Đơn vị của chỉ tiêu | Unit of the indicator", references="units.unit_code"
    )
    basis: str = column("Cơ sở | Basis", "Cơ sở của chỉ tiêu | Basis of the indicator", codes=BASES)
    document_id: DocumentId
    issued_on: datetime.date | None = column(
        "Ban hành | Issued on", "Ngày ban hành của văn bản | Its date of issue"
    )
    line_from: LineFrom
    dispute_id: str | None = column(
        "Mã mâu thuẫn | Dispute id",
        "Mâu thuẫn mà số này có phần; trống nếu không | The contradiction it is part of; empty where none",
    )
    superseded_by: SupersededBy


@table(
    "unanswered",
    "Chưa có kết quả | Unanswered",
    "Mục tiêu đã hết kỳ mà chưa văn bản nào đã đọc cho biết kết quả; không có nghĩa là mục tiêu không đạt"
    " | Targets whose period is over and of which no document read tells the result; that does not mean that"
    " they were not reached",
)
class Unanswered:
    value_id: ValueId
    document_id: DocumentId
    indicator_id: IndicatorId
    territory: Territory
    period: str = column("Kỳ | Period", "Kỳ của mục tiêu | Period of the target", pattern=PERIOD)
    period_end: PeriodEnd
    as_of: datetime.date = column(
        "Tính đến ngày | As of",
        "Ngày phát hành; nếu không có, ngày ban hành của văn bản mới nhất"
        " | Date of the release; without one, date of issue of the newest document",
    )
    superseded_by: SupersededBy
