"""What was promised beside what came of it: the SQL that sets results beside targets and gives a verdict.

A target means what it prints; a result may be rounded, and a verdict that needs the rounding says so. A
verdict needs a direction: whether more or less of the indicator is better. Without one, or where the bound of
a target goes against it ("at most" of what should rise), the difference alone is told.
"""

from __future__ import annotations

from warehouse.statements import filled, of_one_kind, told

_MEASURES_VI = {"estimate": "ước thực hiện", "actual": "kết quả"}
_MEASURES_EN = {"estimate": "estimate", "actual": "result"}
_VERDICTS_VI = {
    "met": "đạt",
    "met_rounded": "đạt sau khi làm tròn, lệch {comma(apart)} {t.unit_vi}",
    "exceeded": "vượt {comma(apart)} {t.unit_vi}",
    "missed": "không đạt, lệch {comma(apart)} {t.unit_vi}",
    "exceeded_open": "vượt",
    "missed_open": "không đạt",
    "above": "cao hơn {comma(apart)} {t.unit_vi}",
    "below": "thấp hơn {comma(apart)} {t.unit_vi}",
    "equal": "không chênh lệch",
    "unknown": "chưa đủ để kết luận",
}
_VERDICTS_EN = {
    "met": "met",
    "met_rounded": "met after rounding, {apart} {t.unit_en} short",
    "exceeded": "exceeded by {apart} {t.unit_en}",
    "missed": "missed by {apart} {t.unit_en}",
    "exceeded_open": "exceeded",
    "missed_open": "missed",
    "above": "{apart} {t.unit_en} more",
    "below": "{apart} {t.unit_en} less",
    "equal": "no difference",
    "unknown": "not enough to tell",
}
_OUTCOME_VI = (
    "{t.name_vi}, {t.period}: mục tiêu {t.said_vi} ({t.named}, dòng {t.line_from}),"
    " {measure_vi} {o.said_vi} ({o.named}, dòng {o.line_from}): {result_vi}"
)
_OUTCOME_EN = (
    "{t.name_en}, {t.period}: target {t.said_en} ({t.named}, line {t.line_from}),"
    " {measure_en} {o.said_en} ({o.named}, line {o.line_from}): {result_en}"
)

# `worst` and `best` are the ends of what is printed, counted so that more is better.
FOLLOW = f"""
    DELETE FROM outcomes;
    INSERT INTO outcomes BY NAME
    WITH pairs AS (
        SELECT t, o,
            o.slack * (1 + 1e-9) AS near,
            CASE t.direction WHEN 'down' THEN -1 ELSE 1 END AS better,
            CASE
                WHEN t.direction = 'none' THEN 'no_direction'
                WHEN t.low = t.high THEN 'figure'
                WHEN t.high = 'infinity'::DOUBLE AND better > 0 THEN 'at_least'
                WHEN t.low = '-infinity'::DOUBLE AND better < 0 THEN 'at_most'
                WHEN isinf(t.low) OR isinf(t.high) THEN 'against_direction'
                ELSE 'within_range'
            END AS rule,
            better * CASE WHEN better > 0 THEN t.low ELSE t.high END AS least,
            CASE rule
                WHEN 'within_range' THEN better * CASE WHEN better > 0 THEN t.high ELSE t.low END
                ELSE least
            END AS most,
            better * CASE WHEN better > 0 THEN o.low ELSE o.high END AS worst,
            better * CASE WHEN better > 0 THEN o.high ELSE o.low END AS best,
            CASE
                WHEN o.low < o.high THEN NULL
                WHEN o.figure > t.high THEN o.figure - t.high
                WHEN o.figure < t.low THEN o.figure - t.low
                WHEN t.high = 'infinity'::DOUBLE THEN o.figure - t.low
                WHEN t.low = '-infinity'::DOUBLE THEN o.figure - t.high
                ELSE 0
            END AS difference
        FROM statements t JOIN statements o USING (indicator_id, period, place, within)
        WHERE t.measure = 'target'
          AND o.measure IN ('estimate', 'actual')
          AND (t.document_id = o.document_id OR t.issued_on < o.issued_on)
          AND {of_one_kind("t", "o")}
    ), judged AS (
        SELECT *,
            CASE
                WHEN rule IN ('no_direction', 'against_direction') THEN 'told'
                WHEN best < least - near THEN 'missed'
                WHEN worst > most + near THEN 'exceeded'
                WHEN worst >= least - near THEN 'met'
                ELSE 'unknown'
            END AS verdict,
            CASE
                WHEN verdict = 'told' AND difference IS NULL THEN 'unknown'
                WHEN verdict = 'told' AND difference > 0 THEN 'above'
                WHEN verdict = 'told' AND difference < 0 THEN 'below'
                WHEN verdict = 'told' THEN 'equal'
                WHEN verdict = 'met' AND worst < least THEN 'met_rounded'
                WHEN verdict IN ('exceeded', 'missed') AND difference IS NULL THEN verdict || '_open'
                ELSE verdict
            END AS manner
        FROM pairs
    ), told AS (
        SELECT *,
            grouped(abs(difference)) AS apart,
            {told("o.measure", _MEASURES_VI)} AS measure_vi,
            {told("o.measure", _MEASURES_EN)} AS measure_en,
            {told("manner", _VERDICTS_VI)} AS result_vi,
            {told("manner", _VERDICTS_EN)} AS result_en
        FROM judged
    )
    SELECT
        t.value_id || '~' || o.value_id AS outcome_id,
        t.document_id AS document_id,
        t.indicator_id AS indicator_id,
        t.period AS period,
        t.value_id AS target_value_id,
        o.value_id AS outcome_value_id,
        verdict,
        round(difference, 6) AS difference,
        rule,
        {filled(_OUTCOME_VI)} AS explanation,
        {filled(_OUTCOME_EN)} AS explanation_en
    FROM told
"""
