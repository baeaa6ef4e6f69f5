"""Tables about what documents say of one another: the same indicator in two places, and targets beside
outcomes."""

from typing import Annotated

from warehouse.schema import column, table
from warehouse.tables.columns import ROW_ID, SLUG
from warehouse.tables.indicators import PERIOD

RELATIONS = ("agree", "agree_converted", "compatible", "conflict")
VERDICTS = ("met", "exceeded", "missed", "told", "unknown")
OUTCOME_RULES = ("figure", "at_least", "at_most", "within_range", "no_direction", "against_direction")

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
        "agree: bằng nhau; agree_converted: khớp sau khi quy đổi hoặc làm tròn; compatible: một cận hay"
        " khoảng chứa số kia; conflict: mâu thuẫn"
        " | equal; equal after conversion or rounding; a bound or range holds the other; or they contradict"
        " each other",
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
        "met: đạt; exceeded: vượt; missed: không đạt, theo chiều của chỉ tiêu; told: chỉ nêu chênh lệch, vì"
        " chỉ tiêu không có chiều hoặc mục tiêu ngược chiều; unknown: kết quả in là cận hay khoảng, chưa đủ"
        " để kết luận"
        " | By the direction of the indicator; told: the difference alone, where the indicator has no"
        " direction or the target goes against it; unknown: the outcome is a bound or range that settles"
        " nothing",
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
        "figure: so với một con số; at_least, at_most: so với cận dưới, cận trên; within_range: so với"
        " khoảng; no_direction: chỉ tiêu không có chiều; against_direction: cận của mục tiêu ngược chiều"
        " chỉ tiêu"
        " | What the outcome was held against: a figure, a lower or an upper bound, a range; or why there is"
        " no verdict: no direction, or a bound against it",
        codes=OUTCOME_RULES,
    )
    explanation: Explanation
    explanation_en: ExplanationEn
