"""The grammar of figures: every wording of its corpus, what it refuses, and round trips."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sources.grammar.digits import read_figure
from sources.grammar.figures import NotAQuantity, Quantity, bound, read_cell, spread

CORPUS = yaml.safe_load((Path(__file__).parents[2] / "corpora" / "figures.yaml").read_text(encoding="utf-8"))
SIGNS = {"=": "eq", "≈": "approx", ">": "gt", "≥": "ge", "<": "lt", "≤": "le"}


def wordings(section: str) -> list[tuple[str, str]]:
    return [(said, printed) for said, printings in CORPUS[section].items() for printed in printings]


def quantity(said: str) -> Quantity:
    """`≥ 5`, `5 .. 7` as a quantity."""
    if ".." in said:
        low, _, high = said.split()
        return spread(float(low), float(high))
    sign, figure = said.split()
    return bound(SIGNS[sign], float(figure))


@pytest.mark.parametrize(("said", "printed"), wordings("figures"))
def test_figures(said: str, printed: str) -> None:
    assert read_figure(printed) == (None if said == "none" else float(said))


@pytest.mark.parametrize(("said", "printed"), wordings("cells"))
def test_cells(said: str, printed: str) -> None:
    assert read_cell(printed) == (quantity(said),)


def test_two_limits_in_one_cell_are_two_quantities() -> None:
    assert read_cell("≤ 3 Đông Nam Á; ≤ 50 Thế giới") == (quantity("≤ 3"), quantity("≤ 50"))


@pytest.mark.parametrize(("behind", "printed"), wordings("behind"))
def test_what_stands_behind_a_figure_is_kept_as_printed(behind: str, printed: str) -> None:
    assert [quantity.behind for quantity in read_cell(printed)] == [behind]


@pytest.mark.parametrize("printed", CORPUS["silent"])
def test_cells_that_say_there_is_no_value(printed: str) -> None:
    assert read_cell(printed) == ()


@pytest.mark.parametrize(("reason", "printed"), wordings("refused"))
def test_cells_that_are_refused(reason: str, printed: str) -> None:
    with pytest.raises(NotAQuantity) as refused:
        read_cell(printed)
    assert refused.value.reason == reason


def vietnamese(whole: int, decimals: str) -> str:
    return f"{whole:,}".replace(",", ".") + (f",{decimals}" if decimals else "")


@given(st.integers(0, 10**9), st.text("0123456789", max_size=4))
def test_a_printed_figure_reads_back(whole: int, decimals: str) -> None:
    assert read_figure(vietnamese(whole, decimals)) == float(f"{whole}.{decimals or 0}")


@given(st.text("0123456789.,-–<>≤≥% ;/x", max_size=40))
def test_no_cell_crashes_and_bounds_are_in_order(printed: str) -> None:
    try:
        quantities = read_cell(printed)
    except NotAQuantity:
        return
    for quantity in quantities:
        assert quantity.low is not None or quantity.high is not None
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
