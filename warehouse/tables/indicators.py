"""Tables about quantities that a document promises or reports."""

import datetime

from warehouse.schema import column, table
from warehouse.tables.columns import ROW_ID, SLUG, Aliases, DocumentId, LineFrom, LineTo

SOURCE_KINDS = {
    "annex": "bảng phụ lục | annex table",
    "prose": "lời văn | running text",
}
MEASURES = {
    "target": "mục tiêu | target",
    "estimate": "ước thực hiện | estimate",
    "scenario": "kịch bản | scenario",
    "ratio": "tỷ lệ giữa hai năm, hoặc so với kế hoạch | ratio of two years, or to the plan",
    "actual": "kết quả | result",
}
BASES = {
    "level": "mức | level",
    "growth": "tốc độ tăng | growth",
    "index": "chỉ số gốc 100 | index (100 = the base)",
    "share": "tỷ trọng, tỷ lệ | share",
}
DIRECTIONS = {
    "up": "cao hơn là tốt hơn | more is better",
    "down": "thấp hơn là tốt hơn | less is better",
    "none": "không có chiều | neither",
}
STATUSES = {
    "reviewed": "đã rà soát | reviewed",
    "provisional": "tạm lập từ lời của nhãn | provisional, made of what a label says",
}
COMPARATORS = {
    "eq": "bằng | equal",
    "approx": "khoảng | about",
    "gt": "trên, hơn (>) | more than (>)",
    "ge": "từ … trở lên (≥) | at least (≥)",
    "lt": "dưới (<) | less than (<)",
    "le": "không quá (≤) | at most (≤)",
    "range": "trong khoảng | within a range",
}
PERIOD = r"^[0-9]{4}(?:-Q[1-4]|-H[12]|-(?:[1-9]|1[01])M|-M(?:0[1-9]|1[0-2])|/[0-9]{4})?$"
PERIOD_BASES = {
    "sentence": "in trong câu | printed in the sentence",
    "paragraph": "in trong đoạn | in the paragraph",
    "heading": "in ở tiêu đề mục | in a heading",
    "column": "in ở tiêu đề cột | in the heading of the column",
    "title": "in ở tên bảng | in the title of the table",
    "plan": "không in gần số, là kỳ của kế hoạch | not printed near it, the plan's own",
}
DIRECTIONS_PRINTED = {
    "rise": "tăng | rise",
    "fall": "giảm | fall",
}

MATCHES = {
    "words": "nhãn nói đúng chỉ tiêu | the label says it",
    "parent": "nhờ dòng phía trên | by what stands above",
    "unit": "nhờ đơn vị | by the unit",
    "spelling": "khác một lỗi chính tả hay nhận dạng chữ | but for a slip of spelling or OCR",
    "provisional": "chỉ tiêu tạm theo lời của nhãn | provisional, of what the label says",
}


@table(
    "units",
    "Đơn vị tính | Units",
    "Danh mục đơn vị dùng để quy đổi và kiểm tra giá trị"
    " | The units that values are converted to and judged by",
)
class UnitOfMeasure:
    unit_code: str = column(
        "Mã đơn vị | Unit code",
        "Mã trong danh mục | Code in the vocabulary",
        key=True,
        pattern=r"^[a-z0-9_]+$",
    )
    name_vi: str = column("Tên | Name (vi)", "Tên tiếng Việt | Name in Vietnamese")
    name_en: str = column("Tên tiếng Anh | Name (en)", "Tên tiếng Anh | Name in English")
    low: float | None = column(
        "Thường không dưới | Usually at least", "Mức thấp nhất hợp lý | Least plausible value"
    )
    high: float | None = column(
        "Thường không quá | Usually at most", "Mức cao nhất hợp lý | Greatest plausible value"
    )
    additive: bool = column("Cộng được | Additive", "Giá trị cộng được với nhau | Values may be summed")


@table(
    "territories",
    "Địa bàn | Territories",
    "Các đơn vị hành chính theo thời gian: một tên trước và sau khi sáp nhập là hai địa bàn, số liệu của"
    " chúng không so sánh với nhau"
    " | Places in time: one name before and after a merger is two territories, whose figures are not"
    " compared",
)
class Territory:
    territory: str = column("Mã địa bàn | Territory", "Mã ổn định | Stable id", key=True, pattern=SLUG)
    name: str = column("Tên | Name", "Tên như văn bản ghi | Name as documents give it")
    valid_from: datetime.date | None = column(
        "Từ ngày | Valid from",
        "Ngày đầu của địa bàn này; trống nếu có từ trước các văn bản"
        " | Its first day; empty where it is older than the documents",
    )
    valid_to: datetime.date | None = column(
        "Đến ngày | Valid to",
        "Ngày cuối của địa bàn này; trống nếu vẫn còn | Its last day; empty where it still is",
    )
    successor: str | None = column(
        "Nay thuộc | Successor",
        "Địa bàn nhận toàn bộ địa bàn này; trống nếu vẫn còn, hoặc bị chia, bị bỏ"
        " | The territory that took it in whole; empty where it still is, or was parted or given up",
        references="territories.territory",
    )


