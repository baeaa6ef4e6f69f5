"""The chart of an indicator: where each statement is drawn. Shapes only; a template turns them into SVG.

It is honest about what a figure is: a target, a result and a scenario are other signs; a bound has an arrow,
a range is a bar, a span of years a line over all of them; a year without a figure is shaded, and no line is
drawn across it; an axis that does not begin at nought says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publish.portal.content import Row

WIDE, NARROW = (820, 360), (358, 300)
_MARGINS = (52, 20, 30, 34)
"""Left, right, top, bottom."""
_RESULTS = ("actual", "estimate")
_LONGEST = 40
"""Years that a chart can show side by side."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One statement: where it stands, what it is, the place of its label (none where there is no room)."""

    value: Row
    kind: str
    x: float
    y: float
    y_to: float
    arrow: str
    disputed: bool
    label: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Span:
    """A statement of several years."""

    value: Row
    x: float
    x_to: float
    y: float
    arrow: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is drawn, in the units of the picture."""

    width: int
    height: int
    left: float
    right: float
    ticks: Sequence[tuple[float, float]]
    years: Sequence[tuple[int, float, bool, bool]]
    """Year, middle, whether it has a figure, whether its name is written."""
    step: float
    top: float
    bottom: float
    cut: bool
    """The axis does not begin at nought."""
    spans: Sequence[Span]
    signs: Sequence[Sign]
    trend: Sequence[tuple[float, float, float, float]]


def chart(
    values: Sequence[Row], disputed: frozenset[str], scale: float, size: tuple[int, int]
) -> Chart | None:
    """The chart of statements; none where fewer than two years are spoken of, or more than can be shown."""
    years = sorted({int(year) for value in values for year in value["period"].split("/")})
    if len(years) < 2 or years[-1] - years[0] > _LONGEST:
        return None
    return _Drawing(values, disputed, scale, size, years[0], years[-1]).chart()


class _Drawing:
    """The axes of one chart, and what is placed on them."""

    def __init__(
        self,
        values: Sequence[Row],
        disputed: frozenset[str],
        scale: float,
        size: tuple[int, int],
        first: int,
        last: int,
    ) -> None:
        self.values, self.disputed, self.scale = values, disputed, scale
        self.first, self.last = first, last
        self.width, self.height = size
        self.left, right, self.top, bottom = _MARGINS
        self.right, self.bottom = self.width - right, self.height - bottom
        self.step = (self.right - self.left) / (last - first + 1)
        figures = [level for value in values for level in self.levels(value)]
        self.ticks = _ticks(min(figures), max(figures), 5)
        self.busy: list[tuple[float, float, float, float]] = []

    def levels(self, value: Row) -> tuple[float, float]:
        low, high = value["harmonised_min"], value["harmonised_max"]
        low, high = (high if low is None else low), (low if high is None else high)
        return low / self.scale, high / self.scale

    def x(self, year: int) -> float:
        return self.left + (year - self.first + 0.5) * self.step

    def y(self, level: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (level - low) * (self.bottom - self.top) / (high - low)

    def chart(self) -> Chart:
        have = {int(value["period"]) for value in self.values if value["period"].isdigit()}
        every = max(1, math.ceil(38 / self.step))
        signs = list(self.signs())
        return Chart(
            width=self.width,
            height=self.height,
            left=self.left,
            right=self.right,
            ticks=[(tick, round(self.y(tick), 1)) for tick in self.ticks],
            years=[
                (year, round(self.x(year), 1), year in have, (year - self.first) % every == 0)
                for year in range(self.first, self.last + 1)
            ],
            step=round(self.step, 1),
            top=self.top,
            bottom=self.bottom,
            cut=self.ticks[0] > 0,
            spans=list(self.spans()),
            signs=self.labelled(signs),
            trend=list(self.trend(signs)),
        )

    def spans(self) -> Iterator[Span]:
        for value in self.values:
            if "/" in value["period"]:
                first, last = map(int, value["period"].split("/"))
                x, x_to = self.x(first) - self.step / 2 + 2, self.x(last) + self.step / 2 - 2
                level = round(self.y(self.levels(value)[0]), 1)
                yield Span(value, round(x, 1), round(x_to, 1), level, _arrow(value))

    def signs(self) -> Iterator[Sign]:
        """One sign for each year, kind and figure: what two annexes say alike is drawn once."""
        seen: set[tuple[str, str, tuple[float, float]]] = set()
        for value in self.values:
            kind = "result" if value["measure"] in _RESULTS else value["measure"]
            what = (value["period"], kind, self.levels(value))
            if "/" in value["period"] or what in seen:
                continue
            seen.add(what)
            low, high = (round(self.y(level), 1) for level in self.levels(value))
            yield Sign(
                value,
                kind,
                round(self.x(int(value["period"])), 1),
                low,
                high,
                _arrow(value),
                value["value_id"] in self.disputed,
                None,
            )

    def labelled(self, signs: Sequence[Sign]) -> list[Sign]:
        """Signs with the place of their label: above, else below; where both are taken, none (the table has
        the figure)."""
        self.busy = [
            (sign.x - 8, min(sign.y, sign.y_to) - 8, sign.x + 8, max(sign.y, sign.y_to) + 8) for sign in signs
        ]
        return [self._with_label(sign) for sign in signs]

    def _with_label(self, sign: Sign) -> Sign:
        half = max(16.0, self.step / 2 - 1)
        for y in (min(sign.y, sign.y_to) - (20 if sign.arrow else 12), max(sign.y, sign.y_to) + 22):
            box = (sign.x - half, y - 11, sign.x + half, y + 2)
            own = (sign.x - 8, min(sign.y, sign.y_to) - 8, sign.x + 8, max(sign.y, sign.y_to) + 8)
            taken = any(_overlap(box, other) for other in self.busy if other != own)
            if not taken and self.top - 14 < y < self.bottom:
                self.busy.append(box)
                return Sign(
                    sign.value,
                    sign.kind,
                    sign.x,
                    sign.y,
                    sign.y_to,
                    sign.arrow,
                    sign.disputed,
                    (sign.x, round(y, 1)),
                )
        return sign

    def trend(self, signs: Sequence[Sign]) -> Iterator[tuple[float, float, float, float]]:
        """Lines between results of neighbouring years; none across a year without one."""
        results = {int(sign.value["period"]): sign for sign in signs if sign.kind == "result"}
        for year, sign in results.items():
            if year + 1 in results:
                after = results[year + 1]
                yield sign.x, sign.y, after.x, after.y


def _arrow(value: Row) -> str:
    if value["harmonised_max"] is None:
        return "up"
    return "down" if value["harmonised_min"] is None else ""


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _ticks(low: float, high: float, count: int) -> list[float]:
    """Round figures of an axis; it begins at nought unless all figures lie close together far from it."""
    if low >= 0 and low <= 0.5 * high:
        low = 0.0
    if high <= 0:
        high = 0.0
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    high, low = high + room, low - room if low else low
    raw = (high - low) / count
    power = 10 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw)
    return [round(step * at, 10) for at in range(math.floor(low / step), math.ceil(high / step) + 1)]
