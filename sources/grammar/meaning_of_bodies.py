"""Which body a printed name means: one of the vocabulary, completed by its place, or a phrase, or unknown.

Where names begin and end is told by `bodies`. A name that is not in the vocabulary is kept as printed,
`unknown`; a phrase that names no body in particular (`các bộ, ngành liên quan`) is `generic`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sources.grammar.bodies import is_known, names_a_kind, opens_with_body, without_holder
from sources.paper.letters import fold, slug
from sources.vocabularies import body_words
from sources.vocabularies.body_words import any_of
from sources.vocabularies.vocabulary import Body, Province, bodies, name_key, provinces

# Words that come and go in one and the same phrase: "(các) bộ, ngành (có) liên quan".
_CONCERNED_BODIES = re.compile(r"^cac |\bco (?=lien quan\b)")
# What a body answers for, in brackets behind its name: "Sở Y tế (tuyến tỉnh)".
_QUALIFIED = re.compile(r"\s*\([^()]*\)$")
_SUFFIX = re.compile(any_of(body_words.folded("places", "province")) + r"\.?")
_KIND_PRINTED = {fold(kind): kind for kind in body_words.printed("places", "district")}
_DISTRICT = re.compile(rf"(?P<head>ubnd|uy ban nhan dan) (?P<kind>{any_of(_KIND_PRINTED)}) (?P<place>.+)$")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A printed name and the body it means. `status`: named, generic or unknown."""

    printed: str
    id: str
    name: str
    name_en: str | None
    level: str
    status: str
    aliases: tuple[str, ...] = ()
    place: str | None = None
    """The province of a local body."""


@lru_cache(maxsize=65536)
def recognise(printed: str, place: Province | None) -> Recognised:
    """The body that a printed name means, local ones completed by the place of the document.

    Who holds it stands for it: `Chủ tịch UBND tỉnh`, `Thủ trưởng các sở, ngành`.
    """
    held = without_holder(printed)
    if held.lower() != printed.lower() and not is_known(printed) and opens_with_body(held):
        return replace(recognise(held, place), printed=printed)
    folded = _QUALIFIED.sub("", fold(printed)).strip(" .,:")
    if district := _DISTRICT.match(folded):
        return _of_district(printed, district, place)
    key = name_key(_QUALIFIED.sub("", printed))
    if body := bodies().get(key):
        return _completed(printed, body.id, place)
    if found := _with_place(key, place):
        return _completed(printed, *found)
    if names_a_kind(folded):
        return Recognised(
            printed, _short_id(_CONCERNED_BODIES.sub("", folded)), printed, None, "other", "generic"
        )
    return Recognised(printed, _short_id(printed), printed, None, "other", "unknown")


def _short_id(name: str) -> str:
    return slug(name)[:80].strip("-") or "khong-ro"


def _of_district(printed: str, district: re.Match[str], place_of: Province | None) -> Recognised:
    """The People's Committee of a place below a province."""
    head, kind, place = district.groups()
    province = place_of.name if place_of else None
    own = printed.split(maxsplit=len(f"{head} {kind}".split()))[-1]
    name = f"Ủy ban nhân dân {_KIND_PRINTED[kind]} {own}"
    return Recognised(printed, slug(f"ubnd {kind} {place}"), name, None, "district", "named", (), province)


def _with_place(key: str, place: Province | None) -> tuple[str, Province | None] | None:
    """A vocabulary name with a place behind it: `Thanh tra thành phố`, `Kho bạc Nhà nước Hải Phòng`."""
    words = key.split()
    for cut in range(len(words) - 1, 0, -1):
        body = bodies().get(" ".join(words[:cut]))
        if body is None or not body.local:
            continue
        rest = " ".join(words[cut:])
        if _SUFFIX.fullmatch(rest):
            return body.id, place
        named = provinces().get(rest)
        if named is not None:
            return body.id, named
        return None
    return None


def _completed(printed: str, body_id: str, place: Province | None) -> Recognised:
    body = _by_id()[body_id]
    if not body.local:
        return Recognised(printed, body.id, body.name, body.name_en, body.level, "named", body.aliases)
    if place is None:
        # "UBND" in a national document: there are sixty of them.
        return Recognised(printed, body.id, body.name, body.name_en, body.level, "generic", body.aliases)
    return Recognised(
        printed,
        f"{body.id}-{slug(place.name)}",
        f"{body.name} {place.name if body.plain else place.full_name}",
        f"{body.name_en}, {place.name}",
        body.level,
        "named",
        body.aliases,
        place.name,
    )


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Body]:
    return {body.id: body for body in bodies().values()}
