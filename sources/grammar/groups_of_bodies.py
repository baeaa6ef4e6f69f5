"""What kind of body a name is of, and for which kinds a phrase for many stands (`các Sở, ngành, đơn vị`).

The kinds are those of `agencies.kind`. Which bodies there are of a kind is known only of all documents
together, so the warehouse spells groups out.
"""

from __future__ import annotations

import re
from functools import cache

from sources.paper.letters import fold
from sources.vocabularies import body_words

_AUTHORITIES = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|chinh phu|thu tuong|quoc hoi|thuong truc)\b"
)
_WORD = re.compile(r"\w+")
_OPENS = {"city": (("so ", "department"),), "central": (("bo ", "ministry"),)}
_ELSE = {"city": "branch", "central": "central_body"}


def kind_of(name: str, level: str) -> str:
    """The kind of a named body: `district`, `department` (`Sở …`), `branch` (other bodies of a province),
    `ministry`, `central_body`, `authority` (who gives the work, not who is one of a group), `other`."""
    if level == "district":
        return "district"
    folded = fold(name)
    if _AUTHORITIES.match(folded):
        return "authority"
    for opening, kind in _OPENS.get(level, ()):
        if folded.startswith(opening):
            return kind
    return _ELSE.get(level, "other")


def stands_for(phrase: str) -> tuple[str, ...]:
    """The kinds of bodies that a phrase means all of; none where it means those concerned."""
    said = f" {' '.join(_WORD.findall(phrase.casefold()))} "
    if any(f" {word} " in said for word in _concerned()):
        return ()
    kinds = {
        kind
        for word, beside, named in _groups()
        if f" {word} " in said and (not beside or f" {beside} " in said)
        for kind in named
    }
    return tuple(sorted(kinds))


@cache
def _groups() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(
        (entry["says"], entry.get("beside", ""), tuple(entry["kinds"]))
        for entry in body_words.entries("groups")
    )


@cache
def _concerned() -> tuple[str, ...]:
    return body_words.printed("groups_of_those_concerned")