@table(
    "indicator_values",
    "Giá trị chỉ tiêu | Indicator values",
    "Mỗi dòng là một con số của một chỉ tiêu cho một kỳ: mục tiêu, ước thực hiện, kịch bản, tỷ lệ hay kết quả"
    " | One figure of one indicator for one period a row: target, estimate, scenario, ratio or actual",
)
class IndicatorValue:
    value_id: str = column(
        "Mã giá trị | Value id",
        "Mã ổn định, dạng {phụ lục}.r{dòng}.{kỳ}.{loại}, ở lời văn {mục}.q{thứ tự}"
        " | Stable id, as {annex}.r{row}.{period}.{measure}, in running text {clause}.q{count}",
        key=True,
        pattern=ROW_ID,
    )
    document_id: DocumentId
    annex_id: str | None = column(
        "Mã phụ lục | Annex id",
        "Phụ lục có bảng chứa số này; trống nếu số ở lời văn"
        " | The annex that holds the figure; empty for running text",
        pattern=ROW_ID,
    )
    row_id: str = column(
        "Mã dòng | Row id",
        "Dòng của phụ lục, hoặc mục của lời văn, chứa số này"
        " | The printed row, or the clause of running text, that the figure stands in",
        pattern=ROW_ID,
    )
    source_kind: str = column(
        "Nguồn | Source kind", "Bảng phụ lục hay lời văn | Annex table or running text", codes=SOURCE_KINDS
    )
    number: str | None = column("TT | Number", "Số thứ tự như in | Ordinal as printed")
    label: str = column("Chỉ tiêu | Label", "Tên chỉ tiêu như in | Label as printed")
    parent_label: str | None = column(
        "Chỉ tiêu cha | Parent label", "Tên chỉ tiêu bao trùm như in | Label of the row above it in rank"
    )
    group: str | None = column(
        "Nhóm | Group",
        "Tiêu đề số La Mã hoặc dòng cơ quan gần nhất phía trên"
        " | Nearest roman-numeral title or agency heading",
    )
    indicator_id: str | None = column(
        "Mã chỉ tiêu | Indicator id",
        "Chỉ tiêu trong danh mục mà nhãn này nói đến; trống nếu không chắc"
        " | The indicator of the vocabulary that the label names; empty where that is not sure",
        references="indicators.indicator_id",
    )
    matched_by: str | None = column(
        "Nhận ra nhờ | Matched by",
        "Vì sao nhãn này là chỉ tiêu ấy | Why the label is of that indicator",
        codes=MATCHES,
    )
    unit: str | None = column("Đơn vị tính | Unit", "Đơn vị như in | Unit as printed")
    period: str | None = column(
        "Kỳ | Period",
        "2020, 2020-Q1, 2020-H1 (6 tháng), 2020-9M (9 tháng đầu năm), 2021/2025"
        " | Year, quarter, half, first months or span",
        pattern=PERIOD,
    )
    measure: str = column(
        "Loại số | Measure",
        "Mục tiêu, ước thực hiện, kịch bản, tỷ lệ KH/ƯTH hoặc mức hoàn thành kế hoạch ở lời văn"
        " (“đạt 61,9% kế"
        " hoạch”; “vượt 11,4% dự toán” giữ số in 11,4 với cơ sở growth), kết quả"
        " | Target, estimate, scenario, ratio (two years, or in running text how far a plan is fulfilled: a"
        " plan passed by 11.4% keeps the printed 11.4 with basis growth), actual",
        codes=MEASURES,
    )
    comparator: str = column(
        "So sánh | Comparator",
        "Bằng, khoảng, trên, từ… trở lên, dưới, không quá, trong khoảng | How the figure binds the value",
        codes=COMPARATORS,
    )
    value_min: float | None = column(
        "Giá trị nhỏ nhất | Minimum",
        "Cận dưới, theo đơn vị in | Lower bound, in the printed unit",
        unit="unit",
    )
    value_max: float | None = column(
        "Giá trị lớn nhất | Maximum",
        "Cận trên, theo đơn vị in | Upper bound, in the printed unit",
        unit="unit",
    )
    unit_code: str | None = column(
        "Mã đơn vị | Unit code",
        "Đơn vị theo danh mục; trống nếu chưa có trong danh mục"
        " | Unit of the vocabulary; empty where it has none",
        references="units.unit_code",
    )
    canonical_min: float | None = column(
        "Quy đổi nhỏ nhất | Canonical minimum",
        "Cận dưới quy về đơn vị của mã | Lower bound in the unit of the code",
    )
    canonical_max: float | None = column(
        "Quy đổi lớn nhất | Canonical maximum",
        "Cận trên quy về đơn vị của mã | Upper bound in the unit of the code",
    )
    basis: str = column(
        "Cơ sở | Basis",
        "Con số như in là mức (level), tốc độ tăng (growth), chỉ số gốc 100 (index) hay tỷ trọng (share)"
        " | Whether the printed figure is a level, a growth, an index (100 = the base) or a share",
        codes=BASES,
    )
    harmonised_min: float | None = column(
        "So sánh được, nhỏ nhất | Harmonised minimum",
        "Cận dưới theo đơn vị và cơ sở của chỉ tiêu (chỉ số 115,0 của một tốc độ tăng là 15,0); để so sánh"
        " | Lower bound in unit and basis of the indicator (115.0 of a growth is 15.0), for comparison",
    )
    harmonised_max: float | None = column(
        "So sánh được, lớn nhất | Harmonised maximum",
        "Cận trên theo đơn vị và cơ sở của chỉ tiêu | Upper bound in unit and basis of the indicator",
    )
    agencies: str | None = column(
        "Cơ quan chủ trì | Lead agencies",
        "Cơ quan như in, cách nhau bằng “; ”, kế thừa nếu ô trống"
        " | Agencies as printed, inherited where blank",
    )
    printed: str = column("Như in | Printed", "Ô hoặc câu chứa số này | The exact cell or sentence")
    line_from: LineFrom
    line_to: LineTo
    period_basis: str | None = column(
        "Kỳ in ở đâu | Period basis",
        "Kỳ in trong câu, đoạn, tiêu đề, cột, tên bảng, hay chỉ là kỳ của kế hoạch (không in gần số)"
        " | Where the period is printed; `plan`: not printed near the figure, the plan's own",
        codes=PERIOD_BASES,
        default=None,
    )
    direction_printed: str | None = column(
        "Chiều như in | Direction printed",
        "Lời quanh con số nói tăng hay giảm: “giảm 5,0” là 5,0 và `fall`"
        " | Whether the words around a figure say that it went up or down; a printed fall is a positive"
        " figure",
        codes=DIRECTIONS_PRINTED,
        default=None,
    )
    column_label: str | None = column(
        "Tên cột | Column label",
        "Tên cột như in, khi bảng rộng nói bằng cột điều mà dòng không nói (“Cấp tỉnh”, “Nam”)"
        " | Heading of its column, where a wide table says by the column what its row does not",
        default=None,
    )
    scope: str | None = column(
        "Phạm vi | Scope",
        "Nơi hoặc nhóm dân mà nhãn nêu, khi không phải toàn địa bàn của văn bản"
        " | The place or population that a label names, where it is not the document's own and whole one",
        default=None,
    )
    territory: str | None = column(
        "Địa bàn | Territory",
        "Đơn vị hành chính mà văn bản nói cho, vào ngày ban hành; tỉnh nhập ngày 01/7/2025 là hai địa bàn"
        " cùng tên; trống nếu không rõ"
        " | The place that the document speaks for, as it was on the day of issue: a province merged on"
        " 2025-07-01 is two territories of one name; empty where that is not known",
        references="territories.territory",
        default=None,
    )
    figure_from: int | None = column(
        "Số từ vị trí | Figure from",
        "Vị trí chữ đầu của con số trong dòng `line_from`, tính từ 0"
        " | Where in the line `line_from` the figure begins, in letters counted from 0",
        minimum=0,
        default=None,
    )
    figure_to: int | None = column(
        "Số đến vị trí | Figure to",
        "Vị trí sau chữ cuối của con số | Where it ends, the letter behind it",
        minimum=0,
        default=None,
    )


