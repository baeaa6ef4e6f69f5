"""Units as running text prints them behind a figure: where one ends, and whether it is a noun.

Which unit of the vocabulary a name means belongs to `units`; which of them count in running text is data
(`units.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sources.grammar.telling import any_of
from sources.grammar.units import countable, unit_of
from sources.vocabularies.vocabulary import unit_vocabulary

_TIMES = re.compile(r" lần(?!\w)")
_TIMES_BEFORE = re.compile(r"gap (?:khoang |tren |hon |gan )?$")
# So many of so many: "56/93 nhiệm vụ".
_OUT_OF = re.compile(r" ?/ ?[0-9]+(?:[.,][0-9]+)*(?= )")


# Of how many a rate is: "/1 ha", "/10.000 dân", "/vạn dân"; any other figure is no base.
_MANY = r"(?:(?:100\.000|10\.000|1\.?000|100|(?:1 |một )?(?:vạn|nghìn|triệu)) )"
_BASE = rf"(?:(?:1|một) |{_MANY})?"
_OF_MANY = re.compile(rf"/ ?{_MANY}")
_OF = r"(?:người dân|dân|trẻ(?: (?:đẻ|sinh)(?: ra)?(?: còn)? sống)?|bà mẹ|người|phụ nữ)(?!\w)"


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit behind a figure, by its offsets; `noun` where it is what is counted."""

    start: int
    end: int
    name: str
    """In small letters."""
    noun: bool

    @property
    def loose(self) -> bool:
        """Whether it is a noun that stands behind figures of other kinds too: `hành lang 5 tỉnh`."""
        return self.noun and not self.name.startswith(_surely_counted())

    @property
    def share(self) -> bool:
        return self.name.startswith(("%", "‰"))

    @property
    def money(self) -> bool:
        known = unit_of(self.name)
        return known is not None and known.code in ("vnd", "usd")

    @property
    def extent(self) -> bool:
        """Whether it measures land or the length of a road."""
        return self.name in _extents()


def unit_behind(small: str, at: int, ahead: str) -> PrintedUnit | None:
    """The unit at a place of a text in small letters, or behind `/93` there.

    `ahead` is what stands before the figure, folded: "lần" is a unit behind "gấp" alone.
    """
    if match := _percent().match(small, at):
        return _printed(small, at + match.group().startswith(" "), match.end(), noun=False)
    if match := _TIMES.match(small, at):
        return _printed(small, at + 1, match.end(), noun=False) if _TIMES_BEFORE.search(ahead) else None
    if match := _units().match(small, at) or _bare_multipliers().match(small, at):
        return _named(small, match)
    out_of = _OUT_OF.match(small, at)
    return unit_behind(small, out_of.end(), ahead) if out_of else None


def _named(small: str, match: re.Match[str]) -> PrintedUnit:
    """A unit, and whether it is a noun; behind its stroke stands another one (`thôn/bản`) or a base."""
    name = match["unit"].strip()
    known = unit_of(name) or (None if _OF_MANY.search(name) else unit_of(name.split("/")[0].strip()))
    noun = known is not None and known.code in _nouns()
    end = match.end()
    while noun and (more := _more_nouns().match(small, end)):
        end = more.end()
    return _printed(small, match.start("unit"), end, noun=noun)


def _printed(small: str, start: int, end: int, *, noun: bool) -> PrintedUnit:
    return PrintedUnit(start, end, small[start:end], noun)


# --- the vocabulary as patterns ---


@cache
def _names() -> list[str]:
    """Names of units in small letters, the longest first: "hộ" is no unit where "hộ dân" stands."""
    names = {
        name.lower()
        for base in unit_vocabulary()["bases"].values()
        for name in base["names"]
        if name not in base.get("not_in_prose", ())
    }
    whole = [name for name in names if name[0].isalpha()]
    return sorted(whole, key=lambda name: (-len(name), name))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word.lower()) for word in words)


@cache
def _percent() -> re.Pattern[str]:
    """`%`, a year or a part of it behind a stroke, and of what: `%/năm`, `% grdp`."""
    return re.compile(
        rf" ?[%‰](?: ?/ ?(?:năm|tháng|quý))?(?: (?:{_any_of(unit_vocabulary()['percent_of'])})(?!\w))?"
    )


def names_a_grade(printed: str, unit: PrintedUnit) -> bool:
    """Whether a share is the grade of a product: `20-25% Cu`."""
    return unit.share and _grades().match(printed, unit.end) is not None


@cache
def _grades() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{'|'.join(unit_vocabulary()['grades'])})(?!\w)")


@cache
def _units() -> re.Pattern[str]:
    """Multipliers, a name, what each is for (`triệu đồng/ha/năm`); no name that a word only begins with.

    A base that the vocabulary does not know is of one word, or of two that nothing parts (`đồng/liên hiệp`).
    A plan is none (`tấn/KH 31.500 tấn`).
    """
    multipliers = _any_of(_multipliers())
    names = "|".join(_guarded(name) for name in _names())
    goes_on = _any_of(unit_vocabulary()["behind_bare"])
    unknown = rf"(?!(?:{any_of('plans')})(?![\w-]))[^\W\d_]++(?: (?!(?:{goes_on})(?!\w))[^\W\d_]++)?"
    per = rf"(?: ?/ ?{_BASE}(?:(?:{_any_of(_names_per())})(?!\w)|{unknown}))*+"
    short = r"tr\.? ?(?=đ)"
    return re.compile(rf" ?(?P<unit>(?:(?:{multipliers}) |{short})*+(?:{names})(?!\w){per}|/ ?{_MANY}{_OF})")


def _names_per() -> list[str]:
    return sorted({*_names(), *unit_vocabulary()["per"]}, key=lambda name: (-len(name), name))


def _guarded(name: str) -> str:
    """A name, unless it is the beginning of other words: `đồng` of `đồng thời`."""
    others = unit_vocabulary()["begins_other_words"].get(name)
    return re.escape(name) + (rf"(?! (?:{_any_of(others)})(?!\w))" if others else "")


@cache
def _bare_multipliers() -> re.Pattern[str]:
    """Multipliers without a unit where nothing that could be one follows: `74 tỷ, …`, `21 tỷ để …`."""
    vocabulary = unit_vocabulary()
    multipliers = _any_of(vocabulary["bare"])
    goes_on = _any_of(vocabulary["behind_bare"])
    return re.compile(rf" ?(?P<unit>(?:{multipliers}))(?!\w)(?= ?(?:[,.;:()–-]|$)| (?:{goes_on})(?!\w))")


@cache
def _more_nouns() -> re.Pattern[str]:
    """Another noun that is counted with the one before it: `xã, phường`."""
    nouns = _any_of(name for name in _names() if (unit := unit_of(name)) and unit.code in _nouns())
    return re.compile(rf"(?: ?, |/)(?:{nouns})(?!\w)")


@cache
def _multipliers() -> tuple[str, ...]:
    return tuple(name for name in unit_vocabulary()["multipliers"] if name[0].isalpha())


@cache
def _nouns() -> frozenset[str]:
    bases = unit_vocabulary()["bases"]
    return frozenset(code for code in countable() if "measure" not in bases[code])


@cache
def _surely_counted() -> tuple[str, ...]:
    return (*unit_vocabulary()["surely_counted"], *(f"{name} " for name in _multipliers()))


@cache
def _extents() -> frozenset[str]:
    bases = unit_vocabulary()["bases"].values()
    return frozenset(name for base in bases if base.get("measure") == "extent" for name in base["names"])
