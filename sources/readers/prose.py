"""What running text promises and reports: each quantity of a sentence with its indicator, period and measure.

`statements` finds the quantities, `subjects` what they are of, `when` which periods of the sentence they
have. Here the sentences before and the headings above tell the rest: a period holds for the sentences that
follow until another is named.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from sources.document.head import Head
from sources.document.sentences import Sentence
from sources.grammar.dates import last_day
from sources.grammar.scan import scan
from sources.grammar.tokens import Forms
from sources.grammar.units import measured, unit_of, unit_of_row
from sources.readers.headings import Headings
from sources.readers.statements import Statement, read_statements
from sources.readers.subjects import Told, tell
from sources.readers.when import Times
from warehouse.tables import IndicatorValue, UnclaimedFigure

_NOW = re.compile(
    r"\W*(?:hiện nay|hiện tại|hiện|đến nay|tính đến|(?:trong )?thời gian (?:vừa )?qua)(?!\w)", re.I
)
_REACHED = re.compile(r"\b(?:dat|la|chiem|con|len)(?: (?:tren|duoi|khoang|tu|muc))? $")
_PLANNED = re.compile(r"\(ke hoach (?:[a-z0-9 ]{0,20} )?(?:la |dat |tu |tren |duoi )?[0-9][^()]*$")
_ESTIMATED = re.compile(r"\buoc(?! tinh den)\b")
_TARGETED = re.compile(
    r"\b(?:phan dau|muc tieu|chi tieu|den (?:het |cuoi )?(?:nam|quy|thang)|phai|bao dam|dam bao|du kien|"
    r"ke hoach|se|it nhat|toi thieu|huong toi|tro len)\b"
)
# In small letters with accents: "đã" is not "đa dạng".
_REPORTED = re.compile(
    r"(?<!\w)(?:đã|hiện nay|hiện có|hiện tại|hiện đã|hiện đang|tính đến|so với cùng kỳ|so cùng kỳ)(?!\w)"
)
_PER_YEAR_BEHIND = re.compile(r" ?/ ?năm$", re.I)
_DIGIT = re.compile("[0-9]")
_PER_YEAR = re.compile(r"/ ?năm$|\bbình quân\b", re.I)
_LATE = 20
"""A period whose last month is that of the issue lies behind from this day of it on."""


@dataclass(slots=True)
class _Carried:
    """What a paragraph so far says for the sentences that follow: the period, and if it is a report."""

    period: str | None = None
    reports: bool = False


class ProseReader:
    """Reads the sentences of a document in order; remembers the period that a paragraph has set."""

    def __init__(self, head: Head, document_id: str) -> None:
        self.head = head
        self.document_id = document_id
        self.values: list[IndicatorValue] = []
        self.unclaimed: list[UnclaimedFigure] = []
        self.year = head.one_year or (head.issued_on.year if head.issued_on else None)
        self._headings = Headings(self.year)
        self._counts: Counter[str] = Counter()
        self._carried = _Carried()

    def read(self, sentence: Sentence) -> None:
        """Read the next sentence of the document."""
        if sentence.opens_paragraph:
            self._carried = _Carried()
        if _NOW.match(sentence.text):
            self._carried.reports = True
        if _DIGIT.search(sentence.text):
            self._read_figures(sentence, Forms.of(sentence.text))

    def _read_figures(self, sentence: Sentence, forms: Forms) -> None:
        tokens = scan(forms, self.year)
        statements, unclaimed = read_statements(tokens)
        times = Times(forms, tokens, statements)
        carried = self._carried
        carried.reports = carried.reports and times.leading is None
        for figure in unclaimed:
            self._leave(figure.value, sentence)
        reported = carried.reports or self._headings.reports(sentence.section)
        inherited = carried.period or self._period_around(sentence, reported)
        heading = self._headings.heading(sentence.section)
        for index, told in enumerate(tell(forms.printed, tokens, statements, heading)):
            own, near = times.own(index), times.near(index)
            period = self._at_the_end(told, own, near or inherited, forms)
            measure = self._measure(told.statement, forms, period, reported)
            self.values.append(self._row(sentence, told, period, measure))
            carried.period = own or near or carried.period
        carried.period = times.leading or carried.period

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
            row_id=section.clause_id,
            source_kind="prose",
            number=section.number,
            label=told.label,
            parent_label=told.parent,
            group=self._headings.group(section),
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

    def _measure(self, statement: Statement, forms: Forms, period: str | None, reported: bool) -> str:
        """A promise, unless words, heading or a period that had ended on the day of issue say otherwise."""
        before = forms.folded[: statement.end]
        if _PLANNED.search(before):
            return "target"
        if _ESTIMATED.search(before):
            return "estimate"
        if self._ended(period):
            return "actual"
        if _TARGETED.search(before) or self._lies_ahead(period):
            return "target"
        # What is said behind a semicolon is said of something else.
        clause = forms.small[: statement.end] + forms.small[statement.end :].partition(";")[0]
        return "actual" if reported or _REPORTED.search(clause) else "target"

    def _lies_ahead(self, period: str | None) -> bool:
        issued = self.head.issued_on
        return period is not None and issued is not None and last_day(period).year > issued.year

    def _ended(self, period: str | None) -> bool:
        """Whether a period lay behind on the day of issue."""
        issued = self.head.issued_on
        if period is None or issued is None:
            return False
        end = last_day(period)
        return end < issued or ((end.year, end.month) == (issued.year, issued.month) and issued.day > _LATE)

    def _period_around(self, sentence: Sentence, reported: bool) -> str | None:
        """The period of the headings, else the plan's; a paragraph that begins a report is not of theirs."""
        above = None if self._carried.reports else self._headings.period(sentence.section)
        return above or (None if reported else self._of_the_plan())

    def _of_the_plan(self) -> str | None:
        head = self.head
        if head.one_year:
            return str(head.one_year)
        if head.plan_from and head.plan_to:
            return f"{head.plan_from}/{head.plan_to}"
        return str(head.plan_to) if head.plan_to else None

    def _at_the_end(self, told: Told, own: str | None, inherited: str | None, forms: Forms) -> str | None:
        """The period of a statement.

        A yearly average is of all years of a plan; a share or a level to be reached in a span that only the
        context names is that of its last year.
        """
        percent = told.statement.unit.startswith(("%", "‰"))
        if percent and (_PER_YEAR.search(told.statement.unit) or "bình quân" in told.label.lower()):
            return self._of_all_years(own or inherited)
        if own or inherited is None or "/" not in inherited:
            return own or inherited
        reached = percent or _REACHED.search(forms.folded, 0, told.statement.start)
        return inherited[-4:] if reached else inherited

    def _of_all_years(self, period: str | None) -> str | None:
        """The years of the plan, where a period is its last one."""
        first, last = self.head.plan_from, self.head.plan_to
        return f"{first}/{last}" if first and last and first < last and period == str(last) else period