@table(
    "indicators",
    "Danh mục chỉ tiêu | Indicators",
    "Các chỉ tiêu có số liệu, gọi chung một tên qua mọi văn bản"
    " | The indicators that have values, under one name through all documents",
)
class Indicator:
    indicator_id: str = column("Mã chỉ tiêu | Indicator id", "Mã ổn định | Stable id", key=True, pattern=SLUG)
    name_vi: str = column("Tên | Name (vi)", "Tên tiếng Việt | Name in Vietnamese")
    name_en: str = column("Tên tiếng Anh | Name (en)", "Tên tiếng Anh | Name in English")
    theme: str = column("Lĩnh vực | Theme", "Lĩnh vực của chỉ tiêu | Field of the indicator")
    unit_code: str | None = column(
        "Mã đơn vị | Unit code", "Đơn vị dùng để so sánh | Unit of comparison", references="units.unit_code"
    )
    basis: str = column("Cơ sở | Basis", "Cơ sở dùng để so sánh | Basis of comparison", codes=BASES)
    direction: str = column(
        "Chiều | Direction",
        "Cao hơn hay thấp hơn là tốt hơn | Whether more or less is better",
        codes=DIRECTIONS,
    )
    parent_id: str | None = column(
        "Chỉ tiêu cha | Parent",
        "Chỉ tiêu mà chỉ tiêu này là một phần | The indicator that this is a part of",
        references="indicators.indicator_id",
    )
    first_period: str | None = column(
        "Kỳ đầu | First period", "Kỳ sớm nhất có số | Earliest period with a value"
    )
    last_period: str | None = column(
        "Kỳ cuối | Last period", "Kỳ muộn nhất có số | Latest period with a value"
    )
    values: int = column(
        "Số giá trị | Values", "Số giá trị của chỉ tiêu | Values of the indicator", minimum=0
    )
    status: str = column(
        "Tình trạng | Status",
        "Đã rà soát hay tạm lập; chỉ tiêu tạm chưa ai xem, tên tiếng Anh là tên tiếng Việt"
        " | Of the reviewed vocabulary or made of a label; nobody has seen a provisional one, and its English"
        " name is the Vietnamese one",
        codes=STATUSES,
        default="reviewed",
    )
    official_code: str | None = column(
        "Mã chính thức | Official code",
        "Mã của chỉ tiêu trong danh mục của nhà nước | Its code in a list of the state",
        default=None,
    )
    code_source: str | None = column(
        "Nguồn của mã | Code source",
        "Văn bản có danh mục đó | The document that holds that list",
        default=None,
    )
    aliases: Aliases = None


