"""How an indicator moved, and which promises nobody has told the end of: the SQL of two views.

`series` is every statement in the unit and basis of its indicator, with the days that its period begins and
ends. `unanswered` is made with a release, because which periods are over depends on its date.
"""

from __future__ import annotations

# A year, a part of one (quarter, half, first months, one month) or a span of years.
PERIODS = """
    CREATE OR REPLACE TEMP MACRO first_of(period, month) AS
        make_date(CAST(left(period, 4) AS INTEGER), CAST(month AS INTEGER), 1);
    CREATE OR REPLACE TEMP MACRO begins(period) AS CASE
        WHEN contains(period, '-Q') THEN first_of(period, 3 * CAST(right(period, 1) AS INTEGER) - 2)
        WHEN ends_with(period, '-H2') THEN first_of(period, 7)
        WHEN contains(period, '-M') THEN first_of(period, right(period, 2))
        ELSE first_of(period, 1)
    END;
    CREATE OR REPLACE TEMP MACRO ends(period) AS last_day(CASE
        WHEN contains(period, '/') THEN first_of(right(period, 4), 12)
        WHEN contains(period, '-Q') THEN first_of(period, 3 * CAST(right(period, 1) AS INTEGER))
        WHEN ends_with(period, '-H1') THEN first_of(period, 6)
        WHEN contains(period, '-M') THEN first_of(period, right(period, 2))
        WHEN ends_with(period, 'M') THEN first_of(period, regexp_extract(period, '-([0-9]+)M', 1))
        ELSE first_of(period, 12)
    END);
"""

RELATE = (
    PERIODS
    + """
    DELETE FROM series;
    INSERT INTO series BY NAME
    SELECT
        v.value_id, v.indicator_id, v.territory, concat_ws(' · ', v.scope, v.column_label) AS scope,
        v.period AS period, begins(v.period) AS period_start, ends(v.period) AS period_end,
        v.measure, v.comparator, v.harmonised_min AS low, v.harmonised_max AS high, i.unit_code, i.basis,
        v.document_id, d.issued_on, v.line_from, d.superseded_by, dispute.dispute_id
    FROM indicator_values v
    JOIN indicators i USING (indicator_id)
    JOIN documents d USING (document_id)
    LEFT JOIN (
        SELECT value_id, min(dispute_id) AS dispute_id
        FROM (UNPIVOT reconciliations ON value_id_a, value_id_b INTO NAME side VALUE value_id)
        WHERE dispute_id IS NOT NULL
        GROUP BY value_id
    ) dispute USING (value_id)
    WHERE v.period IS NOT NULL AND coalesce(v.harmonised_min, v.harmonised_max) IS NOT NULL;
    UPDATE series SET scope = NULL WHERE scope = '';
"""
)

# A result of the same indicator, place, scope and period answers a promise; so does an outcome, which may be
# of the last year of a span.
UNANSWERED = """
    INSERT INTO unanswered BY NAME
    SELECT t.value_id, t.document_id, t.indicator_id, t.territory, t.period, t.period_end,
        CAST($1 AS DATE) AS as_of, t.superseded_by
    FROM series t
    WHERE t.measure = 'target'
      AND t.period_end < CAST($1 AS DATE)
      AND NOT EXISTS (FROM outcomes o WHERE o.target_value_id = t.value_id)
      AND NOT EXISTS (
        FROM series r
        WHERE r.measure IN ('estimate', 'actual')
          AND r.indicator_id = t.indicator_id AND r.period = t.period
          AND r.territory IS NOT DISTINCT FROM t.territory AND r.scope IS NOT DISTINCT FROM t.scope
      )
"""
