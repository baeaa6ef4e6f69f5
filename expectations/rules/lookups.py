"""Indexes that rules of several subjects use; an index of one subject stands beside its rules."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.rule import Row, index


@index
def document_of(documents: Sequence[Row]) -> dict[str, Row]:
    return {document["document_id"]: document for document in documents}


@index
def unit_of(units: Sequence[Row]) -> dict[str, Row]:
    return {unit["unit_code"]: unit for unit in units}
