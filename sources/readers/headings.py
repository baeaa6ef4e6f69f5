"""What the headings above a sentence say: the heading, the period, the group, whether this is a report."""

from __future__ import annotations

import re

from sources.document.outline import Section
from sources.grammar.scan import scan

_STATE = re.compile(
    r"\W*(?:[ivx0-9]+\W+)?(?:về )?(?:hiện trạng|thực trạng|kết quả|tình hình|đánh giá)(?!\w)", re.I
)
_GROUPS = ("roman", "capital", "part", "chapter")


class Headings:
    """The headings of a document, each read once; a part of a year without its year is of `year`."""

    def __init__(self, year: int | None) -> None:
        self._year = year
        self._headings: dict[str, str | None] = {}
        self._periods: dict[str, str | None] = {}
        self._reports: dict[str, bool] = {}

    def heading(self, section: Section) -> str | None:
        """The heading of a section, or what opens it and ends with a colon."""
        if section.clause_id not in self._headings:
            first = section.paragraphs[0].text
            self._headings[section.clause_id] = section.heading() or (first if first.endswith(":") else None)
        return self._headings[section.clause_id]

    def reports(self, section: Section) -> bool:
        """Whether the headings say that what follows is the state of things."""
        if section.clause_id not in self._reports:
            states = _STATE.match(self.heading(section) or "") is not None
            above = section.parent is not None and self.reports(section.parent)
            self._reports[section.clause_id] = states or above
        return self._reports[section.clause_id]

    def period(self, section: Section) -> str | None:
        """The last period that the nearest heading with one names."""
        if section.clause_id not in self._periods:
            tokens = scan(self.heading(section) or "", self._year)
            named = [token.value for token in tokens if token.kind == "period"]
            above = self.period(section.parent) if section.parent else None
            self._periods[section.clause_id] = named[-1] if named else above
        return self._periods[section.clause_id]

    @staticmethod
    def group(section: Section) -> str | None:
        """The heading of the nearest Roman section above."""
        for above in (section, *section.above()):
            if above.marker and above.marker.kind in _GROUPS:
                return above.heading()
        return None