@table(
    "unmatched_labels",
    "Nhãn chưa nhận ra | Unmatched labels",
    "Nhãn chưa ứng với chỉ tiêu nào đã rà soát, kèm các chỉ tiêu gần nhất và điều ngăn cách, để người xem"
    " | Labels that name no reviewed indicator, with the nearest ones and what keeps them apart, to judge",
)
class UnmatchedLabel:
    value_id: str = column(
        "Mã giá trị | Value id", "Giá trị đầu tiên mang nhãn này | The first value of the label", key=True
    )
    document_id: DocumentId
    source_kind: str = column(
        "Nguồn | Source kind", "Phụ lục hay lời văn | Annex or prose", codes=SOURCE_KINDS
    )
    label: str = column("Nhãn | Label", "Nhãn như in | Label as printed")
    parent_label: str | None = column("Nhãn cha | Parent label", "Nhãn bao trùm như in | Label above it")
    group: str | None = column("Nhóm | Group", "Nhóm như in | Group as printed")
    unit: str | None = column("Đơn vị tính | Unit", "Đơn vị như in | Unit as printed")
    values: int = column("Số giá trị | Values", "Số giá trị mang nhãn này | Values of the label", minimum=1)
    candidates: str | None = column(
        "Gần nhất | Candidates",
        "Các chỉ tiêu gần nhất, độ giống trên 100, điều chỉ nhãn nói (+) và chỉ chỉ tiêu nói (−)"
        " | The indicators nearest, likeness of 100, what only the label (+) and only the indicator (−) says",
    )
    line_from: LineFrom
    line_to: LineTo
    unknown_words: str | None = column(
        "Từ chưa biết | Unknown words",
        "Từ chưa ai biết mà nếu bỏ đi thì nhãn ứng với một chỉ tiêu"
        " | Words that nobody knows and without which the label would name an indicator",
        default=None,
    )
    prevents: int = column(
        "Ngăn bao nhiêu giá trị | Prevents",
        "Số giá trị không được gọi tên vì từ ấy, trong mọi văn bản"
        " | Values that such a word keeps from a name, in all documents",
        minimum=0,
        default=0,
    )
