"""The signature block of a document: who signs, in which office.

A block reads down one column: the body signed for (`TM. ỦY BAN NHÂN DÂN`), the office (`KT. CHỦ TỊCH`, `PHÓ CHỦ
TỊCH`), the name. Flattening sets the column beside the recipients, breaks it over lines or draws it into one cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sources.paper.letters import LOWER, UPPER, collapse
from sources.paper.marks import COLUMN

_WITHIN = 200
"""Characters: a line that holds (both columns of) a signature block is never longer."""
_BLOCK = 16
"""Lines: a block with the blanks for a stamp is never longer."""
_OFFICES = (
    "TỔNG GIÁM ĐỐC|GIÁM ĐỐC|CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TỔNG THANH TRA|"
    "CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|VIỆN TRƯỞNG|CHỈ HUY TRƯỞNG|TỔNG BÍ THƯ|BÍ THƯ|THỐNG ĐỐC|CHÁNH ÁN"
)
_OFFICE = re.compile(rf"(?:QUYỀN |Q ?\. ?)?(?:PHÓ )?(?:{_OFFICES})|THỨ TRƯỞNG")
# One of these stands in the first line of every block; looked for before any regex is tried.
_WORDS = (
    "TM",
    "T.M",
    "T/M",
    "KT",
    "TL",
    "TUQ",
    "Q.",
    "Q .",
    "CHỦ ",
    "TƯỚNG",
    "TRƯỞNG",
    "ĐỐC",
    "CHÁNH",
    "THANH TRA",
    "BÍ THƯ",
)
_FOR = re.compile(r"(?:TM|T\.M|KT|Q|TL|TUQ)\s*\.|T/M\b", re.I)
_ACTING = re.compile(
    rf"^.*\b(?:KT|TL|TUQ)\s*\.\s*(?:{_OFFICES}) (?=\S)|^.*?\bTM\s*\.[^.]*?(?={_OFFICE.pattern})"
)
# Names of the highlands: "K'Mák", "H'Yim Kđoh", "Y Giang Gry Niê Knơng".
_HIGHLAND = rf"[{UPPER}][{LOWER}]*['’][{UPPER}]?[{LOWER}]+"
_GIVEN = rf"(?:{_HIGHLAND}|[{UPPER}][{LOWER}]+)"
_NAME = re.compile(
    rf"^(?:{_HIGHLAND}|[YA] {_GIVEN}|(?:[YA] )?{_GIVEN}(?: (?:{_HIGHLAND}|[{UPPER}][{LOWER}]*)){{1,5}})$"
)
_REST_OF_NAME = re.compile(rf"^{_GIVEN}(?: {_GIVEN})?$")
_RULE = re.compile(r"^[-_=–—*\s]+$")


@dataclass(frozen=True, slots=True)
class Signature:
    """Signer and office as printed, None where the print lacks them; `lines` are those of the block, from 1."""

    signer: str | None = None
    position: str | None = None
    lines: list[int] = field(default_factory=list)


def read_signature(plain: list[str], start: int) -> Signature:
    """The first block behind line `start` that ends in a name: a decision with its plan attached is signed first.

    Where no block does, the first one that signs for a body.
    """
    cut_off: Signature | None = None
    for index in range(start, len(plain)):
        line = plain[index]
        if len(line) > _WITHIN or not any(word in line for word in _WORDS):
            continue
        for column, part in enumerate(COLUMN.split(line)):
            text = collapse(part)
            office, _ = _parted(text)
            if _FOR.match(text) or (office and _OFFICE.match(office)):
                block = _read_block(plain, index, column)
                if block.signer:
                    return block
                if cut_off is None and _FOR.match(text):
                    cut_off = block
    return cut_off or Signature()


def _read_block(plain: list[str], start: int, column: int) -> Signature:
    lines: list[int] = []
    capitals: list[str] = []
    for index in range(start, min(start + _BLOCK, len(plain))):
        parts = COLUMN.split(plain[index])
        text = collapse(parts[column]) if column < len(parts) else ""
        if not text:
            continue
        office, name = _parted(text)
        if office:
            capitals.append(office)
        if capitals and name:
            rest = _rest_of_name(plain, index)
            lines.extend(range(index + 1, index + 2 + bool(rest)))
            return Signature(collapse(f"{name} {rest}"), _position(capitals), lines)
        if not office and not text.startswith(("(", "[")) and not _RULE.match(text):
            return Signature()
        lines.append(index + 1)
    return Signature(lines=lines)


def _rest_of_name(plain: list[str], index: int) -> str:
    """The end of a name that the width of its cell breaks: the bar that closes the cell stands behind it."""
    rest, behind = (plain[at].strip() if at < len(plain) else "" for at in (index + 1, index + 2))
    return rest if behind == "|" and _REST_OF_NAME.match(rest) else ""


def _parted(text: str) -> tuple[str, str]:
    """The capitals of a cell (body, office) and the name behind them; either may be missing."""
    words = text.split()
    count = next((i for i, word in enumerate(words) if any(map(str.islower, word))), len(words))
    if 0 < count < len(words) and words[count - 1] in ("Y", "A"):
        count -= 1
    office, name = " ".join(words[:count]), " ".join(words[count:])
    if count and (not office.replace(",", "").isupper() or len(office) > 90):
        return "", ""
    return office, name if _NAME.match(name) else ""


def _position(capitals: list[str]) -> str | None:
    """The office of the person who signs: the last office named, also where a line break parts it."""
    for count in (1, 2):
        own = _ACTING.sub("", " ".join(capitals[-count:]))
        if _OFFICE.match(own):
            return own
    return capitals[-1] if len(capitals) > 1 else None
