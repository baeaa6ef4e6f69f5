"""What running text promises and reports: each quantity of a sentence with its indicator, period and measure.

`statements` finds the quantities, `subjects` what they are of, `when` which periods of the sentence they
have. Here the sentences before and the headings above tell the rest: a period holds for the sentences that
follow until another is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sources.document.head import Head
from sources.document.sentences import Sentence
from sources.grammar.dates import YEAR
from sources.grammar.scan import scan
from sources.grammar.tokens import Forms
from sources.grammar.units import measured, unit_of, unit_of_row
from sources.readers.headings import Headings, Named, accounted
from sources.readers.measures import Measures
from sources.readers.spots import Spots
from sources.readers.statements import read_statements
from sources.readers.subjects import Told, tell
from sources.readers.turns import Kind, Turn, turned
from sources.readers.when import Times, a_year_before, bare_list
from warehouse.tables import IndicatorValue, UnclaimedFigure

_NOW = re.compile(
    r"\W*(?:hiện nay|hiện tại|hiện|đến nay|tính đến|(?:trong )?thời gian (?:vừa )?qua)(?!\w)", re.I
)
_PART = re.compile(r"\W*(?:trong đó|bao gồm|gồm)(?!\w)", re.I)
_REACHED = re.compile(r"\b(?:dat|la|chiem|con|len)(?: (?:tren|duoi|khoang|tu|muc))? $")
_PER_YEAR_BEHIND = re.compile(r" ?/ ?năm$", re.I)
_DIGIT = re.compile("[0-9]")
_PER_YEAR = re.compile(r"/ ?năm$|\bbình quân\b", re.I)
_A_YEAR = re.compile(YEAR)
_COUNTRY = "cả nước"
_NEAR_ABOVE = 12
"""Lines above a sentence in which what it is of is looked for."""
_MEASURED = (Kind.LEVEL, Kind.CHANGE, Kind.PLANNED)
"""Turns to a figure of the subject itself: measure and period hold on for its parts and what follows."""


class When(NamedTuple):
    """The period of a statement, and where it is printed."""

    period: str | None
    basis: str | None


@dataclass(slots=True)
class _Carried:
    """What a paragraph so far says for the sentences that follow.

    `period` is that of which it gives an account, `first` the first one that a figure of it has; `measure`
    and `whole` are measure and period of the last statement that is no part, which its parts share.
    """

    period: str | None = None
    first: str | None = None
    reports: bool = False
    subject: Named | None = None
    measure: str | None = None
    whole: str | None = None
    section: str | None = None


class ProseReader:
    """Reads the sentences of a document in order; remembers what a paragraph has said so far.

    `lines` are those of the document as received.
    """

    def __init__(self, head: Head, document_id: str, lines: Sequence[str]) -> None:
        self.head = head
        self.document_id = document_id
        self.values: list[IndicatorValue] = []
        self.unclaimed: list[UnclaimedFigure] = []
        self.year = head.one_year or (head.issued_on.year if head.issued_on else None)
        self._account = accounted(head.title or "", self.year)
        """The part of a year on which the document reports by its title."""
        self._headings = Headings(self.year)
        self._measures = Measures(head)
        self._spots = Spots(lines)
        self._counts: Counter[str] = Counter()
        self._carried = _Carried()
        self._year_named: int | None = None

    def read(self, sentence: Sentence) -> None:
        """Read the next sentence of the document."""
        if sentence.opens_paragraph:
            self._open_paragraph(sentence)
        if _NOW.match(sentence.text):
            self._carried.reports = True
        if _DIGIT.search(sentence.text):
            self._read_figures(sentence, Forms.of(sentence.text))

    def _open_paragraph(self, sentence: Sentence) -> None:
        """An account of the first months of a year goes on in the next paragraph of its section."""
        last, section = self._carried, sentence.section.clause_id
        goes_on = last.section == section and (last.period or "").endswith("M")
        self._carried = _Carried(period=last.period if goes_on else None, section=section)

    def _read_figures(self, sentence: Sentence, forms: Forms) -> None:
        tokens = scan(forms, self._year_here(sentence))
        found, unclaimed = read_statements(tokens)
        statements = bare_list(forms, tokens, found, unclaimed)
        claimed = {statement.figure_from for statement in statements}
        for figure in unclaimed:
            if figure.start not in claimed:
                self._leave(figure.value, sentence)
        statements, how = turned(forms, statements)
        times = Times(forms, tokens, statements)
        self._carry_in(times)
        about = self._about(sentence)
        told = tell(forms.printed, tokens, statements, how, about.name if about else None)
        reported = self._reported(sentence)
        for index, one in enumerate(told):
            if not one.label:
                self._leave(forms.printed[one.statement.figure_from : one.statement.figure_to], sentence)
                continue
            when = self._when(sentence, times, index, one, how[index], forms)
            beside = self._beside(one, how[index], forms)
            measure = self._measures.measure(one.statement, how[index], forms, when.period, reported, beside)
            named = about if about and one.borrowed else Named(one.subject, sentence.lines[0])
            self.values.append(self._row(sentence, one, how[index], when, measure, named.line))
            self._carry_on(one, how[index], when, measure, named, aside=times.aside(index))

    def _year_here(self, sentence: Sentence) -> int | None:
        """The year of a part of a year without its own: that of the headings, of the plan, named before."""
        period = self._headings.period(sentence.section)
        return int(period[:4]) if period and "/" not in period else self.year or self._year_named

    def _carry_in(self, times: Times) -> None:
        """The period that opens a sentence holds from here on, and its year for parts of a year."""
        carried = self._carried
        if times.leading:
            carried.reports = False
        if times.account:
            carried.period = times.account
        if times.account and "-" in times.account:
            self._year_named = int(times.account[:4])

    def _leave(self, figure: str, sentence: Sentence) -> None:
        """Keep a figure that nobody claims where a steward can see it."""
        figure_id = f"{self.document_id}.u{len(self.unclaimed) + 1:03d}"
        self.unclaimed.append(
            UnclaimedFigure(figure_id, self.document_id, figure, sentence.printed, *sentence.lines)
        )

    def _row(
        self, sentence: Sentence, told: Told, turn: Turn, when: When, measure: str, line: int
    ) -> IndicatorValue:
        """The row of a statement; `line` says what it is of, be it above the sentence."""
        section = sentence.section
        line_from = min(line, sentence.lines[0])
        spot = self._spots.spot(sentence, told.statement) if line_from == sentence.lines[0] else None
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
            parent_label=told.parent or self._headings.parent(section, sentence.paragraph.text),
            group=self._headings.group(section),
            unit=unit,
            period=when.period,
            measure=measure,
            agencies=None,
            printed=sentence.printed,
            line_from=line_from,
            line_to=sentence.lines[1],
            **measured(told.statement.quantity, known),
            indicator_id=None,
            matched_by=None,
            basis="level",
            harmonised_min=None,
            harmonised_max=None,
            period_basis=when.basis,
            direction_printed=turn.direction,
            scope=_COUNTRY if turn.kind is Kind.ELSEWHERE else None,
            figure_from=spot[0] if spot else None,
            figure_to=spot[1] if spot else None,
        )

    def _about(self, sentence: Sentence) -> Named | None:
        """What a sentence is of that does not say so, where that is said not far above."""
        about = self._carried.subject or self._headings.subject(sentence.section)
        return about if about and sentence.lines[0] - about.line <= _NEAR_ABOVE else None

    def _reported(self, sentence: Sentence) -> bool:
        """Whether what is said is how things are, unless its words say otherwise."""
        section = sentence.section
        told = self._measures.of_results and not self._headings.intends(section)
        return told or self._carried.reports or self._headings.reports(section)

    def _beside(self, told: Told, turn: Turn, forms: Forms) -> str | None:
        """The measure of what a statement is a part of or is set beside, if it is either."""
        if turn.kind is Kind.ELSEWHERE:
            return self.values[-1].measure if self.values else None
        if told.part:
            return self._carried.measure
        planned = self._carried.measure == "target" and self._is_part(told, forms)
        return "target" if planned else None

    @staticmethod
    def _is_part(told: Told, forms: Forms) -> bool:
        """Whether a statement is a part of a whole before it, in its sentence or in the one before."""
        return told.part or _PART.match(forms.printed) is not None

    def _carry_on(
        self, told: Told, turn: Turn, when: When, measure: str, named: Named, *, aside: bool
    ) -> None:
        """What holds on for the statements that follow; a part of a whole is not what they are of."""
        carried = self._carried
        if turn.kind in _MEASURED and not told.part:
            carried.measure, carried.whole = measure, when.period
        if not told.part:
            carried.subject = named
        if carried.first is None and when.basis == "sentence" and turn.kind in _MEASURED and not aside:
            carried.first = when.period

    # --- period ---

    def _when(
        self, sentence: Sentence, times: Times, index: int, told: Told, turn: Turn, forms: Forms
    ) -> When:
        """The period of a statement: of its sentence, its paragraph, the headings, the plan.

        What the same time of the year before was is of that year.
        """
        own = times.own(index)
        if turn.present:
            return When(own, "sentence" if own else None)
        if own:
            return When(self._of_all_years(told, own), "sentence")
        when = self._shared(sentence, times, index, told, forms)
        if turn.kind is Kind.EARLIER and when.period:
            return When(a_year_before(when.period), when.basis)
        return when

    def _shared(self, sentence: Sentence, times: Times, index: int, told: Told, forms: Forms) -> When:
        """The period of a statement that has none of its own: the nearest that holds for it too."""
        reported, planned = self._reported(sentence), times.planned(index)
        found = (
            (None if reported else planned, "sentence"),
            (self._carried.whole if self._is_part(told, forms) else None, "paragraph"),
            (times.near(index), "sentence"),
            (self._carried.period, "paragraph"),
            (planned, "sentence"),
            (self._of_headings(sentence), "heading"),
            (self._carried.first, "paragraph"),
            (self._account if reported else None, "title"),
            (self._of_the_plan(reported=reported), "plan"),
        )
        period, basis = next((one for one in found if one[0]), (None, None))
        if basis == "plan" and period and "/" in period:
            period = self._at_the_end(told, period, forms)
        return When(self._of_all_years(told, period), basis)

    def _of_headings(self, sentence: Sentence) -> str | None:
        """The period of the headings; a paragraph that begins a report is not of theirs."""
        return None if self._carried.reports else self._headings.period(sentence.section)

    def _of_the_plan(self, *, reported: bool) -> str | None:
        """The years of the plan; what has been is of another time, but in a report on whole years."""
        head = self.head
        if reported and (self._account is not None or not self._measures.of_results):
            return None
        if head.plan_from and head.plan_to and head.plan_from < head.plan_to:
            return f"{head.plan_from}/{head.plan_to}"
        return str(head.plan_to) if head.plan_to else None

    @staticmethod
    def _at_the_end(told: Told, period: str, forms: Forms) -> str:
        """A share or a level to be reached is of the last year of a plan whose title alone names years."""
        percent = told.statement.unit.startswith(("%", "‰"))
        reached = percent or _REACHED.search(forms.folded, 0, told.statement.start)
        return period[-4:] if reached else period

    def _of_all_years(self, told: Told, period: str | None) -> str | None:
        """A yearly average is of the years of the plan, where its period is the last of them."""
        first, last = self.head.plan_from, self.head.plan_to
        percent = told.statement.unit.startswith(("%", "‰"))
        yearly = percent and (_PER_YEAR.search(told.statement.unit) or "bình quân" in told.label.lower())
        spans = first is not None and last is not None and first < last and period == str(last)
        return f"{first}/{last}" if yearly and spans else period
