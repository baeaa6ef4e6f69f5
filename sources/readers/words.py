"""The words around a figure: which stand before it, which behind it are of it, whether they name anything.

What a label is made of them belongs to `subjects`.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from sources.grammar.dates import DAY_NUMBER, MONTH_NUMBER
from sources.grammar.telling import any_of, tied
from sources.paper.letters import collapse
from sources.readers.period_letters import A_PART_OF_YEAR, A_YEAR, ANY, IN_YEARS, NEXT_PERIOD
from sources.readers.statements import Statement
from sources.readers.turns import ASSIGNS, LEAVES, PLAN

_REACH = 600
"""Characters before and behind a figure in which its subject is looked for."""
CUT = "…"
"""Where a figure stood within a label."""
# An abbreviation in brackets, "(GRDP)", belongs to the words before it.
_ABBREVIATION = r"[A-ZĐ0-9]{2,10}\)"
PARTS = tied("trong đó|bao gồm|riêng")
"""Words behind which a part is told: `…, trong đó thu nội địa 24.725 tỷ`."""
PER_PEOPLE = r"/ ?(?:1 |một )?(?:vạn|[0-9.]+) dân"
"""How a unit ends that is a rate of people: `giường bệnh/vạn dân`."""
# Where the words of one indicator begin anew.
_BREAK = re.compile(
    rf"[;:]|\((?!{_ABBREVIATION})|(?:{PARTS}|{tied('ph[aầấâ]n đ[aầấ]u')})(?!\w)"
    rf"|, (?={NEXT_PERIOD})",
    re.I,
)
# Where the name of a quantity begins, and that it does.
_MEASURES = re.compile(rf"(?:{any_of('measures')})(?!\w)", re.I)
_ANEW = re.compile(rf", (?={_MEASURES.pattern} )", re.I)
OF_WHOM = re.compile(r"(?:ở|tại|đối với|khu vực|vùng|dưới [0-9])(?!\w)", re.I)
"""Words that say of whom or where, and not what: "ở nông thôn"; behind their colon is what is measured."""
# A day without its year that a figure was counted up to: "đến ngày 25/8".
_UP_TO_DAY = rf"(?:tính )?đến (?:hết )?(?:ngày )?{DAY_NUMBER}/{MONTH_NUMBER}"
_OPENERS = re.compile(
    r"^(?:[\s,;:.()–\-“”\"+]|(?:chỉ tiêu|mục tiêu|tiêu chí) [0-9]+ ?:"
    rf"|(?:{any_of('openers')}|{ASSIGNS}|{IN_YEARS}|từ năm {A_YEAR}|{A_PART_OF_YEAR}|{_UP_TO_DAY})(?!\w))+",
    re.I,
)
_LINKS = re.compile(
    rf"(?:[\s,:(“\"–-]|(?<!\w)(?:{any_of('links')}|{IN_YEARS}|{A_PART_OF_YEAR}"
    rf"|{_UP_TO_DAY}|(?:được )?{ASSIGNS}))+$",
    re.I,
)
# For good: "trong đó" is two idle words too, and a run of them would be tried in all ways.
_NOTHING = re.compile(rf"(?:(?>(?:{any_of('empty', 'links', 'openers')})(?!\w))|[\W0-9{CUT}{ANY}])++", re.I)
_BARE_VERB = re.compile(rf"(?:(?:{any_of('verbs')}) ?)+", re.I)
# "vượt mục tiêu Chính phủ giao": what a figure is measured by names nothing of it.
MEASURED_BY = re.compile(
    r"[\s,(]*(?:(?<!\w)(?:vượt|cao hơn|thấp hơn|bằng|chưa đạt|so với|đạt|so) )+"
    rf"{PLAN}(?!\w)(?: (?:{any_of('set_by', 'assigners', 'assigns')})(?!\w))*\W*$"
    rf"|[\s,(]*(?<!\w){PLAN}\W*$",
    re.I,
)
# The verb of a change at the end of a subject.
CHANGED = re.compile(
    r"(?:^|\s)(?:(?:tăng|giảm|nâng|hạ|kéo giảm|tiếp tục|giảm dần)"
    r"(?: (?:thêm|dần|mạnh|bình quân|trung bình))*\s?)+$",
    re.I,
)
_LED_TO = re.compile(r"(?<!\w)(?<!trở )(?:lên|xuống|còn)(?!\w)", re.I)
# What the change starts from, "tăng từ 200 lên 312": no word of the label.
_FROM = re.compile(r"(?:^|\s)từ [0-9][0-9.,]*+[^,;0-9]*+$")
# A change that leads to a level is no part of its name: "Giảm tỷ lệ hộ nghèo xuống còn 5%".
_TO_CHANGE = re.compile(r"^(?:(?:tăng|giảm|nâng|hạ|kéo giảm)(?: dần)?) (?=\w)", re.I)
_REST_ENDS = re.compile(
    rf"[;:)]|\.(?![0-9])|, (?=(?:{PARTS}|{tied('cụ thể|phấn đấu|đồng thời')})\b)|(?<![0-9]), (?=[0-9])"
    rf"|\s\(|/ ?(?={PLAN}(?![\w-]))",
    re.I,
)
_NEXT_SUBJECT = re.compile(r"(?:,|\s(?:và|đạt|còn|là)(?!\w))[^,]*$")
# Nothing of the next figure stands before it: "100% thôn, xã và 90% phường", "100% phường có ít nhất 4 tin".
_NEXT_FIGURE = re.compile(r"(?:,|(?<=[\s,])(?:và|có|với))\s*$")
_COMPARED_AND = re.compile(r"\s*so (?:với |cùng )[^,;()]*?(?= và )")
_CLAUSE_END = re.compile(rf"[,;)]|\((?!{_ABBREVIATION})")
_BRACKETED = re.compile(rf"\((?!{_ABBREVIATION})[^()]*\)")
_MULTIPLIER = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ) )+", re.I)
_PERIOD_BEFORE_CHANGE = re.compile(rf",? (?:{IN_YEARS}|{A_PART_OF_YEAR})(?= (?:tăng|giảm)$)")
_MARKED = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰\s]*(?=[,;.)]|$)")
_RATE_OF_PEOPLE = re.compile(rf"^[^\W\d][^/]*{PER_PEOPLE}$", re.I)
_BESIDE = ("so với", "so cùng", "vào ", "trong ", "tổng ")
_OF_NAMED = ("lần", "thứ hạng")
"""Units of what is said of the subject named before: how many times as much it is, which rank it has."""
_ABOUT = re.compile(r"(?<!\w)về(?!\w)", re.I)
_EQUALS = re.compile(r"(?<!\w)(?:bằng|tương đương)(?: khoảng)? $", re.I)
_OF_SOMETHING = re.compile(r"(?:của|so với|so|vào)(?!\w)", re.I)
_NO_REST = re.compile(rf"\s*(?:[,;.)]|$|so với|so cùng|{PLAN})", re.I)
_AROUND = ' ,.;”"'


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a figure, without those that only lead up to it."""

    subject: str
    """Those before it."""
    rest: str
    """Those behind it that its label takes, the noun that is counted first."""
    behind: str
    """All behind it in its clause."""
    counts: bool
    """Whether the noun that is counted is all that its label has."""
    of_named: bool
    """Whether those behind it only say what the figure is measured by: `bằng 57,5% số trạm 4G`."""
    leads_to: bool
    """Whether a change leads to the figure or starts from it: `từ 12% năm 2020 xuống còn 5%`."""
    end: int
    """Where what belongs to the figure ends."""

    @property
    def whole(self) -> str:
        """A label of all of them, with a mark where the figure stood between."""
        return (
            f"{self.subject} {CUT} {self.rest}" if self.subject and self.rest else self.subject or self.rest
        )


