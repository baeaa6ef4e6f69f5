"""What the words right before a figure make of it: a name, a count within a phrase, one that is promised.

The words are data (`vocabularies/before_figures.yaml`); bounds before a figure are of `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from sources.paper.letters import UPPER, fold
from sources.vocabularies.vocabulary import before_figures

# A word with a capital that does not open a clause, be it tied to the figure by a dash: "Viettel 4",
# "COVID - 19"; "Mở 12 …" opens one.
_PROPER = re.compile(rf"(?P<opens>(?:^|[.;:!?“\"(–•+-])\s*)?(?<!\w)[{UPPER}]\w* ?[-–]? ?$")
_LONGEST_NAME = 24


def name_before(ahead: str) -> tuple[str, int] | None:
    """The kind of name that the words before a figure (in small letters) make it, and where it begins.

    `điều 5` is a `reference` to a part of a document, `tầng 3` a `name`.
    """
    match = _names().search(ahead)
    return (match.lastgroup or "name", match.start()) if match else None


def is_numbered(ahead: str) -> bool:
    """Whether they name what plans number, where nothing is measured: `mục tiêu 3`."""
    return _numbered().search(ahead) is not None


def lists_names(ahead: str) -> bool:
    """Whether they are a list of names that the figure goes on with: `mức độ 3, 4 và 5`."""
    return _listed_names().search(ahead) is not None


def ends_with_proper_name(printed: str, at: int) -> bool:
    """Whether the words before a figure at a place end with a proper name."""
    match = _PROPER.search(printed, max(0, at - _LONGEST_NAME), at)
    return match is not None and match["opens"] is None


def is_in_the_name_of_a_programme(ahead: str) -> bool:
    """Whether they begin the name of a programme that goes on: `dự án trồng mới 5 triệu ha`."""
    return _programmes().search(ahead) is not None


def is_within_a_phrase(ahead: str) -> bool:
    """Whether they open a noun phrase that counts: `của 4 huyện`."""
    return _phrases().search(ahead) is not None


def leads_to_a_count(ahead: str) -> bool:
    """Whether they, folded, lead up to a count: a verb, a sign that opens a list, the beginning of a text.

    Behind `trong đó` a part is counted: `trong đó xuất khẩu lao động 210 người`.
    """
    return _leads().search(ahead) is not None


@cache
def _names() -> re.Pattern[str]:
    names = dict(before_figures()["names"])
    names.pop("numbered")
    references = _any_of(names.pop("parts_of_a_document"))
    others = _any_of(word for theme in names.values() for word in theme)
    return re.compile(rf"\b(?:(?P<reference>{references})|(?P<name>{others}))\s$")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(before_figures()['names']['numbered'])})\s$")


@cache
def _listed_names() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_any_of(before_figures()['lists'])}) [0-9]{{1,3}}(?:, ?[0-9]{{1,3}})*(?:,| và|-| -) ?$"
    )


@cache
def _programmes() -> re.Pattern[str]:
    words = before_figures()
    no_name = rf"(?!(?:{_any_of(words['of_a_programme'])})(?!\w))"
    begun = rf"(?:{_any_of(words['programmes'])})(?: {no_name}[^\W\d_]+){{1,2}}"
    return re.compile(rf"\b(?:{begun}|{_any_of(words['named_programmes'])}) $")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(before_figures()['phrases'])}) $")


@cache
def _leads() -> re.Pattern[str]:
    leads = _any_of(map(fold, before_figures()["leads"]))
    # A word alone before the figure is the verb that opens a sentence: "Xây 14 chợ".
    part = r"\btrong do:?(?: [^\W\d]+){1,5}"
    return re.compile(rf"(?:^|[,;:(–-]|\b(?:{leads})|^[^\W\d]+|{part})\s?$")


def _any_of(entries: Iterable[str | Mapping[str, str]]) -> str:
    """The words as alternatives of a regex, each unless another one stands before it."""
    return "|".join(
        re.escape(entry) if isinstance(entry, str) else rf"(?<!{entry['unless']} ){re.escape(entry['word'])}"
        for entry in entries
    )
