"""Which of the periods that a sentence names each of its statements has.

A period that opens the sentence holds for all of it. Another holds for the statement in whose clause it
stands: before it, else behind it where it says by when. What the sentences before and the headings say is
left to `prose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sources.grammar.tokens import Forms, Token
from sources.readers.statements import Statement

# "Đến năm 2025, …": words that may stand before a period that opens a sentence.
_LEADING = re.compile(
    r"[-+–•*\s]*(?:(?:dong thoi|phan dau|rieng|trong do|cu the|muc tieu)[,:]? )?"
    r"(?:(?:tinh den|den|trong|vao|ca|het|tu|cuoi|giai doan|thoi ky|nam|ngay|5) )*"
)
_BY_THEN = re.compile(
    r"(?:đến|vào|trong|hết|cuối)(?: hết| cuối| ngay)?(?: năm| giai đoạn| thời kỳ)? ?$", re.I
)
_BARE = ("giai đoạn", "thời kỳ", "năm")
_CLAUSE_STOP = re.compile(r"[,;)]")
_ENDS = (",", ";", ".", "")


class Times:
    """The periods of a sentence beside its statements, both in print order."""

    def __init__(self, forms: Forms, tokens: Iterable[Token], statements: Sequence[Statement]) -> None:
        self._text = forms.printed
        self._periods = [token for token in tokens if token.kind == "period"]
        self._statements = statements
        first = self._periods[0] if self._periods else None
        opens = first is not None and _LEADING.fullmatch(forms.folded, 0, first.start) is not None
        self.leading = first.value if first and opens else None
        """The period that opens the sentence."""

    def own(self, index: int) -> str | None:
        """The period named in the clause of a statement: before it, else behind it, before the next one."""
        before, behind = self._before(index), self._behind(index)
        if before and not (behind and "/" in before.value and "/" not in behind.value):
            return before.value
        return behind.value if behind else None  # "giai đoạn 2025 - 2030, … 20% xã … ngay trong năm 2025"

    def near(self, index: int) -> str | None:
        """The period that opens the sentence, else the last one before a statement, in whatever clause."""
        start = self._statements[index].start
        return self.leading or next(
            (period.value for period in reversed(self._periods) if period.end <= start), None
        )

    def _before(self, index: int) -> Token | None:
        start = self._statements[index].start
        previous = self._statements[index - 1].end if index else 0
        opens = max(self._text.rfind(";", 0, start) + 1, previous)
        found = [period for period in self._periods if opens <= period.start and period.end <= start]
        # "… là 12,5% trong giai đoạn 2026 - 2030, GRDP bình quân đạt …": of the one before
        return found[-1] if found and not (previous and self._ends_clause(previous, found[-1])) else None

    def _behind(self, index: int) -> Token | None:
        end = self._statements[index].end
        closes = self._text.find(";", end)
        stop = closes if closes >= 0 else len(self._text)
        if index + 1 < len(self._statements):
            stop = min(stop, self._statements[index + 1].start)
        within = (period for period in self._periods if end <= period.start and period.end <= stop)
        return next((period for period in within if self._says_by_when(end, period)), None)

    def _ends_clause(self, previous: int, period: Token) -> bool:
        """Whether a period stands at the end of the clause of the statement before it."""
        closed = self._text[period.end : period.end + 1] in (",", ")")
        return closed and not _CLAUSE_STOP.search(self._text, previous, period.start)

    def _says_by_when(self, end: int, period: Token) -> bool:
        """Whether a period behind a figure says by when: with a word for it, or a year that ends a clause."""
        ahead = self._text[: period.start]
        if self._text[end : period.start].strip().lower() in _BARE or _BY_THEN.search(ahead):
            return True
        a_year = "/" not in period.value and ahead.endswith("năm ") and not ahead.endswith("từ năm ")
        return a_year and self._text[period.end : period.end + 1] in _ENDS
