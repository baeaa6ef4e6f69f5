"""What a quantity in a sentence is of: the words that name its indicator, as printed.

A figure may follow its subject (`tỷ lệ thất nghiệp ở mức 3,86%`), stand before it (`100% hộ dân …`) or
within it (`tích hợp 30% dịch vụ công …`). Which figures are quantities is told by `statements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sources.grammar.figures import bound
from sources.grammar.tokens import Token
from sources.paper.letters import collapse
from sources.readers.statements import Statement

_LONGEST_LABEL = 300
_REACH = 600
"""Characters before and behind a figure in which its subject is looked for."""
# Periods as `_set_apart` writes them, in letters that no print uses: years, spans of years, parts of a year.
_YEAR, _SPAN, _PART_OF_YEAR = 0xF0000, 0xF8000, 0x100000
_A_YEAR, _A_SPAN = r"[\U000f0000-\U000f7fff]+", r"[\U000f8000-\U000ffffd]+"
_A_PART_OF_YEAR = r"[\U00100000-\U00107ffd]+"
_ONE_PERIOD = re.compile(r"([\U000f0000-\U00107ffd])\1*")
# A period with the words that tie it to the sentence: "giai đoạn 2021 - 2025", "đến hết năm 2025".
_IN_YEARS = (
    rf"(?:trong )?(?:giai đoạn|thời kỳ)(?: từ)?(?: năm)? ?{_A_SPAN}"
    rf"|(?:trong|đến|vào)?(?: hết| cuối)?(?: ngay)?(?: trong)? ?năm {_A_YEAR}"
)
_NEXT_PERIOD = rf"(?:đến |trong |vào )?(?:hết )?(?:năm {_A_YEAR}|giai đoạn {_A_SPAN})"
# An abbreviation in brackets, "(GRDP)", belongs to the words before it.
_ABBREVIATION = r"[A-ZĐ0-9]{2,10}\)"
# Where the words of one indicator begin anew: "…, trong đó thu nội địa 24.725 tỷ", "…, phấn đấu tăng 15%".
_BREAK = re.compile(
    rf"[;:]|\((?!{_ABBREVIATION})|(?:trong đó|bao gồm|riêng|ph[aầấâ]n đ[aầấ]u)(?!\w)|, (?={_NEXT_PERIOD})",
    re.I,
)
# What may open the words before a figure and says nothing of its subject.
_OPENERS = re.compile(
    r"^(?:[\s,;:.()–\-“”\"+]|"
    r"(?:và|trong đó|bao gồm|cụ thể|gồm|riêng|đồng thời|nâng|ngoài ra|tiếp tục|hằng năm|hàng năm|mỗi năm|"
    r"tương đương|mục tiêu|phấn đấu|phần đầu|phân đầu|phân đấu|phần đấu|đảm bảo|bảo đảm|dự kiến|còn lại|"
    rf"{_IN_YEARS}|{_A_PART_OF_YEAR})(?!\w))+",
    re.I,
)
# What may stand between a subject and its figure.
_LINKS = re.compile(
    r"(?:[\s,:(“\"–-]|(?<!\w)(?:đạt|đạt mức|là|khoảng|còn|chiếm|từ|ở mức|mức|lên|xuống|duy trì|được|"
    r"bình quân đạt|tối thiểu|ít nhất|ước|ước đạt|dự kiến|phấn đấu|trên|dưới|hơn|không quá|đóng góp|"
    rf"tương đương|đảm nhận|tỷ lệ|bằng|gấp|với|đến|tối đa|có|gần|xấp xỉ|{_IN_YEARS}))+$",
    re.I,
)
_PARTS = re.compile(r"(?:trong đó|bao gồm|gồm|riêng)", re.I)
_REST_ENDS = re.compile(r"[;:.)]|, (?=(?:trong đó|bao gồm|đồng thời|phấn đấu|riêng|cụ thể)\b)|\s\(")
_NEXT_SUBJECT = re.compile(r"(?:,|\s(?:và|đạt|còn|là)(?!\w))[^,]*$")
_CLAUSE_END = re.compile(r"[,;)]")
_BRACKETED = re.compile(rf"\((?!{_ABBREVIATION})[^()]*\)")
_MULTIPLIER = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ) )+", re.I)
_PERIOD_BEFORE_CHANGE = re.compile(rf" (?:{_IN_YEARS})(?= (?:tăng|giảm)$)")
_MARKED = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰\s]*(?=[,;.)]|$)")
_BASE = re.compile(
    r"trên (?:1 |một )?(?:vạn|[0-9.]+) (?:người )?(?:dân|trẻ|người)\b.*|/ ?(?:1 |một )?(?:vạn|[0-9.]+) dân\b"
)
_BESIDE = ("so với", "so cùng", "vào ", "trong ", "tổng ")
_EQUIVALENT = re.compile(r"\(\s?(?:tương đương|tương ứng|bằng)\b", re.I)
# "…, tăng 12% so với năm 2023", "bằng 105% kế hoạch": said of the indicator before.
_NO_SUBJECT = re.compile(r"(?:tăng|giảm|bằng|vượt|kế hoạch|dự toán|cùng kỳ|so với|thêm| )+", re.I)
_DIGIT = re.compile("[0-9]")
_LISTED = re.compile(r"(?:[,;]|\bvà|\bcùng)\s*$")


@dataclass(slots=True)
class Told:
    """What one sentence says of one quantity."""

    statement: Statement
    label: str
    parent: str | None


def tell(
    sentence: str, tokens: Iterable[Token], statements: Sequence[Statement], heading: str | None
) -> list[Told]:
    """What each statement of a sentence is of; where none of its words says so, it is of the heading."""
    if not statements:
        return []
    periods = list(_periods(sentence, tokens))
    text = _set_apart(sentence, periods)
    told: list[Told] = []
    behind, named = 0, ""
    for index, own in enumerate(statements):
        gap = text[behind : own.start]
        following = statements[index + 1].start if index + 1 < len(statements) else len(text)
        statement = _shared_bound(text, own, told[-1].statement, following) if told else own
        words, behind = _label(text, statement, behind, following)
        label = _of_the_one_before(words, named, gap, statement)
        if label is None:
            label = named = words or named or heading or collapse(text)
        told.append(Told(statement, _shortened(_put_back(label, sentence, periods)), _parent(gap, told)))
    _share_base(told, sentence)
    return told


def _periods(sentence: str, tokens: Iterable[Token]) -> Iterator[tuple[int, int, int]]:
    """The periods of a sentence: the first letter of their kind, and where their figures stand."""
    for token in tokens:
        if token.kind != "period":
            continue
        if "-" in token.value:
            yield _PART_OF_YEAR, token.start, token.end
        elif digit := _DIGIT.search(sentence, token.start, token.end):
            yield _SPAN if "/" in token.value else _YEAR, digit.start(), token.end


def _set_apart(sentence: str, periods: Sequence[tuple[int, int, int]]) -> str:
    """A sentence with each of its periods written, letter for letter, in a letter of its own."""
    for index, (kind, start, end) in enumerate(periods):
        sentence = f"{sentence[:start]}{chr(kind + index) * (end - start)}{sentence[end:]}"
    return sentence


def _put_back(label: str, sentence: str, periods: Sequence[tuple[int, int, int]]) -> str:
    """A label with its periods as printed."""

    def printed(letters: re.Match[str]) -> str:
        _, start, end = periods[ord(letters[1]) & 0x7FFF]
        return collapse(sentence[start:end])

    return _ONE_PERIOD.sub(printed, label) if periods else label


def _parent(gap: str, told: Sequence[Told]) -> str | None:
    """What a statement is part of: what stands before `trong đó`, up to a semicolon."""
    if ";" in gap or not told:
        return None
    return told[-1].parent or (told[-1].label if _PARTS.search(gap) else None)


def _of_the_one_before(words: str, named: str, gap: str, statement: Statement) -> str | None:
    """The label of a statement that says more of the indicator before it; None where it names its own."""
    if not named:
        return None
    again = _EQUIVALENT.search(gap) or statement.unit == "lần" or (statement.unit == "thứ hạng" and not words)
    if again:
        return named
    if not _NO_SUBJECT.fullmatch(words):
        return None
    return named if words in named else f"{named} {words}"


def _shortened(label: str) -> str:
    """A label that is no longer than it may be, cut between two words."""
    if len(label) <= _LONGEST_LABEL:
        return label
    return label[: _LONGEST_LABEL + 1].rpartition(" ")[0].rstrip(" ,")


def _label(sentence: str, statement: Statement, behind: int, following: int) -> tuple[str, int]:
    """The words that name the indicator, and where what belongs to this statement ends.

    They stand before the figure where they lead up to it, else behind it.
    """
    before = _in_brackets_out(sentence[max(behind, statement.start - _REACH) : statement.start])
    before = _words_of_last(before)
    subject = _LINKS.sub("", before)
    linked = subject != before.rstrip(" ")
    subject = _PERIOD_BEFORE_CHANGE.sub("", subject)
    counted = _MULTIPLIER.sub("", statement.unit) if statement.counted else ""
    rest = _rest(sentence, statement.end, following)
    if subject.strip() and (linked or not rest or rest.lstrip().startswith(_BESIDE)) and not counted:
        return collapse(subject).strip(" ,"), _end_of_clause(sentence, statement.end, following)
    return collapse(f"{subject} {counted} {rest}").strip(' ,.;”"'), statement.end + len(rest)


def _words_of_last(before: str) -> str:
    """The last words before a figure that say anything: behind `trong đó`, `phấn đấu`, a bracket.

    Behind a semicolon nothing leads up to a figure: `…; 100% quận, huyện diễn tập` counts what stands behind.
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
    """The words behind a figure that belong to it: to the end of the clause, or to the next subject."""
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
    """`14 bác sỹ và 38 giường bệnh trên 1 vạn dân`: the base holds for what is listed before it too."""
    for first, second in zip(reversed(told[:-1]), reversed(told), strict=False):
        base = _BASE.search(second.label)
        between = sentence[first.statement.end : second.statement.start].strip()
        if base and first.statement.counted and between in ("và", ",") and not _BASE.search(first.label):
            first.label = f"{first.label} {base.group()}"


def _shared_bound(text: str, statement: Statement, previous: Statement, following: int) -> Statement:
    """`ít nhất 80% hồ sơ …, 60% hồ sơ …`: a bound holds for what is listed behind it in the same words."""
    comparator, figure = previous.quantity.comparator, statement.quantity.low
    gap = text[previous.end : statement.start]
    if statement.quantity.comparator != "eq" or figure is None or comparator in ("eq", "range"):
        return statement
    if previous.unit != statement.unit or ";" in gap or not _LISTED.search(gap):
        return statement
    noun = " ".join(gap.split()[:2])
    alike = statement.counted or (noun and text[statement.end : following].strip().startswith(noun))
    return replace(statement, quantity=bound(comparator, figure)) if alike else statement
