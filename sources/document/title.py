"""The type and the title of a document: the line that names its type (`CHỈ THỊ`), and the lines below it.

Where the title ends is told by how text opens: grounds, a numbered heading, a sentence, an annex, a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from sources.document.issuer import issuer_printed
from sources.grammar.document_numbers import type_named
from sources.paper.letters import collapse
from sources.paper.lines import is_rule, mostly_capitals, stops_in_mid_phrase

HEAD_LINES = 90
"""Lines: a head with its title is never longer, even broken into one word a line."""
_LONGEST_TYPE = 40
"""Characters: the line that names the type of a document is not longer."""
_TITLE_LINES = 30
"""Lines: a title ends within so many below the type."""
_PARAGRAPH_LINES = 12
"""Lines: how far the end of a title or of a sentence is looked for."""
_LETTERHEAD = 60
"""Characters: a line of a letterhead that ends in a stop or a colon (`Số:`) is shorter."""
_PARAGRAPH = 200
"""Characters: what is longer is running text, whatever it opens with."""
_ISSUER_BELOW = 4
"""Lines below the title within which its issuer may stand."""
# How the first sentence below a title opens. In small letters none: a title may run over to "thực hiện Kế
# hoạch …".
_OPENING = re.compile(
    r"""Căn\ cứ | Thực\ hiện | Theo\ đề\ nghị | Xét\ đề\ nghị | Kính\ gửi | Triển\ khai | Để[ ] | Nhằm[ ]
    | [IVX]+\ ?\. | [IVX]+-[ ] | Điều\ \d | \d+\ ?\. | \(          # the first heading, article or bracket
    | QUYẾT\ ĐỊNH: | QUYẾT\ NGHỊ: | Năm\ \d{4},""",
    re.X,
)
# An opening that a title may have too: "Thực hiện Nghị quyết số … của Chính phủ về …".
_TITLE_OPENING = re.compile("Thực hiện|Triển khai|Để |Nhằm ")
# What no title runs on to: an annex, a line of two columns, a line of two cells between bars.
_ENDS_TITLE = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU SỐ|Biểu số)\b|[^\t]*\S\t+\S|\|.*\|.*\|")
_BARS = " |"
_TITLE_BEGINS = ("về", "ban", "phê", "v/v")
"""The word behind a type that stands on one line with its title."""


@dataclass(frozen=True, slots=True)
class Title:
    """Type and title as printed, None and empty where they are not, and the lines (from 1) that hold them.

    `opening` is the index of the line that ends the letterhead. `issuer` is one printed below the title, on
    `issuer_lines`.
    """

    doc_type: str | None
    text: str
    lines: tuple[int, ...]
    opening: int
    issuer: str | None = None
    issuer_lines: tuple[int, ...] = ()


def read_title(plain: Sequence[str]) -> Title:
    """The type and the title of a document."""
    heading = _type_heading(plain)
    if heading is None:
        opening = min(_first_sentence(plain), HEAD_LINES)
        return _type_in_first_line(plain, opening) or Title(None, "", (), opening)
    below = heading.lines[-1]
    lines = _title_lines(plain, below)
    if lines is None:
        return heading
    text = collapse(" ".join(plain[index].strip(_BARS) for index in lines))
    found = replace(heading, text=text, lines=(*heading.lines, *(index + 1 for index in lines)))
    for index, line in _from(plain, found.lines[-1], _ISSUER_BELOW):
        if issuer := issuer_printed(line):
            return replace(found, issuer=issuer, issuer_lines=(index + 1,))
    return found


def _from(plain: Sequence[str], start: int, count: int) -> Iterator[tuple[int, str]]:
    """So many lines, each with its index."""
    return enumerate(plain[start : start + count], start)


def _type_heading(plain: Sequence[str]) -> Title | None:
    """The line that names the document type (`CHỈ THỊ`), alone or broken in two."""
    for index, line in _from(plain, 0, HEAD_LINES):
        text = line.strip(_BARS)
        if not text.isupper() or len(text) > _LONGEST_TYPE:
            continue
        broken = " ".join((text, *(below.strip() for below in plain[index + 1 : index + 2])))
        for count, printed in enumerate((text, broken), start=1):
            named = type_named(printed) if printed.isupper() else None
            if named:
                return Title(named, "", tuple(range(index + 1, index + 1 + count)), index + count - 1)
    return None


def _type_in_first_line(plain: Sequence[str], opening: int) -> Title | None:
    """A bare text that opens with its type and title on one line: `Chỉ thị về việc …`."""
    index = next((index for index, line in _from(plain, 0, HEAD_LINES) if line.strip()), 0)
    text = "".join(plain[index : index + 1]).strip()
    words = text.replace("_", " ").split()
    for length in (2, 3):
        named = type_named(" ".join(words[:length]))
        if named and words[length:] and words[length].lower() in _TITLE_BEGINS:
            return Title(named, collapse(text[len(named) :]), (index + 1,), opening)
    return None


def _first_sentence(plain: Sequence[str]) -> int:
    """The index of the line with which running text begins; 0 where none does."""
    for index, line in enumerate(plain):
        if len(line) > _PARAGRAPH or _OPENING.match(line.strip()):
            return index
        if len(line) > _LETTERHEAD and _is_sentence(plain, index):
            return index
    return 0


def _title_lines(plain: Sequence[str], below: int) -> range | None:
    """The indices of the title below its type; None where text begins there at once."""
    end = min(below + _TITLE_LINES - 1, len(plain))
    start = next((index for index in range(below, end) if not _parts(plain[index])), end)
    first = "".join(plain[start : start + 1]).strip(_BARS)
    capitals = mostly_capitals(first)
    if not capitals and _OPENING.match(first) and not _is_title(plain, start):
        return None
    last = next((index for index in range(start + 1, end) if _ends_title(plain, index, capitals)), end)
    return range(start, last)


def _parts(line: str) -> bool:
    """Whether a line is blank or a rule."""
    text = line.strip(_BARS)
    return not text or is_rule(text)


def _ends_title(plain: Sequence[str], index: int, capitals: bool) -> bool:
    """Whether a line below one of the title is no title any more; `capitals`: the title is set in them."""
    text = plain[index].strip(_BARS)
    if _parts(text) or _OPENING.match(text) or _ENDS_TITLE.match(plain[index]) or _enacts(plain, index):
        return True
    if capitals and not mostly_capitals(text):
        return True
    return _is_sentence(plain, index) and not stops_in_mid_phrase(plain[index - 1].strip(_BARS))


def _is_title(plain: Sequence[str], start: int) -> bool:
    """Whether a paragraph that opens like a first sentence is a title: it ends without a stop or a colon."""
    first, *below = (line.strip(_BARS) for line in plain[start : start + _PARAGRAPH_LINES])
    own = takewhile(lambda text: not _parts(text) and not _OPENING.match(text), below)
    return bool(_TITLE_OPENING.match(first)) and not [first, *own][-1].endswith((".", ":", ";", ","))


def _is_sentence(plain: Sequence[str], start: int) -> bool:
    """Whether a line, with what runs on in small letters, opens with a capital and ends in a stop."""
    first, *below = (line.strip() for line in plain[start : start + _PARAGRAPH_LINES])
    own = takewhile(lambda text: text[:1].islower(), below)
    return first[:1].isupper() and [first, *own][-1].endswith((".", ":"))


def _enacts(plain: Sequence[str], index: int) -> bool:
    """Whether a line is the issuer that opens the enacting formula: its name, then `Căn cứ …`."""
    following = next(filter(str.strip, plain[index + 1 : index + 4]), "")
    return following.lstrip().startswith("Căn cứ") and issuer_printed(plain[index]) is not None
