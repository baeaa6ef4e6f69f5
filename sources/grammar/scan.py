"""One scan of a text: what print names with figures, each thing recognised once, the stronger kind first.

The order of strength: numbers of papers (`number`); periods with a code (`period`), but for a year within a
number or a day, or right behind one; days with their year; then what the rules of `tokens` know (`day`,
`time`, `base`, `name`). Of the figures that are left, those that the word before them makes a part of a
document (`reference`) or a `name`, where nothing is measured. A `figure` is what no other token holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from sources.grammar.before_figures import is_numbered, lists_names, name_before
from sources.grammar.dates import DATE
from sources.grammar.digits import DIGIT, ONE_FIGURE, figure_end
from sources.grammar.document_numbers import numbers_in
from sources.grammar.periods import named_periods
from sources.grammar.printed_units import names_a_grade
from sources.grammar.quantities import Figure, figure_at
from sources.grammar.tokens import Forms, Token, lexed


def scan(text: str | Forms, year: int | None = None) -> tuple[Token, ...]:
    """The tokens of a text in print order; a part of a year without its year is of `year`.

    Where a weaker token reaches into a stronger one, it keeps what lies before it.
    """
    forms = Forms.of(text) if isinstance(text, str) else text
    numbers = [
        Token("number", number.start, number.end, number.printed) for number in numbers_in(forms.printed)
    ]
    days = [Token("day", *match.span(), match.group()) for match in DATE.finditer(forms.printed)]
    tokens: list[Token] = []
    held = bytearray(len(forms.printed))
    for found in (numbers, _periods(forms, year, [*numbers, *days]), days, lexed(forms)):
        for token in found:
            start, end = token.start, token.end
            if (free_to := held.find(1, start, end)) != start:
                tokens.append(token if free_to < 0 else replace(token, end=free_to))
            held[start:end] = b"\1" * (end - start)
    tokens.extend(_figures(forms, held))
    return tuple(sorted(tokens, key=attrgetter("start")))


def _periods(forms: Forms, year: int | None, names: list[Token]) -> Iterator[Token]:
    """The periods of a text but for years inside days and numbers, or right behind them."""
    for period in named_periods(forms.folded, year):
        if not any(name.start <= period.start <= name.end + 1 for name in names):
            yield Token("period", period.start, period.end, period.code)


def _figures(forms: Forms, held: bytearray) -> Iterator[Token]:
    """The figures that nothing holds; digits that a blank parts from held ones are figures of their own."""
    at, folded = 0, forms.folded
    while digit := DIGIT.search(folded, at):
        start = digit.start()
        if held[start]:
            at = _end_of(held, start)
            continue
        at = figure_end(folded, start)
        if held.find(1, start, at) >= 0 and (one := ONE_FIGURE.match(folded, start)):
            at = one.end()
        free_to = held.find(1, at)
        figure = figure_at(forms, start, at, free_to if free_to >= 0 else len(held))
        yield _name(figure) or figure


def _end_of(held: bytearray, start: int) -> int:
    end = held.find(0, start)
    return end if end >= 0 else len(held)


def _name(figure: Figure) -> Token | None:
    """The name that a figure makes with the word before it or in a list of names, if nothing is measured."""
    if figure.unit and names_a_grade(figure.forms.printed, figure.unit):
        return Token("name", figure.sign.start, figure.unit.end, figure.value)
    if figure.unit and (not figure.unit.loose or figure.has_thousands):
        return None
    if named := name_before(figure.ahead_small):
        kind, at = named
        start = figure.sign.start - len(figure.ahead) + at
        return Token(kind, start, figure.end, figure.forms.printed[start : figure.end])
    if figure.unit is None and (is_numbered(figure.ahead_small) or lists_names(figure.ahead_small)):
        return Token("name", figure.start, figure.end, figure.value)
    return None
