"""What a document cites a paper for: what is printed between the beginning of the sentence and the number.

A paper is amended or replaced where this document does so, not where one cited paper did it to another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.document.stretches import Stretch
from sources.paper.letters import UPPER

STRONGEST = ("replaces", "amends", "implements", "basis", "mention")
"""Roles, the one that holds first where a paper is cited for several."""

# Where a sentence begins: behind a stop, a colon, or the semicolon before another ground of a preamble.
_BEGINS = re.compile(rf"[.:!?] +(?=[“\"]?[{UPPER}])|; *(?=[-–+]? *(?:Căn cứ|Xét|Theo)\b)")
_SECTION = re.compile(r"[-–+* ]*(?:(?:[IVX]{1,4}|[0-9]+|[A-Z])[.)/-]|(?:Điều|Phần|Mục|Chương) )")
# What turns from one paper to another: what is behind it is what that paper speaks of.
_TURN = r"(?!theo |thực hiện |căn cứ |quy định |ban hành kèm |sửa đổi)."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document cites: before its first section, or in a part of it."""

    stretch: Stretch
    opening: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """A role, by the words before a number and, where they are given, behind it; where it may hold."""

    role: str
    before: re.Pattern[str]
    behind: re.Pattern[str] | None = None
    within: frozenset[str] = frozenset()
    """Roles of the parts in which it holds, `opening` among them; empty: anywhere."""


_TITLE, _OPENING = frozenset(("title",)), frozenset(("opening", "preamble"))
_RULES = (
    # "Quyết định này có hiệu lực … và thay thế Quyết định số …"; a word is replaced in a paper that lives on
    _Rule("replaces", re.compile(rf"\bnày\b.*\b(?:thay thế|bãi bỏ)(?! (?:cụm )?từ\b){_TURN}*$", re.I)),
    _Rule("replaces", re.compile(rf"^(?:bãi bỏ|thay thế|h[uủ][ỷy] bỏ)(?! (?:cụm )?từ\b)(?:{_TURN})*$", re.I)),
    # "… số … hết hiệu lực kể từ ngày Quyết định này có hiệu lực"
    _Rule("replaces", re.compile("."), re.compile(r"[^.;]*(?<!đã )(?:hết hiệu lực|bị bãi bỏ)[^.;]* này\b")),
    _Rule("replaces", re.compile(r"\bnày\b"), re.compile(r"[^.;]*(?<!đã )(?:hết hiệu lực|bị bãi bỏ)")),
    _Rule(
        "amends",
        re.compile(rf"\b(?:sửa đổi|bổ sung|điều chỉnh)\b(?:, bổ sung)?(?:{_TURN})*$", re.I),
        within=_TITLE,
    ),
    _Rule("amends", re.compile(rf"^(?:sửa đổi|bổ sung|điều chỉnh)\b(?:, bổ sung)?(?:{_TURN})*$", re.I)),
    _Rule("basis", re.compile(r"^[-–+* ]*căn cứ\b", re.I)),
    _Rule(
        "basis",
        re.compile(r"^[-–+* ]*(?:xét|(?:qua|sau khi) (?:xem xét|nghe)|theo)\b", re.I),
        within=_OPENING,
    ),
    _Rule("implements", re.compile(r"\b(?:triển khai|thực hiện)\b", re.I), within=_TITLE),
    _Rule(
        "implements",
        re.compile(r"^(?:để |nhằm |tiếp tục )*(?:triển khai|(?:tổ chức )?thực hiện|quán triệt)\b", re.I),
        within=_OPENING,
    ),
    # "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện Nghị quyết số … như sau"
    _Rule(
        "implements",
        re.compile(rf"\b(?:ban hành|xây dựng)\b.*\b(?:triển khai|thực hiện)\b(?:{_TURN})*$"),
        within=_OPENING,
    ),
)


_REACH = 1000
"""Letters around a number in which its sentence is looked for, so that cost stays linear in a long"
" stretch."""


def opens_section(stretch: Stretch) -> bool:
    """Whether the first section of a document begins here; above it are title, preamble and opening."""
    return stretch.role == "body" and _SECTION.match(stretch.text) is not None


def role_of(place: Place, start: int, end: int) -> str:
    """What a paper is cited for whose number stands from `start` to `end` of a stretch."""
    text = place.stretch.text[max(0, start - _REACH) : end + _REACH].replace("_", " ")
    start, end = min(start, _REACH), min(start, _REACH) + end - start
    begins = 0
    for stop in _BEGINS.finditer(text, 0, start):
        begins = stop.end()
    before, where = text[begins:start], {place.stretch.role} | ({"opening"} if place.opening else set())
    for rule in _RULES:
        if rule.within and not rule.within & where:
            continue
        if rule.before.search(before) and (rule.behind is None or rule.behind.match(text, end)):
            return rule.role
    return STRONGEST[-1]
