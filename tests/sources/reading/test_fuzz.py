"""Damaged documents of every layout: no crash, no hang, and a whole ledger whatever comes in.

A hundred or so damages a run; `make fuzz` tries thousands.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.files.text import Unreadable, read_text
from sources.paper.lines import Text
from sources.reading.corrections import Corrections
from sources.reading.passes import read
from tests.conftest import DOCUMENTS
from tests.sources.files.formats.made_up import as_docx, as_html
from tests.sources.reading.whole import check_whole

PLANS = Path(__file__).resolve().parents[2] / "plans"
NOISE = [
    "|",
    "\t",
    "",
    " ",
    "1",
    "-",
    "%",
    "TT",
    "Số:",
    "PHỤ LỤC 2",
    "| - |",
    "II.",
    "Chủ trì",
    "2025",
    "²",
    "\u00a0",
    "(*)",
    "…",
]


@cache
def texts() -> list[list[str]]:
    files = [*sorted(PLANS.glob("*.txt")), *sorted(DOCUMENTS.glob("*.txt"))]
    return [path.read_text(encoding="utf-8").split("\n")[:400] for path in files]


def damaged(lines: list[str], chance: random.Random) -> str:
    """Lines lost, doubled, swapped, joined, split, cut or mixed with noise, a line of another document."""
    lines = list(lines)
    for _ in range(chance.randint(1, 25)):
        at = chance.randrange(len(lines))
        match chance.randrange(9):
            case 0:
                del lines[at : at + chance.randint(1, 4)]
            case 1:
                lines[at:at] = lines[at : at + chance.randint(1, 5)]
            case 2:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
            case 4:
                cut = chance.randint(0, len(lines[at]))
                lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
            case 5:
                lines[at] = chance.choice(NOISE).join(lines[at].split(" "))
            case 6:
                lines.insert(at, chance.choice(NOISE) * chance.randint(1, 40))
            case 7:
                lines.insert(at, chance.choice(chance.choice(texts())))
            case 8:
                lines[at] = "".join(letter for letter in lines[at] if chance.random() > 0.1)
        lines = lines or [""]
    return "\n".join(lines)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_damaged_text_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = damaged(chance.choice(texts()), chance).encode()
    try:
        text = read_text("damaged.txt", data)
        check_whole(text, read(text, Corrections([])))
    except Unreadable:
        pass


@cache
def files(make: Callable[[Text], bytes]) -> list[bytes]:
    return [make(read_text(path.name, path.read_bytes())) for path in sorted(PLANS.glob("*.txt"))[:4]]


@pytest.mark.parametrize("make", [as_docx, as_html])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(make: Callable[[Text], bytes], seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(chance.choice(files(make)))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        if chance.random() < 0.5:
            data[at] = chance.randrange(256)
        else:
            del data[at : at + chance.randint(1, 60)]
    try:
        text = read_text("damaged", bytes(data))
        check_whole(text, read(text, Corrections([])))
    except Unreadable:
        pass
