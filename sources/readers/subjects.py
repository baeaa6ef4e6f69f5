"""What a quantity in a sentence is of: the words that name its indicator, as printed.

A figure may follow its subject (`tỷ lệ thất nghiệp ở mức 3,86%`), stand before it (`100% hộ dân …`) or within it
(`tích hợp 30% dịch vụ công …`). Which figures are quantities is told by `statements`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.grammar.figures import bound
from sources.paper.letters import collapse
from sources.readers.statements import Statement

_LONGEST_LABEL = 300
_REACH = 600
"""Characters before and behind a figure in which its subject is looked for."""
# Where the words of one indicator begin anew: "…, trong đó thu nội địa 24.725 tỷ", "…, phấn đấu tăng trưởng đạt 15%".
_BREAK = re.compile(
    r"[;:]|\((?![A-ZĐ0-9]{2,10}\))|(?:trong đó|bao gồm|riêng|ph[aầấâ]n đ[aầấ]u)(?!\w)|, (?=(?:đến |trong |vào )?(?:hết )?(?:năm|giai đoạn) \d{4})",
    re.I,
)
_OPENERS = re.compile(
    r"^(?:[\s,;:.()–\-“”\"+]|"
    r"(?:và|trong đó|bao gồm|cụ thể|gồm|riêng|đồng thời|nâng|ngoài ra|tiếp tục|hằng năm|hàng năm|mỗi năm|tương đương|"
    r"mục tiêu|phấn đấu|phần đầu|phân đầu|phân đấu|phần đấu|đảm bảo|bảo đảm|dự kiến|còn lại|"
    r"(?:trong )?(?:giai đoạn|thời kỳ)(?: từ)?(?: năm)? ?\d{4} ?[-–] ?\d{4}|(?:trong|đến|vào)?(?: hết| cuối)?(?: ngay)?(?: trong)? ?năm \d{4}|"
    r"quý (?:[ivx]{1,3}|[1-4])(?: ?/ ?\d{4}| năm \d{4})?|\d{1,2} tháng(?: đầu)?(?: năm)?(?: \d{4})?)(?!\w))+",
    re.I,
)
_LINKS = re.compile(
    r"(?:[\s,:(“\"–-]|(?<!\w)(?:đạt|đạt mức|là|khoảng|còn|chiếm|từ|ở mức|mức|lên|xuống|duy trì|được|bình quân đạt|tối thiểu|ít nhất|"
    r"(?:trong )?giai đoạn(?: từ)?(?: năm)? ?\d{4} ?[-–] ?\d{4}|(?:trong|đến|vào)?(?: hết| cuối)? ?năm \d{4}|ước|ước đạt|dự kiến|phấn đấu|trên|dưới|hơn|không quá|đóng góp|tương đương|đảm nhận|tỷ lệ|bằng|gấp|với|đến|tối đa|có|gần|xấp xỉ))+$",
    re.I,
)
_PARTS = re.compile(r"(?:trong đó|bao gồm|gồm|riêng)", re.I)
_REST_ENDS = re.compile(r"[;:.)]|, (?=(?:trong đó|bao gồm|đồng thời|phấn đấu|riêng|cụ thể)\b)|\s\(")
_NEXT_SUBJECT = re.compile(r"(?:,|\s(?:và|đạt|còn|là)(?!\w))[^,]*$")
_CLAUSE_END = re.compile(r"[,;)]")
_BRACKETED = re.compile(r"\((?![A-ZĐ0-9]{2,10}\))[^()]*\)")
_MULTIPLIER = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ) )+", re.I)
_YEAR_BEFORE_CHANGE = re.compile(r" (?:trong |đến )?năm \d{4}(?= (?:tăng|giảm)$)")
_MARKED = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰\s]*(?=[,;.)]|$)")
_BASE = re.compile(
    r"trên (?:1 |một )?(?:vạn|[0-9.]+) (?:người )?(?:dân|trẻ|người)\b.*|/ ?(?:1 |một )?(?:vạn|[0-9.]+) dân\b"
)
_BESIDE = ("so với", "so cùng", "vào ", "trong ", "tổng ")
_EQUIVALENT = re.compile(r"\(\s?(?:tương đương|tương ứng|bằng)\b", re.I)
# "…, tăng 12% so với năm 2023", "bằng 105% kế hoạch": said of the indicator before.
_NO_SUBJECT = re.compile(r"(?:tăng|giảm|bằng|vượt|kế hoạch|dự toán|cùng kỳ|so với|thêm| )+", re.I)
_LISTED = re.compile(r"(?:[,;]|\bvà|\bcùng)\s*$")


@dataclass(slots=True)
class Told:
    """What one sentence says of one quantity."""

    statement: Statement
    label: str
    parent: str | None


def tell(sentence: str, statements: Sequence[Statement], heading: str | None) -> list[Told]:
    told: list[Told] = []
    parent: str | None = None
    behind = 0
    named = ""
    previous: Statement | None = None
    for index, own in enumerate(statements):
        gap = sentence[behind : own.start]
        if ";" in gap or previous is None:
            parent = None
        elif _PARTS.search(gap):
            parent = parent or told[-1].label
        following = statements[index + 1].start if index + 1 < len(statements) else len(sentence)
        statement = _shared_bound(sentence, own, previous, following)
        label, behind = _label(sentence, statement, behind, following)
        if named and (
            _EQUIVALENT.search(gap) or statement.unit == "lần" or (statement.unit == "thứ hạng" and not label)
        ):
            label = named
        elif named and _NO_SUBJECT.fullmatch(label):
            label = named if label in named else f"{named} {label}"
        else:
            label = named = label or named or heading or collapse(sentence)
        told.append(Told(statement, _shortened(label), parent))
        previous = statement
    _share_base(told, sentence)
    return told


def _shortened(label: str) -> str:
    """A label that is no longer than it may be, cut between two words."""
    return (
        label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL + 1].rpartition(" ")[0].rstrip(" ,")
    )


def _label(sentence: str, statement: Statement, behind: int, following: int) -> tuple[str, int]:
    """The words that name the indicator, before the figure where they lead up to it, else behind it; and where what
    belongs to this statement ends."""
    before = _in_brackets_out(sentence[max(behind, statement.start - _REACH) : statement.start])
    before = _words_of_last(before)
    subject = _LINKS.sub("", before)
    linked = subject != before.rstrip(" ")
    subject = _YEAR_BEFORE_CHANGE.sub("", subject)
    counted = _MULTIPLIER.sub("", statement.unit) if statement.counted else ""
    rest = _rest(sentence, statement.end, following)
    if subject.strip() and (linked or not rest or rest.lstrip().startswith(_BESIDE)) and not counted:
        return collapse(subject).strip(" ,"), _end_of_clause(sentence, statement.end, following)
    return collapse(f"{subject} {counted} {rest}").strip(' ,.;”"'), statement.end + len(rest)


def _words_of_last(before: str) -> str:
    """The last part of the words before a figure that says anything: behind `…, trong đó`, `phấn đấu`, a bracket.

    Behind a semicolon nothing leads up to a figure: `…; 100% quận, huyện diễn tập` names what it counts behind it.
    """
    if before.rstrip().endswith(";"):
        return ""
    starts = [0, *(match.end() for match in _BREAK.finditer(before.rstrip(' :(“"')))]
    for start in reversed(starts):
        words = _OPENERS.sub("", before[start:])
        if _LINKS.sub("", words).strip():
            return words
    return _OPENERS.sub("", before)


def _rest(sentence: str, start: int, following: int) -> str:
    """The words behind a figure that belong to it: to the end of the clause, or to where the next subject begins."""
    rest = sentence[start : min(following, start + _REACH)]
    if _MARKED.match(rest) and rest.lstrip()[:1] not in ("", " "):
        return ""
    if stop := _REST_ENDS.search(rest):
        return rest[: stop.start()]
    return _NEXT_SUBJECT.sub("", rest) if following < len(sentence) else rest


def _end_of_clause(sentence: str, start: int, following: int) -> int:
    """Where the words behind a figure end that its label does not take."""
    parted = _CLAUSE_END.search(sentence, start, following)
    return parted.start() if parted else start


def _in_brackets_out(text: str) -> str:
    """A text without what stands in closed brackets; an open one stays."""
    return _BRACKETED.sub(" ", text) if ")" in text else text


def _share_base(told: list[Told], sentence: str) -> None:
    """`14 bác sỹ và 38 giường bệnh trên 1 vạn dân`: the base behind the last holds for what is listed before it."""
    for first, second in zip(reversed(told[:-1]), reversed(told), strict=False):
        base = _BASE.search(second.label)
        between = sentence[first.statement.end : second.statement.start].strip()
        if base and first.statement.counted and between in ("và", ",") and not _BASE.search(first.label):
            first.label = f"{first.label} {base.group()}"


def _shared_bound(
    sentence: str, statement: Statement, previous: Statement | None, following: int
) -> Statement:
    """`ít nhất 80% hồ sơ …, 60% hồ sơ …`: a bound holds for what is listed behind it in the same words."""
    if (
        previous is None
        or statement.quantity.comparator != "eq"
        or previous.quantity.comparator in ("eq", "range")
    ):
        return statement
    gap = sentence[previous.end : statement.start]
    if (
        ";" in gap
        or not _LISTED.search(gap)
        or previous.unit != statement.unit
        or statement.quantity.low is None
    ):
        return statement
    noun = " ".join(gap.split()[:2])
    if not statement.counted and not (noun and sentence[statement.end : following].strip().startswith(noun)):
        return statement
    shared = bound(previous.quantity.comparator, statement.quantity.low)
    return Statement(statement.start, statement.end, shared, statement.unit, statement.counted)
