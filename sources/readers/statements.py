"""Figures in a sentence that say how much: what is promised or reported, with its unit and bound.

Most figures in running text say nothing of the kind: dates, numbers of documents and roads, levels, ages, counts inside
names. They are put aside first; what is left counts only with a unit behind it. When a statement holds, and of what, is
told by `prose`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from sources.grammar.dates import YEAR
from sources.grammar.document_numbers import NUMBER
from sources.grammar.figures import (
    BOUNDS,
    FIGURE,
    Quantity,
    around_figures,
    bound,
    comparator_of,
    read_figure,
)
from sources.grammar.units import countable, unit_of
from sources.paper.letters import UPPER, fold_in_place, lower_in_place
from sources.vocabularies.vocabulary import unit_vocabulary

# --- what is no quantity: on folded text ---
_ASIDE = re.compile(
    "|".join(
        (
            r"\b(?:ngay|thang) [0-3]?[0-9](?: ?(?:/|-|thang) ?[01]?[0-9])?(?: ?(?:/|-|nam) ?" + YEAR + r")?\b"
            r"(?: ?(?:-|den|va|,) ?(?:thang |ngay )?[0-3]?[0-9](?:/[01]?[0-9])?(?:/"
            + YEAR
            + r")?\b(?! ?[%‰]| (?:ty|trieu|nghin)))?",
            rf"\b[0-3]?[0-9] ?/ ?[01]?[0-9](?: ?/ ?{YEAR})?\b(?= |$|[.,;:)])(?! (?:nhiem vu|xa|phuong|huyen|chi tieu))",
            rf"\b[01]?[0-9][/-]{YEAR}\b",
            rf"(?<![0-9.,]){YEAR}(?![0-9]|[.,][0-9])(?: ?[-–/] ?[0-9]{{2}}(?![0-9.,%]))?",
            r"\b[0-9]{1,2} (?:thang|nam|ngay|gio|phut|tuan|quy|nhiem ky|tuoi|khoa|mua)\b(?! hoc)",
            r"\bqu[iy] (?:i{1,3}|iv|[1-4])\b",
            r"(?:/|\btren|\btinh tren|\bcho moi|\bmoi) ?(?:1 )?(?:van|(?:100|1\.?000|10\.?000|100\.?000)(?: trieu)?)"
            r" (?:nguoi )?(?:dan|tre|nguoi|phu nu|be gai|lao dong)\b",
            r"(?<![0-9])[1-9]\.0\b",
            r"\b24 ?/ ?[247]\b",
        )
    )
)
# Words before a figure that make it a name or a level: in small letters with accents, for "tầng 5" is not "tăng 5".
_NAMED = re.compile(
    r"(?:\b(?:điều|khoản|mục|tiểu mục|phần|chương|phụ lục|biểu|bảng|số|thứ|lần thứ|kỳ họp thứ|khóa|khoá|loại|hạng|(?<!nâng )cấp|bậc|lớp|"
    r"mức độ|mức|cấp độ|giai đoạn|đợt|vòng|phiên bản|quốc lộ|đường tỉnh|tỉnh lộ|đường|phố|ngõ|tuyến|ql|đt|tl|tầng|quận|phường|"
    r"chương trình|nghị quyết|kết luận|chỉ thị|luật|nghị định|quyết định|thông báo|công văn|iso|tcvn|covid|sea ?games|nhóm|"
    r"điểm|tiết|hội nghị trung ương|trung ương|đại hội|vành đai|lô|gói thầu|cầu|trạm|khối|thế hệ|zone|quý|tháng|ngày|năm)\s)$"
)
_LIST_BEHIND_NAME = re.compile(
    r"(?:mức độ|điều|khoản|mục|điểm|quý|loại|lớp|cấp) [0-9]{1,3}(?:, ?[0-9]{1,3})*(?:,| và|-| -) ?$"
)
# A count behind these words belongs to a noun phrase ("của 4 huyện"), it is not what the sentence promises.
_WITHIN_PHRASE = re.compile(
    r"\b(?:của|các|những|trong|tại|thuộc|giữa|ở|theo|với|cùng|cả|một trong|và của|do) $"
)
_PROPER = re.compile(rf"[{UPPER}]\w* ?[-–]? ?$")
# What leads up to a count that is promised or reported, where no bound does: a verb, or a list that it goes on with.
_PROMISED = re.compile(
    r"(?:^|[,;:(–-]|\b(?:va|hoac|xay dung|dung|lap|cong|nhan|thanh|trien|dat|co|la|them|moi|tang|giam|duoc|cho|dau tu|dua|gom|so|"
    r"dat|nang|con|hut|tao|duong|doi|hinh|chuc|tro|khai|hien|tri|tuyen|cap|xuat|giao|len|xuong|song|hanh|lam|binh|quan|mo|do|rieng|"
    r"trong|diem|chon|tri|chua|sua|bao|ket nap|giai quyet|phan dau|toi|den|dien|tap huan|kham|chua|quy hoach))\s?$"
)
_NO_PROSE_UNIT = frozenset(("đ", "con", "năm", "tb", "dn", "tuổi", "chỉ số", "điểm", "lần", "hạng", "thứ hạng", "thứ bậc", "xếp hạng", "cái", "khách", "vạn", "trăm", "cấp", "tổ chức", "người lao động", "lượt người lao động", "lượt khách du lịch", "vụ", "ca", "bản", "giải", "hồ", "cầu", "tổ", "đội", "lớp", "cây"))  # fmt: skip

# A figure that is not plainly a year, a part of a date or of a document's number. Most sentences hold no other.
_CANDIDATE = re.compile(
    r"(?<![\w/.,-])(?!(?:19|20)[0-9]{2}(?![0-9.,%]))[0-9][0-9.,]*+(?! ?/|-[A-ZĐ])|(?<=[-–])[0-9][0-9.,]* ?[%‰]|(?<![0-9/])[0-9]{1,5} ?/ ?(?!(?:19|20)[0-9]{2} )[0-9]{1,5} "
)

# --- what is one ---
_BOUND = re.compile(
    r"(?:^|[\s(“\":])(?P<bound>"
    + "|".join(pattern for pattern, _ in BOUNDS)
    + r") ?(?:dat |la |co |bang |muc )?(?:tu )?$"
)
_FROM = re.compile(r"(?:^|\s)tu $")
_RANGE = re.compile(rf" ?(?P<percent>[%‰])? ?(?:-|–|—|÷|den|toi) ?(?P<high>{FIGURE.pattern})(?![0-9/])")
_CHANGE = re.compile(rf" ?[%‰]?(?: [^\W\d]+){{0,3}} (?:len|xuong)(?: con| toi| den)? (?={FIGURE.pattern})")
_PAIR = re.compile(r" ?/ ?[0-9]{1,5}(?= )")
_OPEN_ENDED = re.compile(r",? ?(?P<up>tro len|hoac hon|do len)|,? ?tro xuong")
_PERCENT = re.compile(r" ?[%‰](?: ?/ ?(?:năm|tháng|quý))?(?: (?:grdp|gdp|doanh thu)(?!\w))?")
_EXTENTS = ("km", "ha", "m2", "m²", "m", "m3", "m³")
_AND = re.compile(r"(?:^|\s)và $")
# Nouns that stand behind a figure only where something is counted; others also stand in names ("hành lang 5 tỉnh").
_SURELY_COUNTED = ("lượt", "nghìn", "triệu", "hành khách")
_TIMES = re.compile(r" lần(?!\w)")
_TIMES_BEFORE = re.compile(r"gap (?:khoang |tren |hon |gan )?$")
_AMONG = re.compile(
    r" ?/ ?[0-9]{1,4}(?: (?:tỉnh, thành phố|tỉnh thành|tỉnh|thành phố|địa phương|đơn vị|quốc gia|nước))?"
)
_RANKED = re.compile(
    r"\b(?:xep|dung|xep hang|dung hang)(?: o)?(?: vi tri)?(?: hang)? thu $|\b(?P<top>top|top dau) $"
)
_NEAR = 48


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity in a sentence; `start` is where its bound or figure begins, `end` lies behind unit and `trở lên`."""

    start: int
    end: int
    quantity: Quantity
    unit: str
    counted: bool
    """Whether the unit is the noun that is counted, and so names what the statement is about."""


