"""Statements: values of indicators in the form in which they are compared, and how their sentences are
made.

Two statements speak of one thing where indicator, period, place and scope are the same. The place is the
territory on the day of issue, so that nothing is compared across a merger; a document whose territory is not
known is a place of its own. A level or share of a span of years is one of its last year; a growth is of the
whole span. What is compared with what, and what comes of it, belongs to `reconciliations` and `outcomes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

MACROS = """
    CREATE OR REPLACE TEMP MACRO plain(x) AS
        regexp_replace(CAST(CAST(round(x, 6) AS DECIMAL(38, 6)) AS VARCHAR), '\\.?0+$', '');
    CREATE OR REPLACE TEMP MACRO comma(figure) AS translate(figure, '.,', ',.');
    CREATE OR REPLACE TEMP MACRO grouped(x) AS
        regexp_replace(format('{:,.6f}', CAST(x AS DOUBLE)), '\\.?0+$', '');
    CREATE OR REPLACE TEMP MACRO decimals(figure) AS
        coalesce(length(regexp_extract(figure, '[.,]([0-9]+)$', 1)), 0);
    CREATE OR REPLACE TEMP MACRO sign(comparator) AS
        CASE comparator
            WHEN 'gt' THEN '> '
            WHEN 'ge' THEN '≥ '
            WHEN 'lt' THEN '< '
            WHEN 'le' THEN '≤ '
            WHEN 'approx' THEN '≈ '
            ELSE ''
        END;
    -- The figures of a sentence, with the points or blanks of their thousands.
    CREATE OR REPLACE TEMP MACRO figures(sentence) AS
        regexp_extract_all(sentence, '[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)*');
    -- Two readings: `.` or a blank for thousands and `,` for decimals, or the other way round.
    CREATE OR REPLACE TEMP MACRO reads(figure, x) AS
        coalesce(
            try_cast(replace(regexp_replace(figure, '[ .]', '', 'g'), ',', '.') AS DOUBLE) = abs(x), FALSE
        )
        OR coalesce(try_cast(replace(figure, ',', '') AS DOUBLE) = abs(x), FALSE);
    CREATE OR REPLACE TEMP MACRO as_printed(sentence, x) AS
        CASE WHEN x < 0 THEN '-' ELSE '' END
        || coalesce([figure FOR figure IN figures(sentence) IF reads(figure, x)][1], comma(plain(abs(x))));
