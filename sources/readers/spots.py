"""Where in its source line a figure of running text stands: from the sentence back to the line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sources.document.paragraphs import Paragraph
from sources.document.sentences import Sentence
from sources.readers.statements import Statement


class Spots:
    """The lines of a document as received; each piece of a paragraph is looked for once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._shifts: dict[tuple[int, int], int | None] = {}

    def spot(self, sentence: Sentence, statement: Statement) -> tuple[int, int] | None:
        """First letter of a figure in the first line of its sentence and the letter behind its last one.

        None where the figure stands in a further line, or where mark-up has shifted the letters.
        """
        paragraph = sentence.paragraph
        start, end = sentence.start + statement.figure_from, sentence.start + statement.figure_to
        piece = bisect_right(paragraph.starts, start) - 1
        if piece < 0 or paragraph.lines[piece] != sentence.lines[0]:
            return None
        stop = [*paragraph.starts, len(paragraph.text)][piece + 1]
        shift = self._shift(paragraph, piece, stop)
        return (start + shift, end + shift) if shift is not None and end <= stop else None

    def _shift(self, paragraph: Paragraph, piece: int, stop: int) -> int | None:
        """How much further right the letters of a piece of a paragraph stand in their line."""
        line, start = paragraph.lines[piece], paragraph.starts[piece]
        if (line, start) not in self._shifts:
            found = self._lines[line - 1].find(paragraph.text[start:stop].strip())
            self._shifts[line, start] = found - start if found >= 0 else None
        return self._shifts[line, start]
