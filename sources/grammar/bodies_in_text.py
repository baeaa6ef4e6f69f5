"""The grammar of bodies in a sentence: the name that stands at a place in it, where that name ends.

Words are data (`vocabularies/bodies.yaml`). How the names of a list are parted, and which body each means, is
told by `bodies`; who of those named is to act, by the readers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.grammar.bodies import is_known, is_opener, opens_with_body, split_bodies
from sources.paper.letters import UPPER, collapse
from sources.vocabularies import body_words
from sources.vocabularies.body_words import any_of

# "Thủ trưởng các Sở", "Chủ tịch và Giám đốc": part of the name as printed, but not what it is known by.
_HOLDERS = re.compile(
    rf"(?:(?:các )?(?:{'|'.join(body_words.printed('holders'))})(?: các)?,? ?(?:và )?)+", re.I
)
_EACH = re.compile(r"^[Cc]ác (?=bộ|sở|cơ quan)")
_ENDS = body_words.printed("ends")
# `tổ chức có liên quan` begins like `tổ chức thực hiện`, which ends a name.
_ANYBODY = any_of(
    word for word in body_words.printed("anybody", "begins") if word.startswith(_ENDS) and word not in _ENDS
)
# A stop within a word ends no name: "TP.HCM".
_NAME_ENDS = re.compile(
    rf"[;:(]|\.(?=\s|$)|[,–-] (?:là )?(?i:{any_of(body_words.printed('apposed'))})"
    rf"|[–-] thường trực(?!\w)|(?<!goại )(?<!\w)giao(?: cho)?(?= [{UPPER}])"
    rf"|(?:,\s*)?(?<!\w)(?!{_ANYBODY})(?:{'|'.join(_ENDS)})(?!\w)"
)
_IS_DONE = re.compile(rf" ?(?:{'|'.join(_ENDS)})(?!\w)")
_ASSIGNS = re.compile(rf"(?:{'|'.join(body_words.printed('assigns'))})\s+", re.I)
_MAIN_CLAUSE = re.compile(r", (?=[^\W\d_])")
_IS_TO = re.compile(rf",? (?:{'|'.join(body_words.printed('is_to'))})(?!\w)")
# Where a body may begin: at the beginning, behind a sign, behind who gives it work; or as an object.
_ASKS = f"(?:{'|'.join(body_words.printed('asks'))})"
_MAY_BEGIN = re.compile(
    rf"(?:^[-–+•* ]*(?:(?i:{_ASKS}) )?|[,;:.] (?:và )?(?!{_ASKS})|(?<!\w)(?P<asks>{_ASKS}) "
    rf"|(?<!\w)(?P<object>{'|'.join(body_words.printed('objects'))}) )(?=[^\W\d_])"
)
# Behind a name that is known only a place goes on with it: "Ủy ban nhân dân tỉnh", "UBND các xã, phường".
_PLACE = re.compile(
    rf"(?: (?:của|thuộc|trực thuộc))?(?: (?i:{'|'.join(body_words.printed('places', 'province'))}))?"
    rf"(?: [{UPPER}][\w.]*)*"
)
_KINDS = (*body_words.printed("places", "province"), *body_words.printed("places", "district"))
_GOES_ON = re.compile(
    rf"\s*(?:$|[,;/&+(–-]|(?i:{any_of(_KINDS)})"
    r"|(?:và|của|thuộc|trực thuộc|các|cấp|nơi|cùng|hoặc|khu|vùng|có|liên) )"
)
_LONGEST = 240
"""Letters in which a list of names ends, or is none."""


def body_at(text: str, at: int) -> str | None:
    """The name, or the list of names, that begins at a place; None where no body is named there."""
    ahead = text[at : at + _LONGEST].replace("_", " ")
    held = _HOLDERS.match(ahead)
    start = held.end() if held else 0
    stop = _NAME_ENDS.search(ahead, start + 1)
    name = collapse(ahead[: stop.start()] if stop else ahead).strip(" ,.;-/")
    bare = _EACH.sub("", name[start:].strip())
    first = bare.partition(",")[0]
    if not first or name.isupper() or not opens_with_body(first[0].upper() + first[1:]):
        return None
    named = name[: len(name) - len(_clause_behind(split_bodies(name)[-1]))].rstrip(" ,").removesuffix(" và")
    return None if is_opener(named) else named


@lru_cache(maxsize=16384)
def without_clause(name: str) -> str:
    """The name of a cell without what the body is to do: `Sở Y tế theo dõi, báo cáo chỉ tiêu`."""
    clause = _clause_behind(name)
    return name[: len(name) - len(clause)].rstrip(" ,") if _IS_DONE.match(clause) else name


def _clause_behind(name: str) -> str:
    """What a sentence prints behind a name that is known and is no part of it: `Bộ Y tế | nâng cao …`."""
    words = name.split()
    for count in range(len(words), 1, -1):
        known = " ".join(words[:count]).rstrip(",")
        if not is_known(known):
            continue
        place = _PLACE.match(name, len(known))
        rest = name[place.end() if place else len(known) :]
        return "" if _GOES_ON.match(rest) else rest
    return ""


def opening_body(text: str) -> str | None:
    """The body that opens a text, behind its bullet and a word that gives it work (`Giao Sở Nội vụ`)."""
    bare = text.lstrip("-–+•* ")
    assigned = _ASSIGNS.match(bare)
    return body_at(bare, assigned.end() if assigned else 0)


def acting_body(text: str, before: int) -> str | None:
    """The body that acts before a place of a sentence: the last that opens a part of it (`; Sở Y tế lập …`).

    Who is spoken of (`phối hợp với Sở Tài chính, Sở Nội vụ`) is read over with all of its list; a group of an
    earlier clause (`đôn đốc các đơn vị …; báo cáo …`) does not act in this one.
    """
    clause = text.rfind(";", 0, before) + 1
    acting, at = None, 0
    while (begins := _MAY_BEGIN.search(text, at, before)) is not None:
        named = body_at(text[:before], begins.end())
        at = begins.end() + len(named or " ")
        acts = named and not begins["object"] and not _RUNS_ON.match(named)
        if named and acts and (at > clause or named[0].isupper() or begins["asks"]):
            acting = named
    beside = _beside(text, before)
    return acting if beside is None or (acting and acting.endswith(beside)) else beside


def advised_body(text: str, before: int) -> str | None:
    """The body that is advised to do what stands right behind it: `tham mưu UBND tỉnh báo cáo …`."""
    advised = [found.end() for found in _ADVISES.finditer(text, max(0, before - _FAR), before)]
    named = body_at(text[:before], advised[-1]) if advised else None
    return named if named and not text[advised[-1] + len(named) : before].strip() else None


_ADVISES = re.compile(r"(?<!\w)(?:tham mưu|giúp|thay mặt)(?: cho| giúp)? ")
# "…, đơn vị", "…, ngành, địa phương": the rest of a list whose beginning was read as part of something else.
_RUNS_ON = re.compile(rf"{any_of(body_words.printed('goes_on'))}(?!,? (?:chủ trì|thường trực))")
_GROUP = re.compile(r"(?<!\w)[cC]ác (?=\w)")
_OBJECTS = frozenset(body_words.printed("objects"))
_NEAR, _FAR = 30, 160
"""Letters between a group and what it does; and back to where the group begins."""


def _beside(text: str, before: int) -> str | None:
    """The group that stands right before what it does: `… các cơ quan, đơn vị chủ động đề xuất gửi …`."""
    for group in _GROUP.finditer(text, max(0, before - _FAR), before):
        spoken_of = text[max(0, group.start() - 12) : group.start()].split()[-1:]
        named = None if _OBJECTS.intersection(spoken_of) else body_at(text[:before], group.start())
        rest = text[group.start() + len(named or "") : before]
        if named and len(rest) <= _NEAR and not re.search("[,;:.(]", rest):
            return named
    return None


def body_of_main_clause(sentence: str) -> str | None:
    """The body behind a comma that is to act: `Căn cứ …, Sở Y tế có trách nhiệm …`."""
    for comma in _MAIN_CLAUSE.finditer(sentence):
        if (named := body_at(sentence, comma.end())) and _IS_TO.match(sentence, comma.end() + len(named)):
            return named
    return None
