"""The grammar of bodies in print: where one name ends and the next begins.

Names and aliases are data (`vocabularies/agencies.yaml`), and so are the words that names open with and
phrases are made of (`vocabularies/bodies.yaml`). Which body a name means is told by `meaning_of_bodies`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sources.paper.letters import LOWER, UPPER, collapse, fold
from sources.vocabularies import body_words
from sources.vocabularies.body_words import any_of
from sources.vocabularies.vocabulary import bodies, name_key

# Compared folded, but print must begin them with a capital (or they are generic).
_OPENER = re.compile(any_of(body_words.folded("opens")))
# A name that follows another without a comma ("Bộ Thông tin và Truyền thông Bộ Khoa học và Công nghệ"), or
# behind a stroke; words that tie a name to the one before it part nothing. A section stands behind a commune.
_TIED = "".join(f"(?<! {word})" for word in ("và", "của", "với", "cùng", "thuộc", "hoặc"))
_COMMUNE = "|".join(f"(?<= {kind})" for kind in body_words.printed("places", "with_sections"))
_INNER_OPENER = re.compile(
    rf"(?<=[{LOWER}]){_TIED} ?[ /] ?(?={any_of(body_words.printed('opens_unparted'))} [{UPPER}])"
    rf"|(?:{_COMMUNE}) (?=Phòng [{UPPER}])"
)
# Sections of the People's Committee of a commune: "Phòng Kinh tế", but not "Phong Điền" or "Phòng, chống".
_SECTION = re.compile(rf"(?:Phòng|PHÒNG) [{UPPER}]")
# "Văn phòng HĐND", behind which "và UBND xã" is no body of its own.
_JOINT_OFFICE = re.compile(
    rf"{any_of(body_words.folded('joint_office', 'office'))} (?:doan )?"
    rf"{any_of(body_words.folded('joint_office', 'first'))}(?: va hdnd)?$"
)
_JOINED = body_words.folded("joint_office", "second")
_BULLET = re.compile(r"(?:^| )[-–+•] ")
# "Sở Y tế chủ trì, phối hợp với Sở Tài chính", "Chủ trì: Sở Y tế; phối hợp: Sở Tài chính".
_ROLES = re.compile(
    r"(?:(?:cơ quan )?chủ trì ?: ?)?(?P<lead>.+?)(?: chủ trì)?"
    r"(?:(?: ?[,;.] ?(?:cơ quan )?phối hợp(?: với| cùng)?| phối hợp (?:với|cùng)) ?:? ?(?P<partners>.+))?",
    re.I,
)
_GROUPS = tuple(
    word.rstrip(",")
    for path in (("opens",), ("goes_on",), ("each_of",), ("anybody", "begins"))
    for word in body_words.printed(*path)
)
_GENERIC = re.compile(
    rf"(?:{any_of(body_words.folded('anybody', 'begins'))}|{any_of(body_words.folded('anybody', 'alone'))}$)"
)
# As printed: what begins alike but is a thing or an act.
_NO_BODY = re.compile(
    rf"{any_of(body_words.printed('no_bodies'))}"
    rf"|{any_of(body_words.printed('verbs_too'))}"
    rf"(?:,| (?![{UPPER}]|{any_of(body_words.printed('verbs_too_go_on'))}))"
    rf"|(?:tất cả )?(?:các|những|mọi) (?!(?i:{any_of(_GROUPS)}))"
)
_CONCERNED = re.compile(
    rf"\b(?:{any_of(body_words.folded('anybody', 'concerned'))}"
    rf"|{any_of(body_words.folded('anybody', 'concerned_there'))}$)"
)
_GENERIC_TAIL = re.compile(rf"(?:va )?(?:cac )?{any_of(body_words.folded('goes_on'))}")
# A bare "các" belongs to what is printed behind it.
_BEGINS_ANEW = re.compile(rf"(?!cac$){any_of(body_words.folded('begins_anew'))}")
_SHORT_TAIL, _SHORT_PHRASE, _LONGEST = 30, 40, 300
"""Letters: of what may run on with a phrase, of a phrase that does not say `liên quan`, of a name."""
_COMMITTEES = re.compile(any_of(body_words.folded("opens", "people's committees and councils")))
_HELD = re.compile(rf"^(?:các )?(?:{'|'.join(body_words.printed('holders'))}) (?=\w)", re.I)
_ACRONYM = re.compile(r"^[A-ZĐ][A-ZĐ&0-9]{1,9}$")
_SEPARATOR = re.compile(r"(\s*[;\n]\s*|\s*,\s*|\s+và\s+|\s+\+\s+)")
_OF_WHAT_FOLLOWS = re.compile(
    rf"(?<!\w)(?:{'|'.join((*body_words.printed('holders'), *body_words.printed('has')))})$", re.I
)
_PLACES = re.compile(any_of(body_words.printed("places", "district")))
_ENDS_IN_PLACES = re.compile(
    rf"(?:ubnd|nhan dan|hdnd|uy) (?:(?:cac )?{any_of(body_words.folded('places', 'district'))},? ?)+$"
)


@lru_cache(maxsize=65536)
def opens_with_body(text: str) -> bool:
    """Whether a text begins like the name of a body or a phrase for bodies."""
    if len(text) > _LONGEST:
        return False
    folded = fold(text)
    if is_no_body(text):
        return False
    if _spelled(text, _GENERIC.match(folded)) and (_CONCERNED.search(folded) or len(folded) < _SHORT_PHRASE):
        return True
    return _opens_like_a_name(text, folded)


def opens_with_name(text: str) -> bool:
    """Whether a text begins like the name of a body, and not like a phrase for bodies of a kind."""
    return bool(text) and len(text) <= _LONGEST and _opens_like_a_name(text, fold(text))


def _opens_like_a_name(text: str, folded: str) -> bool:
    if is_no_body(text):
        return False
    opener = text[0].isupper() and _spelled(text, _OPENER.match(folded))
    return bool(opener or _ACRONYM.match(text) or _SECTION.match(text))


def is_no_body(text: str) -> bool:
    """Whether a text begins like a body but speaks of a thing or an act (`Báo cáo kết quả`, `sở hữu`)."""
    plain = text.replace("_", " ")
    return _NO_BODY.match(plain.lower() if plain.isupper() else plain[0].lower() + plain[1:]) is not None


def _spelled(text: str, match: re.Match[str] | None) -> bool:
    """Whether folded words that open a body are so spelt in print: `Bổ sung` opens like `Bộ` when folded."""
    if match is None:
        return False
    count = len(match.group().split())
    printed = (word.strip(",.") for word in text.replace("_", " ").split()[:count])
    return text.isascii() or tuple(map(_letters, printed)) in _openers()


def _letters(word: str) -> str:
    """A word in small letters, whatever vowel of it carries the tone: `Uỷ` and `Ủy` are one."""
    return "".join(sorted(unicodedata.normalize("NFD", word.casefold())))


@lru_cache(maxsize=1)
def _openers() -> frozenset[tuple[str, ...]]:
    named = (
        *body_words.printed("opens"),
        *body_words.printed("anybody", "begins"),
        *body_words.printed("anybody", "alone"),
    )
    return frozenset(tuple(map(_letters, name.replace(",", "").split())) for name in named)


@lru_cache(maxsize=65536)
def split_bodies(printed: str) -> tuple[str, ...]:
    """The names in a cell of bodies, each as printed.

    Commas and `và` stand inside names (`Sở Lao động, Thương binh và Xã hội`) as well as between them, so a
    part opens a new name only where it begins like one.
    """
    return tuple(name for _, name in _names(printed))


def listed(printed: str) -> str | None:
    """The names of a cell as a list, `; ` between them: each of these bodies answers for the row."""
    return "; ".join(split_bodies(printed)) or None


def led_and_joined(printed: str) -> tuple[str, str | None]:
    """Who leads and who takes part, where one cell says both in words; else all of it leads."""
    match = _ROLES.fullmatch(printed)
    return (match["lead"], match["partners"]) if match else (printed, None)


@lru_cache(maxsize=65536)
def phrased(printed: str) -> str | None:
    """A cell that ends in an open phrase (`… và các bộ, ngành liên quan`): `; ` for commas, `và` kept."""
    joined = ""
    for separator, name in _names(printed):
        joined += f"{_as_printed(separator) if separator.strip() == 'và' else '; '}{name}" if joined else name
    return joined or None


def _names(printed: str) -> list[tuple[str, str]]:
    """Names with the separator printed before each."""
    names: list[tuple[str, str]] = []
    for hard in _INNER_OPENER.sub(_parted, printed).split(";"):
        for item in _bulleted(hard.strip()):
            names.extend(_split_soft(item))
    return names


def _parted(opener: re.Match[str]) -> str:
    """A semicolon before the name that follows another one, unless that one is of it (`Giám đốc Sở Y tế`)."""
    return opener.group() if _OF_WHAT_FOLLOWS.search(opener.string[: opener.start()]) else "; "


def _bulleted(text: str) -> list[str]:
    """The items of a cell that sets each body behind a bullet; names hold dashes too."""
    if not _BULLET.match(text):
        return [text]
    items: list[str] = []
    for item in filter(None, _BULLET.split(text)):
        if items and not opens_with_body(item):
            items[-1] += f" - {item}"
        else:
            items.append(item)
    return items


def _split_soft(text: str) -> list[tuple[str, str]]:
    names: list[tuple[str, str]] = []
    separator = ""
    for part in _SEPARATOR.split(text):
        if _SEPARATOR.fullmatch(part):
            separator = part
            continue
        part = part.strip(" .,-")
        if not part:
            continue
        if names and not _opens_new(names[-1][1], part):
            names[-1] = (names[-1][0], collapse(f"{names[-1][1]}{_as_printed(separator)}{part}"))
        else:
            names.append((separator if names else ";", collapse(part)))
        separator = ""
    return names


def _as_printed(separator: str) -> str:
    word = separator.strip()
    return ", " if word == "," else f" {word} "


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name, and what stands behind it and a comma or `và`; both as printed and folded."""

    name: str
    part: str
    before: str
    folded: str


