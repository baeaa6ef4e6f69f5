"""Corpora that a steward can edit: one file a grammar, value -> wordings, and wordings that have no value.

The head of each file says what its values mean; what is tested of a wording, the test of its grammar.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parent


def corpus(name: str) -> dict[str, Any]:
    """A corpus as its file has it."""
    return dict(yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader))


def wordings(means: Mapping[Any, Iterable[str]]) -> Any:
    """A test of each wording of a corpus, with its value first."""
    cases = [(value, wording) for value, listed in means.items() for wording in listed]
    return pytest.mark.parametrize(("value", "wording"), cases, ids=[wording for _, wording in cases])
