"""The type and the title of a document: the line that names its type (`CHỈ THỊ`), and the lines below it.

Where the title ends is told by how text opens: grounds, a numbered heading, a sentence, an annex, a table.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from sources.document.issuer import issuer_printed
from sources.document.letterhead import opens_letter
from sources.document.opening import Opening, read_opening
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
    r"""(?:[-+–]\ ?)?Căn\ cứ | Thực\ hiện | Theo\ đề\ nghị | Xét\ đề\ nghị | Kính\ gửi | Triển\ khai
    | Để[ ] | Nhằm[ ]
    | [IVX]+\ ?\. | [IVX]+-[ ] | Điều\ \d | \d+\ ?\. | \(          # the first heading, article or bracket
    | QUYẾT\ ĐỊNH: | QUYẾT\ NGHỊ: | Năm\ \d{4},""",
    re.X,
)
# An opening that a title may have too: "Thực hiện Nghị quyết số … của Chính phủ về …".
_TITLE_OPENING = re.compile("Thực hiện|Triển khai|Để |Nhằm ")
# What no title runs on to: an annex, a line of two columns, a line of two cells between bars.
_ENDS_TITLE = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU SỐ|Biểu số)\b|[^\t]*\S\t+\S|\|.*\|.*\|")
# What a title that a blank line parts goes on with: "ỨNG PHÓ MƯA LŨ", then "TRÊN ĐỊA BÀN TỈNH".
_GOES_ON = re.compile(r"(?:và|của|về|trên|tại|trong|đến|cho|thuộc|năm|giai đoạn|với|nhằm)\b", re.I)
# "CỦA BỘ CHÍNH TRỊ" below the type: who issues, where the letterhead names all of the Party.
_OF = re.compile(r"CỦA (?P<issuer>.+)")
# "THỦ TƯỚNG CHÍNH PHỦ điện:": who sends a telegram.
_SENDS = re.compile(r"(?P<issuer>.{4,90}?)\s+điện\s*:?", re.I)
# "HỘI ĐỒNG NHÂN DÂN TỈNH A KHÓA VII, KỲ HỌP THỨ 3": a council names its session.
_SESSION = re.compile(r"\b(?:khóa|khoá|kỳ họp)\s.{0,60}$", re.I)
_STOPS = (".", ",", ";", ":")
_PARTING = " ,;-–(|"
_ADDRESSED = re.compile(r"\W*Kính gửi\b", re.I)
_BARS = " |"


@dataclass(frozen=True, slots=True)
class Title:
    """Type and title as printed, None and empty where they are not, and the lines (from 1) that hold them.

    `opening` is the index of the line that ends the letterhead. `issuer` is one printed below the title, on
    `issuer_lines`; `by` one that the type is tied to (`NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ`). `number` is one that
    the type names on its own line.
    """

    doc_type: str | None
    text: str
    lines: tuple[int, ...]
    opening: int
    issuer: str | None = None
    issuer_lines: tuple[int, ...] = ()
    by: str | None = None
    number: str | None = None
    issued_on: datetime.date | None = None


def read_title(plain: Sequence[str], printed: Sequence[str]) -> Title:
    """The type and the title of a document; `printed` are its lines as they stand there, for the title."""
    heading = _type_heading(plain)
    if heading is None:
        return _without_heading(plain, printed)
    below = _from(plain, heading.lines[-1], _ISSUER_BELOW)
    first, line = next(((index, line) for index, line in below if not _parts(line)), (0, ""))
    of = _OF.fullmatch(line.strip(_BARS))
    if of and (issuer := issuer_printed(of["issuer"])):
        heading = replace(heading, by=issuer, lines=(*heading.lines, first + 1))
    lines = _title_lines(plain, heading.lines[-1])
    return _sent(plain, heading if lines is None else _titled(heading, printed, lines))


def _titled(heading: Title, printed: Sequence[str], lines: Sequence[int]) -> Title:
    text = collapse(" ".join(printed[index].strip(_BARS) for index in lines))
    return replace(heading, text=text, lines=(*heading.lines, *(index + 1 for index in lines)))


def _sent(plain: Sequence[str], title: Title, bare: bool = False) -> Title:
    """A title with the issuer that stands below it; below a `bare` one in any letters, on the next line."""
    for index, line in _from(plain, title.lines[-1], _ISSUER_BELOW):
        if issuer := _issuer_below(line, bare):
            return replace(title, issuer=issuer, issuer_lines=(index + 1,))
        bare = bare and not line.strip()
    return title


def _issuer_below(line: str, bare: bool = False) -> str | None:
    """The issuer that a line below the title names: with its session, or as who sends a telegram."""
    text = _SESSION.sub("", line.strip(_BARS)).rstrip(_PARTING)
    sends = _SENDS.fullmatch(text)
    if sends or (bare and text[:1].isupper() and not text.endswith(_STOPS)):
        text = (sends["issuer"] if sends else text).upper()
    return issuer_printed(text)


def _from(plain: Sequence[str], start: int, count: int) -> Iterator[tuple[int, str]]:
    """So many lines, each with its index."""
    return enumerate(plain[start : start + count], start)


def _type_heading(plain: Sequence[str]) -> Title | None:
    """The line that names the document type (`CHỈ THỊ`), alone or broken in two."""
    for index, line in _from(plain, 0, HEAD_LINES):
        text = line.strip(_BARS)
        if _ADDRESSED.match(text):
            return None
        if not text.isupper() or len(text) > _LONGEST_TYPE:
            continue
        broken = " ".join((text, *(below.strip() for below in plain[index + 1 : index + 2])))
        for count, printed in enumerate((text, broken), start=1):
            named = type_named(printed) if printed.isupper() else None
            if named:
                return Title(named, "", tuple(range(index + 1, index + 1 + count)), index + count - 1)
    return None


def _without_heading(plain: Sequence[str], printed: Sequence[str]) -> Title:
    """Type and title of a text that prints both on one line: the first one, or one in capitals."""
    end = min(_first_sentence(plain), HEAD_LINES)
    first = next((index for index, line in _from(plain, 0, HEAD_LINES) if line.strip()), 0)
    for index, line in _from(plain, first, max(end, first + 1) - first):
        text = line.strip(_BARS)
        if (index == first or text.isupper()) and (found := read_opening(text)):
            return _opened(plain, printed, index, found, max(end, index + 1))
    return Title(None, "", (), end)


def _opened(plain: Sequence[str], printed: Sequence[str], index: int, found: Opening, end: int) -> Title:
    """The title that a line opens, with the lines on which it goes on and the issuer below it."""
    own = printed[index].strip(_BARS)[found.title_at :]
    title = Title(
        found.doc_type,
        collapse(own),
        (index + 1,),
        end,
        by=found.issuer,
        number=found.number,
        issued_on=found.issued_on,
    )
    capitals = mostly_capitals(plain[index])
    last = index + 1
    while last < len(plain) and _runs_on(plain, last, capitals, bool(found.title)):
        last += 1
    text = collapse(" ".join([own, *(line.strip(_BARS) for line in printed[index + 1 : last])]))
    return _sent(plain, replace(title, text=text, lines=tuple(range(index + 1, last + 1))), bare=True)


def _runs_on(plain: Sequence[str], index: int, capitals: bool, titled: bool) -> bool:
    """Whether a title on the line of its type goes on with a line: in small letters, or in capitals."""
    text = plain[index].strip(_BARS)
    if _parts(text) or _OPENING.match(text) or _ENDS_TITLE.match(plain[index]):
        return False
    if capitals:
        return text.isupper() and not _issuer_below(text)
    above = plain[index - 1].strip(_BARS)
    return text[0].islower() or (titled and stops_in_mid_phrase(above))


def _first_sentence(plain: Sequence[str]) -> int:
    """The index of the line with which running text begins; 0 where none does."""
    for index, line in enumerate(plain):
        if opens_letter(line):
            continue
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
    if not text:
        return not _goes_on(plain, index, capitals)
    if _parts(text) or _OPENING.match(text) or _ENDS_TITLE.match(plain[index]) or _enacts(plain, index):
        return True
    if capitals:
        return not mostly_capitals(text)
    return _is_sentence(plain, index) and not stops_in_mid_phrase(plain[index - 1].strip(_BARS))


def _goes_on(plain: Sequence[str], blank: int, capitals: bool) -> bool:
    """Whether a title goes on behind a blank line: it breaks off there, or what follows cannot begin."""
    text = "".join(plain[blank + 1 : blank + 2]).strip(_BARS)
    if _parts(text) or _OPENING.match(text) or (capitals and not mostly_capitals(text)):
        return False
    return stops_in_mid_phrase(plain[blank - 1].strip(_BARS)) or (
        _GOES_ON.match(text) is not None and (capitals or text[0].islower())
    )


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
