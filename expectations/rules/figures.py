"""Rules about figures: bounds that agree with the comparator, units that are known and fit, sums and ratios.

The arithmetic of a document is checked on what it prints: both numbers are told, nothing is mended.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from expectations.rule import Answer, Breach, ByRow, Row, caveat, index, promise

# "/1.000", "trên 1 vạn", "trong nghìn": a rate per so many.
_PER_MANY = re.compile(r"(?:/|trên|trong)\s?(?:1\.000|1000|10\.000|100\.000|1 vạn|vạn|1 nghìn|nghìn)\b", re.I)
# "Số lượng dịch vụ", "Số hộ": a count; not "Số hộ tăng", "Số … chỉ số".
_COUNT = re.compile(r"^số (?:lượng )?(?!.*(?:tăng|giảm|tỷ lệ|chỉ số))", re.I)
# "Tỷ lệ hộ nghèo", "Tỉ trọng": a share of a whole; not "Tỷ lệ tăng", "Tỷ lệ … so với cùng kỳ".
_SHARE = re.compile(r"^(?:tỷ|tỉ) (?:lệ|trọng)\b(?!.*(?:tăng|so với cùng kỳ))", re.I)
_OF_WHICH = re.compile(r"trong đó", re.I)
_DECIMALS = re.compile(r",([0-9]+)")

_LEAST, _MOST = 1e-4, 1e15
_MOST_CANONICAL = 1e20
"""In the unit of the vocabulary: a hundred thousand times what the country makes in a year, in đồng."""


@promise(
    "indicator_values",
    "Cận dưới, cận trên khớp với dấu so sánh | Lower and upper bound agree with the comparator",
)
def bounds_fit_comparator(value: Row) -> Answer:
    """eq and approx bind both sides alike, a range both, gt and ge the lower, lt and le the upper."""
    low, high, comparator = value["value_min"], value["value_max"], value["comparator"]
    bound = (low is not None, high is not None)
    if comparator in ("eq", "approx"):
        fits = bound[0] and low == high
    elif comparator == "range":
        fits = all(bound) and low <= high
    else:
        fits = bound == (comparator in ("gt", "ge"), comparator in ("lt", "le"))
    return fits or Breach(f"{comparator}: {low} … {high}", f"{comparator}: {low} … {high}")


@promise(
    "indicator_values",
    "Số viết được dạng thập phân thường | Figures can be written as plain decimals",
)
def size_plain(value: Row) -> Answer:
    """Beyond fifteen digits or below a ten-thousandth a figure was misread, or its unit was."""
    for figure in (value["value_min"], value["value_max"]):
        if figure and not _LEAST <= abs(figure) < _MOST:
            return Breach(f"số {figure} quá lớn hoặc quá nhỏ", f"{figure} is too large or too small")
    for figure in (value["canonical_min"], value["canonical_max"]):
        if figure and abs(figure) >= _MOST_CANONICAL:
            return Breach(f"giá trị quy đổi {figure} quá lớn", f"the converted {figure} is too large")
    return True


@caveat(
    "indicator_values",
    "Đơn vị tính có in và có trong danh mục | The unit is printed and in the vocabulary",
)
def unit_known(value: Row) -> Answer:
    if value["unit_code"]:
        return True
    if value["unit"]:
        return Breach(
            f"đơn vị “{value['unit']}” chưa có trong danh mục",
            f"unit “{value['unit']}” is not in the vocabulary",
        )
    return Breach("không in đơn vị tính", "no unit is printed")


@caveat("indicator_values", "Đơn vị không trái với tên chỉ tiêu | The unit does not contradict the label")
def unit_fits_label(value: Row) -> Answer:
    """A rate per thousand is no percentage, and a count has no percent sign."""
    if value["unit_code"] != "percent" or value["measure"] == "ratio":
        return None
    unit, printed = value["unit"], value["printed"]
    if per := _PER_MANY.search(value["label"]):
        return Breach(
            f"chỉ tiêu tính “{per[0].strip()}” nhưng đơn vị in là {unit} (giá trị {printed})",
            f"the label counts “{per[0].strip()}” but the unit printed is {unit} (value {printed})",
        )
    # In a sentence the words behind "20%" say of what it is a share.
    counted = value["source_kind"] == "annex" and _COUNT.match(value["label"])
    return not counted or Breach(
        f"chỉ tiêu là số đếm nhưng đơn vị in là {unit} (giá trị {printed})",
        f"the label is a count but the unit printed is {unit} (value {printed})",
    )


@caveat(
    "indicator_values",
    "Giá trị hợp lý với đơn vị; tỷ lệ không quá 100 %"
    " | The value is plausible for its unit; a share is at most 100 %",
)
def plausible_for_unit(value: Row, unit_of: Mapping[str, Row]) -> Answer:
    """Values lie where values of their unit can lie; a share is at most 100 %."""
    unit = unit_of.get(value["unit_code"])
    bounds = [bound for bound in (value["canonical_min"], value["canonical_max"]) if bound is not None]
    if unit is None or not bounds:
        return None
    low, high = unit["low"], unit["high"]
    if value["unit_code"] == "percent" and value["measure"] != "ratio" and _SHARE.match(value["label"]):
        low, high = 0.0, 100.0
    below = low is not None and min(bounds) < low
    above = high is not None and max(bounds) > high
    said = f"{value['printed']} {value['unit']}"
    return not (below or above) or Breach(
        f"{said}: thường nằm trong {_plain(low)} đến {_plain(high)} {unit['name_vi']}",
        f"{said}: usually {_plain(low)} to {_plain(high)} {unit['name_en']}",
    )


def _plain(bound: float | None) -> str:
    return "…" if bound is None else f"{bound:g}"


def _vietnamese(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _rounding(printed: str) -> float:
    """Half a unit of the last printed decimal: how far a rounded figure may be from the true one."""
    decimals = _DECIMALS.search(printed)
    return float(0.5 * 10 ** -(len(decimals[1]) if decimals else 0)) + 1e-9


def _relative_rounding(value: Row) -> float:
    """How far the true figure may be from the printed one, as a share of it."""
    return _rounding(value["printed"]) / abs(float(value["value_min"] or value["value_max"] or 1))


@index
def measures_of_row(indicator_values: Sequence[Row]) -> dict[str, dict[str, Row]]:
    """The first value of each measure in each printed row."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for value in indicator_values:
        found[value["row_id"]].setdefault(value["measure"], value)
    return found


