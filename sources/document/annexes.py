"""Where the annexes of a document begin; their numbers, titles and units, as lines above their tables say.

Cells and rows of the tables inside belong to the room of tables.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from sources.grammar.bodies import opens_with_body
from sources.grammar.column_names import role_of
from sources.paper.letters import collapse, slug
from sources.paper.lines import mostly_capitals, stops_in_mid_phrase
from sources.paper.marks import COLUMN
from sources.paper.numerals import ROMAN, number_of

# "PHỤ LỤC", "Phụ lục số 01", "Phụ lục I.1", "PHỤ LỤC II:", "Biểu số 02/KH" alone on a line, or with its title
# behind a colon or dash. "Biểu đồ 1" and "Bảng lương" are none: what follows the word is a number, a sign or
# nothing.
_ANNEX = re.compile(
    rf"""\W{{0,3}}+ (?=[PBM])
    (?P<word> PHỤ\ LỤC|Phụ\ lục|PHỤ\ BIỂU|Phụ\ biểu|BIỂU\ MẪU|Biểu\ mẫu|MẪU\ BIỂU|Mẫu\ biểu
            | BIỂU|Biểu|BẢNG|Bảng|MẪU|Mẫu )
    (?:\ (?:SỐ|số|Số))? \s*
    (?P<number> (?:[0-9]{{1,2}}[a-zA-Z]?|{ROMAN}|[A-Z]) (?:/[A-ZĐ]{{1,6}}|[.][0-9]{{1,2}})? )? \s*
    (?: [:.–-]\s*(?P<title>.+) | [:.] )? $""",
    re.X,
)
# "Phụ", "lục 01" below it: a heading that was set too narrow. The word alone is a line of nothing else.
_BROKEN = re.compile(r"\W{0,3}(?:PHỤ|Phụ)")
_LONGEST_HEADING = 160
# "(Kèm theo Kế hoạch số …", "(Ban hành kèm theo …"
ATTACHED = re.compile(r"\W{0,3}\(?\W{0,2}(?:ban hành )?(?:(?:đính )?kèm theo|đính kèm|kèm)\b", re.I)
_NOTE_LINES = 4
"""Lines: the note under an annex closes its bracket within so many."""
# "Đơn vị tính: Tỷ đồng", "(ĐVT: %)"; no line of columns.
_UNIT_NOTE = re.compile(r"\W{0,3}(?:đơn vị(?: tính)?|đv ?t(?:ính)?)\s*:\s*(?P<unit>[^\s|\t][^|\t]*)$", re.I)
_LONGEST_NOTE = 100
_TITLE_LINES = 12
# What the line before a heading is, or ends with: nothing, a rule, the end of something, a line of columns.
_APART = re.compile(r"[-_=–—*|\s]*$ | .*[.;)”]\s*$ | .*\| | \s*+\S[^\t]*+\t\s*+\S", re.X)


@dataclass(frozen=True, slots=True)
class AnnexRegion:
    """An annex as a stretch of lines; indices count from 0, `end` is past the last line."""

    number: str | None
    start: int
    end: int
    title: str | None = None
    unit_note: str | None = None
    content: int = 0
    """Index of the first line behind the heading."""
    ordinal: str = ""
    """The number as it stands in ids: `I` and `01` are `1`."""


def find_annexes(
    lines: Sequence[str], printed: Sequence[str], signature: Container[int]
) -> tuple[AnnexRegion, ...]:
    """The annexes of a document; `printed` are its lines as they stand there, for the titles."""
    headings: dict[int, re.Match[str]] = {}
    for index, (before, line) in enumerate(zip(["", *lines], lines, strict=False)):
        text = line.strip(" |\t") if len(line) <= _LONGEST_HEADING else ""
        if _BROKEN.fullmatch(text):
            text = f"{text} {lines[index + 1].strip()}" if index + 1 < len(lines) else ""
        match = _ANNEX.match(text)
        # An index is the number of the line above.
        if match and _heads_an_annex(match, index in signature or bool(_APART.match(before))):
            headings[index] = match
    ends = [*headings, len(lines)][1:]
    return tuple(
        _read_heading(lines, printed, heading, start, end)
        for (start, heading), end in zip(headings.items(), ends, strict=False)
    )


def _heads_an_annex(match: re.Match[str], apart: bool) -> bool:
    """Tell a heading from a line of a paragraph that happens to begin with its words.

    A heading stands apart from the line above, or is in capitals. Only a `phụ lục` goes without a number. A
    title on the line opens with a capital.
    """
    named = match["number"] is not None or "phụ" in match["word"].lower()
    titled = match["title"] is None or match["title"][0].isupper()
    return named and titled and (apart or match["word"].isupper())


def _ordinal(number: str | None) -> str:
    if number is None:
        return ""
    upper, dot, lower = number.partition(".")
    return f"{number_of(upper) or slug(upper.lstrip('0')) or 0}{dot}{lower}"


def _read_heading(
    lines: Sequence[str], printed: Sequence[str], heading: re.Match[str], start: int, end: int
) -> AnnexRegion:
    """Title, attached note and unit note: the lines between a heading and the table or text of its annex."""
    titles = [heading["title"]] if heading["title"] else []
    annex = AnnexRegion(heading["number"], start, end, ordinal=_ordinal(heading["number"]))
    attached = False
    index = content = start + 1 + bool(_BROKEN.fullmatch(lines[start].strip(" |\t")))
    while index < min(end, start + 1 + _TITLE_LINES) and not COLUMN.search(lines[index]):
        text = lines[index].strip()
        if unit := unit_noted(text):
            annex = replace(annex, unit_note=unit)
        elif ATTACHED.match(text):
            attached = True
            index = _note_end(lines, index, end)
        elif text and (attached or not _continues_title(text, titles)):
            break
        elif text:
            titles.append(printed[index].strip())
        index += 1
        content = index if text else content
    return replace(annex, title=collapse(" ".join(titles)) or None, content=content)


def _note_end(lines: Sequence[str], index: int, end: int) -> int:
    """Index of the line that closes the bracket of an attached note."""
    closing = (at for at in range(index, min(index + _NOTE_LINES, end)) if ")" in lines[at])
    return next(closing, index)


def _continues_title(text: str, titles: Sequence[str]) -> bool:
    """Whether a line is (more) title: capitals, or the first line of a title in small letters."""
    if role_of(text) == "number":
        return False  # the table begins: its first cell stands on a line of its own
    lettered = any(map(str.isalpha, text))
    if not titles:
        return lettered and not text[0].isdigit()
    above = titles[-1]
    if stops_in_mid_phrase(above) or above.count("(") > above.count(")"):
        return True
    return (lettered and mostly_capitals(text)) or (above.upper() != above and text[0].islower())


def unit_noted(line: str) -> str | None:
    """The unit of a line that says nothing else, wherever on the line it is set."""
    match = _UNIT_NOTE.match(line.strip(" \t|")) if len(line) <= _LONGEST_NOTE and ":" in line else None
    if match is None:
        return None
    unit = collapse(match["unit"]).rstrip(" .*_")
    unit = unit.removesuffix(")") if unit.count(")") > unit.count("(") else unit
    return None if not unit or opens_with_body(unit) else unit  # "Đơn vị: Sở Y tế" names a body
