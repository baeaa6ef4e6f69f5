"""The pass that names: rows of values in, the same rows with their indicators out; no text is read for it.

Which indicator a label names belongs to `matching`; here stands what the columns of a row say of its label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sources.grammar.column_names import is_of_all, measure_of
from sources.grammar.units import countable
from sources.naming.basis import basis_of, in_basis
from sources.naming.label_key import label_key
from sources.naming.matching import Asked, Match, match
from sources.naming.nearness import how_often, nearest, preventing
from sources.naming.provisional import provisional, says_a_count
from sources.naming.scopes import names_a_place, scope_of
from sources.naming.wordings import Wordings, reviewed
from sources.paper.letters import fold
from sources.vocabularies.rows import indicators
from sources.vocabularies.themes import Indicator
from sources.vocabularies.vocabulary import provinces, unit_vocabulary
from warehouse.tables import Indicator as IndicatorRow
from warehouse.tables import IndicatorValue, UnmatchedLabel

Names = Mapping[str, str | None]
"""A name by an id."""
PROVISIONAL = "provisional"
"""How a value was named of which the vocabulary has no indicator."""
_CHANGES = {"rise": "tăng", "fall": "giảm"}
"""The words of a cell that makes its figure a change of what the label names."""
_NOUN = 7
"""Words: a longer label tells of which things it is, whatever the sentence does with them."""
_SHORT_NAME = 3
"""Words: so short a name of a column (`Số hộ giảm`) is told by the title of its table."""
_SCENARIO = "scenario"
"""Measure of figures of which a row has one a column, of one thing."""
_CUT = "…"
"""Where the figure stands in a label of running text."""
_RATIO = "ratio"
"""Measure of a figure that compares two years."""


def name(
    values: Iterable[IndicatorValue], titles: Names, territories: Names, wordings: Wordings | None = None
) -> list[IndicatorValue]:
    """Values with the indicator that each is of and how much in its terms, whatever they were called before.

    `titles`: of annexes, by annex_id. `territories`: of documents, by document_id: a label may carry the name
    of its document's own province, while that of another place narrows it. `wordings`: the reviewed ones.
    """
    known = wordings or reviewed()
    each = [(value, _asked(value, titles, territories)) for value in values]
    found = [_found(value, asked, known) for value, asked in each]
    shared = _shared([value for value, _ in each], found)
    named = []
    for (value, asked), match_found, is_shared in zip(each, found, shared, strict=True):
        own = _made(value, asked) if is_shared else match_found
        named.append(_named(value, own, _scope(value, asked, own)))
    return _told_apart(named)


def _shared(values: Sequence[IndicatorValue], found: Sequence[Match | None]) -> list[bool]:
    """Whether a name was found for several columns of one row, and this one is not that of the total.

    Columns of one time and measure part what the row names (`Tổng thu NSNN`, `Thu NSĐP`): the label alone
    names the whole. Where a column says how it is measured (`TW giao`), it says nothing of what is.
    """
    keys = [_place_in_row(value, match_found) for value, match_found in zip(values, found, strict=True)]
    count = Counter(keys)
    return [
        key is not None and count[key] > 1 and not _is_total(value.column_label)
        for key, value in zip(keys, values, strict=True)
    ]


def _place_in_row(value: IndicatorValue, found: Match | None) -> tuple[str | None, ...] | None:
    column = _lowest(value.column_label)
    if found is None or not column or value.measure == _SCENARIO:
        return None
    if measure_of(column) or names_a_place(column):
        return None
    return value.row_id, found.indicator.indicator_id, value.period, value.measure, value.direction_printed


def _is_total(column: str | None) -> bool:
    return fold(_lowest(column)).startswith(("tong", "toan "))


def _lowest(column: str | None) -> str:
    """The lowest name over a column: `Số hộ giảm` of `Chỉ tiêu giao năm 2024 / Số hộ giảm`."""
    return (column or "").rpartition(" / ")[2]


def _scope(value: IndicatorValue, asked: Asked, found: Match | None) -> str | None:
    """The scope that the reader has set, else the one that a label names which makes its own indicator."""
    if _is_by_place(value):
        return None if is_of_all(value.label) else value.label
    if names_a_place(_lowest(value.column_label)):
        return _lowest(value.column_label)
    said = scope_of(asked.label, asked.above[0], asked.place)
    read = value.scope if value.scope != said else None
    return read or (said if found and found.how == PROVISIONAL else None)


def _found(value: IndicatorValue, asked: Asked, known: Wordings) -> Match | None:
    """The indicator of a value, reviewed or made of what is said; to fulfil a plan is no growth."""
    column = (value.column_label or "").replace(" / ", " ")
    of_plan = asked.ratio and (value.source_kind == "prose" or measure_of(column) == "fulfilment")
    if _only_counts(value, asked.place):
        return None
    found = None if of_plan else match(asked, known)
    found = None if found and _may_count_others(value, found.indicator) else found
    return found or _made(value, asked)


def _made(value: IndicatorValue, asked: Asked) -> Match | None:
    """The indicator that the label makes by itself."""
    made = provisional(asked, value.source_kind == "annex")
    return Match(made, PROVISIONAL) if made else None


def _only_counts(value: IndicatorValue, place: str | None) -> bool:
    """Whether the label of a sentence is its unit and no more: `thành lập mới … và 02 liên hiệp hợp tác xã`.

    Which of them are counted is told elsewhere in the sentence.
    """
    return value.annex_id is None and label_key(value.label, place) == label_key(value.unit or "", place)


def _may_count_others(value: IndicatorValue, indicator: Indicator) -> bool:
    """Whether a label of a sentence names things of which an indicator is the number, and says not of which.

    `Tặng quà 100 hộ nghèo, 20 hộ cận nghèo` counts some; `số hộ nghèo` counts all, and so may `toàn tỉnh … hộ
    nghèo`, where words before the figure belong to the label.
    """
    if value.annex_id is not None or _CUT in value.label or says_a_count(value.label):
        return False
    if len(value.label.split()) > _NOUN:
        return False
    return indicator.unit_code in countable() and says_a_count(indicator.name_vi)


def _told_apart(values: list[IndicatorValue]) -> list[IndicatorValue]:
    """Values without those provisional names that two rows of a document have for one period.

    A document does not say the same twice with two figures: what tells the rows apart is not in their labels.
    """
    figures: dict[tuple[str | None, ...], set[tuple[float | None, float | None]]] = defaultdict(set)
    for value in values:
        if value.matched_by == PROVISIONAL:
            figures[_said(value)].add((value.canonical_min, value.canonical_max))
    doubtful = {(said[0], said[1]) for said, found in figures.items() if len(found) > 1}
    return [
        _without_name(value)
        if value.matched_by == PROVISIONAL and (value.document_id, value.indicator_id) in doubtful
        else value
        for value in values
    ]


def _said(value: IndicatorValue) -> tuple[str | None, ...]:
    return (
        value.document_id,
        value.indicator_id,
        value.period,
        value.measure,
        value.column_label,
        value.direction_printed,
        value.scope,
    )


def _without_name(value: IndicatorValue) -> IndicatorValue:
    return replace(value, indicator_id=None, matched_by=None, harmonised_min=None, harmonised_max=None)


def _asked(value: IndicatorValue, titles: Names, territories: Names) -> Asked:
    """What a row says of its indicator: over its label stand parent, sentence, group, title of the annex."""
    territory = territories.get(value.document_id)
    column = (value.column_label,) if value.column_label else ()
    label, nearest_above = value.label, (*column, value.parent_label)
    if _is_by_place(value):
        *upper, label = (value.column_label or "").split(" / ")
        over = " ".join(upper)
        untold = len(label.split()) <= _SHORT_NAME and (not over or measure_of(over))
        nearest_above = (over or None, titles.get(value.annex_id or "") if untold else None)
    return Asked(
        _changed(label, value.direction_printed) if value.annex_id else label,
        (*nearest_above, value.group, titles.get(value.annex_id))
        if value.annex_id
        else (*nearest_above, value.printed, value.group),
        value.unit_code,
        value.unit,
        value.measure == _RATIO,
        territory if territory and fold(territory) in provinces() else None,
    )


def _is_by_place(value: IndicatorValue) -> bool:
    """Whether a row names a place, or all of them, and its column what is measured there."""
    if not value.column_label:
        return False
    return value.scope == value.label or names_a_place(value.label) or is_of_all(value.label)


def _changed(label: str, direction: str | None) -> str:
    """The label of a row of an annex with the word of its cell that makes the figure a change: `giảm 5,0`."""
    change = _CHANGES.get(direction or "")
    return f"{change} {label}" if change else label


def _named(value: IndicatorValue, found: Match | None, scope: str | None) -> IndicatorValue:
    """A value with its indicator and scope; how far a plan is fulfilled, as text tells it, is of none."""
    if value.measure == _RATIO and value.annex_id is None:
        found = None
    figure = value.value_min if value.value_min is not None else value.value_max
    ratio = value.measure == _RATIO
    if found is None:
        return replace(
            value,
            indicator_id=None,
            matched_by=None,
            scope=scope,
            basis=basis_of(value.label, value.unit_code, figure, ratio, None),
            harmonised_min=None,
            harmonised_max=None,
        )
    basis = basis_of(value.label, value.unit_code, figure, ratio, found.indicator)
    return replace(
        value,
        unit_code=_unit_code(value, found.indicator),
        indicator_id=found.indicator.indicator_id,
        matched_by=found.how,
        scope=scope,
        basis=basis,
        harmonised_min=in_basis(value.canonical_min, basis, found.indicator.basis),
        harmonised_max=in_basis(value.canonical_max, basis, found.indicator.basis),
    )


def _unit_code(value: IndicatorValue, indicator: Indicator) -> str | None:
    """The unit of a value; where print has a name of two units, the indicator tells (`con`)."""
    entry = unit_vocabulary()["bases"].get(indicator.unit_code, {})
    printed = (value.unit or "").lower().split(" ")[-1]
    return indicator.unit_code if printed in entry.get("also", ()) else value.unit_code


def provisional_indicators(
    values: Iterable[IndicatorValue], titles: Names, territories: Names
) -> list[IndicatorRow]:
    """The indicators that no steward has seen, each with the shortest of its labels as its name."""
    found: dict[str, Indicator] = {}
    for value in values:
        if value.matched_by != PROVISIONAL:
            continue
        made = provisional(_asked(value, titles, territories), value.source_kind == "annex")
        if made and _comes_before(made, found.get(made.indicator_id)):
            found[made.indicator_id] = made
    rows = indicators(found[id_] for id_ in sorted(found))
    return [replace(row, status=PROVISIONAL) for row in rows]


def _comes_before(one: Indicator, other: Indicator | None) -> bool:
    """Whether the name of an indicator is the shorter one, whichever document is read first."""
    return other is None or (len(one.name_vi), one.name_vi) < (len(other.name_vi), other.name_vi)


def unmatched(values: Iterable[IndicatorValue], wordings: Wordings | None = None) -> list[UnmatchedLabel]:
    """The labels that name no reviewed indicator, each once a document, with what keeps them from it."""
    known = wordings or reviewed()
    found: dict[tuple[str | None, ...], UnmatchedLabel] = {}
    for value in values:
        if value.indicator_id and value.matched_by != PROVISIONAL:
            continue
        key = (value.document_id, value.source_kind, value.label, value.parent_label, value.group, value.unit)
        if key in found:
            found[key].values += 1
        else:
            found[key] = _unmatched(value, known)
    count: Counter[str] = Counter()
    for row in found.values():
        count[row.label] += row.values
    prevented = how_often(count, known)
    for row in found.values():
        row.prevents = max((prevented[word] for word in preventing(row.label, known)), default=0)
    return list(found.values())


def _unmatched(value: IndicatorValue, known: Wordings) -> UnmatchedLabel:
    return UnmatchedLabel(
        value_id=value.value_id,
        document_id=value.document_id,
        source_kind=value.source_kind,
        label=value.label,
        parent_label=value.parent_label,
        group=value.group,
        unit=value.unit,
        values=1,
        candidates="; ".join(map(str, nearest(value.label, known))) or None,
        unknown_words="; ".join(preventing(value.label, known)) or None,
        prevents=0,
        line_from=value.line_from,
        line_to=value.line_to,
    )
