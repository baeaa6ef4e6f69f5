"""How a sentence turns to a figure: a level, a change, the plan, how far it is fulfilled, last year's amount.

The words right before a figure and right behind it tell. What the figure is of belongs to `subjects`, for
when it holds to `when`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sources.grammar.figures import bound
from sources.grammar.telling import any_of
from sources.grammar.tokens import Forms
from sources.readers.statements import Statement

_NEAR = 90
"""Letters before a figure in which the words that turn to it stand."""


class Kind(Enum):
    """What a figure is beside its subject."""

    LEVEL = "level"
    CHANGE = "change"
    FULFILLED = "fulfilled"
    """A percentage of what was planned: `đạt 61,9% kế hoạch`, `vượt 11,4% dự toán`."""
    PLANNED = "planned"
    """What a report quotes of its plan: `cao hơn mục tiêu 12%`."""
    EARLIER = "earlier"
    """The amount of the same time of the year before: `so cùng kỳ (3.611 tỷ đồng)`."""
    ELSEWHERE = "elsewhere"
    """That of the whole country, set beside: `thấp hơn bình quân cả nước (64,4%)`."""


@dataclass(frozen=True, slots=True)
class Turn:
    """`words` are those that make a figure what it is, as printed: a verb, or what it is measured by.

    `present`: it is what there is now, whatever the sentence promises.
    """

    kind: Kind = Kind.LEVEL
    direction: str | None = None
    words: str = ""
    present: bool = False


PLAN = rf"(?<!chương[ _]trình[ _])(?:{any_of('plans')})"
"""What a figure is measured by; a `chương trình mục tiêu` is a programme."""
_LATELY = r"(?:cùng kỳ|năm trước|năm ngoái)(?: năm (?:trước|ngoái))?(?: (?:năm )?[0-9]{4})?"
_OPENS = r"[\s(:]*(?:chỉ |là |đạt |được |khoảng |có )*"
# "… so với dự toán", "… kế hoạch Thủ tướng giao"; but "có 100% chỉ tiêu hoàn thành" counts targets.
_OF_PLAN = re.compile(rf"\s*(?:so (?:với )?)?(?:cả |toàn bộ )?{PLAN}(?!\w)")
_OVER_PLAN = re.compile(rf"(?<!\w)vượt (?:so (?:với )?)?{PLAN}(?: [^\W\d]+){{0,4}} $")
_REACHES = re.compile(r"(?<!\w)(?P<verb>vượt|bằng|đạt|hoàn thành)(?!\w)[^,;]{0,30}$")
_COUNTS = re.compile(r"(?<!\w)(?:có|với|phấn đấu|bảo đảm|đảm bảo) $")
_OVER = re.compile(r"(?<!\w)vượt ")
_QUOTED = re.compile(
    rf"(?<!\w){PLAN}(?:(?: (?:{any_of('set_by', 'assigners', 'assigns')})(?!\w))*[ (:]*"
    r"|(?: [^\W\d]+){0,6} ?\()"
    r"(?:là |đạt |từ |trên |dưới )*$"
)
ASSIGNS = (
    rf"(?<!\w)(?:{any_of('assigners')})(?: (?:tỉnh|thành phố|huyện|xã|các cấp))? (?:đã )?"
    rf"(?:{any_of('assigns')})(?!\w)"
)
"""Who sets a plan, and that it does: `Hội đồng nhân dân tỉnh giao`."""
_ASSIGNED = re.compile(ASSIGNS)
_EARLIER = re.compile(
    rf"(?:(?<!\w)so (?:với )?{_LATELY}\s?\(|(?<!so )(?<!so với )(?<!\w){_LATELY}){_OPENS}(?:tăng |giảm )?$"
)
_ELSEWHERE = re.compile(
    r"(?<!\w)(?P<words>(?:mức )?(?:bình quân|trung bình|tăng|tốc độ tăng)[^,;()0-9]{0,30}"
    rf"(?:cả nước|toàn quốc))(?: tăng)?{_OPENS}$"
)
_CHANGE = re.compile(
    r"(?<!\w)(?:(?P<rise>tăng|cao hơn|nhiều hơn)|(?P<fall>giảm|cắt giảm|thấp hơn|ít hơn))"
    r"(?: so (?:với )?(?:cùng kỳ|năm|tháng|quý|bình quân)[^,;()0-9]{0,24})?"
    rf"(?: (?:{any_of('adverbs')}))* ?$"
)
_REACHED = re.compile(
    r"(?<!\w)(?:lên|xuống|còn)(?!\w)(?: (?:mức|đến|tới|còn|khoảng|trên|dưới|đạt|hơn|là))* ?$"
)
# "phát triển 39 siêu thị, trong đó hiện có 7"
_PRESENT = re.compile(r"(?<!\w)hiện (?:có|còn|đang có|đã có)(?: [^\W\d]+){0,2} $")
LEAVES = re.compile(r"[^,;]{0,24}?(?<!\w)(?:lên|xuống|còn)(?!\w)")
"""Behind a figure that a change starts from: `(từ) 12% năm 2020 xuống (5%)`."""


def turned(forms: Forms, statements: Sequence[Statement]) -> tuple[list[Statement], list[Turn]]:
    """How the sentence turns to each of its statements, and the statements so read.

    `vượt 11,4% dự toán` is no bound, but 11,4 % over the plan.
    """
    ends = [0, *(statement.end for statement in statements)]
    turns = [_turn(forms, statement, ends[index]) for index, statement in enumerate(statements)]
    return [_exact(one, turn) for one, turn in zip(statements, turns, strict=True)], turns


def _exact(statement: Statement, turn: Turn) -> Statement:
    figure = statement.quantity.low
    if turn.kind is Kind.FULFILLED and turn.words == "vượt" and figure is not None:
        return replace(statement, quantity=bound("eq", figure))
    return statement


def _turn(forms: Forms, statement: Statement, opens: int) -> Turn:
    start = max(opens, statement.start - _NEAR)
    turn = _turn_of(forms, statement, start)
    return replace(turn, present=True) if _PRESENT.search(forms.small, start, statement.start) else turn


def _turn_of(forms: Forms, statement: Statement, start: int) -> Turn:
    ahead = forms.small[start : statement.start]
    behind = forms.small[statement.end : statement.end + _NEAR]
    own = forms.small[statement.start : statement.end]
    if statement.unit.startswith("%") and (fulfilled := _fulfilled(ahead, own, behind)):
        return fulfilled
    if elsewhere := _ELSEWHERE.search(ahead):
        words = start + elsewhere.start("words")
        return Turn(Kind.ELSEWHERE, words=forms.printed[words : words + len(elsewhere["words"])])
    if _EARLIER.search(ahead):
        return Turn(Kind.EARLIER)
    if _QUOTED.search(ahead) or _ASSIGNED.search(ahead):
        return Turn(Kind.PLANNED)
    return _change(ahead, behind)


def _fulfilled(ahead: str, own: str, behind: str) -> Turn | None:
    """`own` are the words of the statement: `vượt` is read as its bound."""
    if _OVER_PLAN.search(ahead):
        return Turn(Kind.FULFILLED, words="vượt")
    if _COUNTS.search(ahead) or not _OF_PLAN.match(behind):
        return None
    if _OVER.match(own):
        return Turn(Kind.FULFILLED, words="vượt")
    reaches = _REACHES.search(ahead)
    return Turn(Kind.FULFILLED, words=reaches["verb"] if reaches else "")


def _change(ahead: str, behind: str) -> Turn:
    """A rise or a fall, unless the words say what it leads to: `giảm còn 22%`, `tăng từ 5% lên 7%`."""
    found = _CHANGE.search(ahead)
    left = ahead.endswith("từ ") and LEAVES.match(behind)
    if found is None or left or _REACHED.search(ahead):
        return Turn()
    return Turn(Kind.CHANGE, "rise" if found["rise"] else "fall", found["rise"] or found["fall"])