def _opens_new(name: str, part: str) -> bool:
    """Whether a part behind a comma or `và` begins another name, or runs on with the one before it."""
    parts = _Parts(name, part, fold(without_holder(name)), fold(part))
    if any(rule(parts) for rule in _RUNS_ON):
        return False
    return _opens_like_a_name(part, parts.folded) or _another_phrase(parts)


def _longer_name(parts: _Parts) -> bool:
    """`Sở Lao động`, `Thương binh và Xã hội`."""
    return _begins_a_name(name_key(f"{parts.name} {parts.part}"))


def _longer_phrase(parts: _Parts) -> bool:
    """`Các bộ`, `ngành, địa phương`; behind a phrase that is closed (`… liên quan`) only what is short."""
    if not (_GENERIC.match(parts.before) and _GENERIC_TAIL.match(parts.folded)):
        return False
    if parts.part.startswith("các ") and _COMMITTEES.match(parts.before) and _CONCERNED.search(parts.folded):
        return False  # "UBND các xã, phường" and "các cơ quan liên quan" are two
    if parts.part[0].islower() and not _CONCERNED.search(parts.before):
        return True
    return len(parts.folded) < _SHORT_TAIL and not is_known(parts.part)


def _longer_places(parts: _Parts) -> bool:
    """`UBND phường`, `xã, đặc khu`: kinds of places in small letters, each with its body."""
    return _ENDS_IN_PLACES.search(parts.before) is not None and bool(_PLACES.match(parts.part))


