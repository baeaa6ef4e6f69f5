"""What the statements of one indicator say of one another: the SQL that counts, pairs and compares them.

Two statements are compared where indicator, period and territory are the same. A pair is judged by its bounds
in the unit and basis of the indicator; figures that differ by no more than half of the last digit printed are
the same figure. The sentences that tell of a pair stand before its SQL; their columns are in braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_MACROS = """
    CREATE OR REPLACE TEMP MACRO plain(x) AS
        regexp_replace(CAST(CAST(round(x, 6) AS DECIMAL(38, 6)) AS VARCHAR), '\\.?0+$', '');
    CREATE OR REPLACE TEMP MACRO comma(figure) AS replace(figure, '.', ',');
    CREATE OR REPLACE TEMP MACRO decimals(x) AS length(regexp_extract(plain(x), '\\.([0-9]+)$', 1));
    CREATE OR REPLACE TEMP MACRO sign(comparator) AS
        CASE comparator
            WHEN 'gt' THEN '> '
            WHEN 'ge' THEN '≥ '
            WHEN 'lt' THEN '< '
            WHEN 'le' THEN '≤ '
            WHEN 'approx' THEN '≈ '
            ELSE ''
        END;
    CREATE OR REPLACE TEMP MACRO said(comparator, low, high) AS
        sign(comparator)
        || CASE comparator
            WHEN 'range' THEN plain(low) || ' – ' || plain(high)
            ELSE plain(coalesce(low, high))
        END;
"""

# `slack` is half of the last printed digit, in the unit of the indicator.
_STATEMENTS = """
    CREATE OR REPLACE TEMP VIEW statements AS
    SELECT
        v.value_id, v.document_id, v.row_id, v.source_kind, v.line_from, v.printed, v.label,
        v.indicator_id, v.period, v.measure, v.basis, v.value_min, v.value_max,
        d.territory, d.issued_on,
        coalesce(d.number, d.doc_type, v.document_id)
            || coalesce(', ' || CAST(d.issued_on AS VARCHAR), '') AS named,
        coalesce(v.harmonised_min, '-infinity'::DOUBLE) AS low,
        coalesce(v.harmonised_max, 'infinity'::DOUBLE) AS high,
        coalesce(v.harmonised_min, v.harmonised_max) AS figure,
        v.comparator = 'gt' AS open_low,
        v.comparator = 'lt' AS open_high,
        greatest(
            decimals(v.value_min),
            decimals(v.value_max),
            CASE v.source_kind WHEN 'annex' THEN length(regexp_extract(v.printed, ',([0-9]+)', 1)) END,
            0
        ) AS digits,
        coalesce(
            abs(nullif(v.canonical_min, 0) / nullif(v.value_min, 0)),
            abs(v.canonical_max / nullif(v.value_max, 0)),
            1
        ) AS units,
        0.5 * 10.0 ** (-digits) * units AS slack,
        said(v.comparator, v.value_min, v.value_max) || coalesce(' ' || v.unit, '') AS said_en,
        comma(said(v.comparator, v.value_min, v.value_max)) || coalesce(' ' || v.unit, '') AS said_vi,
        i.name_vi, i.name_en, i.direction,
        CASE i.unit_code WHEN 'percent' THEN 'điểm phần trăm' ELSE coalesce(u.name_vi, '') END AS unit_vi,
        CASE i.unit_code WHEN 'percent' THEN 'percentage points' ELSE coalesce(u.name_en, '') END AS unit_en
    FROM indicator_values v
    JOIN indicators i USING (indicator_id)
    JOIN documents d USING (document_id)
    LEFT JOIN units u ON u.unit_code = i.unit_code
    WHERE v.period IS NOT NULL
      AND d.territory IS NOT NULL
      AND coalesce(v.harmonised_min, v.harmonised_max) IS NOT NULL
