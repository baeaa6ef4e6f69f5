"""The head of a document: number, type, title, issuer, place, date, years of the plan.

A reader of the first lines only (and of the signature through `signature`); where annexes begin and what they hold belongs to
`regions`. Heads come whole, broken over cells and lines, or not at all: then the document's own number and date are
taken from the note under an attached part (`Kèm theo Chỉ thị số … ngày … của …`), which names the paper it belongs to.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from sources.document.issuer import issuer_printed, under_another
from sources.document.signature import Signature, read_signature
from sources.grammar.dates import _DAY, DATE, YEAR, date_of
from sources.grammar.document_numbers import NUMBER, issuer_of, tidy, type_named, type_of
from sources.paper.letters import UPPER, collapse, fold
from sources.paper.marks import COLUMN
from sources.vocabularies.vocabulary import bodies, name_key, provinces

_LONG = 60
"""Characters: a line of a letterhead that ends in a stop or a colon (`Số:`) is shorter."""
HEAD_LINES = 90
"""Lines: a head with its title is never longer, even broken into one word a line."""

_PLACE_DATE = re.compile(rf"^\s*([{UPPER}][\w .-]{{1,40}}?)\s*,(?:\s*ngày)?{_DAY}", re.I)
_NUMBER_LABEL = re.compile(r"^\s*Số\s*:?\s*", re.I)
_ATTACHED = re.compile(
    r"(?:[Kk]èm theo|[Đđ]ính kèm|[Kk]èm)\s+(?P<type>[^()0-9:]{4,60}?)\s+số\s*:?\s*(?P<number>[0-9]{1,5}[a-zđ]?\s?[/-]\s?[^\s,;()]+(?:\s?-\s?[A-ZĐ]+)?)"
    r"\s*,?\s*" + DATE.pattern + r"(?:\s*của\s+(?P<issuer>[^()]{4,80}?))?\s*\)"
)
# The tone of "hòa" stood on the "a" in the old spelling.
_MOTTO = re.compile(r"c[oộ]ng\s+h(?:[oò]a|o[aà])\s+x[aã]\s+h[oộ]i", re.I)
_MOTTO_ENDS = re.compile(r"hạnh phúc[-_=–—*\s]*$", re.I)
_RULE = re.compile(r"^[-_=–—*\s]+$")
# The line that Markdown sets under the first row of a table: it parts nothing that print parts.
_TABLE_RULE = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")
# How the first sentence below a title opens. Small letters: a title may run over to "thực hiện Kế hoạch …".
_OPENING = re.compile(
    r"^(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Kính gửi|Để |Nhằm |Triển khai|[IVX]+ ?\.|[IVX]+- |Điều \d|\d+ ?\.|\(|QUYẾT ĐỊNH:|"
    r"QUYẾT NGHỊ:|Năm \d{4},)"
)
# What no title runs on to: an annex, a table.
_ENDS_TITLE = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU SỐ|Biểu số)\b|[^\t]*\S\t+\S|\|.*\|.*\|")
# An opening that a title may have too: "Thực hiện Nghị quyết số … của Chính phủ về …".
_TITLE_OPENING = re.compile(r"^(?:Thực hiện|Triển khai|Để |Nhằm )")
_RUNS_ON = re.compile(r"(?:\b(?:và|của|các|cho|với|theo|tại|trên|về|trong|đến|từ|năm)|[,;(–-])$", re.I)

_PLAN_SPAN = re.compile(rf"({YEAR})\s*(?:-|–|—|đến)\s*({YEAR})")
_PLAN_UNTIL = re.compile(rf"đến (?:hết )?(?:năm )?({YEAR})", re.I)
_PLAN_YEAR = re.compile(rf"năm ({YEAR})", re.I)
_VISION = re.compile(rf"(?:tầm nhìn|định hướng)(?: đến)?(?: năm)? {YEAR}(?:\s*[-–]\s*{YEAR})?", re.I)
_CITED = re.compile(r"\bsố\s+[0-9]+[a-zđ]?\s?[/-]\s?\S+", re.I)


@dataclass(slots=True)
class Head:
    """What a document says of itself. `head_lines` and `title_lines` are lines counted from 1."""

    number: str | None = None
    doc_type: str | None = None
    title: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: datetime.date | None = None
    plan_from: int | None = None
    plan_to: int | None = None
    head_lines: list[int] = field(default_factory=list)
    title_lines: list[int] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)

    @property
    def one_year(self) -> int | None:
        """The year of a plan for one year."""
        return self.plan_from if self.plan_from == self.plan_to else None

    @property
    def plan_year(self) -> int | None:
        """The year that a month without a year lies in: the plan's, where it has one year; else that of issue."""
        if self.one_year:
            return self.one_year
        return self.issued_on.year if self.issued_on else self.plan_from