def _second_body_of_an_office(parts: _Parts) -> bool:
    """`Văn phòng HĐND`, `UBND xã`."""
    joined = parts.folded.startswith(_JOINED) and _JOINT_OFFICE.match(parts.before)
    return bool(joined) and not _GENERIC.match(parts.folded)


def _within_brackets(parts: _Parts) -> bool:
    """`Bộ Y tế (Cục Quản lý Dược`, `Cục An toàn thực phẩm)`."""
    return parts.name.count("(") > parts.name.count(")")


_RUNS_ON: tuple[Callable[[_Parts], bool], ...] = (
    _within_brackets,
    _longer_name,
    _longer_phrase,
    _longer_places,
    _second_body_of_an_office,
)


def _another_phrase(parts: _Parts) -> bool:
    """`…, bộ, ngành liên quan` is a phrase of its own; `UBND các tỉnh, thành phố Vùng …` runs on."""
    if not _spelled(parts.part, _GENERIC.match(parts.folded)):
        return False
    return not parts.before.endswith((" tinh", " quan", " xa")) or bool(_BEGINS_ANEW.match(parts.folded))


def _begins_a_name(key: str) -> bool:
    """Whether a name of the vocabulary begins with these words."""
    names = _sorted_names()
    position = bisect_left(names, key)
    return position < len(names) and names[position].startswith(key)


@lru_cache(maxsize=1)
def _sorted_names() -> list[str]:
    return sorted(bodies())


def is_known(name: str) -> bool:
    """Whether the vocabulary has this name, in its usual capital."""
    return name[0].isupper() and name_key(name) in bodies()


def is_opener(name: str) -> bool:
    """Whether of a name only its first word is there, as where a line was cut behind it: `Sở`, `Ban`."""
    return _OPENER.fullmatch(fold(name)) is not None and not is_known(name)


def is_bare(name: str) -> bool:
    """Whether a name is that of a kind alone, so that it names nobody who could act: `Cơ quan`."""
    return name.lower() in body_words.printed("anybody", "bare")


def names_a_kind(folded: str) -> bool:
    """Whether a folded name is a phrase for bodies of a kind, and not the name of one."""
    of_a_kind = _GENERIC.match(folded) or _OPENER.fullmatch(folded) or _ENDS_IN_PLACES.search(folded)
    return bool(of_a_kind or _CONCERNED.search(folded))


def without_holder(name: str) -> str:
    """A name without who holds the body: `Chủ tịch UBND tỉnh`, `Thủ trưởng các sở, ngành`."""
    held = name[match.end() :] if (match := _HELD.match(name)) else name
    return held[:1].upper() + held[1:]
