"""What each stretch of a document is: letterhead, body, recipients, signature, annexes, a list the scrape appended.

Works on lines without mark-up and decides by how such parts open and close in the genre. Cells and rows of the
tables inside belong to `layouts`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sources.document.head import Head
from sources.grammar.bodies import opens_with_body
from sources.grammar.column_names import role_of
from sources.grammar.document_numbers import NUMBER, type_named
from sources.paper.letters import UPPER, collapse, slug
from sources.paper.marks import COLUMN

# "PHỤ LỤC", "Phụ lục số 01", "Phụ lục I.1", "PHỤ LỤC II:", "Biểu số 02/KH" alone on a line, or with its title behind a
# colon or dash.
_ANNEX = re.compile(
    r"^\W{0,3}(?P<word>PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU MẪU|Biểu mẫu|MẪU BIỂU|Mẫu biểu|BIỂU|Biểu|BẢNG|Bảng|MẪU|Mẫu)"
    r"(?: (?:SỐ|số|Số))?\s*(?P<number>(?:[0-9]{1,2}[a-zA-Z]?|[IVX]{1,5}|[A-Z])(?:[.][0-9]{1,2}|/[A-ZĐ]{1,6})?)?"
    r"\s*(?:[:.–-]\s*(?P<title>.+)|[:.])?$"
)
# "PHỤ_LỤC": texts made ready for language models tie the syllables of a word.
_SEGMENTED = re.compile(r"(?<=[^\W_])_(?=[^\W_])")
# Cheap first: hardly any line opens with the letter of such a word.
_MAY_HEAD = re.compile(r"[\s|]*\W{0,3}[PBM]")
_ATTACHED = re.compile(r"^\W{0,3}\(?\W{0,2}(?:ban hành )?(?:(?:đính )?kèm theo|đính kèm|kèm)\b", re.I)
_UNIT_NOTE = re.compile(r"^\W{0,3}(?:đơn vị(?: tính)?|đvt)\s*:\s*(?P<unit>\S.*)$", re.I)
_UNIT_OPENS = re.compile(r"^\W{0,3}đơn(?: vị)?\s*$", re.I)
_RECIPIENTS = re.compile(r"^\W{0,3}nơi nhận\W{0,3}", re.I)
_RECIPIENT = re.compile(r"^\s*[-+–•]\s*\S|^\s*(?:như|lưu)\b", re.I)
_RELATED = re.compile(
    r"^\s*[-+–•*]?\s*[0-9]{0,3}[.)]?\s*(?P<words>\D{4,40}?)\s+(?:số )?[0-9]{1,5}[a-zđ]?\s?[/-]"
)
_RULE = re.compile(r"^[\s|_=–—*-]+$")
# "Trang 2/5", "- 3 -". A bare figure may be a cell, so it is told from one where the table is known.
_PAGE = re.compile(
    r"^\s*(?:[-–—]\s?[0-9]{1,3}\s?[-–—]|trang\s(?:số\s)?[0-9]{1,3}(?:\s?/\s?[0-9]{1,3})?)\s*$", re.I
)
_CUT_SIGNATURE = re.compile(rf"^[\s|]*(?:TM|KT)\s*\.\s*[{UPPER} ,]+[\s|]*$")
_RUNS_ON = re.compile(r"(?:[-–—,]|\bnăm|\bgiai đoạn)$", re.I)
_TITLE_LINES = 12
_LONGEST_NOTE = 100
_LONGEST_PAGE = 24
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(slots=True)
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


@dataclass(slots=True)
class Regions:
    """The role of each line as far as the document's plan tells it, and the annexes."""

    roles: list[str]
    annexes: list[AnnexRegion] = field(default_factory=list)
    body_end: int = 0
    units: dict[int, str] = field(default_factory=dict)
    """The unit that a line (from 1) prints over a table: `Đơn vị tính: Tỷ đồng`."""