@caveat(
    "indicator_values",
    "Tỷ lệ KH/ƯTH in ra bằng kế hoạch chia ước thực hiện | The printed ratio is plan over estimate",
)
def ratio_follows(ratio: Row, measures_of_row: Mapping[str, Mapping[str, Row]]) -> Answer:
    """A printed ratio is the plan over the estimate of its row, as far as it is printed."""
    if ratio["measure"] != "ratio":
        return None
    beside = measures_of_row[ratio["row_id"]]
    plan, base = beside.get("target"), beside.get("estimate") or beside.get("actual")
    if plan is None or base is None or not base["value_min"] or base["comparator"] != "eq":
        return None
    ends = [
        (ratio[side], plan[side] / base["value_min"] * 100)
        for side in ("value_min", "value_max")
        if ratio[side] is not None and plan[side] is not None
    ]
    if not ends:
        return None
    tolerance = _rounding(ratio["printed"])
    for printed, found in ends:
        if abs(printed - found) > tolerance:
            return _does_not_follow(printed, found, plan, base)
    return True


def _does_not_follow(printed: float, found: float, plan: Row, base: Row) -> Breach:
    rounded = abs(printed - found) <= found * (_relative_rounding(plan) + _relative_rounding(base))
    hint_vi, hint_en = (
        ("; có thể do hai số đã làm tròn", "; the rounding of both figures may explain it")
        if rounded
        else ("", "")
    )
    division = f"{plan['printed']} / {base['printed']}"
    return Breach(
        f"in {_vietnamese(printed)} nhưng {division} = {_vietnamese(found)} %{hint_vi}",
        f"printed {printed:g}, but {division} = {found:.2f} %{hint_en}",
    )


@index
def parts_of_total(indicator_values: Sequence[Row]) -> ByRow[list[Row]]:
    """Values of an annex name the label above them: the last before them that bears it, of their measure."""
    parts: ByRow[list[Row]] = ByRow()
    latest: dict[tuple[str, str, str, str], Row] = {}
    for value in indicator_values:
        if value["annex_id"] is None:
            continue
        at = (value["annex_id"], value["period"] or "", value["measure"])
        if value["parent_label"] and (total := latest.get((*at, value["parent_label"]))) is not None:
            parts[total] = [*(parts.get(total) or ()), value]
        latest[(*at, value["label"])] = value
    return parts


@caveat(
    "indicator_values",
    "Tổng bằng các thành phần in bên dưới, trong phạm vi làm tròn"
    " | A total is the sum of its printed parts, within rounding",
)
def total_equals_parts(total: Row, parts_of_total: ByRow[list[Row]], unit_of: Mapping[str, Row]) -> Answer:
    """What is only “of which” (`trong đó`) does not exceed the total."""
    unit = unit_of.get(total["unit_code"])
    if unit is None or not unit["additive"] or total["measure"] == "ratio" or total["comparator"] != "eq":
        return None
    parts = parts_of_total.get(total) or []
    if len(parts) < 2 or not all(
        part["unit"] == total["unit"] and part["comparator"] == "eq" for part in parts
    ):
        return None
    found = sum(part["value_min"] for part in parts)
    over = found - total["value_min"]
    tolerance = sum(_rounding(part["printed"]) for part in [total, *parts])
    if over <= tolerance and (_OF_WHICH.search(total["label"]) or -over <= tolerance):
        return True
    listed = " + ".join(part["printed"] for part in parts)
    return Breach(
        f"in {total['printed']} nhưng {listed} = {_vietnamese(found)}",
        f"printed {total['printed']}, but {listed} = {found:.2f}",
    )


@caveat("projects", "Đọc được tổng mức đầu tư | The total investment is read")
def investment_read(project: Row) -> Answer:
    return project["investment_million_vnd"] is not None or Breach(
        "không đọc được tổng mức đầu tư", "no total investment could be read"
    )


@index
def projects_approved(project_approvals: Sequence[Row]) -> set[str]:
    return {approval["project_id"] for approval in project_approvals}


@caveat(
    "projects",
    "Đọc được số văn bản phê duyệt | The numbers of the approving papers are read",
)
def approvals_read(project: Row, projects_approved: set[str]) -> Answer:
    if not project["approvals"]:
        return None
    printed = project["approvals"][:60]
    return project["project_id"] in projects_approved or Breach(
        f"không thấy số văn bản trong “{printed}”", f"no number in “{printed}”"
    )