"""
# `slack` is half of the last printed digit, in the unit of the indicator. A yearly average is of its whole
# span. Amounts of a span may be sums of its years: nothing printed tells them from amounts of its last year.
STATEMENTS = """
    CREATE OR REPLACE TEMP VIEW statements AS
    WITH held AS (
        SELECT
            v.*, d.issued_on, i.direction, i.basis AS held_as,
            coalesce(v.territory, v.document_id) AS place,
            lower(concat_ws(' · ', v.scope, v.column_label)) AS within,
            coalesce(d.number, d.doc_type, v.document_id)
                || coalesce(', ' || CAST(d.issued_on AS VARCHAR), '') AS named,
            contains(v.period, '/')
                AND i.basis IN ('level', 'share')
                AND v.unit_code IS DISTINCT FROM 'percent_per_year'
                AND NOT regexp_matches(v.label, '(?i)(?:hàng|hằng|mỗi)\\s+năm|bình quân\\s+năm|năm bình quân')
                AS to_end,
            to_end AND coalesce(u.additive, TRUE) AS may_be_sum,
            CASE v.source_kind
                WHEN 'annex' THEN v.printed
                ELSE substr(l.text, v.figure_from + 1, v.figure_to - v.figure_from)
            END AS figure_printed,
            i.name_vi, i.name_en,
            if(i.unit_code = 'percent', 'điểm phần trăm', coalesce(u.name_vi, '')) AS unit_vi,
            if(i.unit_code = 'percent', 'percentage points', coalesce(u.name_en, '')) AS unit_en
        FROM indicator_values v
        JOIN indicators i USING (indicator_id)
        JOIN documents d USING (document_id)
        LEFT JOIN units u ON u.unit_code = i.unit_code
        LEFT JOIN lines l
            ON v.figure_from IS NOT NULL AND l.document_id = v.document_id AND l.line = v.line_from
        WHERE v.period IS NOT NULL
          AND coalesce(v.harmonised_min, v.harmonised_max) IS NOT NULL
    ), printed AS (
        SELECT
            * REPLACE (CASE WHEN to_end THEN right(period, 4) ELSE period END AS period),
            period AS period_printed,
            CASE
                WHEN source_kind = 'annex' THEN figure_printed
                WHEN figure_printed <> '' THEN sign(comparator) || figure_printed
                WHEN comparator = 'range'
                    THEN as_printed(printed, value_min) || ' – ' || as_printed(printed, value_max)
                ELSE sign(comparator) || as_printed(printed, coalesce(value_min, value_max))
            END AS figure_said
        FROM held
    )
    SELECT
        value_id, document_id, row_id, source_kind, line_from, printed, label, indicator_id, period,
        period_printed, may_be_sum, measure, basis, direction_printed, value_min, value_max, place, within,
        issued_on, named, name_vi, name_en, unit_vi, unit_en, direction,
        coalesce(harmonised_min, '-infinity'::DOUBLE) AS low,
        coalesce(harmonised_max, 'infinity'::DOUBLE) AS high,
        coalesce(harmonised_min, harmonised_max) AS figure,
        comparator = 'gt' AS open_low,
        comparator = 'lt' AS open_high,
        greatest(
            decimals(plain(value_min)),
            decimals(plain(value_max)),
            length(regexp_extract(figure_said, ',([0-9]+)', 1))
        ) AS digits,
        coalesce(
            abs(nullif(canonical_min, 0) / nullif(value_min, 0)),
            abs(canonical_max / nullif(value_max, 0)),
            1
        ) AS units,
        0.5 * 10.0 ** (-digits) * units AS slack,
        figure_said
            || CASE WHEN ends_with(lower(figure_said), lower(unit)) THEN '' ELSE coalesce(' ' || unit, '') END
            AS said,
        said || CASE WHEN period <> period_printed THEN ' cho giai đoạn ' || period_printed ELSE '' END
            AS said_vi,
        said || CASE WHEN period <> period_printed THEN ' for ' || period_printed ELSE '' END AS said_en
    FROM printed
"""


def of_one_kind(one: str, other: str) -> str:
    """The SQL condition under which two statements of one thing are compared.

    A printed rise and a printed fall are two things; so are a fall, whose figure is printed without a sign,
    and a negative figure. What may be the sum of a span meets one of its last year only in the same figure.
    """
    return f"""
        coalesce({one}.direction_printed = {other}.direction_printed, TRUE)
        AND NOT (
            {one}.direction_printed IS DISTINCT FROM {other}.direction_printed
            AND coalesce({one}.direction_printed, {other}.direction_printed) = 'fall'
            AND least({one}.figure, {other}.figure) < 0
        )
        AND (
            {one}.period_printed = {other}.period_printed
            OR NOT ({one}.may_be_sum OR {other}.may_be_sum)
            OR abs({one}.low - {other}.low) <= near AND abs({one}.high - {other}.high) <= near
        )"""


def filled(sentence: str) -> str:
    """The SQL expression of a sentence: what stands in braces is a column."""
    texts = re.split(r"\{([^{}]+)\}", sentence)
    parts = [text if at % 2 else f"'{text}'" for at, text in enumerate(texts) if text]
    return " || ".join(parts)


def told(column: str, sentences: Mapping[str, str]) -> str:
    """The SQL expression that gives the sentence of a code."""
    cases = " ".join(f"WHEN '{code}' THEN {filled(sentence)}" for code, sentence in sentences.items())
    return f"CASE {column} {cases} END"
