"""Rules about statements side by side: contradictions, doubtful names of indicators, magnitudes that jump."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from expectations.rule import Answer, Breach, Row, caveat, index

_JUMP = 10.0
"""A level of one indicator in one place does not grow or shrink so many times from one plan to the next."""
_NEAR = 2.0


@caveat(
    "reconciliations",
    "Hai chỗ nói về cùng chỉ tiêu, cùng kỳ không mâu thuẫn nhau"
    " | Two statements of one indicator and period do not contradict each other",
)
def no_conflict(pair: Row) -> Answer:
    return pair["relation"] != "conflict" or Breach(pair["explanation"], pair["explanation_en"])


@caveat(
    "indicator_values",
    "Nhãn là một cách gọi đã biết, không phải đoán qua lỗi chính tả"
    " | The label is a known wording, not one guessed through a slip of spelling",
)
def named_for_sure(value: Row) -> Answer:
    label, indicator = value["label"], value["indicator_id"]
    if indicator is None:
        return None
    return value["matched_by"] != "spelling" or Breach(
        f"nhãn “{label}” khác cách gọi đã biết của {indicator} một lỗi chính tả; xin xem lại",
        f"the label “{label}” is a known wording of {indicator} but for a slip; please look",
    )


class Levels:
    """What documents say of the level of an indicator in a place."""

    def __init__(self, values: Sequence[Row], document_of: Mapping[str, Row]) -> None:
        self._document_of = document_of
        self._of: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        self._beside: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for value in values:
            if value["indicator_id"] and value["territory"] and value["basis"] == "level" and _figure(value):
                self._of[_place(value)].append(value)
        for levels in self._of.values():
            for level in levels:
                self._beside[level["document_id"], level["parent_label"]].append(level)
        self.before = cache(self._before)

    def _before(self, place: tuple[str, ...], day: datetime.date) -> list[Row]:
        """The levels of an indicator in a place in documents issued before a day."""
        return [
            level
            for level in self._of.get(place, ())
            if (issued := self._document_of[level["document_id"]]["issued_on"]) and issued < day
        ]

    def beside(self, value: Row) -> list[Row]:
        """The levels of other indicators of its document under the same label above."""
        if not value["parent_label"]:
            return []
        levels = self._beside.get((value["document_id"], value["parent_label"]), ())
        return [level for level in levels if level["indicator_id"] != value["indicator_id"]]


def _place(value: Row) -> tuple[str, ...]:
    """What a level is of: no two territories or parts of one have one level."""
    return value["indicator_id"], value["territory"], value["scope"] or "", value["column_label"] or ""


@index
def levels(indicator_values: Sequence[Row], document_of: Mapping[str, Row]) -> Levels:
    return Levels(indicator_values, document_of)


def _figure(value: Row) -> float | None:
    figure = value["harmonised_min"] if value["harmonised_min"] is not None else value["harmonised_max"]
    return figure if figure and figure > 0 else None


@caveat(
    "indicator_values",
    "Mức của một chỉ tiêu không gấp hay kém mười lần so với văn bản trước"
    " | The level of an indicator is not ten times that of an earlier document, nor a tenth",
)
def keeps_magnitude(value: Row, document_of: Mapping[str, Row], levels: Levels) -> Answer:
    """A level stands within one order of magnitude of what an earlier document says of it in the same place.

    Which of the two documents is wrong the figures do not tell; where they would fit another indicator of the
    same row above, the labels may have changed places.
    """
    document = document_of.get(value["document_id"], {})
    day, figure = document.get("issued_on"), _figure(value)
    if not value["indicator_id"] or value["basis"] != "level" or figure is None or not day:
        return None
    before = levels.before(_place(value), day)
    if not before or _any_within(figure, before, _JUMP):
        return True
    swapped = next(
        (
            sibling
            for sibling in levels.beside(value)
            if _any_within(figure, levels.before(_place(sibling), day), _NEAR)
        ),
        None,
    )
    last = before[-1]
    return _jump(value, last, document_of[last["document_id"]]["number"] or last["document_id"], swapped)


def _any_within(figure: float, levels: Sequence[Row], factor: float) -> bool:
    return any(1 / factor <= figure / other <= factor for other in map(_figure, levels) if other)


def _jump(value: Row, last: Row, named: str, swapped: Row | None) -> Breach:
    hint_vi, hint_en = "", ""
    if swapped:
        hint_vi = f"; số này hợp với “{swapped['label']}”, có thể hai nhãn đổi chỗ"
        hint_en = f"; it would fit “{swapped['label']}”: have the labels changed places?"
    said, earlier = (f"{row['printed']} {row['unit']}" for row in (value, last))
    line = last["line_from"]
    return Breach(
        f"{said}, còn {named} dòng {line} ghi {earlier} cho cùng chỉ tiêu{hint_vi}",
        f"{said}, but {named}, line {line}, says {earlier} of the same indicator{hint_en}",
    )
