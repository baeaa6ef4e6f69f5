"""Two statements of one thing side by side: the SQL that pairs them and tells whether they agree.

A pair is judged by its bounds in the unit and basis of the indicator; figures that differ by no more than
half of the last digit printed are the same figure after rounding, and the sentence says so. The sentences
that tell of a pair stand before its SQL; their columns are in braces.
"""

from __future__ import annotations

from warehouse.statements import filled, of_one_kind, told

_RELATIONS_VI = {
    "agree": "hai số bằng nhau",
    "converted": "bằng nhau sau khi quy đổi",
    "rounded": "khớp sau khi làm tròn, chênh {comma(apart)} {a.unit_vi}",
    "touch": "chỉ khác nhau ở chỗ có tính cả số ấy hay không",
    "compatible": "một bên là cận hoặc khoảng và không trái với bên kia",
    "conflict": "mâu thuẫn, chênh {comma(apart)} {a.unit_vi}",
}
_RELATIONS_EN = {
    "agree": "the same figure",
    "converted": "the same after conversion",
    "rounded": "the same after rounding, {apart} {a.unit_en} apart",
    "touch": "they differ only in whether the figure itself is meant",
    "compatible": "a bound or range that does not gainsay the other",
    "conflict": "they contradict each other by {apart} {a.unit_en}",
}
_PAIR_VI = (
    "{a.name_vi}, {a.period}: {a.named} (dòng {a.line_from}) ghi {a.said_vi},"
    " {b.named} (dòng {b.line_from}) ghi {b.said_vi}: {relation_vi}"
)
_PAIR_EN = (
    "{a.name_en}, {a.period}: {a.named} (line {a.line_from}) says {a.said_en},"
    " {b.named} (line {b.line_from}) says {b.said_en}: {relation_en}"
)

_ALL_PAIRS = 12
"""Statements of one thing that are all compared with one another. Of more, each is compared with the first,
so that pairs do not grow with the square of documents."""

# Promises are compared with promises and reports with reports; what was promised and what came of it is
# `outcomes`. Columns of one row (two scenarios, two givers of a target) and one label twice in one sentence
# differ on purpose.
RECONCILE = f"""
    DELETE FROM reconciliations;
    INSERT INTO reconciliations BY NAME
    WITH ranked AS (
        SELECT *, count(*) OVER of_one AS of_one_thing,
            row_number() OVER (of_one ORDER BY issued_on, document_id, line_from, value_id) AS nth
        FROM statements
        WINDOW of_one AS (
            PARTITION BY indicator_id, period, place, within, measure IN ('estimate', 'actual')
        )
    ), pairs AS (
        SELECT a, b,
            greatest(a.slack, b.slack) * (1 + 1e-9) AS near,
            a.low = b.low AND a.high = b.high AS same,
            a.low <= b.high AND b.low <= a.high AS meet,
            a.low <= b.high + near AND b.low <= a.high + near AS nearly,
            (a.low = b.high AND (a.open_low OR b.open_high))
                OR (b.low = a.high AND (b.open_low OR a.open_high)) AS touch
        FROM ranked a JOIN ranked b USING (indicator_id, period, place, within)
        WHERE (a.of_one_thing <= {_ALL_PAIRS} OR a.nth = 1)
          AND (a.measure IN ('estimate', 'actual')) = (b.measure IN ('estimate', 'actual'))
          AND (a.issued_on, a.document_id, a.line_from, a.value_id)
            < (b.issued_on, b.document_id, b.line_from, b.value_id)
          AND CASE a.source_kind
                WHEN 'annex' THEN a.row_id <> b.row_id
                ELSE a.document_id <> b.document_id OR a.printed <> b.printed OR a.label <> b.label
            END
          AND {of_one_kind("a", "b")}
    ), judged AS (
        SELECT *,
            CASE
                WHEN same AND a.basis = b.basis
                    AND a.value_min IS NOT DISTINCT FROM b.value_min
                    AND a.value_max IS NOT DISTINCT FROM b.value_max THEN 'agree'
                WHEN same THEN 'converted'
                WHEN meet AND touch THEN 'touch'
                WHEN meet THEN 'compatible'
                WHEN nearly THEN 'rounded'
                ELSE 'conflict'
            END AS manner,
            CASE manner
                WHEN 'converted' THEN 'agree_converted'
                WHEN 'rounded' THEN 'agree_converted'
                WHEN 'touch' THEN 'compatible'
                ELSE manner
            END AS relation,
            CASE
                WHEN a.low = a.high AND b.low = b.high THEN b.figure - a.figure
                WHEN a.high < b.low THEN b.low - a.high
                WHEN b.high < a.low THEN b.high - a.low
                ELSE 0
            END AS difference
        FROM pairs
    ), told AS (
        SELECT *,
            grouped(abs(difference)) AS apart,
            {told("manner", _RELATIONS_VI)} AS relation_vi,
            {told("manner", _RELATIONS_EN)} AS relation_en
        FROM judged
    )
    SELECT
        a.value_id || '~' || b.value_id AS reconciliation_id,
        a.indicator_id AS indicator_id,
        a.period AS period,
        a.value_id AS value_id_a,
        b.value_id AS value_id_b,
        relation,
        round(difference, 6) AS difference,
        a.said || ' ↔ ' || b.said AS printed,
        {filled(_PAIR_VI)} AS explanation,
        {filled(_PAIR_EN)} AS explanation_en,
        a.line_from AS line_a,
        b.line_from AS line_b,
        CASE relation
            WHEN 'conflict' THEN concat_ws('~', a.indicator_id, a.period, a.place, nullif(a.within, ''))
        END AS dispute_id
    FROM told
"""
