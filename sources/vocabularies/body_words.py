"""The words of `bodies.yaml` as regexes: alternatives of whole words, by section of the file.

The names of bodies are read by `vocabulary`; how print puts words together belongs to the grammar of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sources.paper.letters import fold
from sources.vocabularies.files import load as _load

_END = r"\b"


@cache
def _sections() -> Mapping[str, Any]:
    sections: Mapping[str, Any] = _load("bodies")
    return sections


def printed(*path: str) -> tuple[str, ...]:
    """The words of a section as the file has them; those of all its parts where it has parts."""
    section = _sections()
    for name in path:
        section = section[name]
    return tuple(_flat(section))


def entries(section: str) -> list[Mapping[str, Any]]:
    """The entries of a section that is a list of them."""
    return list(_sections()[section])


def folded(*path: str) -> tuple[str, ...]:
    """The words of a section, folded."""
    return tuple(map(fold, printed(*path)))


def any_of(words: Iterable[str]) -> str:
    """Source of a regex for one of these, each a whole word; behind a comma more is printed."""
    return f"(?:{'|'.join(re.escape(word) + (' ' if word.endswith(',') else _END) for word in words)})"


def _flat(section: Any) -> Iterator[str]:
    if isinstance(section, Mapping):
        for part in section.values():
            yield from _flat(part)
    else:
        yield from section