def says_nothing(words: str) -> bool:
    """Whether words name no indicator."""
    if not words or words.endswith(" và"):  # "… và tiếp tục nâng lên 2% GDP": of the one before
        return True
    return (_NOTHING.fullmatch(words) or MEASURED_BY.fullmatch(words)) is not None


def words_around(sentence: str, statement: Statement, opens: int, following: int) -> Words:
    """The words that name the indicator of a statement, from the end of the one before it to the next one.

    They stand before the figure where they lead up to it, else behind it.
    """
    ahead = _in_brackets_out(sentence[max(opens, statement.start - _REACH) : statement.start])
    before = _leading_up(ahead, first=not opens and _names_no_rest(sentence, statement))
    linked = _LINKS.sub("", before)
    starts = before.endswith("từ ") and LEAVES.match(sentence, statement.end) is not None
    leads_to = starts or _LED_TO.search(before, len(linked)) is not None
    rest = rest_behind(sentence, statement.end, following)
    only_whom = ":" in before[len(linked) :] and OF_WHOM.match(linked) and rest.strip(_AROUND)
    subject = "" if only_whom else _named_before(linked, leads_to=leads_to)
    counted = _counted(statement, subject)
    led_up = linked != before.rstrip(" ") or rest.lstrip().startswith(_BESIDE)
    led_up = led_up and not before.endswith(" với ")  # "thông qua quy hoạch với 12.000 ha chè"
    if _stands_ahead(subject, counted, rest, led_up=led_up):
        end = _end_of_clause(sentence, statement.end, following)
        return Words(subject, "", collapse(rest).strip(_AROUND), False, False, leads_to, end)
    more = collapse(f"{counted} {rest}").strip(_AROUND)
    of_named = not subject and _is_measured_by(statement, sentence[: statement.start], more)
    counts = bool(counted) and not subject and not rest.strip(_AROUND)
    return Words(subject, more, more, counts, of_named, leads_to, statement.end + len(rest))


