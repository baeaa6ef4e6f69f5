"""The vocabulary of indicators holds together, and the linter sees where it would not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sources.naming.label_key import spelled
from sources.naming.wordings import said_by
from sources.paper.letters import slug
from sources.vocabularies.files import load
from sources.vocabularies.lint import faults
from sources.vocabularies.rows import indicators
from sources.vocabularies.terms import term_faults
from sources.vocabularies.themes import Indicator, Wording, indicator_vocabulary
from warehouse.tables import TABLES

REVIEWED = indicator_vocabulary()


def test_the_vocabulary_holds_together() -> None:
    assert faults(REVIEWED, said_by) == []


def test_the_terms_hold_together() -> None:
    assert term_faults() == []


def test_its_rows_are_what_the_table_promises() -> None:
    fields = TABLES["indicators"].fields
    for row in indicators():
        assert row.indicator_id == slug(row.indicator_id)
        assert all(field.admits(getattr(row, field.name)) for field in fields)


def test_phrases_about_labels_are_spelled_as_keys() -> None:
    for phrase in _phrases(load("labels")):
        bare = phrase.removesuffix(" …").replace("0000", "2025")
        assert bare == spelled(bare) or ("_" not in spelled(bare) and bare in load("units")["bases"])


def _phrases(entry: object) -> list[str]:
    if isinstance(entry, dict):
        return [phrase for part in entry.values() for phrase in _phrases(part)]
    return (
        [phrase for part in entry for phrase in _phrases(part)] if isinstance(entry, list) else [str(entry)]
    )


def _with(position: int, **changed: object) -> Sequence[Indicator]:
    """The vocabulary with one indicator changed."""
    mended = list(REVIEWED)
    mended[position] = replace(mended[position], **changed)  # type: ignore[arg-type]
    return mended


EXPORTS = next(at for at, indicator in enumerate(REVIEWED) if indicator.indicator_id == "exports")
OWN = REVIEWED[EXPORTS].wordings


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (_with(EXPORTS, wordings=(Wording("KIM NGẠCH  xuất-khẩu"), *OWN)), "another wording of it"),
        (_with(EXPORTS, wordings=(Wording("Kim ngạch nhập khẩu"), *OWN)), "is claimed by"),
        (_with(EXPORTS, unit_code="thaler"), "no unit thaler"),
        (_with(EXPORTS, parent_id="trade-of-elves"), "no indicator is called trade-of-elves"),
        ([*REVIEWED, REVIEWED[EXPORTS]], "stands twice"),
    ],
)
def test_the_linter_refuses(changed: Sequence[Indicator], said: str) -> None:
    assert any(said in fault for fault in faults(changed, said_by))


def test_the_linter_lets_a_unit_or_a_context_tell_two_apart() -> None:
    by_unit = _with(EXPORTS, wordings=(Wording("tổng sản phẩm trên địa bàn"), *OWN), unit_code="tonne")
    below = _with(EXPORTS, wordings=(Wording("Kim ngạch nhập khẩu", ("hàng tái xuất",)), *OWN))
    assert faults(by_unit, said_by) == faults(below, said_by) == []
