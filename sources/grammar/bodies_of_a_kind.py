"""Bodies of a kind that a list says once: `Các Sở: Tài chính, Nội vụ` are `Sở Tài chính` and `Sở Nội vụ`.

Where one name ends and the next begins belongs to `bodies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.grammar.bodies import is_known, split_bodies
from sources.paper.letters import UPPER
from sources.vocabularies import body_words
from sources.vocabularies.body_words import any_of

# "Các Cục: Chăn nuôi và Thú y, Trồng trọt và Bảo vệ thực vật": the kind is said once, for all of the list.
_ONE_KIND = re.compile(
    rf"[cC]ác (?P<kind>(?i:{any_of(body_words.printed('kinds_said_once'))})) ?: ?(?P<first>[{UPPER}].*)"
)


def named_each(printed: str) -> Iterator[tuple[str, str]]:
    """The names in a cell as `split_bodies` parts them, each with its full name: a kind that is said once for
    a list stands before each of its names.

    What has no name under the kind ends the list, where it reads as a body itself.
    """
    kind = ""
    for name in split_bodies(printed):
        if opened := _ONE_KIND.match(name):
            kind = opened["kind"].capitalize()
            yield from ((part, f"{kind} {part}") for part in _under_kind(kind, opened["first"]))
        elif kind and is_known(f"{kind} {name}"):
            yield name, f"{kind} {name}"
        else:
            kind = ""
            yield name, name


def _under_kind(kind: str, text: str) -> list[str]:
    """The names of a list under one kind: commas part them, and so does `và` before the last one, unless what
    it ties is the name of one body."""
    *parts, last = re.split(r"\s*,\s*", text)
    halves = last.split(" và ", 1) if not is_known(f"{kind} {last}") else [last]
    if len(halves) > 1 and parts and not is_known(f"{kind} {halves[1]}"):
        halves = [last]
    return [part for part in (*parts, *halves) if part]
