"""What the headings above a sentence say: subject, parent, period, group, whether it tells how things are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from sources.document.outline import Section
from sources.grammar.periods import named_periods
from sources.grammar.scan import scan
from sources.grammar.telling import any_of
from sources.paper.letters import fold_in_place
from sources.readers.words import says_nothing

_STATE = re.compile(rf"\W*(?:[ivx0-9]+\W+)?(?:về |những |một số )*(?:{any_of('states')})(?!\w)", re.I)
_INTENT = re.compile(rf"\W*(?:[ivx0-9]+\W+)?(?:{any_of('intends')})(?!\w)", re.I)
_GROUPS = ("roman", "capital", "part", "chapter")
# A heading that announces what follows and names nothing: "Mục tiêu cụ thể:", "Trong đó:".
_ANNOUNCES = re.compile(rf"(?:(?:{any_of('announces')})(?!\w)|\W|[0-9_])*", re.I)
_NO_NAME = re.compile(rf"^(?:{any_of('no_names')})(?!\w)|(?<!\w)(?:{any_of('no_ends')})$", re.I)
_TO_COME = re.compile(r"(?:[;,]|\bva)\s+(?:phuong huong|nhiem vu|giai phap|muc tieu|ke hoach|du kien)\b")
_PART_OF_YEAR = re.compile(r"\b(?:thang|qu[iy] (?:[1-4]|i{1,3}v?|iv))\b")
_LONGEST_NAME = 120
"""Letters: what is longer and ends with a colon is a sentence, no name."""


class Named(NamedTuple):
    """A name, and the line (from 1) that says it."""

    name: str
    line: int


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

    def subject(self, section: Section) -> Named | None:
        """What a sentence is of that does not say so: the nearest heading that names something."""
        for above in (section, *section.above()):
            heading = self.heading(above)
            if heading and not _ANNOUNCES.fullmatch(heading):
                return Named(heading.strip(" :;."), above.lines[0])
        return None

    def parent(self, section: Section, text: str) -> str | None:
        """The name that stands above a list and ends with a colon; it is no parent of itself."""
        above = section.parent if text == self.heading(section) else section
        heading = self.heading(above) if above else None
        if heading is None and above is not None and above.parent is not None:
            heading = self.heading(above.parent)
        return name_before_colon(heading) if heading and heading.endswith(":") else None

    def reports(self, section: Section) -> bool:
        """Whether the headings say that what follows is the state of things, and not what is to come."""
        if section.clause_id not in self._reports:
            heading = self.heading(section) or ""
            above = section.parent is not None and self.reports(section.parent)
            states = _STATE.match(heading) is not None
            self._reports[section.clause_id] = states or (above and not _INTENT.match(heading))
        return self._reports[section.clause_id]

    def intends(self, section: Section) -> bool:
        """Whether the nearest heading that tells either says that what follows is to come."""
        told = self._nearest(section, lambda heading: bool(_STATE.match(heading) or _INTENT.match(heading)))
        return told is not None and _INTENT.match(told) is not None

    def period(self, section: Section) -> str | None:
        """The last period that the nearest heading with one names."""
        if section.clause_id not in self._periods:
            tokens = scan(self.heading(section) or "", self._year)
            named = [token.value for token in tokens if token.kind == "period"]
            above = self.period(section.parent) if section.parent else None
            self._periods[section.clause_id] = named[-1] if named else above
        return self._periods[section.clause_id]

    def _nearest(self, section: Section, wanted: Callable[[str], bool]) -> str | None:
        headings = (self.heading(above) for above in (section, *section.above()))
        return next((heading for heading in headings if heading and wanted(heading)), None)

    @staticmethod
    def group(section: Section) -> str | None:
        """The heading of the nearest Roman section above."""
        for above in (section, *section.above()):
            if above.marker and above.marker.kind in _GROUPS:
                return above.heading()
        return None


def accounted(title: str, year: int | None) -> str | None:
    """The part of a year on which a title says that it reports; blank where it names more than one.

    `tháng 8 và 8 tháng đầu năm` leaves open which of the two a figure is of; what is to come is not reported.
    """
    folded = _TO_COME.split(fold_in_place(title), maxsplit=1)[0]
    named = {period.code for period in named_periods(folded, year) if "-" in period.code}
    if not named:
        return None
    return named.pop() if len(named) == 1 == len(_PART_OF_YEAR.findall(folded)) else ""


def name_before_colon(text: str) -> str | None:
    """What stands before a colon, where it is a name of what follows; `Đến hết năm 2030` names none."""
    name = text.partition(":")[0].strip(" ,;.-–")
    if not 0 < len(name) <= _LONGEST_NAME or _NO_NAME.search(name.replace("_", " ")):
        return None
    return None if says_nothing(name) or _ANNOUNCES.fullmatch(name.replace("_", " ")) else name