def read_head(plain: list[str]) -> Head:
    """Read head and signature of a document from its lines without mark-up."""
    head = Head()
    heading = _find_type_heading(plain, head)
    opening = heading if heading is not None else min(_first_sentence(plain), HEAD_LINES)
    _read_letterhead(plain, opening, head)
    if heading is not None:
        _read_title(plain, heading, head)
    _read_attached_note(plain, head)
    _complete_issuer(head)
    head.signature = read_signature(plain, max(head.title_lines, default=0))
    head.plan_from, head.plan_to = plan_years(head.title or "")
    if head.plan_to is None:
        head.plan_from, head.plan_to = _stated_duration(plain)
    return head


def plan_years(title: str) -> tuple[int | None, int | None]:
    """First and last year of the plan that a title announces.

    Years of dates, of cited documents and of a `tầm nhìn` (vision) beyond the plan are not its years.
    """
    own = _VISION.sub(" ", DATE.sub(" ", _CITED.sub(" ", title)))
    if span := _PLAN_SPAN.search(own):
        return int(span[1]), int(span[2])
    if until := _PLAN_UNTIL.search(own):
        return None, int(until[1])
    if years := _PLAN_YEAR.findall(own):
        return int(years[-1]), int(years[-1])
    return None, None


def _stated_duration(plain: list[str]) -> tuple[int | None, int | None]:
    """The years under a heading `Thời gian thực hiện`, for a plan whose title names none."""
    for index, line in enumerate(plain):
        if len(line) < 60 and "hời gian thực hiện" in line:
            span = _PLAN_SPAN.search(" ".join(plain[index : index + 3]))
            if span:
                return int(span[1]), int(span[2])
    return None, None


def _find_type_heading(plain: list[str], head: Head) -> int | None:
    """Index of the line that names the document type (`CHỈ THỊ`), alone or broken in two."""
    for index, line in enumerate(plain[:HEAD_LINES]):
        text = line.strip(" |")
        if not text or len(text) > 40:
            continue
        following = plain[index + 1].strip() if index + 1 < len(plain) else ""
        for candidate in (text, f"{text} {following}"):
            if candidate.isupper() and (named := type_named(candidate)):
                head.doc_type = named
                head.title_lines.append(index + 1)
                if candidate != text:
                    head.title_lines.append(index + 2)
                return head.title_lines[-1] - 1
    return _type_in_first_line(plain, head)


def _type_in_first_line(plain: list[str], head: Head) -> int | None:
    """A bare text that opens with its type and title on one line: `Chỉ thị về việc …`."""
    for index, line in enumerate(plain[:HEAD_LINES]):
        text = line.strip()
        if not text:
            continue
        words = text.replace("_", " ").split()
        for length in (2, 3):
            named = type_named(" ".join(words[:length]))
            if named and len(words) > length and words[length].lower() in ("về", "ban", "phê", "v/v"):
                head.doc_type = named
                head.title = collapse(text[len(named) :])
                head.title_lines.append(index + 1)
                return None
        return None
    return None


def _first_sentence(plain: list[str]) -> int:
    for index, line in enumerate(plain):
        if (
            _OPENING.match(line.strip())
            or len(line) > 200
            or (len(line) > _LONG and _is_sentence(plain, index))
        ):
            return index
    return 0


def _letterhead_cells(plain: list[str], end: int) -> list[tuple[str, list[int]]]:
    """The cells of the letterhead: stretches of lines parted by bars, blanks or rules, joined.

    A letterhead is set in two columns; where a line holds both, each column is joined with its own line below.
    """
    cells: list[tuple[str, list[int]]] = []
    columns: dict[int, tuple[list[str], list[int]]] = {}

    def close(position: int) -> None:
        texts, lines = columns.pop(position, ([], []))
        if texts:
            cells.append((collapse(" ".join(texts)), lines))

    width = 0
    for index, line in enumerate(plain[:end]):
        if _TABLE_RULE.match(line):
            continue
        parts = COLUMN.split(line)
        if len(parts) != width:
            for position in sorted(columns):
                close(position)
        width = len(parts)
        for position, part in enumerate(parts):
            if not part.strip() or _RULE.match(part):
                close(position)
                continue
            texts, lines = columns.setdefault(position, ([], []))
            if texts and _opens_cell(part, " ".join(texts)):
                close(position)
                texts, lines = columns.setdefault(position, ([], []))
            texts.append(part.strip())
            lines.append(index + 1)
    for position in sorted(columns):
        close(position)
    return sorted(cells, key=lambda cell: cell[1][0])


def _opens_cell(part: str, above: str) -> bool:
    """`Số: …` and `…, ngày …` are cells of their own even where nothing parts them from the line above.

    But a place may be broken over lines itself (`Thành phố Hồ Chí / Minh, ngày …`).
    """
    if _NUMBER_LABEL.match(part):
        return True
    return _PLACE_DATE.match(part) is not None and bool(
        above.isupper() or _NUMBER_LABEL.match(above) or _MOTTO.match(above) or _MOTTO_ENDS.search(above)
    )


