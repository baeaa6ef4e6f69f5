"""The furniture of a page: what a web site prints behind a document, what a gazette prints over every page.

It is told by its form: a run of short lines with the words of `vocabularies/furniture.yaml`. A single such
word is no sign, for a document may say it itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from sources.paper.letters import fold
from sources.vocabularies.vocabulary import page_furniture

_LONGEST = 90
"""Characters: a line of furniture is not longer."""
_FEWEST = 3
"""Lines with words of furniture behind a document; fewer may be its own."""
_PLENTY = 8
"""Lines with words of furniture behind which a document does not go on."""
_APART = 25
"""Lines: the next of them stands within so many."""
_PAGES_ON = 2
"""Pages: how far on the next running head stands; a full page of a table may have none."""
_PAGE_DIGITS = 6
_SIGNS = "|*#•-–>» "
# "CÔNG BÁO/Số 123 + 124/Ngày 12-01-2024", "2 CÔNG BÁO/Số 5/…", "CÔNG BÁO/Số 5/… 3": the page on either side.
_RUNNING = r"(?:[0-9]{{1,4}}\s+)?(?:{names})\s*/\s*so\b.{{0,50}}"


def running_heads(lines: Sequence[str]) -> Iterator[int]:
    """Indices of the lines that a gazette prints over every page, with the number of the page beside them."""
    pattern, page = _running(), 0
    for index, line in enumerate(lines):
        if "/" not in line or len(line) > _LONGEST or not pattern.fullmatch(fold(line.strip(_SIGNS))):
            continue
        yield index
        numbers = {at: int(lines[at]) for at in (index + 1, index - 1) if _is_number(lines[at : at + 1])}
        # A bare figure may be the ordinal of a row as well; pages follow one another.
        following = [at for at, number in numbers.items() if not page or 0 < number - page <= _PAGES_ON]
        if following:
            page = numbers[following[0]]
            yield following[0]


def _is_number(line: Sequence[str]) -> bool:
    return any(text.strip().isdecimal() and len(text) < _PAGE_DIGITS for text in line)


@cache
def _running() -> re.Pattern[str]:
    return re.compile(_RUNNING.format(names="|".join(map(re.escape, page_furniture().running))))


def foot_of_page(lines: Sequence[str], start: int) -> Iterator[int]:
    """Indices of all lines from where the furniture of a site begins, behind an index, to the end."""
    named = [index for index in range(start, len(lines)) if _is_named(lines[index])]
    for place, first in enumerate(named):
        following = named[place:]
        run = _in_one_run(following)
        whole = len(run) == len(following) >= _FEWEST and len(lines) - following[-1] <= _APART
        if whole or _is_of_a_site([lines[index] for index in run]):
            yield from range(_opening(lines, first, start), len(lines))
            return


def _in_one_run(named: Sequence[int]) -> Sequence[int]:
    """The first of some indices that stand near one another."""
    gap = (place for place, (above, below) in enumerate(pairwise(named), 1) if below - above > _APART)
    return named[: next(gap, len(named))]


def _is_of_a_site(lines: Sequence[str]) -> bool:
    """Whether lines say so much that only a site says that what stands below them is no document either.

    A form asks for `Địa chỉ:` and `Điện thoại:` again and again, but has no `Văn bản liên quan`.
    """
    if len(lines) < _PLENTY:
        return False
    said = {fold(line.strip(_SIGNS)) for line in lines}
    return len(said & page_furniture().foot) >= _FEWEST


def _is_named(line: str) -> bool:
    """Whether a line is one of the wordings, or has one before a colon."""
    if len(line) > _LONGEST or not (text := line.strip(_SIGNS)):
        return False
    words, colon, _ = fold(text).partition(":")
    return words.strip() in (page_furniture().before if colon else page_furniture().foot)


def _opening(lines: Sequence[str], first: int, start: int) -> int:
    """Where the block begins that the first line of furniture stands in: a page names the document again."""
    while first > start and lines[first - 1].strip(_SIGNS) and len(lines[first - 1]) <= _LONGEST:
        first -= 1
    return first
