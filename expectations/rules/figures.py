"""Rules about figures: bounds that agree with the comparator, units that are known and fit, sums and ratios that hold.

The arithmetic of a document is checked on what it prints: both numbers stand in the message, and nothing is mended.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from expectations.rule import HOLDS, Row, Rows, Rule, Verdict, breach, row_of, rule

_PER_MANY = re.compile(r"(?:/|trên|trong)\s?(?:1\.000|1000|10\.000|100\.000|1 vạn|vạn|1 nghìn|nghìn)\b", re.I)
_COUNT = re.compile(r"^số (?:lượng )?(?!.*(?:tăng|giảm|tỷ lệ|chỉ số))", re.I)
_SHARE = re.compile(r"^(?:tỷ|tỉ) (?:lệ|trọng)\b(?!.*(?:tăng|so với cùng kỳ))", re.I)
_OF_WHICH = re.compile(r"trong đó", re.I)
_DECIMALS = re.compile(r",([0-9]+)")


def _bounds_fit(rows: Rows) -> Sequence[Verdict]:
    """eq and approx bind both sides alike, a range both, gt and ge the lower, lt and le the upper."""
    verdicts = []
    for row in rows["indicator_values"]:
        low, high, comparator = row["value_min"], row["value_max"], row["comparator"]
        fits = {
            "eq": low is not None and low == high,
            "approx": low is not None and low == high,
            "range": low is not None and high is not None and low <= high,
            "gt": low is not None and high is None,
            "ge": low is not None and high is None,
            "lt": low is None and high is not None,
            "le": low is None and high is not None,
        }[comparator]
        verdicts.append(
            HOLDS if fits else breach(f"{comparator}: {low} … {high}", f"{comparator}: {low} … {high}")
        )
    return verdicts


def _size_plain(rows: Rows) -> Sequence[Verdict]:
    """Figures are written as plain decimals; beyond fifteen digits or below a ten-thousandth they were misread."""
    verdicts = []
    for row in rows["indicator_values"]:
        odd = [v for v in (row["value_min"], row["value_max"]) if v and not 1e-4 <= abs(v) < 1e15]
        verdicts.append(
            breach(f"số {odd[0]} quá lớn hoặc quá nhỏ", f"{odd[0]} is too large or too small")
            if odd
            else HOLDS
        )
    return verdicts


def _unit_known(rows: Rows) -> Sequence[Verdict]:
    verdicts = []
    for row in rows["indicator_values"]:
        if row["unit_code"]:
            verdicts.append(HOLDS)
        elif row["unit"]:
            verdicts.append(
                breach(
                    f"đơn vị “{row['unit']}” chưa có trong danh mục",
                    f"unit “{row['unit']}” is not in the vocabulary",
                )
            )
        else:
            verdicts.append(breach("không in đơn vị tính", "no unit is printed"))
    return verdicts


def _unit_fits_label(rows: Rows) -> Sequence[Verdict | None]:
    """A rate per thousand is no percentage, and a count has no percent sign."""
    verdicts: list[Verdict | None] = []
    for row in rows["indicator_values"]:
        label, printed = row["label"], row["printed"]
        if row["unit_code"] != "percent" or row["measure"] == "ratio":
            verdicts.append(None)
        elif per := _PER_MANY.search(label):
            verdicts.append(
                breach(
                    f"chỉ tiêu tính “{per.group().strip()}” nhưng đơn vị in là {row['unit']} (giá trị {printed})",
                    f"the label counts “{per.group().strip()}” but the unit printed is {row['unit']} (value {printed})",
                )
            )
        elif _COUNT.match(label) and row["source_kind"] == "annex":
            # In a sentence the words behind "20%" say of what it is a share.
            verdicts.append(
                breach(
                    f"chỉ tiêu là số đếm nhưng đơn vị in là {row['unit']} (giá trị {printed})",
                    f"the label is a count but the unit printed is {row['unit']} (value {printed})",
                )
            )
        else:
            verdicts.append(HOLDS)
    return verdicts


def _plausible(rows: Rows) -> Sequence[Verdict | None]:
    """Values lie where values of their unit can lie; a share is at most 100 %."""
    units = {unit["unit_code"]: unit for unit in rows["units"]}
    verdicts: list[Verdict | None] = []
    for row in rows["indicator_values"]:
        unit = units.get(row["unit_code"])
        bounds = [value for value in (row["canonical_min"], row["canonical_max"]) if value is not None]
        if unit is None or not bounds:
            verdicts.append(None)
            continue
        low, high = unit["low"], unit["high"]
        if row["unit_code"] == "percent" and row["measure"] != "ratio" and _SHARE.match(row["label"]):
            low, high = 0.0, 100.0
        if (low is not None and min(bounds) < low) or (high is not None and max(bounds) > high):
            verdicts.append(
                breach(
                    f"{row['printed']} {row['unit']}: thường nằm trong {_plain(low)} đến {_plain(high)} {unit['name_vi']}",
                    f"{row['printed']} {row['unit']}: usually {_plain(low)} to {_plain(high)} {unit['name_en']}",
                )
            )
        else:
            verdicts.append(HOLDS)
    return verdicts


def _plain(bound: float | None) -> str:
    return "…" if bound is None else f"{bound:g}"


def _rounding(printed: str) -> float:
    """Half a unit of the last printed decimal: how far a rounded figure may be from the true one."""
    decimals = _DECIMALS.search(printed)
    return float(0.5 * 10 ** -(len(decimals[1]) if decimals else 0)) + 1e-9


def _relative_rounding(row: Row) -> float:
    """How far the true figure may be from the printed one, as a share of it."""
    return _rounding(row["printed"]) / abs(float(row["value_min"] or row["value_max"] or 1))


def _ratio_follows(rows: Rows) -> Sequence[Verdict | None]:
    """A printed ratio is the plan over the estimate of its row, as far as it is printed."""
    by_row: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows["indicator_values"]:
        by_row[row_of(row["value_id"])].setdefault(row["measure"], row)
    verdicts: list[Verdict | None] = []
    for row in rows["indicator_values"]:
        siblings = by_row[row_of(row["value_id"])]
        plan = siblings.get("target")
        base = siblings.get("estimate") or siblings.get("actual")
        if (
            row["measure"] != "ratio"
            or not plan
            or not base
            or not base["value_min"]
            or base["comparator"] != "eq"
        ):
            verdicts.append(None)
            continue
        ends = [
            (row[side], plan[side] / base["value_min"] * 100)
            for side in ("value_min", "value_max")
            if row[side] is not None and plan[side] is not None
        ]
        wrong = [
            (printed, found) for printed, found in ends if abs(printed - found) > _rounding(row["printed"])
        ]
        if not ends:
            verdicts.append(None)
        elif wrong:
            printed, found = wrong[0]
            rounded = abs(printed - found) <= found * (_relative_rounding(plan) + _relative_rounding(base))
            verdicts.append(
                breach(
                    f"in {_vietnamese(printed)} nhưng {plan['printed']} / {base['printed']} = {_vietnamese(found)} %"
                    + ("; có thể do hai số đã làm tròn" if rounded else ""),
                    f"printed {printed:g}, but {plan['printed']} / {base['printed']} = {found:.2f} %"
                    + ("; the rounding of both figures may explain it" if rounded else ""),
                )
            )
        else:
            verdicts.append(HOLDS)
    return verdicts


def _vietnamese(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _total_equals_parts(rows: Rows) -> Sequence[Verdict | None]:
    """A total is the sum of the parts printed under it; what is only “of which” (`trong đó`) does not exceed it."""
    additive = {unit["unit_code"] for unit in rows["units"] if unit["additive"]}
    values = rows["indicator_values"]
    parts: dict[int, list[Row]] = defaultdict(list)
    latest: dict[tuple[str, str, str, str], int] = {}
    for index, row in enumerate(values):
        if row["annex_id"] is None:
            continue
        at = (row["annex_id"], row["period"] or "", row["measure"])
        if row["parent_label"] and (parent := latest.get((*at, row["parent_label"]))) is not None:
            parts[parent].append(row)
        latest[(*at, row["label"])] = index
    return [
        _judge_total(row, parts[index])
        if row["unit_code"] in additive and row["measure"] != "ratio"
        else None
        for index, row in enumerate(values)
    ]


def _judge_total(total: Row, parts: Sequence[Row]) -> Verdict | None:
    alike = [part for part in parts if part["unit"] == total["unit"] and part["comparator"] == "eq"]
    if len(alike) < 2 or len(alike) < len(parts) or total["comparator"] != "eq":
        return None
    found = sum(part["value_min"] for part in alike)
    tolerance = sum(_rounding(part["printed"]) for part in [total, *alike])
    exceeds = found - total["value_min"] > tolerance
    if exceeds or (not _OF_WHICH.search(total["label"]) and abs(found - total["value_min"]) > tolerance):
        listed = " + ".join(part["printed"] for part in alike)
        return breach(
            f"in {total['printed']} nhưng {listed} = {_vietnamese(found)}",
            f"printed {total['printed']}, but {listed} = {found:.2f}",
        )
    return HOLDS


def _investment_read(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS
        if row["investment_million_vnd"] is not None
        else breach("không đọc được tổng mức đầu tư", "no total investment could be read")
        for row in rows["projects"]
    ]


def _approvals_read(rows: Rows) -> Sequence[Verdict | None]:
    read = {row["project_id"] for row in rows["project_approvals"]}
    return [
        None
        if not row["approvals"]
        else HOLDS
        if row["project_id"] in read
        else breach(
            f"không thấy số văn bản trong “{row['approvals'][:60]}”",
            f"no number in “{row['approvals'][:60]}”",
        )
        for row in rows["projects"]
    ]


RULES: tuple[Rule, ...] = (
    rule(
        "indicator_values",
        "bounds_fit_comparator",
        "error",
        "Cận dưới, cận trên khớp với dấu so sánh | Lower and upper bound agree with the comparator",
        _bounds_fit,
    ),
    rule(
        "indicator_values",
        "size_plain",
        "error",
        "Số viết được dạng thập phân thường | Figures can be written as plain decimals",
        _size_plain,
    ),
    rule(
        "indicator_values",
        "unit_known",
        "warn",
        "Đơn vị tính có in và có trong danh mục | The unit is printed and in the vocabulary",
        _unit_known,
    ),
    rule(
        "indicator_values",
        "unit_fits_label",
        "warn",
        "Đơn vị không trái với tên chỉ tiêu | The unit does not contradict the label",
        _unit_fits_label,
    ),
    rule(
        "indicator_values",
        "plausible_for_unit",
        "warn",
        "Giá trị hợp lý với đơn vị; tỷ lệ không quá 100 % | The value is plausible for its unit; a share is at most 100 %",
        _plausible,
        needs=("units",),
    ),
    rule(
        "indicator_values",
        "ratio_follows",
        "warn",
        "Tỷ lệ KH/ƯTH in ra bằng kế hoạch chia ước thực hiện | The printed ratio is plan over estimate",
        _ratio_follows,
    ),
    rule(
        "indicator_values",
        "total_equals_parts",
        "warn",
        "Tổng bằng các thành phần in bên dưới, trong phạm vi làm tròn | A total is the sum of its printed parts, within rounding",
        _total_equals_parts,
        needs=("units",),
    ),
    rule(
        "projects",
        "investment_read",
        "warn",
        "Đọc được tổng mức đầu tư | The total investment is read",
        _investment_read,
    ),
    rule(
        "projects",
        "approvals_read",
        "warn",
        "Đọc được số văn bản phê duyệt | The numbers of the approving papers are read",
        _approvals_read,
        needs=("project_approvals",),
    ),
)
