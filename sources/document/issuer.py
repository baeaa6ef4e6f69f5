"""Who issues a document, as a letterhead prints it in capitals: one body, or one under another.

Where in a document a letterhead stands, and what fills it where it is lost, belongs to `letterhead` and
`head`; words by which kinds of bodies are known are data (`vocabularies/offices.yaml`).
"""

from __future__ import annotations

from collections.abc import Callable

from sources.grammar.meaning_of_bodies import recognise
from sources.paper.letters import fold
from sources.vocabularies.vocabulary import Province, bodies, name_key, offices, provinces

_LONGEST = 90
"""Characters: the name of a body in a letterhead is not longer."""
_WORDS_OF_PLACE = (2, 3, 4, 5)
"""Words: the name of a province with its kind, `TỈNH SƠN LA` to `THÀNH PHỐ HỒ CHÍ MINH`."""


def issuer_printed(text: str) -> str | None:
    """An issuer in a letterhead, capitals given their usual spelling; None where the text names none."""
    text = text.strip(" -–|_*")
    if len(text) > _LONGEST or not text.isupper():
        return None
    return next(filter(None, (rule(text) for rule in _RULES)), None)


def under_another(text: str) -> str | None:
    """The body that issues, where the one over it stands above: `UBND TỈNH SƠN LA`, then `SỞ TÀI CHÍNH`."""
    words = text.split()
    cuts = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(2, len(words) - 1))
    return next(filter(None, (_under(over, own) for over, own in cuts)), None)


def _under(over: str, own: str) -> str | None:
    """The body `own`, if what stands over it is a body or ends in a province."""
    if committee := _committee(over):
        return _of_committee(committee, own)
    province = province_at_the_end_of(over)
    if province is None and name_key(over) not in bodies():
        return None
    if province and _council_of(own):
        return issuer_printed(own)
    shared = fold(own) in offices().shared
    body = recognise(f"{own} {over}" if shared else own, province)
    if body.status == "named":
        return body.name
    return own.capitalize() if not province and fold(own).startswith(offices().parts) else None


def _committee(text: str) -> str | None:
    """A committee of the Party in its usual spelling: `Huyện ủy Mường Tè`, `Đảng ủy Chính phủ`."""
    folded = fold(text)
    kind = next((kind for kind in offices().party if f"{folded} ".startswith(f"{kind} ")), None)
    if kind is None:
        return None
    printed, behind = offices().party[kind], folded[len(kind) :].strip()
    if not behind:
        return printed
    body = bodies().get(name_key(behind))
    return f"{printed} {body.name if body else _place_name(behind, text, of_committee=True)}"


def _of_committee(committee: str, own: str) -> str | None:
    """A body of a committee, which names no place of its own: `BAN TUYÊN GIÁO`, or the committee under it."""
    if name := offices().shared.get(fold(own)):
        return f"{name} {committee}"
    if (kind := offices().party.get(fold(own))) is None:
        return _committee(own)
    place = committee.removeprefix(next(filter(committee.startswith, offices().party.values()))).strip()
    bare = next(
        (kind for kind in offices().upper_places + offices().lower_places if place.startswith(f"{kind} ")), ""
    )
    return f"{kind} {place.removeprefix(bare).strip()}"


def province_at_the_end_of(text: str) -> Province | None:
    """The province, of more than one word with its kind, that the name of a local body ends in."""
    words = text.split()
    named = (provinces().get(fold(" ".join(words[-count:]))) for count in _WORDS_OF_PLACE)
    return next(filter(None, named), None)


def _in_full(text: str) -> str:
    """The text folded, abbreviations of councils written out."""
    folded = fold(text)
    for abbreviation, body in offices().councils.items():
        folded = folded.replace(abbreviation, fold(body.name))
    return folded


def _known(text: str) -> str | None:
    body = bodies().get(name_key(_in_full(text)))
    return body.name if body else None


def _chair(text: str) -> str | None:
    """`CHỦ TỊCH`, then the body."""
    for chair in offices().chairs:
        if fold(text).startswith(chair):
            title, body = _parted(text, len(chair.split()))
            led = issuer_printed(body)
            return f"{title.capitalize()} {led}" if led else None
    return None


def _council_of(text: str) -> tuple[str, str] | None:
    """The council that a text names, and what stands behind it, folded."""
    folded = f"{_in_full(text)} "
    for body in offices().councils.values():
        if folded.startswith(name := f"{fold(body.name)} "):
            return body.name, folded[len(name) :].strip()
    return None


def _council(text: str) -> str | None:
    """A council of a place, or a body under the council of a province, by whatever name."""
    if (found := _council_of(text)) is None:
        return None
    council, behind = found
    own = _behind_province(behind, text)
    if own:
        return issuer_printed(own) or own.capitalize()
    return f"{council} {_place_name(behind, text)}" if behind else council


def _behind_province(folded: str, printed: str) -> str | None:
    """What stands behind the province of a council."""
    words = folded.split()
    for cut in range(len(words) - 1, 1, -1):
        place = " ".join(words[:cut])
        if (
            place.startswith(tuple(f"{fold(kind)} " for kind in offices().upper_places))
            and place in provinces()
        ):
            return " ".join(printed.split()[cut - len(words) :])
    return None


def _place_name(folded: str, printed: str, of_committee: bool = False) -> str:
    """A place in its usual spelling: a province by its name, another with its kind in small letters.

    `XÃ CHIỀNG EN, TỈNH SƠN LA` is `xã Chiềng En, tỉnh Sơn La`; a committee of a province has its bare name.
    """
    if province := provinces().get(folded):
        kinds = tuple(f"{fold(kind)} " for kind in offices().upper_places)
        return province.name if of_committee and not folded.startswith(kinds) else province.full_name
    words = " ".join(printed.split()[-len(folded.split()) :])
    return ", ".join(map(_spelled, words.split(", ")))


def _spelled(place: str) -> str:
    """A place of one kind in its usual spelling."""
    kinds = (*offices().upper_places, *offices().lower_places)
    kind = next((kind for kind in kinds if f"{fold(place)} ".startswith(f"{fold(kind)} ")), "")
    words, cut = place.split(), len(kind.split())
    return " ".join([*map(str.lower, words[:cut]), *map(str.capitalize, words[cut:])])


def _named(text: str) -> str | None:
    body = recognise(text, None)
    return body.name if body.status == "named" else None


def _of_a_kind(text: str) -> str | None:
    return text.capitalize() if _in_full(text).startswith(offices().issuers) else None


def _parted(text: str, count: int) -> tuple[str, str]:
    words = text.split()
    return " ".join(words[:count]), " ".join(words[count:])


_RULES: tuple[Callable[[str], str | None], ...] = (
    _known,
    under_another,
    _committee,
    _chair,
    _council,
    _named,
    _of_a_kind,
)
"""In this order: what a list knows before what only its kind tells."""
