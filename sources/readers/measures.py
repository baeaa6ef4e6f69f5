"""Whether a figure of running text is a promise, an estimate, a result, or how far a plan is fulfilled.

The turn of the words to the figure comes first, then the verbs before it, then whether its time has passed on
the day of issue, then what headings and the kind of the document say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.document.head import Head
from sources.grammar.dates import first_day, last_day
from sources.grammar.telling import says
from sources.grammar.tokens import Forms
from sources.readers.statements import Statement
from sources.readers.turns import Kind, Turn

# In small letters with accents: "đã" is not "đa dạng".
_ESTIMATED = re.compile(r"(?<!\w)(?<!so với )(?<!so )[uư]ớc(?!\w)(?! tính đến)")
_ESTIMATED_BEHIND = re.compile(r"[\s,]*ước (?:đạt|bằng) [0-9]")
_TARGETED = re.compile(
    r"""
    (?<!\w)(?:
        ph[aầấâ]n\ đ[aầấ]u | phải | (?<!được\ )(?:bảo\ đảm|đảm\ bảo) | dự\ kiến | sẽ
      | với\ mục\ tiêu | ít\ nhất | tối\ thiểu | hướng\ tới | trở\ lên
      | (?<!tính\ )đến\ (?:hết\ |cuối\ )?(?:năm|quý)(?!\ nay)
    )(?!\w)
    | ^\W*(?:mục\ tiêu|chỉ\ tiêu)(?!\w)
    """,
    re.X,
)
_REPORTED = re.compile(
    r"""
    (?<!\w)(?:
        đã | kết\ quả\ đạt\ được | hiện\ (?:nay|có|tại|đã|đang) | tính\ đến
      | so\ (?:với\ )?cùng\ kỳ | so\ với\ (?:tháng|năm|quý)\ trước
    )(?!\w)
    """,
    re.X,
)
# Behind a figure "đã" may be of its noun: "100% kế hoạch vốn đã được giao".
_REPORTED_BEHIND = re.compile(r"(?<!\w)so (?:với )?(?:cùng kỳ|(?:tháng|năm|quý) trước)(?!\w)")
_LATE = 20
"""A period whose last month is that of the issue lies behind from this day of it on."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What the head of a document says of the figures in it."""

    head: Head

    @property
    def of_results(self) -> bool:
        """Whether the document tells what has been."""
        return says("reports", self.head.doc_type or "")

    def measure(
        self,
        statement: Statement,
        turn: Turn,
        forms: Forms,
        period: str | None,
        reported: bool,
        last: str | None,
    ) -> str:
        """The measure of a statement; `last` is that of the one before it, where it is a part of that one or
        set beside it."""
        if turn.kind is Kind.PLANNED:
            return "target"
        if turn.kind is Kind.EARLIER:
            return "actual"
        if turn.kind is Kind.ELSEWHERE and last and last != "target":
            return last
        told = self._told(statement, turn, forms, period, reported, last)
        return "ratio" if turn.kind is Kind.FULFILLED and told != "target" else told

    def _told(
        self,
        statement: Statement,
        turn: Turn,
        forms: Forms,
        period: str | None,
        reported: bool,
        last: str | None,
    ) -> str:
        before = forms.small[: statement.end]
        # What is said behind a semicolon is said of something else.
        own, behind = before.rpartition(";")[2], forms.small[statement.end :].partition(";")[0]
        if _ESTIMATED.search(before) or _ESTIMATED_BEHIND.match(behind):
            return "estimate"
        if turn.present:
            return "actual"
        if last:
            return last
        if self._ended(period):
            return "actual"
        if _TARGETED.search(own) or self._lies_ahead(period):
            return "target"
        return (
            "actual" if reported or _REPORTED.search(before) or _REPORTED_BEHIND.search(behind) else "target"
        )

    def _lies_ahead(self, period: str | None) -> bool:
        """Whether a period ends in a later year, or begins after the day of issue: `trong quý III`."""
        issued = self.head.issued_on
        if period is None or issued is None:
            return False
        return last_day(period).year > issued.year or first_day(period) > issued

    def _ended(self, period: str | None) -> bool:
        """Whether a period lay behind on the day of issue; nobody plans for the first months of a year."""
        issued = self.head.issued_on
        if period is None or issued is None:
            return period is not None and period.endswith("M")
        end = last_day(period)
        return end < issued or ((end.year, end.month) == (issued.year, issued.month) and issued.day > _LATE)
