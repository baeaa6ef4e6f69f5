"""A sentence with its periods set apart, each in a letter of its own, and labels with them put back.

So the words of a label may be looked for as if years were no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sources.grammar.telling import tied
from sources.grammar.tokens import Token
from sources.paper.letters import collapse

# Letters that no print uses: years, spans of years, parts of a year.
_YEAR, _SPAN, _PART_OF_YEAR = 0xF0000, 0xF8000, 0x100000
A_YEAR, A_SPAN = r"[\U000f0000-\U000f7fff]++", r"[\U000f8000-\U000ffffd]++"
A_PART_OF_YEAR = r"[\U00100000-\U00107ffd]++"
ANY = r"\U000f0000-\U00107ffd"
"""All of them, for a class of letters."""
_ONE_PERIOD = re.compile(rf"([{ANY}])\1*")
_DIGIT = re.compile("[0-9]")
# A period with the words that tie it to the sentence: "giai đoạn 2021 - 2025", "đến hết năm 2025".
IN_YEARS = tied(
    rf"(?:trong )?(?:giai đoạn|thời kỳ)(?: từ)?(?: năm)? ?{A_SPAN}"
    rf"|(?:trong|đến|vào)?(?: hết| cuối)?(?: ngay)?(?: trong)? ?năm {A_YEAR}"
)
NEXT_PERIOD = tied(rf"(?:đến |trong |vào )?(?:hết )?(?:năm {A_YEAR}|giai đoạn {A_SPAN})")


@dataclass(frozen=True, slots=True)
class SetApart:
    """A sentence, and the same with its periods in letters of their own, offset for offset."""

    printed: str
    text: str
    periods: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, sentence: str, tokens: Iterable[Token]) -> SetApart:
        found = tuple(_periods(sentence, tokens))
        text = sentence
        for index, (kind, start, end) in enumerate(found):
            text = f"{text[:start]}{chr(kind + index) * (end - start)}{text[end:]}"
        return cls(sentence, text, tuple((start, end) for _, start, end in found))

    def as_printed(self, label: str) -> str:
        """A label with its periods as printed."""

        def printed(letters: re.Match[str]) -> str:
            start, end = self.periods[ord(letters[1]) & 0x7FFF]
            return collapse(self.printed[start:end])

        return _ONE_PERIOD.sub(printed, label) if self.periods else label


def _periods(sentence: str, tokens: Iterable[Token]) -> Iterator[tuple[int, int, int]]:
    """The periods of a sentence: the first letter of their kind, and where their figures stand."""
    for token in tokens:
        if token.kind != "period":
            continue
        if "-" in token.value:
            yield _PART_OF_YEAR, token.start, token.end
        elif digit := _DIGIT.search(sentence, token.start, token.end):
            yield _SPAN if "/" in token.value else _YEAR, digit.start(), token.end
