"""What running text promises and reports: each quantity of a sentence with its indicator, period and measure.

`statements` finds the quantities. Here the sentence, the paragraph and the headings above tell the rest: a period holds
for the sentences that follow until another is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sources.document.head import Head
from sources.document.outline import Section
from sources.document.sentences import Sentence
from sources.grammar.dates import DATE, last_day
from sources.grammar.document_numbers import NUMBER
from sources.grammar.periods import NamedPeriod, named_periods
from sources.grammar.units import measured, unit_of, unit_of_row
from sources.paper.letters import fold_in_place
from sources.readers.statements import Statement, read_statements
from sources.readers.subjects import Told, tell
from warehouse.tables import IndicatorValue, UnclaimedFigure

# "Đến năm 2025, …": a period that opens a sentence holds for all of it, and for the sentences behind it.
_LEADING = re.compile(
    r"[-+–•*\s]*(?:(?:dong thoi|phan dau|rieng|trong do|cu the|muc tieu)[,:]? )?(?:(?:tinh den|den|trong|vao|ca|het|tu|cuoi|giai doan|"
    r"thoi ky|nam|ngay|5) )*"
)
_STATE = re.compile(
    r"\W*(?:[ivx0-9]+\W+)?(?:về )?(?:hiện trạng|thực trạng|kết quả|tình hình|đánh giá)(?!\w)", re.I
)
_NOW = re.compile(
    r"\W*(?:hiện nay|hiện tại|hiện|đến nay|tính đến|(?:trong )?thời gian (?:vừa )?qua)(?!\w)", re.I
)
_REACHED = re.compile(r"\b(?:dat|la|chiem|con|len)(?: (?:tren|duoi|khoang|tu|muc))? $")
_PLANNED = re.compile(r"\(ke hoach (?:[a-z0-9 ]{0,20} )?(?:la |dat |tu |tren |duoi )?[0-9][^()]*$")
_ESTIMATED = re.compile(r"\buoc(?! tinh den)\b")
_TARGETED = re.compile(
    r"\b(?:phan dau|muc tieu|chi tieu|den (?:het |cuoi )?(?:nam|quy|thang)|phai|bao dam|dam bao|du kien|ke hoach|se|it nhat|toi thieu|"
    r"huong toi|tro len)\b"
)
# In small letters with accents: "đã" is not "đa dạng".
_REPORTED = re.compile(
    r"(?<!\w)(?:đã|hiện nay|hiện có|hiện tại|hiện đã|hiện đang|tính đến|so với cùng kỳ|so cùng kỳ)(?!\w)"
)
_BY_THEN = re.compile(
    r"(?:đến|vào|trong|hết|cuối)(?: hết| cuối| ngay)?(?: năm| giai đoạn| thời kỳ)? ?$", re.I
)
_CLAUSE_STOP = re.compile(r"[,;)]")
_PER_YEAR_BEHIND = re.compile(r" ?/ ?năm$", re.I)
# Only a period near the start of a sentence without figures can hold for those that follow.
_EARLY_YEAR = re.compile(r".{0,60}?[0-9]", re.S)
_DIGIT = re.compile("[0-9]")
_PER_YEAR = re.compile(r"/ ?năm$|\bbình quân\b", re.I)


@dataclass(slots=True)
class _Carried:
    """What the sentences of a paragraph so far say for those that follow: the period, and whether this is a report."""

    period: str | None = None
    reports: bool = False


class ProseReader:
    """Reads the sections of a document in order; remembers the period that a paragraph has set."""

    def __init__(self, head: Head, document_id: str) -> None:
        self.head = head
        self.document_id = document_id
        self.values: list[IndicatorValue] = []
        self.unclaimed: list[UnclaimedFigure] = []
        self.year = head.one_year or (head.issued_on.year if head.issued_on else None)
        self._headings: dict[str, str | None] = {}
        self._periods: dict[str, str | None] = {}
        self._reported: dict[str, bool] = {}
        self._counts: Counter[str] = Counter()
        self._carried = _Carried()

    def read(self, sentence: Sentence) -> None:
        """Read the next sentence of the document."""
        if sentence.opens_paragraph:
            self._carried = _Carried()
        text = sentence.text
        if _NOW.match(text):
            self._carried.reports = True
        if _DIGIT.search(text):
            self._read_figures(sentence, text)

    def _read_figures(self, sentence: Sentence, text: str) -> None:
        carried, section = self._carried, sentence.section
        statements, unclaimed = read_statements(text)
        if not statements and not unclaimed and not _EARLY_YEAR.match(text):
            return
        folded = fold_in_place(text)
        periods = _own_periods(text, folded, self.year)
        leading = periods[0].code if periods and _LEADING.fullmatch(folded[: periods[0].start]) else None
        carried.reports = carried.reports and leading is None
        for at, behind in unclaimed:
            self._leave(text[at:behind], sentence)
        reported = carried.reports or self._reports(section)
        above = None if carried.reports else self._period_above(section)
        inherited = leading or carried.period or above or (None if reported else self._default())
        for index, told in enumerate(tell(text, statements, self._heading(section))):
            own = _period_at(index, statements, periods, text)
            near = None if own or leading else _named_before(told.statement, periods)
            period = self._at_the_end(told, own, near or inherited, folded)
            ends = text.find(";", told.statement.end)
            clause = (
                text if ends < 0 else text[:ends]
            )  # what is said behind a semicolon is said of something else
            measure = self._measure(folded[: told.statement.end], clause, period, reported)
            self.values.append(self._row(sentence, told, period, measure))
            if leading is None:
                carried.period = own or near or carried.period
        carried.period = leading or carried.period

    def _leave(self, figure: str, sentence: Sentence) -> None:
        """Keep a figure that nobody claims where a steward can see it."""
        figure_id = f"{self.document_id}.u{len(self.unclaimed) + 1:03d}"
        self.unclaimed.append(
            UnclaimedFigure(figure_id, self.document_id, figure, sentence.printed, *sentence.lines)
        )

    def _row(self, sentence: Sentence, told: Told, period: str | None, measure: str) -> IndicatorValue:
        section = sentence.section
        unit = told.statement.unit
        known = unit_of_row(unit if unit_of(unit) else _PER_YEAR_BEHIND.sub("", unit), told.label)
        self._counts[section.clause_id] += 1
        return IndicatorValue(
            value_id=f"{section.clause_id}.q{self._counts[section.clause_id]:02d}",
            document_id=self.document_id,
            annex_id=None,
            source_kind="prose",
            number=section.number,
            label=told.label,
            parent_label=told.parent,
            group=self._group(section),
            unit=unit,
            period=period,
            measure=measure,
            agencies=None,
            printed=sentence.printed,
            line_from=sentence.lines[0],
            line_to=sentence.lines[1],
            **measured(told.statement.quantity, known),
            indicator_id=None,
            matched_by=None,
            basis="level",
            harmonised_min=None,
            harmonised_max=None,
        )

    # --- measure and period ---

    def _measure(self, before: str, sentence: str, period: str | None, reported: bool) -> str:
        """A promise, unless the words, the heading or a period that had ended on the day of issue say otherwise."""
        if _PLANNED.search(before):
            return "target"
        if _ESTIMATED.search(before):
            return "estimate"
        if self._ended(period):
            return "actual"
        if _TARGETED.search(before) or self._lies_ahead(period):
            return "target"
        return "actual" if reported or _REPORTED.search(sentence.lower()) else "target"

    def _lies_ahead(self, period: str | None) -> bool:
        issued = self.head.issued_on
        return period is not None and issued is not None and last_day(period).year > issued.year

    def _ended(self, period: str | None) -> bool:
        """Whether a period lay behind on the day of issue."""
        issued = self.head.issued_on
        if period is None or issued is None:
            return False
        end = last_day(period)
        return end < issued or ((end.year, end.month) == (issued.year, issued.month) and issued.day > 20)

    def _default(self) -> str | None:
        """The period of a plan, which holds where the text names none."""
        if self.head.one_year:
            return str(self.head.one_year)
        if self.head.plan_from and self.head.plan_to:
            return f"{self.head.plan_from}/{self.head.plan_to}"
        return str(self.head.plan_to) if self.head.plan_to else None

    def _at_the_end(self, told: Told, own: str | None, inherited: str | None, folded: str) -> str | None:
        """The period of a statement. A yearly average is of all years of a plan; a share or a level that is to be
        reached in a span which only the context names is that of its last year."""
        period = own or inherited
        percent = told.statement.unit.startswith(("%", "‰"))
        if percent and (_PER_YEAR.search(told.statement.unit) or "bình quân" in told.label.lower()):
            head = self.head
            if head.plan_from and period == str(head.plan_to) and head.plan_from < int(period):
                return f"{head.plan_from}/{head.plan_to}"
            return period
        if (
            own is None
            and period
            and "/" in period
            and (percent or _REACHED.search(folded[: told.statement.start]))
        ):
            return period[-4:]
        return period

    def _reports(self, section: Section) -> bool:
        """Whether the headings above say that what follows is the state of things."""
        if section.clause_id not in self._reported:
            heading = self._heading(section)
            states = heading is not None and _STATE.match(heading) is not None
            self._reported[section.clause_id] = states or (
                section.parent is not None and self._reports(section.parent)
            )
        return self._reported[section.clause_id]

    def _period_above(self, section: Section) -> str | None:
        """The period that the headings over a sentence name, the nearest first."""
        if section.clause_id not in self._periods:
            heading = self._heading(section)
            named = _own_periods(heading, fold_in_place(heading), self.year) if heading else []
            above = self._period_above(section.parent) if section.parent else None
            self._periods[section.clause_id] = named[-1].code if named else above
        return self._periods[section.clause_id]

    def _heading(self, section: Section) -> str | None:
        if section.clause_id not in self._headings:
            first = section.paragraphs[0].text
            self._headings[section.clause_id] = section.heading() or (first if first.endswith(":") else None)
        return self._headings[section.clause_id]

    def _group(self, section: Section) -> str | None:
        """The nearest Roman section above."""
        for above in (section, *section.above()):
            if above.marker and above.marker.kind in ("roman", "capital", "part", "chapter"):
                return above.heading()
        return None


def _own_periods(sentence: str, folded: str, year: int | None) -> list[NamedPeriod]:
    """Periods of a sentence but for years inside dates and behind the numbers of documents."""
    names = [match.span() for match in (*NUMBER.finditer(sentence), *DATE.finditer(sentence))]
    return [
        period
        for period in named_periods(folded, year)
        if not any(first <= period.start <= last + 1 for first, last in names)
    ]


def _period_at(
    index: int, statements: Sequence[Statement], periods: Sequence[NamedPeriod], sentence: str
) -> str | None:
    """The period named in the clause of a statement: before it, else behind it and before the next one."""
    statement = statements[index]
    previous = statements[index - 1].end if index else 0
    following = statements[index + 1].start if index + 1 < len(statements) else len(sentence)
    opens = max(sentence.rfind(";", 0, statement.start) + 1, previous)
    closes = sentence.find(";", statement.end)
    stop = min(closes if closes >= 0 else len(sentence), following)
    before = [period for period in periods if opens <= period.start and period.end <= statement.start]
    if before and previous and _ends_clause(sentence, previous, before[-1]):
        before = []  # "… là 12,5% trong giai đoạn 2026 - 2030, GRDP bình quân đạt …": of the one before
    behind = [
        period
        for period in periods
        if statement.end <= period.start and period.end <= stop and _by_then(sentence, statement, period)
    ]
    if before and not (behind and "/" in before[-1].code and "/" not in behind[0].code):
        return before[-1].code
    return behind[0].code if behind else None  # "giai đoạn 2025 - 2030, … 20% xã … ngay trong năm 2025"


def _ends_clause(sentence: str, previous: int, period: NamedPeriod) -> bool:
    """Whether a period stands at the end of the clause of the statement before it."""
    return sentence[period.end : period.end + 1] in (",", ")") and not _CLAUSE_STOP.search(
        sentence, previous, period.start
    )


def _by_then(sentence: str, statement: Statement, period: NamedPeriod) -> bool:
    """Whether a period behind a figure says by when: with a word for it, or a year that closes the clause."""
    between = sentence[statement.end : period.start].strip().lower()
    if between in ("giai đoạn", "thời kỳ", "năm") or _BY_THEN.search(sentence, 0, period.start):
        return True
    alone = re.search(r"năm $", sentence[: period.start]) is not None and "/" not in period.code
    return (
        alone
        and sentence[period.end : period.end + 1] in (",", ";", ".", "")
        and not sentence[: period.start].endswith("từ năm ")
    )


def _named_before(statement: Statement, periods: Sequence[NamedPeriod]) -> str | None:
    """The last period that the sentence names before a statement, in whatever clause."""
    before = [period for period in periods if period.end <= statement.start]
    return before[-1].code if before else None
