"""Duties to report: who sends or reports what to whom by when. One row for each body that is to be told.

A sentence may name two: `gửi Sở Tài chính trước ngày 20/11 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh`; the
second is told by the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sources.document.outline import Section
from sources.document.sentences import Sentence
from sources.grammar.bodies_in_text import body_at
from sources.grammar.dates import DAY_NUMBER, DAY_OF_A_YEAR, MONTH_NUMBER, YEAR
from sources.grammar.deadlines import Due, read_deadline
from sources.paper.letters import collapse, fold, lower_in_place
from sources.paper.numerals import ROMAN
from sources.readers.actors import actor_of
from warehouse.tables import Duty

_TELLS = re.compile(
    r"(?<!\w)(?:báo cáo|đồng gửi|gửi)(?: kết quả(?: thực hiện)?| bằng văn bản| tình hình thực hiện)?"
    r"(?: gửi)?(?: về| cho| lên| tới| đến)? (?=\w)"
)
# A report on how things go; drafting a paper and laying it before a body is a task, not a duty to report.
_ABOUT = re.compile(
    r"(?<!\w)(?:định kỳ|hằng|hàng (?:tháng|quý|năm)|trước ngày|kịp thời|kết quả|tình hình|tổng kết|sơ kết|"
    r"đánh giá|đề xuất|vướng mắc|phát sinh|tổng hợp|phiên họp)(?!\w)"
)
_EACH = r"(?:hằng|hàng) (?:tháng|quý|năm)"
_AND_EACH = r"(?:, (?:6 tháng|năm|quý))*"
_IN_A_MONTH = (
    r"(?: tháng cuối quý| (?:hằng|hàng) tháng| (?:của )?tháng (?:cuối|đầu|sau|kế tiếp)[^,;.]{0,20})?"
)
_TIMES = (
    # "trước ngày 20/11", "chậm nhất trước 15 tháng 12 năm 2024", "trước ngày 20 tháng cuối quý"
    rf"(?:(?:chậm nhất |xong )?trước(?: ngày)?|(?:chậm nhất|không muộn hơn) ngày) "
    rf"(?:{DAY_OF_A_YEAR}|{DAY_NUMBER}{_IN_A_MONTH})(?: {_EACH})?",
    # "định kỳ hằng quý, năm", "hàng tuần"
    rf"(?:định kỳ )?(?:{_EACH}|(?:hằng|hàng) tuần){_AND_EACH}",
    # "định kỳ 6 tháng, năm", "định kỳ quý một lần"
    rf"định kỳ (?:[0-9]{{1,2}} )?(?:tháng|quý|năm)(?: (?:một|1) lần)?{_AND_EACH}",
    # "tại phiên họp thường kỳ của Chính phủ tháng 6/2024"
    rf"tại (?:các )?phiên họp thường kỳ[^,;.]{{0,80}}(?:tháng {MONTH_NUMBER}/{YEAR}|cuối năm(?: {YEAR})?)?",
    # "trong quý II/2024", "trong tháng 6 năm 2024"
    rf"trong (?:quý|tháng) (?:{ROMAN}|{MONTH_NUMBER})(?:[/-]{YEAR}| năm {YEAR})?",
    r"kịp thời|thường xuyên|đột xuất",
)
_WHEN = re.compile(rf"(?<!\w)(?:{'|'.join(_TIMES)})(?!\w)", re.I)
# What recurs here and is no deadline of a table: the month of a report's quarter, promptness.
_RECURS = (
    (re.compile(r"\b(?:cua|tung) quy\b|\bcuoi quy\b"), "quarterly"),
    (re.compile(r"\bkip thoi\b"), "ongoing"),
)
_PASSED_ON = re.compile(r"(?<!\w)(?:(?:để )?(?:tổng hợp|theo dõi)(?!\w)[^;]{0,40}|để )$")


@dataclass(frozen=True, slots=True)
class _Leg:
    """One telling in a sentence: where its verb stands and whom it names."""

    start: int
    end: int
    to_whom: str


def read_duties(sentences: Iterable[Sentence], document_id: str, year: int | None) -> list[Duty]:
    """The duties of a document in print order; a day without a year lies in `year`."""
    rows: list[Duty] = []
    for sentence in sentences:
        if "áo cáo" not in sentence.text and "ửi " not in sentence.text:
            continue
        for told in _read_sentence(sentence.text, sentence.section):
            due = _due(told.when, year)
            rows.append(
                Duty(
                    duty_id=f"{document_id}.d{len(rows) + 1:02d}",
                    document_id=document_id,
                    who=told.who,
                    what=sentence.printed,
                    to_whom=told.to_whom,
                    due=collapse(told.when) if told.when else None,
                    due_on=due.last if due and due.recurrence == "none" else None,
                    recurrence=due.recurrence if due else "none",
                    line_from=sentence.lines[0],
                    line_to=sentence.lines[1],
                )
            )
    return rows


@dataclass(frozen=True, slots=True)
class _Told:
    """Who tells whom, and when, as printed."""

    who: str | None
    to_whom: str
    when: str | None


def _read_sentence(sentence: str, section: Section) -> Iterator[_Told]:
    small = lower_in_place(sentence)
    legs = _legs(sentence, small)
    if not legs or not _ABOUT.search(small):
        return
    who = actor_of(sentence, section)
    whens = list(_WHEN.finditer(small))
    for position, leg in enumerate(legs):
        previous = legs[position - 1] if position else None
        following = legs[position + 1].start if position + 1 < len(legs) else len(sentence)
        when = _when(whens, leg, previous, following)
        between = small[previous.end : leg.start] if previous else ""
        told_by = previous.to_whom if previous and _PASSED_ON.search(between) else who
        yield _Told(told_by, leg.to_whom, sentence[when.start() : when.end()] if when else None)


def _legs(sentence: str, small: str) -> list[_Leg]:
    legs = []
    for match in _TELLS.finditer(small):
        if name := body_at(sentence, match.end()):
            legs.append(_Leg(match.start(), match.end() + len(name), name))
    return legs


def _when(
    whens: list[re.Match[str]], leg: _Leg, previous: _Leg | None, following: int
) -> re.Match[str] | None:
    """When a leg is due: what is printed behind it, else between it and the one before, else first."""
    behind = [when for when in whens if leg.end <= when.start() < following]
    if behind:
        return behind[0]
    opens = previous.end if previous else 0
    before = [when for when in whens if opens <= when.start() < leg.start]
    if before:
        return before[-1]
    return whens[0] if whens and previous is not None and whens[0].start() < previous.start else None


def _due(when: str | None, year: int | None) -> Due | None:
    if when is None:
        return None
    folded = fold(when)
    for pattern, recurrence in _RECURS:
        if pattern.search(folded):
            return Due(None, None, recurrence)
    return read_deadline(when, year)