def _read_letterhead(plain: list[str], end: int, head: Head) -> None:
    head.head_lines.extend(
        index + 1 for index in range(end) if plain[index].strip() and index + 1 not in head.title_lines
    )
    cells = _letterhead_cells(plain, end)
    for position, (text, _) in enumerate(cells):
        if head.number is None and (label := _NUMBER_LABEL.match(text)):
            following = cells[position + 1][0] if position + 1 < len(cells) else ""
            rest = text[label.end() :] or following
            if match := NUMBER.match(rest):
                head.number = tidy(match.group())
        if head.issued_on is None and (dated := _PLACE_DATE.match(text)):
            head.place = collapse(dated[1])
            head.issued_on = date_of(int(dated[4]), int(dated[3]), int(dated[2]))
        if head.issuer is None and position < 4:
            head.issuer = issuer_printed(_MOTTO.split(text)[0])
            if head.issuer and position + 1 < len(cells) and cells[position + 1][0].isupper():
                head.issuer = under_another(f"{text} {cells[position + 1][0]}") or head.issuer


def _read_title(plain: list[str], heading: int, head: Head) -> None:
    lines: list[str] = []
    capitals = False
    for index in range(heading + 1, min(heading + 30, len(plain))):
        text = plain[index].strip(" |")
        if not text or _RULE.match(text):
            if lines:
                break
            continue
        if lines and (
            _OPENING.match(text) or (capitals and not _mostly_capitals(text)) or _enacts(plain, index)
        ):
            break
        if lines and _ENDS_TITLE.match(plain[index]):
            break
        if lines and not _RUNS_ON.search(lines[-1]) and _is_sentence(plain, index):
            break
        if not lines:
            if _OPENING.match(text) and not _mostly_capitals(text) and not _is_title(plain, index):
                return
            capitals = _mostly_capitals(text)
        lines.append(text)
        head.title_lines.append(index + 1)
    if lines:
        head.title = collapse(" ".join(lines))
    for index in range(head.title_lines[-1], min(head.title_lines[-1] + 4, len(plain))):
        if (issuer := issuer_printed(plain[index])) is not None:
            head.issuer = head.issuer or issuer
            head.head_lines.append(index + 1)
            break


def _is_title(plain: list[str], start: int) -> bool:
    """Whether a paragraph that opens like a first sentence is a title: a title ends without a stop or a colon."""
    if not _TITLE_OPENING.match(plain[start].strip(" |")):
        return False
    last = plain[start].strip(" |")
    for line in plain[start + 1 : start + 12]:
        text = line.strip(" |")
        if not text or _RULE.match(text) or _OPENING.match(text):
            break
        last = text
    return not last.endswith((".", ":", ";", ","))


def _is_sentence(plain: list[str], start: int) -> bool:
    """Whether a paragraph (a line, and those that run on in small letters) opens with a capital and ends in a stop."""
    last = plain[start].strip()
    if not last[:1].isupper():
        return False
    for line in plain[start + 1 : start + 12]:
        if not line.strip()[:1].islower():
            break
        last = line.strip()
    return last.endswith((".", ":"))


def _enacts(plain: list[str], index: int) -> bool:
    """Whether a line is the issuer that opens the enacting formula: its name, then `Căn cứ …`."""
    following = next((line for line in plain[index + 1 : index + 4] if line.strip()), "")
    return following.lstrip().startswith("Căn cứ") and issuer_printed(plain[index]) is not None


def _mostly_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(map(str.isupper, letters)) >= 0.7 * len(letters)


def _read_attached_note(plain: list[str], head: Head) -> None:
    """Fill what the letterhead lacks from the note of an attached part, which names the document's own number."""
    if head.number and head.issued_on:
        return
    for index, line in enumerate(plain):
        if "èm " not in line:
            continue
        note = collapse(" ".join(plain[index : index + 4]))
        match = _ATTACHED.search(note)
        if match is None:
            continue
        number = tidy(match["number"])
        if head.number not in (None, number):
            continue
        day, month, year = (int(part) for part in match.groups()[2:5])
        head.number = number
        head.issued_on = head.issued_on or date_of(year, month, day)
        if match["issuer"]:
            head.issuer = head.issuer or issuer_printed(collapse(match["issuer"]).upper())
        return


def _complete_issuer(head: Head) -> None:
    """Type and issuer as far as the number's symbols and the place tell what the print does not."""
    if head.number:
        head.doc_type = head.doc_type or type_of(head.number)
        head.issuer = head.issuer or issuer_of(head.number)
    body = bodies().get(name_key(head.issuer or ""))
    if body is None or not body.local or not head.place:
        return
    if province := provinces().get(fold(head.place)):
        head.issuer = f"{body.name} {province.name if body.plain else province.full_name}"
    elif body.id in (
        "ubnd",
        "hdnd",
    ):  # there is one in every district and commune; other local bodies are of a province
        head.issuer = f"{body.name} {head.place}"
