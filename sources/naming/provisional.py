"""The indicator that a label makes by itself where the vocabulary has none: it is what the label says.

The next label that says the same has the same, and no other: what stands above belongs to it, for nobody has
told whether it narrows. Names of works, papers, deeds are no quantities, nor is a bare kind (`Diện tích`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from sources.grammar.units import countable
from sources.naming.label_key import label_key
from sources.naming.matching import PERCENT, Asked
from sources.naming.reading_labels import CHANGING, Reading, reading, under
from sources.paper.letters import slug
from sources.vocabularies.terms import terms
from sources.vocabularies.themes import Indicator
from sources.vocabularies.vocabulary import unit_vocabulary

THEME = "unreviewed"
"""Theme of indicators that no steward has seen."""
_LONGEST_ID = 80
_HASH = 8
_LONG = {True: 30, False: 24}
"""Words of the longest label that is of a quantity, in a table and in running text."""
_LONG_WITHOUT_KIND = {True: 24, False: 16}
_SHARES = ("percent", "per_mille")
"""Openings of codes of units that a share may have."""
_FEW = 3
"""Terms: in running text a thing with less said of it may be any such thing (`hỗ trợ 50 học sinh`)."""
_RATIO = "tỷ lệ so với kỳ khác"
"""What a figure that compares two years or a plan says besides its label."""
# The number of a paper: `66/NQ-CP`, `15/2023/QĐ-UBND`; no rate has letters in capitals and a hyphen.
_PAPER = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ]+-[A-ZĐ]+")


@lru_cache(maxsize=65536)
def provisional(asked: Asked, in_table: bool) -> Indicator | None:
    """The indicator that a value is of by what its label says; None where that is no quantity."""
    key = label_key(asked.label, asked.place, brackets=True)
    said = reading(key)
    if _PAPER.search(asked.label) or not _is_of_a_quantity(key, said, asked, in_table):
        return None
    if not _has_its_dimension(said, asked):
        return None
    whole = _with_what_is_above(said, asked, in_table)
    if not _says_what(whole) or not _has_a_kind(whole, asked, in_table):
        return None
    return _made(whole, asked)


def _is_of_a_quantity(key: str, said: Reading, asked: Asked, in_table: bool) -> bool:
    """Whether a label can be the name of a quantity: it is short, and no work, paper or deed."""
    longest = (_LONG if said.kinds else _LONG_WITHOUT_KIND)[in_table]
    opening = f"{key} "
    if len(key.split()) > longest or opening.startswith(terms().deeds):
        return False
    counts = asked.unit_code in PERCENT or label_key(asked.unit or "") in key
    return counts or (in_table and len(key.split()) < 3) or not opening.startswith(terms().works)


def _has_its_dimension(said: Reading, asked: Asked) -> bool:
    """Whether the unit is one that the kind of quantity can have: a share in tonnes is misread."""
    wanted = {terms().dimensions.get(kind) for kind in said.kinds} - {None}
    return not wanted or asked.unit_code is None or asked.unit_code.startswith(_SHARES)


def _with_what_is_above(said: Reading, asked: Asked, in_table: bool) -> Reading:
    """What a label says below all that stands above it, titles of sections apart.

    In running text that is a label of the same list. The title of the table, or the heading of running text,
    belongs to it where else no kind of quantity is said.
    """
    said = _below(said, asked.above[:-1] if in_table else asked.above[:1], asked.place)
    if said.kinds or not (in_table or _is_an_amount(asked)):
        return said
    return _below(said, asked.above[-1:], asked.place)


def _below(said: Reading, titles: Iterable[str | None], place: str | None) -> Reading:
    """What a label says below titles; when they are of, and what they share with it, adds nothing."""
    for words in titles:
        above = reading(label_key(words or "", place))
        if not _is_a_heading(above):
            said = under(said, above.without(terms().time))
    return said


def _is_a_heading(above: Reading) -> bool:
    idle = terms().headings | terms().time
    return all(word in idle or word.isdecimal() for name in above.terms for word in name.split())


def _says_what(said: Reading) -> bool:
    """Whether anything is said but a kind of quantity and when it was."""
    idle = terms().time | set(said.kinds)
    return any(not word.isdecimal() for word in said.terms - idle) and any(
        len(word) > 1 and not word.isdecimal() for name in said.terms - idle for word in name.split()
    )


def _has_a_kind(said: Reading, asked: Asked, in_table: bool) -> bool:
    """Whether it is told what is measured: by a word, the title of a table, or a unit of what is counted."""
    if said.kinds or in_table:
        return True
    return not _is_an_amount(asked) and (len(said.terms) >= _FEW or says_a_count(asked.label))


def says_a_count(label: str) -> bool:
    """Whether a label says itself that it counts: `Số học sinh`, where `học sinh` may be any pupils."""
    return label_key(label).startswith(("số ", "tổng số "))


def _is_an_amount(asked: Asked) -> bool:
    """Whether a figure is neither a count nor a share, so that its label must say what of."""
    return asked.unit_code not in _things() and asked.unit_code not in PERCENT


@cache
def _things() -> frozenset[str]:
    """Units of things: to count them is a quantity, while an amount of money or land must say of what."""
    bases = unit_vocabulary()["bases"]
    return frozenset(code for code in countable() if "measure" not in bases[code])


def _made(said: Reading, asked: Asked) -> Indicator:
    unit = "percent" if asked.unit_code in PERCENT else asked.unit_code
    changes = CHANGING.intersection(said.kinds)
    level_or_share = "growth" if changes else "share"
    words = [*sorted(said.kinds), *sorted(said.whole - set(said.kinds)), *([_RATIO] if asked.ratio else [])]
    name = " – ".join(dict.fromkeys(filter(None, (*reversed(list(_titles(asked))), asked.label))))
    return Indicator(
        _id((*words, (unit or slug(asked.unit or "")).replace("_", "-"))),
        name,
        name,
        THEME,
        unit,
        frozenset(),
        "index" if asked.ratio else level_or_share if unit == "percent" else "level",
        "none",
        None,
        (),
    )


def _titles(asked: Asked) -> Iterator[str]:
    yield from (words for words in asked.above[:1] if words)


def _id(words: Iterable[str]) -> str:
    whole = slug(" ".join(("p", *words)))
    if len(whole) <= _LONGEST_ID:
        return whole
    told = hashlib.sha256(whole.encode()).hexdigest()[:_HASH]
    return f"{whole[: _LONGEST_ID - _HASH - 1].strip('-')}-{told}"