def divide(plain: list[str], head: Head) -> Regions:
    """Give every line its role: one of `warehouse.tables.documents.LINE_ROLES`."""
    roles = ["body" if line.strip() else "blank" for line in plain]
    regions = Regions(roles)
    printed, plain = plain, [_SEGMENTED.sub(" ", line) if "_" in line else line for line in plain]
    regions.annexes = _find_annexes(plain, printed, head.signature.lines)
    regions.body_end = regions.annexes[0].start if regions.annexes else len(plain)
    for index, line in enumerate(plain):
        if roles[index] == "body" and _RULE.match(line):
            roles[index] = "table_rule"
    for lines, role in (
        (head.head_lines, "head"),
        (head.title_lines, "title"),
        (head.signature.lines, "signature"),
    ):
        for number in lines:
            roles[number - 1] = role
    signed = _mark_closing(plain, roles, regions.body_end)
    if signed is not None:
        _mark_attached_title(plain, roles, signed, regions.body_end)
        _mark_appended(plain, roles, signed, regions.body_end)
    for annex in regions.annexes:
        for index in range(annex.start, annex.content):
            if roles[index] == "body":
                roles[index] = "annex_heading"
    for index, line in enumerate(plain):
        if roles[index] == "body" and len(line) < _LONGEST_PAGE and _PAGE.match(line):
            roles[index] = "page"
    regions.units = _find_units(plain, roles)
    return regions


def _find_annexes(plain: list[str], printed: list[str], signature: list[int]) -> list[AnnexRegion]:
    annexes: list[AnnexRegion] = []
    for index, line in enumerate(plain):
        if len(line) > 160 or not _MAY_HEAD.match(line):
            continue
        match = _ANNEX.match(line.strip(" |\t"))
        if match is None or not _heads_an_annex(plain, index, match, index in signature):
            continue
        if annexes:
            annexes[-1].end = index
        annexes.append(AnnexRegion(match["number"], index, len(plain), ordinal=_ordinal(match["number"])))
    for annex in annexes:
        _read_heading(plain, printed, annex)
    return annexes


def _heads_an_annex(plain: list[str], index: int, match: re.Match[str], signed: bool) -> bool:
    """Tell a heading from a line of a paragraph that happens to begin with its words.

    A heading stands apart: the line before it is blank, a rule or the end of something (`signed`: of the signature), not
    a sentence that runs on; a title on the same line is in capitals or opens with one.
    """
    title = match["title"]
    if title is not None and not title[:1].isupper():
        return False
    capitals = match["word"].isupper()
    if "phụ" not in match["word"].lower() and match["number"] is None:
        return False
    before = plain[index - 1].rstrip() if index else ""
    apart = (
        signed
        or not before.strip()
        or _RULE.match(before) is not None
        or before.endswith((".", "/.", ";", ")", "”"))
        or "\t" in before.strip()
        or "|" in before
    )
    return capitals or apart


def _ordinal(number: str | None) -> str:
    if not number:
        return ""
    if set(number) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in number]
        return str(sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True)))
    upper, dot, lower = number.partition(".")
    return f"{_ordinal(upper)}.{lower}" if dot else slug(number.lstrip("0")) or "0"


def _read_heading(plain: list[str], printed: list[str], annex: AnnexRegion) -> None:
    """Title, attached note and unit note: the lines between the heading and the table or the text of the annex."""
    first = _ANNEX.match(plain[annex.start].strip(" |\t"))
    titles = [first["title"]] if first and first["title"] else []
    index = annex.start + 1
    attached = False
    last = annex.start + 1
    while index < min(annex.end, annex.start + 1 + _TITLE_LINES):
        text = plain[index].strip()
        if not text:
            index += 1
            continue
        if "\t" in text or "|" in text or "\t" in plain[index]:
            break
        if unit := unit_noted(text):
            annex.unit_note = unit
        elif _ATTACHED.match(text):
            attached = True
            index = _note_end(plain, index, annex.end)
        elif attached or not _continues_title(text, titles):
            break
        else:
            titles.append(printed[index].strip())
        index += 1
        last = index
    annex.title = collapse(" ".join(titles)) or None
    annex.content = last


def unit_noted(line: str) -> str | None:
    """The unit of a line that says nothing else, wherever on the line it is set."""
    match = _UNIT_NOTE.match(line.strip(" \t|")) if len(line) <= _LONGEST_NOTE and ":" in line else None
    if match is None or COLUMN.search(match["unit"]):
        return None
    unit = collapse(match["unit"]).rstrip(" .*_")
    unit = unit.removesuffix(")") if unit.count(")") > unit.count("(") else unit
    return None if not unit or opens_with_body(unit) else unit  # "Đơn vị: Sở Y tế" names a body


