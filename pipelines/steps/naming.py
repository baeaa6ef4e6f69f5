"""Naming the values of the warehouse: no text is read for it, and the vocabulary is taken as its files are
now."""

from __future__ import annotations

from pipelines.steps.judging import STANDING
from warehouse.store import Replacement, Warehouse
from warehouse.tables import DERIVED, TABLES, IndicatorValue

NAMED = ("indicator_values", "indicators", "unmatched_labels")
"""Tables that naming makes; those of `DERIVED` follow from them."""


def name_values(warehouse: Warehouse) -> int:
    """Give every value of the warehouse the indicator that it is of, and compare anew; all in one
    transaction.

    What was judged of these tables goes. Returns how many values are of another indicator than before.
    """
    from sources.naming.naming import name, provisional_indicators, unmatched
    from sources.naming.wordings import Wordings
    from sources.vocabularies.rows import indicators
    from sources.vocabularies.themes import read_indicators

    vocabulary = read_indicators()
    wordings = Wordings(vocabulary)
    rows = warehouse.rows(["annexes", "documents"])
    titles = {row["annex_id"]: row["title"] for row in rows["annexes"]}
    territories = {row["document_id"]: row["territory"] for row in rows["documents"]}
    before = [IndicatorValue(**row) for row in warehouse.rows_as_read("indicator_values")]
    values = name(before, titles, territories, wordings)
    made_of_labels = provisional_indicators(values, titles, territories)
    made = (*NAMED, *DERIVED)
    warehouse.put(
        Replacement(TABLES["indicator_values"], values),
        Replacement(TABLES["indicators"], [*indicators(vocabulary), *made_of_labels]),
        Replacement(TABLES["unmatched_labels"], unmatched(values, wordings)),
        Replacement(TABLES["checks"], [], f'"table" IN {made}'),
        Replacement(TABLES["findings"], [], f"split_part(check_id, '.', 1) IN {made}"),
        compared=True,
        unstamped=(*made, STANDING),
    )
    return sum(one.indicator_id != two.indicator_id for one, two in zip(before, values, strict=True))
