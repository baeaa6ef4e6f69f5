"""The grammar of bodies in a sentence: the name that stands at a place in it, where that name ends.

Words are data (`vocabularies/bodies.yaml`). How the names of a list are parted, and which body each means, is
told by `bodies`; who of those named is to act, by the readers.
"""

from __future__ import annotations

import re

from sources.grammar.bodies import opens_with_body
from sources.paper.letters import collapse
from sources.vocabularies import body_words

# "Thủ trưởng các Sở", "Chủ tịch và Giám đốc": part of the name as printed, but not what it is known by.
_HOLDERS = re.compile(rf"(?:(?:{'|'.join(body_words.printed('holders'))})(?: các)?,? ?(?:và )?)+", re.I)
_EACH = re.compile(r"^[Cc]ác (?=bộ|sở|cơ quan)")
# A stop within a word ends no name: "TP.HCM".
_NAME_ENDS = re.compile(rf"[;:(]|\.(?=\s|$)|(?:,\s*)?(?<!\w)(?:{'|'.join(body_words.printed('ends'))})(?!\w)")
_ASSIGNS = re.compile(rf"(?:{'|'.join(body_words.printed('assigns'))})\s+", re.I)
_IS_TO = re.compile(rf",? (?:{'|'.join(body_words.printed('is_to'))})(?!\w)")
_MAIN_CLAUSE = re.compile(r", (?=[^\W\d_])")
_LONGEST = 240
"""Letters in which a list of names ends, or is none."""


def body_at(text: str, at: int) -> str | None:
    """The name, or the list of names, that begins at a place; None where no body is named there."""
    ahead = text[at : at + _LONGEST]
    held = _HOLDERS.match(ahead)
    start = held.end() if held else 0
    stop = _NAME_ENDS.search(ahead, start + 1)
    name = collapse(ahead[: stop.start()] if stop else ahead).strip(" ,.;-/")
    bare = _EACH.sub("", name[start:].strip())
    if not bare or name.isupper() or not opens_with_body(bare[0].upper() + bare[1:]):
        return None
    return name


def opening_body(text: str) -> str | None:
    """The body that opens a text, behind its bullet and a word that gives it work (`Giao Sở Nội vụ`)."""
    bare = text.lstrip("-–+•* ")
    assigned = _ASSIGNS.match(bare)
    return body_at(bare, assigned.end() if assigned else 0)


def body_of_main_clause(sentence: str) -> str | None:
    """The body behind a comma that is to act: `Căn cứ …, Sở Y tế có trách nhiệm …`."""
    for comma in _MAIN_CLAUSE.finditer(sentence):
        if (named := body_at(sentence, comma.end())) and _IS_TO.match(sentence, comma.end() + len(named)):
            return named
    return None
