"""Where money comes from, as a code beside what print says (`vocabularies/funding.yaml`)."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.paper.letters import fold
from sources.vocabularies.files import load

_MIXED = "mixed"


def funding_code(*printed: str | None) -> str | None:
    """The code (of `FUNDINGS`) that the first printed source of money names which names one."""
    return next(filter(None, map(_code, filter(None, printed))), None)


def _code(printed: str) -> str | None:
    left, found = fold(printed), list[str]()
    for code, words in _codes():
        left, times = words.subn(" ", left)
        found += [code] * (times > 0)
    return None if not found else found[0] if len(found) == 1 else _MIXED


@lru_cache(maxsize=1)
def _codes() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (code, re.compile(rf"\b(?:{'|'.join(sorted(map(fold, words), key=len, reverse=True))})\b"))
        for code, words in load("funding").items()
    ]