def _named_before(linked: str, *, leads_to: bool) -> str:
    """What the words before a figure name, without a change that leads to it."""
    subject = of_level(CHANGED.sub("", _FROM.sub("", linked))) if leads_to else linked
    return collapse(_PERIOD_BEFORE_CHANGE.sub("", subject)).strip(" ,")


def _counted(statement: Statement, subject: str) -> str:
    """The noun that is counted, or, where nothing else is named, a rate of it: `29 giường bệnh/vạn dân`."""
    if statement.counted:
        return _MULTIPLIER.sub("", statement.unit)
    return statement.unit if not subject and _RATE_OF_PEOPLE.search(statement.unit) else ""


def _stands_ahead(subject: str, counted: str, rest: str, *, led_up: bool) -> bool:
    """Whether the words before a figure name all that it is of: `Tổng đàn trâu 6.520 con`.

    The noun that is counted is of the label behind a verb: `Tạo việc làm cho 1.650 lao động`.
    """
    if counted:
        return not rest.strip(_AROUND) and _MEASURES.match(subject) is not None
    return bool(subject) and (not rest or (led_up and not _BARE_VERB.fullmatch(subject)))


def of_level(label: str) -> str:
    """What a change that leads to a level is of: `tỷ lệ hộ nghèo` of `Giảm tỷ lệ hộ nghèo`."""
    return _TO_CHANGE.sub("", label)


def _is_measured_by(statement: Statement, before: str, behind: str) -> bool:
    """`bằng 57,5% số trạm 4G`, `1,4% GDP của cả nước`, `gấp 1,4 lần bình quân`, a rank: of the one before."""
    if statement.unit in _OF_NAMED:
        return statement.unit == "lần" or _ABOUT.search(behind) is None
    shared = statement.unit.startswith("%") and _EQUALS.search(before[-20:]) is not None
    return shared or _OF_SOMETHING.match(behind) is not None


def _leading_up(ahead: str, *, first: bool) -> str:
    """The words that lead up to a figure: of its clause; for a first one with none behind, any before it.

    "Hoạt động du lịch sôi động; 10 tháng ước đạt 86,7% mục tiêu" is of the first clause.
    """
    own = _words_of_last(ahead.rpartition(";")[2])
    return _words_of_last(ahead) if first and not _LINKS.sub("", own).strip() else own


def _names_no_rest(sentence: str, statement: Statement) -> bool:
    """Whether what stands behind a figure names nothing: the end of a clause, a plan, a comparison."""
    behind = sentence[statement.end : statement.end + 40]
    return not statement.counted and _NO_REST.match(behind) is not None


def _words_of_last(text: str) -> str:
    """The last words before a figure that say anything: behind `trong đó`, `phấn đấu`, a bracket."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text.rstrip(' :(“"')))]
    for start in reversed(starts):
        words = _OPENERS.sub("", text[start:])
        if _LINKS.sub("", words).strip():
            return _named_last(words)
    return _OPENERS.sub("", text)


def _named_last(words: str) -> str:
    """The words from where the last quantity is named, behind a comma after a clause of another kind.

    Of a list of quantities (`số thôn, số xã đạt`) none is left out; a noun alone (`…, diện tích 5 ha`) needs
    the clause before it.
    """
    found = None if _MEASURES.match(words) else deque(_ANEW.finditer(words), maxlen=1)
    if not found:
        return words
    last = words[found[0].end() :]
    return words if _MEASURES.fullmatch(_LINKS.sub("", last).strip()) else last


def rest_behind(sentence: str, start: int, following: int) -> str:
    """The words behind a figure that belong to it: to the end of the clause, or to the next subject."""
    rest = _blanked(sentence[start : min(following, start + _REACH)])
    if _MARKED.match(rest) and rest.lstrip()[:1] not in ("", " "):
        return ""
    if stop := _REST_ENDS.search(rest):
        return rest[: stop.start()]
    if following == len(sentence):
        return rest
    if listed := _NEXT_FIGURE.search(rest):
        return rest[: listed.start()]
    return _NEXT_SUBJECT.sub("", rest)


def _end_of_clause(sentence: str, start: int, following: int) -> int:
    """Where the words behind a figure end that its label does not take: `so với tháng trước và tăng 8%`."""
    if compared := _COMPARED_AND.match(sentence, start, following):
        return compared.end()
    parted = _CLAUSE_END.search(sentence, start, following)
    return parted.start() if parted else start


def _blanked(text: str) -> str:
    """A text of the same length with blanks for what stands in closed brackets."""
    return _BRACKETED.sub(lambda found: " " * len(found[0]), text) if ")" in text else text


def _in_brackets_out(text: str) -> str:
    """A text without what stands in closed brackets; an open one stays."""
    return _BRACKETED.sub(" ", text) if ")" in text else text
