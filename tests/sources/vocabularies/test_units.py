"""No name of a unit is that of another one, as both are read without accents (`hộ` is no `hồ`)."""

from __future__ import annotations

from sources.paper.letters import fold
from sources.vocabularies.vocabulary import unit_vocabulary


def test_no_two_units_have_one_name() -> None:
    names = [
        (fold(name), code) for code, base in unit_vocabulary()["bases"].items() for name in set(base["names"])
    ]
    codes: dict[str, set[str]] = {}
    for name, code in names:
        codes.setdefault(name, set()).add(code)
    assert {name: found for name, found in codes.items() if len(found) > 1} == {}