"""

_COUNT = """
    UPDATE indicators
    SET first_period = counted.first, last_period = counted.last, "values" = counted.n
    FROM (
        SELECT indicator_id, min(period) AS first, max(period) AS last, count(*) AS n
        FROM indicator_values WHERE indicator_id IS NOT NULL GROUP BY ALL
    ) AS counted
    WHERE indicators.indicator_id = counted.indicator_id;
    DELETE FROM indicators WHERE indicator_id NOT IN (
        WITH RECURSIVE used(indicator_id, parent_id) AS (
            SELECT indicator_id, parent_id FROM indicators WHERE "values" > 0
            UNION
            SELECT above.indicator_id, above.parent_id
            FROM indicators above JOIN used ON above.indicator_id = used.parent_id
        )
        SELECT indicator_id FROM used
    );
"""


def _filled(sentence: str) -> str:
    """The SQL expression of a sentence: what stands in braces is a column."""
    texts = re.split(r"\{([^{}]+)\}", sentence)
    parts = [text if at % 2 else f"'{text}'" for at, text in enumerate(texts) if text]
    return " || ".join(parts)


def _told(column: str, sentences: Mapping[str, str]) -> str:
    """The SQL expression that gives the sentence of a code."""
    cases = " ".join(f"WHEN '{code}' THEN {_filled(sentence)}" for code, sentence in sentences.items())
    return f"CASE {column} {cases} END"


_RELATIONS_VI = {
    "agree": "hai số bằng nhau",
    "agree_converted": "bằng nhau sau khi quy đổi hoặc làm tròn",
    "touch": "chỉ khác nhau ở chỗ có tính cả số ấy hay không",
    "compatible": "một bên là cận hoặc khoảng và không trái với bên kia",
    "conflict": "mâu thuẫn, chênh {comma(apart)} {a.unit_vi}",
}
_RELATIONS_EN = {
    "agree": "the same figure",
    "agree_converted": "the same after conversion or rounding",
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

# Promises are compared with promises and reports with reports; what was promised and what came of it is
# `outcomes`. Columns of one row (two scenarios, two givers of a target) and one label twice in one sentence
# differ on purpose.
_RECONCILE = f"""
    DELETE FROM reconciliations;
    INSERT INTO reconciliations BY NAME
    WITH pairs AS (
        SELECT a, b,
            greatest(a.slack, b.slack) * (1 + 1e-9) AS near,
            a.low = b.low AND a.high = b.high AS same,
            a.low = a.high AND b.low = b.high AND abs(a.figure - b.figure) <= near AS rounded,
            a.low <= b.high + near AND b.low <= a.high + near AS meet,
            (a.low = b.high AND (a.open_low OR b.open_high))
                OR (b.low = a.high AND (b.open_low OR a.open_high)) AS touch
        FROM statements a JOIN statements b USING (indicator_id, period, territory)
        WHERE (a.measure IN ('estimate', 'actual')) = (b.measure IN ('estimate', 'actual'))
          AND (a.issued_on, a.document_id, a.line_from, a.value_id)
            < (b.issued_on, b.document_id, b.line_from, b.value_id)
          AND CASE a.source_kind
                WHEN 'annex' THEN a.row_id <> b.row_id
                ELSE a.document_id <> b.document_id OR a.printed <> b.printed OR a.label <> b.label
            END
    ), judged AS (
        SELECT *,
            CASE
                WHEN same AND a.basis = b.basis
                    AND a.value_min IS NOT DISTINCT FROM b.value_min
                    AND a.value_max IS NOT DISTINCT FROM b.value_max THEN 'agree'
                WHEN same OR rounded THEN 'agree_converted'
                WHEN meet THEN 'compatible'
                ELSE 'conflict'
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
            plain(abs(difference)) AS apart,
            CASE WHEN relation = 'compatible' AND touch THEN 'touch' ELSE relation END AS manner,
            {_told("manner", _RELATIONS_VI)} AS relation_vi,
            {_told("manner", _RELATIONS_EN)} AS relation_en
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
        a.said_vi || ' ↔ ' || b.said_vi AS printed,
        {_filled(_PAIR_VI)} AS explanation,
        {_filled(_PAIR_EN)} AS explanation_en,
        a.line_from AS line_a,
        b.line_from AS line_b
    FROM told
"""

_MEASURES_VI = {"estimate": "ước thực hiện", "actual": "kết quả"}
_MEASURES_EN = {"estimate": "estimate", "actual": "result"}
_RESULTS_VI = {
    "met": "đạt",
    "exceeded": "vượt {comma(apart)} {t.unit_vi}",
    "missed": "không đạt, lệch {comma(apart)} {t.unit_vi}",
}
_RESULTS_EN = {
    "met": "met",
    "exceeded": "exceeded by {apart} {t.unit_en}",
    "missed": "missed by {apart} {t.unit_en}",
}
_OUTCOME_VI = (
    "{t.name_vi}, {t.period}: mục tiêu {t.said_vi} ({t.named}, dòng {t.line_from}),"
    " {measure_vi} {o.said_vi} ({o.named}, dòng {o.line_from}): {result_vi}"
)
_OUTCOME_EN = (
    "{t.name_en}, {t.period}: target {t.said_en} ({t.named}, line {t.line_from}),"
    " {measure_en} {o.said_en} ({o.named}, line {o.line_from}): {result_en}"
)

_FOLLOW = f"""
    DELETE FROM outcomes;
    INSERT INTO outcomes BY NAME
    WITH pairs AS (
        SELECT t, o,
            greatest(t.slack, o.slack) AS near,
            CASE
                WHEN o.figure BETWEEN t.low - near AND t.high + near THEN 0
                WHEN o.figure > t.high THEN o.figure - t.high
                ELSE o.figure - t.low
            END AS beyond,
            CASE
                WHEN t.low = t.high OR t.high = 'infinity'::DOUBLE THEN o.figure - t.low
                WHEN t.low = '-infinity'::DOUBLE THEN o.figure - t.high
                WHEN o.figure > t.high THEN o.figure - t.high
                WHEN o.figure < t.low THEN o.figure - t.low
                ELSE 0
            END AS difference
        FROM statements t JOIN statements o USING (indicator_id, period, territory)
        WHERE t.measure = 'target'
          AND o.measure IN ('estimate', 'actual')
          AND t.issued_on < o.issued_on
          AND t.document_id <> o.document_id
          AND o.low = o.high
    ), judged AS (
        SELECT *,
            CASE
                WHEN beyond <> 0 AND t.direction = 'none' THEN 'missed'
                WHEN beyond <> 0 AND (beyond > 0) = (t.direction = 'up') THEN 'exceeded'
                WHEN beyond <> 0 THEN 'missed'
                WHEN t.low < t.high
                    AND (t.high = 'infinity'::DOUBLE OR t.low = '-infinity'::DOUBLE)
                    AND abs(difference) > near
                    AND (difference > 0) = (t.direction = 'up') THEN 'exceeded'
                ELSE 'met'
            END AS result
        FROM pairs
    ), told AS (
        SELECT *,
            plain(abs(difference)) AS apart,
            {_told("o.measure", _MEASURES_VI)} AS measure_vi,
            {_told("o.measure", _MEASURES_EN)} AS measure_en,
            {_told("result", _RESULTS_VI)} AS result_vi,
            {_told("result", _RESULTS_EN)} AS result_en
        FROM judged
    )
    SELECT
        t.value_id || '~' || o.value_id AS outcome_id,
        t.indicator_id AS indicator_id,
        t.period AS period,
        t.value_id AS target_value_id,
        o.value_id AS outcome_value_id,
        result,
        round(difference, 6) AS difference,
        {_filled(_OUTCOME_VI)} AS explanation,
        {_filled(_OUTCOME_EN)} AS explanation_en
    FROM told
"""


def compare(connection: duckdb.DuckDBPyConnection) -> None:
    """Count the values of each indicator, pair its statements, set outcomes beside targets."""
    for script in (_MACROS, _COUNT, _STATEMENTS, _RECONCILE, _FOLLOW):
        connection.execute(script)
