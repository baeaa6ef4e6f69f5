"""Rules about statements side by side: contradictions, doubtful names of indicators, magnitudes that jump."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from expectations.rule import HOLDS, Row, Rows, Rule, Verdict, breach, rule

_JUMP = 10.0
"""A level of one indicator in one place does not grow or shrink so many times from one plan to the next."""
_NEAR = 2.0


def _no_conflict(rows: Rows) -> Sequence[Verdict]:
    return [
        breach(row["explanation"], row["explanation_en"]) if row["relation"] == "conflict" else HOLDS
        for row in rows["reconciliations"]
    ]


def _named_for_sure(rows: Rows) -> Sequence[Verdict | None]:
    return [
        None
        if row["indicator_id"] is None
        else breach(
            f"nhãn “{row['label']}” khác cách gọi đã biết của {row['indicator_id']} một lỗi chính tả; xin xem lại",
            f"the label “{row['label']}” is a known wording of {row['indicator_id']} but for a slip; please look",
        )
        if row["matched_by"] == "spelling"
        else HOLDS
        for row in rows["indicator_values"]
    ]


def _keeps_magnitude(rows: Rows) -> Sequence[Verdict | None]:
    """A level stands within one order of magnitude of what an earlier document says of the same indicator and place.

    Which of the two documents is wrong the figures do not tell; where they would fit another indicator of the same row
    above, the labels may have changed places.
    """
    documents = {row["document_id"]: row for row in rows["documents"]}
    levels: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows["indicator_values"]:
        territory = documents.get(row["document_id"], {}).get("territory")
        if row["indicator_id"] and territory and row["basis"] == "level" and _figure(row):
            levels[row["indicator_id"], territory].append(row)
    return [_jumps(row, documents, levels) for row in rows["indicator_values"]]


def _figure(row: Row) -> float | None:
    figure = row["harmonised_min"] if row["harmonised_min"] is not None else row["harmonised_max"]
    return figure if figure and figure > 0 else None


def _jumps(
    row: Row, documents: Mapping[str, Row], levels: Mapping[tuple[str, str], Sequence[Row]]
) -> Verdict | None:
    document = documents.get(row["document_id"], {})
    figure = _figure(row)
    if not row["indicator_id"] or row["basis"] != "level" or figure is None or not document.get("issued_on"):
        return None

    def earlier(indicator: str) -> list[Row]:
        return [
            other
            for other in levels.get((indicator, document["territory"]), ())
            if (issued := documents[other["document_id"]]["issued_on"]) and issued < document["issued_on"]
        ]

    before = earlier(row["indicator_id"])
    if not before or any(_within(figure, _figure(other), _JUMP) for other in before):
        return HOLDS
    last = before[-1]
    named = documents[last["document_id"]]["number"] or last["document_id"]
    swapped = _fits_sibling(row, figure, levels, earlier)
    hint_vi = f"; số này hợp với “{swapped['label']}”, có thể hai nhãn đổi chỗ" if swapped else ""
    hint_en = f"; it would fit “{swapped['label']}”: have the labels changed places?" if swapped else ""
    return breach(
        f"{row['printed']} {row['unit']}, còn {named} dòng {last['line_from']} ghi {last['printed']} {last['unit']}"
        f" cho cùng chỉ tiêu{hint_vi}",
        f"{row['printed']} {row['unit']}, but {named}, line {last['line_from']}, says {last['printed']} {last['unit']}"
        f" of the same indicator{hint_en}",
    )


def _fits_sibling(
    row: Row,
    figure: float,
    levels: Mapping[tuple[str, str], Sequence[Row]],
    earlier: Callable[[str], list[Row]],
) -> Row | None:
    """An indicator beside this one, under the same label above, whose earlier figures are near."""
    siblings: Iterable[Row] = (
        other
        for others in levels.values()
        for other in others
        if other["document_id"] == row["document_id"]
        and other["parent_label"] == row["parent_label"]
        and other["parent_label"]
        and other["indicator_id"] != row["indicator_id"]
    )
    for sibling in siblings:
        if any(_within(figure, _figure(other), _NEAR) for other in earlier(sibling["indicator_id"])):
            return sibling
    return None


def _within(one: float, other: float | None, factor: float) -> bool:
    return other is not None and 1 / factor <= one / other <= factor


RULES: tuple[Rule, ...] = (
    rule(
        "reconciliations",
        "no_conflict",
        "warn",
        "Hai chỗ nói về cùng chỉ tiêu, cùng kỳ không mâu thuẫn nhau"
        " | Two statements of one indicator and period do not contradict each other",
        _no_conflict,
    ),
    rule(
        "indicator_values",
        "named_for_sure",
        "warn",
        "Nhãn là một cách gọi đã biết, không phải đoán qua lỗi chính tả"
        " | The label is a known wording, not one guessed through a slip of spelling",
        _named_for_sure,
    ),
    rule(
        "indicator_values",
        "keeps_magnitude",
        "warn",
        "Mức của một chỉ tiêu không gấp hay kém mười lần so với văn bản trước"
        " | The level of an indicator is not ten times that of an earlier document, nor a tenth",
        _keeps_magnitude,
        needs=("documents",),
    ),
)
