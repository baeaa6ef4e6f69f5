"""The signature block of a document: who signs, in which office.

A block reads down one column: the body signed for (`TM. ỦY BAN NHÂN DÂN`), the office (`KT. CHỦ TỊCH`, `PHÓ
CHỦ TỊCH`), the name. Flattening sets the column beside the recipients, breaks it over lines or draws it into
one cell. Which offices there are is data (`vocabularies/offices.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from sources.paper.letters import LOWER, UPPER, collapse
from sources.paper.lines import is_rule
from sources.paper.marks import COLUMN
from sources.vocabularies.vocabulary import offices

_WITHIN = 200
"""Characters: a line that holds (both columns of) a signature block is never longer."""
_BLOCK = 16
"""Lines: a block with the blanks for a stamp is never longer."""
_LONGEST_OFFICE = 90
_OFFICES = "|".join(offices().signers)
# `PHÓ` is a deputy, `QUYỀN` and `Q.` hold an office for the time being.
_OFFICE = re.compile(rf"(?:QUYỀN |Q ?\. ?)?(?:PHÓ )?(?:{_OFFICES})|{'|'.join(offices().deputies)}")
# On behalf of a body (TM.), in the stead of its head (KT.), by order (TL.), by mandate (TUQ.), acting (Q.).
_FOR = re.compile(r"(?:TM|T\.M|KT|Q|TL|TUQ)\s*\.|T/M\b")
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


@dataclass(frozen=True, slots=True)
class Signature:
    """Signer and office as printed, None where they are not; `lines` are those of the block, from 1."""

    signer: str | None = None
    position: str | None = None
    lines: tuple[int, ...] = ()
    offices: str = ""
    """All offices of the block, the one that is signed for too: `BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM`."""


def read_signature(plain: Sequence[str], start: int) -> Signature:
    """The first block behind line `start` that ends in a name: a decision is signed before its plan.

    Where no block does, the first one that signs for a body.
    """
    cut_off: Signature | None = None
    for index in range(start, len(plain)):
        line = plain[index]
        if len(line) > _WITHIN:
            continue
        for column, part in enumerate(COLUMN.split(line)):
            text = collapse(part)
            signs_for = _FOR.match(text)
            if not signs_for and not (_OFFICE.match(text) and _parted(text)[0]):
                continue
            block = _read_block(plain, index, column)
            if block.signer:
                return block
            if signs_for:
                cut_off = cut_off or block
    return cut_off or Signature()


def _read_block(plain: Sequence[str], start: int, column: int) -> Signature:
    """The block that begins at an index in a column; without signer and office where no name ends it."""
    lines: list[int] = []
    capitals: list[str] = []
    for index in range(start, min(start + _BLOCK, len(plain))):
        text = collapse("".join(COLUMN.split(plain[index])[column : column + 1]))
        if not text:
            continue
        office, name = _parted(text)
        if office:
            capitals.append(office)
        if capitals and name:
            rest = _rest_of_name(plain, index)
            lines.extend(range(index + 1, index + 2 + bool(rest)))
            return Signature(
                collapse(f"{name} {rest}"), _position(capitals), tuple(lines), " ".join(capitals)
            )
        if not office and not text.startswith(("(", "[")) and not is_rule(text):
            return Signature()
        lines.append(index + 1)
    return Signature(lines=tuple(lines))


def _rest_of_name(plain: Sequence[str], index: int) -> str:
    """The end of a name that the width of its cell breaks: the bar that closes the cell stands behind it."""
    rest, behind = (plain[at].strip() if at < len(plain) else "" for at in (index + 1, index + 2))
    return rest if behind == "|" and _REST_OF_NAME.match(rest) else ""


def _parted(text: str) -> tuple[str, str]:
    """The capitals of a cell (body, office) and the name behind them; either may be missing."""
    words = text.split()
    count = sum(1 for _ in takewhile(lambda word: not any(map(str.islower, word)), words))
    count -= words[count - 1 : count] in (["Y"], ["A"]) and count < len(words)
    office, name = " ".join(words[:count]), " ".join(words[count:])
    if office and (not office.replace(",", "").isupper() or len(office) > _LONGEST_OFFICE):
        return "", ""
    return office, name if _NAME.match(name) else ""


def _position(capitals: list[str]) -> str | None:
    """The office of the person who signs: the last office named, also where a line break parts it."""
    for count in (1, 2):
        own = _ACTING.sub("", " ".join(capitals[-count:]))
        if _OFFICE.match(own):
            return own
    return capitals[-1] if len(capitals) > 1 else None
