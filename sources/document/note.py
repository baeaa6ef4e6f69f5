"""The note under an attached part: the paper that it belongs to, `(Kèm theo Kế hoạch số … ngày … của …)`.

What the note says of a document that has a letterhead of its own, or none, is decided in `head`; a sentence
that mentions what was once attached to another paper is no note.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sources.document.issuer import issuer_printed
from sources.grammar.dates import DATE, day_of
from sources.grammar.document_numbers import issuer_of, tidy, type_named, type_of
from sources.paper.letters import collapse

_LINES = 4
"""Lines: a note is not longer."""
# "(Kèm theo Chỉ thị số 02/CT-UBND ngày …", "(Ban hành kèm theo Nghị quyết số     /NQ-HĐND …": a line opens
# with it. The type, up to the first figure or bracket; the digits, or the blanks left for them; the symbol,
# in which page breaks leave blanks.
_ATTACHED = re.compile(
    r"""\W{0,4}(?:ban\ hành\ )?(?:(?:đính\ )?kèm\ theo|đính\ kèm|kèm)\s+
    (?P<type>[^()0-9:/]{4,60}?)\s+số\s*:?\s*
    (?P<digits>[0-9]{1,5}[a-zđ]?)?[\s.…]*
    (?P<symbol>[/-]\s?[^\s,;()]+(?:\s?-\s?[A-ZĐ]+)?)
    (?P<rest>[^()]{0,200})""",
    re.X | re.I,
)
_OF = re.compile(r"\bcủa\s+(?P<issuer>.{4,80})$")


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says of the paper that it stands in, None where it does not; `line` counts from 1."""

    line: int
    doc_type: str | None
    number: str | None
    symbol: str
    issued_on: datetime.date | None
    issuer: str | None


NO_NOTE = Note(0, None, None, "", None, None)


def notes_of(plain: Sequence[str]) -> Iterator[Note]:
    """The notes under the attached parts of a document."""
    for index, line in enumerate(plain):
        if "èm" not in line and "ÈM" not in line:
            continue
        if match := _ATTACHED.match(collapse(" ".join(plain[index : index + _LINES]))):
            yield _note(index + 1, match)


def _note(line: int, match: re.Match[str]) -> Note:
    number = tidy(match["digits"] + match["symbol"]) if match["digits"] else None
    symbol = tidy(match["symbol"])
    day, issuer = DATE.search(match["rest"]), _OF.search(match["rest"].strip())
    return Note(
        line,
        type_named(match["type"]) or type_of(symbol),
        number,
        symbol,
        day_of(day) if day else None,
        (issuer_printed(issuer["issuer"].upper()) if issuer else None) or issuer_of(symbol),
    )