def _find_units(plain: list[str], roles: list[str]) -> dict[int, str]:
    """Notes of units by their lines. Between bars a line is a cell, unless something parts it from the bar above."""
    units: dict[int, str] = {}
    for index, line in enumerate(plain):
        if _UNIT_OPENS.match(line) and index + 1 < len(plain):
            if unit := unit_noted(f"{line.strip()} {plain[index + 1].strip()}"):
                units[index + 1] = units[index + 2] = unit
            continue
        unit = unit_noted(line)
        if unit is None:
            continue
        above = plain[index - 1].strip() if index else ""
        below = plain[index + 1].strip() if index + 1 < len(plain) else ""
        if above and not below.strip("|") and below and roles[index - 1] != "annex_heading":
            continue
        units[index + 1] = unit
    return units


def _note_end(plain: list[str], index: int, end: int) -> int:
    """Index of the line that closes the bracket of an attached note, at most four lines on."""
    for following in range(index, min(index + 4, end)):
        if ")" in plain[following]:
            return following
    return index


def _continues_title(text: str, titles: list[str]) -> bool:
    """Whether a line is (more) title: capitals, or the first line of a title in small letters."""
    letters = [character for character in text if character.isalpha()]
    capitals = letters and sum(map(str.isupper, letters)) >= 0.7 * len(letters)
    if role_of(text) == "number":
        return False  # the table begins: its first cell stands on a line of its own
    if not titles:
        return bool(letters) and not text[0].isdigit()
    if _RUNS_ON.search(titles[-1]) or titles[-1].count("(") > titles[-1].count(")"):
        return True
    previous_capitals = titles[-1].upper() == titles[-1]
    return bool(capitals) or (not previous_capitals and text[:1].islower())


def _mark_closing(plain: list[str], roles: list[str], end: int) -> int | None:
    """Mark the recipients; return the index behind recipients and signature, or None where the text has neither."""
    last: int | None = None
    index = 0
    while index < end:
        if _RECIPIENTS.match(plain[index]):
            index = _mark_recipients(plain, roles, index, end)
            last = index
        else:
            index += 1
    signed = [index for index in range(end) if roles[index] == "signature"]
    for index in range(end):
        # A signature that the scrape cut off ends in the body it signs for: no name, but still no text.
        if roles[index] == "body" and _CUT_SIGNATURE.match(plain[index]):
            roles[index] = "signature"
            signed.append(index)
    if signed:
        last = max(last or 0, max(signed) + 1)
    return last


def _mark_recipients(plain: list[str], roles: list[str], start: int, end: int) -> int:
    """From `Nơi nhận:` through its bullets. A bullet may run over the line; a blank line or a bar ends the list."""
    closed = False
    bullets = 0
    for index in range(start, end):
        text = plain[index].strip()
        bullet = _RECIPIENT.match(plain[index]) is not None
        if (
            index > start
            and text
            and (roles[index] != "body" or (bullets and not bullet and (closed or _heads_a_part(text))))
        ):
            return index
        if not text and bullets:
            return index
        if text:
            roles[index] = "recipients"
        bullets += bullet
        closed = text.endswith((";", ".", ")"))
    return end


def _heads_a_part(text: str) -> bool:
    """Words in capitals, more than an abbreviation that runs over to a line of its own (`TTHĐND;`)."""
    return text.isupper() and len(text.split()) > 2 and not text.endswith(";")


def _mark_attached_title(plain: list[str], roles: list[str], start: int, end: int) -> None:
    """A decision carries its plan behind the signature: the plan's own heading and title are no running text."""
    for index in range(start, end):
        text = plain[index].strip()
        if not text or roles[index] != "body":
            continue
        if not (text.isupper() and type_named(text.split(" CỦA ")[0])):
            return
        roles[index] = "title"
        for following in range(index + 1, min(index + 12, end)):
            line = plain[following].strip()
            letters = [character for character in line if character.isalpha()]
            if line and sum(map(str.isupper, letters)) < 0.7 * len(letters) and not _ATTACHED.match(line):
                return
            if line:
                roles[following] = "title"
        return


def _mark_appended(plain: list[str], roles: list[str], start: int, end: int) -> None:
    """Lists of related documents that a web page puts under the text: lines that each open with a type and a number."""
    behind = [index for index in range(start, end) if roles[index] == "body"]
    related = [index for index in behind if _lists_a_document(plain[index])]
    if len(related) >= 2 and len(related) >= 0.6 * len(behind):
        for index in behind:
            roles[index] = "appended"


def _lists_a_document(line: str) -> bool:
    match = _RELATED.match(line)
    return (
        match is not None
        and NUMBER.search(line) is not None
        and type_named(match["words"].strip(" -")) is not None
    )
