"""A line that names type and title in one: `Nghị quyết thông qua quy hoạch …`, `CHỈ THỊ SỐ 5/CT-TTg VỀ …`.

Bare texts open with it, and headings of web pages. Where on a page it stands is told in `title`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from sources.document.issuer import issuer_printed
from sources.grammar.dates import DATE, day_of
from sources.grammar.document_numbers import NUMBER, tidy, type_named

_MOST_WORDS = 4
"""Words: `Chương trình hành động` has as many, no type has more."""
_LONGEST = 400
"""Characters: a title on the line of its type is not longer."""
# Behind the type: "số 88-NQ/TU", "ngày 12/3/2024", "của Ban Thường vụ Tỉnh ủy"; then the title, if any.
_NAMED = re.compile(
    rf"""(?:\s*,?\s*số\s*:?\s*(?P<number>(?-ix:{NUMBER.pattern})))?
    (?:\s*,?\s*(?P<on>(?-ix:{DATE.pattern.replace("ngày", "(?:ngày|NGÀY)")})))?
    (?:\s*,?\s*của\s+(?P<issuer>.{{4,80}}?)(?=\s+(?:về|v/v)\b|\s*$))?
    \s*[:,–-]?\s*(?P<title>.*)""",
    re.X | re.I,
)
# "Kế hoạch này quy định …", "Báo cáo trên …": a sentence about one.
_SENTENCE = re.compile(r"(?:này|trên|đó|đã|được|phải|là|do)\b", re.I)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the line says, None where it does not; `title_at` is the offset of the title in it."""

    doc_type: str
    number: str | None
    issued_on: datetime.date | None
    issuer: str | None
    title_at: int
    title: str


def read_opening(line: str) -> Opening | None:
    """Type, number, day, issuer and title of a line; None where it does not open with a type and go on."""
    words = line.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if named := type_named(" ".join(words[:count])):
            return _behind(line, named, line.index(words[count], len(" ".join(words[: count - 1]))))
    return None


def _behind(line: str, doc_type: str, at: int) -> Opening | None:
    """What stands behind a type, from an offset on: small letters behind a type in small ones."""
    match = _NAMED.match(line, at)
    if match is None or len(line) > _LONGEST or _SENTENCE.match(line, at) or line.endswith((":", ";", ",")):
        return None
    if not match["number"] and not line[at].islower() and not line.isupper():
        return None
    number, day = match["number"], match["on"]
    return Opening(
        doc_type,
        tidy(number) if number else None,
        day_of(match) if day else None,
        issuer_printed(match["issuer"].upper()) if match["issuer"] else None,
        match.start("title"),
        match["title"].strip(),
    )