def read_statements(text: str) -> tuple[list[Statement], list[tuple[int, int]]]:
    """The statements of a sentence, and the figures that are neither one nor known to be something else."""
    if not _CANDIDATE.search(text):
        return [], []
    folded, small = fold_in_place(text), lower_in_place(text)
    aside = _aside(text, folded)
    statements: list[Statement] = []
    unclaimed: list[tuple[int, int]] = []
    behind = 0
    for match in FIGURE.finditer(text):
        start, end = match.span()
        if start < behind or _covered(aside, start):
            continue
        found = _read_at(text, folded, small, (start, end), aside, listed=bool(statements))
        if isinstance(found, Statement):
            statements.append(found)
            behind = found.end
        elif found:
            unclaimed.append((start, end))
    return statements, unclaimed


def _aside(text: str, folded: str) -> list[tuple[int, int]]:
    spans = [
        match.span()
        for start, end in around_figures(folded)
        for pattern, where in ((NUMBER, text), (_ASIDE, folded))
        for match in pattern.finditer(where, start, end)
    ]
    spans.sort()
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _covered(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether one of the spans, which are in order and apart, holds a position."""
    index = bisect_right(spans, (position, len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]


def _read_at(
    text: str, folded: str, small: str, at: tuple[int, int], aside: list[tuple[int, int]], listed: bool
) -> Statement | bool:
    """The statement at a figure; False where the figure is known to be none, True where nobody knows. `listed` says
    that another one stands before it, so that `và` may go on with a list."""
    start, end = at
    before = text[start - 1] if start else " "
    if before.isalpha() or before in "/.+" or (before in "-–" and start > 1 and text[start - 2].isalnum()):
        return False
    near = max(0, start - _NEAR)
    ahead, ahead_small = folded[near:start], small[near:start]
    ranked = _RANKED.search(ahead)
    if ranked:
        rank = read_figure(text[start:end])
        held = bound("le" if ranked["top"] else "eq", rank) if rank else None
        among = _AMONG.match(small, end)
        return (
            Statement(near + ranked.start(), among.end() if among else end, held, "thứ hạng", False)
            if held
            else True
        )
    high = _RANGE.match(folded, end)
    if high and (_covered(aside, high.start("high")) or not _rises(text[start:end], high["high"])):
        high = None
    stop = high.end() if high else end
    unit = _unit_at(small, stop, ahead)
    if unit is None and (pair := _PAIR.match(folded, stop)):
        unit = _unit_at(small, pair.end(), ahead)
    if unit is None:
        named = _NAMED.search(ahead_small) or _LIST_BEHIND_NAME.search(ahead_small)
        proper = _PROPER.search(text[near:start])
        return not named and not proper and not (end < len(text) and text[end].isalpha())
    named_at, behind, counted = unit
    printed = text[named_at:behind]
    bounded = _bound_before(ahead, start)
    if counted and not printed.lower().startswith(_SURELY_COUNTED):
        if _NAMED.search(ahead_small):
            return False
        if _WITHIN_PHRASE.search(ahead_small):
            return True
        if not (high or bounded or _PROMISED.search(ahead)):
            return True
    if (printed.lower() in _EXTENTS or counted) and _AND.search(ahead_small) and not listed:
        return True  # "tuyến đường qua thành phố Hải Phòng và 09 km qua tỉnh Thái Bình"
    if _FROM.search(ahead) and _CHANGE.match(folded, end):
        return False  # "từ 2 lên 3 phó trưởng phòng" promises three
    return _statement(folded, at, behind, printed, counted, bounded, high)


def _statement(
    folded: str,
    at: tuple[int, int],
    behind: int,
    unit: str,
    counted: bool,
    bounded: tuple[str, int] | None,
    high: re.Match[str] | None,
) -> Statement | bool:
    start, end = at
    low = read_figure(folded[start:end])
    if low is None:
        return True
    comparator, begins = bounded or ("eq", start)
    if tail := _OPEN_ENDED.match(folded, behind):
        comparator = "ge" if tail["up"] else "le"
        behind = tail.end()
    if high:
        upper = read_figure(high["high"])
        if upper is None:
            return True
        return Statement(begins, behind, Quantity("range", low, upper), unit, counted)
    return Statement(begins, behind, bound(comparator, low), unit, counted)


def _bound_before(ahead: str, start: int) -> tuple[str, int] | None:
    """The comparator that the words before a figure print, and where in the sentence it begins."""
    match = _BOUND.search(ahead)
    if match is None:
        return None
    # "ước đạt 8,19%" says who reckons, not that the figure is rough.
    comparator = "eq" if match["bound"] in ("uoc", "uoc dat") else comparator_of(match["bound"])
    return comparator, start - len(ahead) + match.start("bound")


def _rises(low: str, high: str) -> bool:
    first, last = read_figure(low), read_figure(high)
    return first is not None and last is not None and first < last


# --- units in print ---


def _unit_at(small: str, at: int, ahead: str) -> tuple[int, int, bool] | None:
    """The unit at a place behind a figure: where it stands, and whether it is what is counted. `ahead` is the folded
    text before the figure."""
    if match := _PERCENT.match(small, at):
        return at + match.group().startswith(" "), match.end(), False
    if match := _TIMES.match(small, at):
        return (match.start() + 1, match.end(), False) if _TIMES_BEFORE.search(ahead) else None
    match = _units().match(small, at)
    if match is None:
        return None
    known = unit_of(match["unit"].split("/")[0].strip())
    counted = known is not None and known.code in _counted_codes()
    end = match.end()
    if counted:
        while more := _more_units().match(small, end):
            end = more.end()
    return match.start("unit"), end, counted


@cache
def _names() -> list[str]:
    names = {name.lower() for base in unit_vocabulary()["bases"].values() for name in base["names"]}
    return sorted((name for name in names if name[0].isalpha() and name not in _NO_PROSE_UNIT and "/" not in name), key=len, reverse=True)  # fmt: skip


@cache
def _units() -> re.Pattern[str]:
    multipliers = "|".join(re.escape(name) for name in unit_vocabulary()["multipliers"] if name[0].isalpha())
    names = "|".join(map(re.escape, _names()))
    per = rf"(?: ?/ ?(?:người|năm|tháng|ha|ngày đêm|ngày|hộ|xã, phường|xã|km2|phụ nữ|thuê bao|giờ|quý|lao động|{names})(?!\w))*"
    return re.compile(rf" ?(?P<unit>(?:(?:{multipliers}) )*(?:{names})(?!\w){per})")


@cache
def _more_units() -> re.Pattern[str]:
    names = "|".join(
        re.escape(name) for name in _names() if (unit := unit_of(name)) and unit.code in _counted_codes()
    )
    return re.compile(rf"(?: ?, |/)(?:{names})(?!\w)")


@cache
def _counted_codes() -> frozenset[str]:
    """Units that are nouns: what is counted is what the figure is about."""
    measured = {"vnd", "usd", "tonne", "tonne_km", "person_km", "kg", "hectare", "km", "km2", "m2", "m3", "kwh", "mw", "teu"}  # fmt: skip
    return countable() - measured
