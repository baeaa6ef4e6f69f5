"""Many texts at once: what one of them does to the others."""

from __future__ import annotations

import pytest

from sources import shard
from sources.corrections import Corrections
from sources.rows import Reading
from sources.text import Text
from tests.conftest import HEAD


def test_a_fault_of_ours_costs_one_text_and_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    read = shard.read

    def faulty(text: Text, corrections: Corrections) -> Reading:
        if text.name == "b.txt":
            raise ZeroDivisionError("unforeseen")
        return read(text, corrections)

    monkeypatch.setattr(shard, "read", faulty)
    texts = [(f"{name}.txt", HEAD.replace("12/", f"{number}/").encode()) for number, name in enumerate("abc", start=1)]
    found = shard.read_texts(texts)
    assert sorted(found.documents) == ["a.txt", "c.txt"]
    (failure,) = found.failures
    assert failure.file == "b.txt"
    assert "please report it: ZeroDivisionError: unforeseen (test_shard.py:" in failure.reason_en
