"""The list of passes: each finds what it needs before it, of the type that it asks for."""

from __future__ import annotations

import inspect
from typing import get_type_hints

import pytest

from sources.files.text import read_text
from sources.paper.lines import Text
from sources.reading import passes
from sources.reading.corrections import Corrections
from tests.conftest import HEAD

GIVEN = {"text": Text, "corrections": Corrections}


def test_the_order_serves_what_every_pass_needs() -> None:
    made = dict(GIVEN)
    for step in passes.PASSES:
        hints = get_type_hints(step)
        makes = hints.pop("return")
        for name, wanted in hints.items():
            assert name in made, f"{step.__name__} needs {name}, which nothing before it makes"
            assert made[name] == wanted, f"{step.__name__} takes {name} for {wanted}, but it is {made[name]}"
        made[step.__name__] = makes


def test_every_pass_but_the_last_serves_another_one() -> None:
    needed = {name for step in passes.PASSES for name in inspect.signature(step).parameters}
    idle = [step.__name__ for step in passes.PASSES[:-1] if step.__name__ not in needed]
    assert idle == []


@pytest.mark.parametrize("stage", [step.__name__ for step in passes.PASSES])
def test_a_reading_stops_behind_any_pass(stage: str) -> None:
    made = passes.run(read_text("made-up.txt", HEAD.encode()), Corrections([]), after=stage)
    assert list(made)[-1] == stage
