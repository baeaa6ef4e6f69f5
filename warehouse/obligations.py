"""What bodies are to do, whatever table says so: the SQL that gathers it, a row for each date of a duty.

A recurring duty whose day is printed (`trước ngày 20 tháng cuối quý`) falls due on the days of the plan's
years, from the day of issue on; the others have the time that their row has.
"""

from __future__ import annotations

_LONGEST_SPAN = 10
"""Years of a plan over which a recurring duty is spelt out."""

OBLIGE = f"""
    DELETE FROM obligations;
    INSERT INTO obligations BY NAME
    WITH days AS (
        SELECT duty_id, make_date(year, month, 1) AS begins,
            least(begins + CAST(due_day - 1 AS INTEGER), last_day(begins)) AS recurs_on
        FROM duties
        JOIN documents USING (document_id),
            unnest(range(plan_from, plan_to + 1)) AS years(year),
            unnest(range(1, 13)) AS months(month)
        WHERE due_day IS NOT NULL
          AND plan_to - plan_from < {_LONGEST_SPAN}
          AND CASE recurrence
                WHEN 'monthly' THEN TRUE
                WHEN 'quarterly' THEN (month - 1) % 3 + 1 = due_month_of_period
                WHEN 'yearly' THEN month = due_month_of_period
                ELSE FALSE
            END
    ), told AS (
        SELECT 'report' AS kind, duty_id AS source_row, role, agency_id, via, what,
            NULL::DATE AS due_from, coalesce(recurs_on, due_on) AS due_to, recurrence, recurs_on,
            d.document_id, d.line_from, d.line_to
        FROM duties d
        JOIN documents own ON own.document_id = d.document_id
        JOIN duty_agencies USING (duty_id)
        LEFT JOIN days USING (duty_id)
        WHERE role = 'reports' AND (recurs_on IS NULL OR issued_on IS NULL OR recurs_on >= issued_on)
        UNION ALL
        SELECT 'task', task_id, role, agency_id, 'named', description, due_from, due_to, recurrence, NULL,
            t.document_id, line_from, line_to
        FROM tasks t JOIN task_agencies USING (task_id)
        UNION ALL
        SELECT 'assignment', assignment_id, a.role, agency_id, 'named',
            coalesce(clause_path, l.text), NULL, NULL, 'none', NULL, a.document_id, line_from, line_to
        FROM assignments a LEFT JOIN lines l ON l.document_id = a.document_id AND l.line = a.line_from
        UNION ALL
        SELECT 'indicator', value_id, role, agency_id, via, label, NULL, NULL, 'none', NULL,
            v.document_id, line_from, line_to
        FROM indicator_values v JOIN value_agencies USING (value_id)
        WHERE measure = 'target'
        UNION ALL
        SELECT 'project', project_id, role, agency_id, via, name, due_from, due_to, 'none', NULL,
            p.document_id, line_from, line_to
        FROM projects p JOIN project_agencies USING (project_id)
    )
    SELECT DISTINCT
        concat_ws('~', source_row, agency_id, role, CAST(recurs_on AS VARCHAR)) AS obligation_id,
        told.*, superseded_by
    FROM told JOIN documents USING (document_id)
"""
