"""The place or the people that a label is of, where these are not its document's own and whole ones."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.naming.label_key import label_key, spelled
from sources.naming.reading_labels import reading
from sources.paper.letters import LOWER, UPPER

# A kind of place and its name in capitals: `huyện Cát Hải`, `Vùng I`, `xã Tân Lập`; a bare `xã` names none.
_PLACE = re.compile(
    r"\b(?:T[PTX]\.?|[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Pp]hường|[Xx]ã|[Tt]hị xã|[Tt]hị trấn"
    r"|[Đđ]ặc khu|[Vv]ùng)"
    rf"(?: [{UPPER}][{LOWER}]*+|[{UPPER}]++\b)+"
)


@lru_cache(maxsize=65536)
def scope_of(label: str, above: str | None, place: str | None) -> str | None:
    """Whom or where a label is of, its own words before those above it; None: all of the document's place."""
    named = [name for words in (label, above or "") for name in _named(words, place)]
    return "; ".join(dict.fromkeys(named)) or None


def names_a_place(label: str) -> bool:
    """Whether a label is the name of a place and no more, so that the column says what is measured."""
    return _PLACE.fullmatch(label) is not None


def _named(words: str, place: str | None) -> list[str]:
    said = reading(label_key(words, place)).scopes if words else ()
    own = spelled(place) if place else ""
    places = (found.group() for found in _PLACE.finditer(words))
    return [*said, *(found for found in places if not own or own not in spelled(found))]
