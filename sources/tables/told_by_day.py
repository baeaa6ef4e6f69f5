"""What the day of issue tells of the columns of a table: that they report, or that they plan.

What their headings tell belongs to `columns`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from sources.grammar.dates import Period
from sources.tables.columns import Column


def told_by_the_day(columns: Sequence[Column], issued_on: datetime.date | None) -> tuple[Column, ...]:
    """Columns that the day of issue tells to report or to plan.

    A time that lay behind it is reported, where no word says that it was planned. What lies mostly ahead of
    the day cannot have been reached (`Lũy kế giải ngân đến hết quý II` in a plan of January).
    """
    if issued_on is None:
        return tuple(columns)
    return tuple(_told_by(column, issued_on) for column in columns)


def _told_by(column: Column, issued_on: datetime.date) -> Column:
    if not column.period or column.role != "value":
        return column
    period = Period.parse(column.period)
    ahead, whole = period.last - issued_on, period.last - period.first
    if column.measure == "target" and not column.said and period.last < issued_on:
        return replace(column, measure="actual")
    if column.measure == "actual" and 2 * ahead > whole:
        return replace(column, measure="target")
    return column
