"""Tables about quantities that a document promises or reports."""

from typing import Annotated

from warehouse.schema import column, table
from warehouse.tables.columns import ROW_ID, DocumentId, LineFrom, LineTo

SOURCE_KINDS = ("annex", "prose")
MEASURES = ("target", "estimate", "scenario", "ratio", "actual")
COMPARATORS = ("eq", "approx", "gt", "ge", "lt", "le", "range")
PERIOD = r"^[0-9]{4}(?:-Q[1-4]|-H[12]|-(?:[1-9]|1[01])M|/[0-9]{4})?$"


@table(
    "units",
    "Đơn vị tính | Units",
    "Danh mục đơn vị dùng để quy đổi và kiểm tra giá trị | The units that values are converted to and judged by",
)
class UnitOfMeasure:
    unit_code: Annotated[
        str,
        column(
            "Mã đơn vị | Unit code", "Mã trong danh mục | Code in the vocabulary", key=True, pattern=r"^[a-z0-9_]+$"
        ),
    ]
    name_vi: Annotated[str, column("Tên | Name (vi)", "Tên tiếng Việt | Name in Vietnamese")]
    name_en: Annotated[str, column("Tên tiếng Anh | Name (en)", "Tên tiếng Anh | Name in English")]
    low: Annotated[
        float | None, column("Thường không dưới | Usually at least", "Mức thấp nhất hợp lý | Least plausible value")
    ]
    high: Annotated[
        float | None, column("Thường không quá | Usually at most", "Mức cao nhất hợp lý | Greatest plausible value")
    ]
    additive: Annotated[bool, column("Cộng được | Additive", "Giá trị cộng được với nhau | Values may be summed")]


@table(
    "indicator_values",
    "Giá trị chỉ tiêu | Indicator values",
    "Mỗi dòng là một con số của một chỉ tiêu cho một kỳ: mục tiêu, ước thực hiện, kịch bản, tỷ lệ hay kết quả"
    " | One figure of one indicator for one period a row: target, estimate, scenario, ratio or actual",
)
class IndicatorValue:
    value_id: Annotated[
        str,
        column(
            "Mã giá trị | Value id",
            "Mã ổn định, dạng {phụ lục}.r{dòng}.{kỳ}.{loại}, ở lời văn {mục}.q{thứ tự} | Stable id, as"
            " {annex}.r{row}.{period}.{measure}, in running text {clause}.q{count}",
            key=True,
            pattern=ROW_ID,
        ),
    ]
    document_id: DocumentId
    annex_id: Annotated[
        str | None,
        column(
            "Mã phụ lục | Annex id",
            "Phụ lục có bảng chứa số này; trống nếu số ở lời văn | The annex that holds the figure; empty for running text",
            pattern=ROW_ID,
        ),
    ]
    source_kind: Annotated[
        str, column("Nguồn | Source kind", "Bảng phụ lục hay lời văn | Annex table or running text", codes=SOURCE_KINDS)
    ]
    number: Annotated[str | None, column("TT | Number", "Số thứ tự như in | Ordinal as printed")]
    label: Annotated[str, column("Chỉ tiêu | Label", "Tên chỉ tiêu như in | Label as printed")]
    parent_label: Annotated[
        str | None,
        column("Chỉ tiêu cha | Parent label", "Tên chỉ tiêu bao trùm như in | Label of the row above it in rank"),
    ]
    group: Annotated[
        str | None,
        column(
            "Nhóm | Group",
            "Tiêu đề số La Mã hoặc dòng cơ quan gần nhất phía trên | Nearest roman-numeral title or agency heading",
        ),
    ]
    unit: Annotated[str | None, column("Đơn vị tính | Unit", "Đơn vị như in | Unit as printed")]
    period: Annotated[
        str | None,
        column(
            "Kỳ | Period",
            "2020, 2020-Q1, 2020-H1 (6 tháng), 2020-9M (9 tháng đầu năm), 2021/2025 | Year, quarter, half, first months or"
            " span",
            pattern=PERIOD,
        ),
    ]
    measure: Annotated[
        str,
        column(
            "Loại số | Measure",
            "Mục tiêu, ước thực hiện, kịch bản, tỷ lệ KH/ƯTH, kết quả | Target, estimate, scenario, ratio, actual",
            codes=MEASURES,
        ),
    ]
    comparator: Annotated[
        str,
        column(
            "So sánh | Comparator",
            "Bằng, khoảng, trên, từ… trở lên, dưới, không quá, trong khoảng | How the figure binds the value",
            codes=COMPARATORS,
        ),
    ]
    value_min: Annotated[
        float | None,
        column(
            "Giá trị nhỏ nhất | Minimum", "Cận dưới, theo đơn vị in | Lower bound, in the printed unit", unit="unit"
        ),
    ]
    value_max: Annotated[
        float | None,
        column(
            "Giá trị lớn nhất | Maximum", "Cận trên, theo đơn vị in | Upper bound, in the printed unit", unit="unit"
        ),
    ]
    unit_code: Annotated[
        str | None,
        column(
            "Mã đơn vị | Unit code",
            "Đơn vị theo danh mục; trống nếu chưa có trong danh mục | Unit of the vocabulary; empty where it has none",
            references="units.unit_code",
        ),
    ]
    canonical_min: Annotated[
        float | None,
        column(
            "Quy đổi nhỏ nhất | Canonical minimum",
            "Cận dưới quy về đơn vị của mã | Lower bound in the unit of the code",
        ),
    ]
    canonical_max: Annotated[
        float | None,
        column(
            "Quy đổi lớn nhất | Canonical maximum",
            "Cận trên quy về đơn vị của mã | Upper bound in the unit of the code",
        ),
    ]
    agencies: Annotated[
        str | None,
        column(
            "Cơ quan chủ trì | Lead agencies",
            "Cơ quan như in, cách nhau bằng “; ”, kế thừa nếu ô trống | Agencies as printed, inherited where blank",
        ),
    ]
    printed: Annotated[str, column("Như in | Printed", "Ô hoặc câu chứa số này | The exact cell or sentence")]
    line_from: LineFrom
    line_to: LineTo
