"""Bodies of a group: a row names "các Sở, ngành, đơn vị", and the SQL here says which they are.

A phrase stands for kinds of bodies (`agencies.stands_for`). Of a kind are those that documents of the same
territory (for ministries: of the country) name, issued within a few years: bodies are merged and given up,
so that a body of years ago is no body of today. Who is named in the row itself is not in the group again, so
that who receives a report does not send it.
"""

from __future__ import annotations

from warehouse.places import COMMITTEES, PLACES

_NEAR = 3
"""Years between the document that names a group and one that names a body of it."""
_LINKS = (
    ("duty_agencies", "duty_id"),
    ("value_agencies", "value_id"),
    ("project_agencies", "project_id"),
)
_OF_THE_COUNTRY = "('ministry', 'central_body')"

_WHERE_AND_WHEN = """
    CREATE OR REPLACE TEMP TABLE issued AS
    SELECT d.document_id, d.issued_on, any_value(t.territory) AS territory
    FROM documents d
    LEFT JOIN territories t
        ON t.name = d.territory
        AND coalesce(d.issued_on >= t.valid_from, TRUE) AND coalesce(d.issued_on <= t.valid_to, TRUE)
    GROUP BY ALL;
    CREATE OR REPLACE TEMP TABLE named_bodies AS
    SELECT DISTINCT a.agency_id, a.kind, i.*
    FROM (
        SELECT agency_id, document_id FROM duty_agencies WHERE via = 'named'
        UNION SELECT agency_id, document_id FROM value_agencies WHERE via = 'named'
        UNION SELECT agency_id, document_id FROM project_agencies WHERE via = 'named'
        UNION SELECT agency_id, document_id FROM task_agencies
        UNION SELECT agency_id, document_id FROM assignments
    )
    JOIN agencies a USING (agency_id)
    JOIN issued i USING (document_id)
    WHERE a.kind IS NOT NULL;
"""


def _spell_out(table: str, key: str) -> str:
    return f"""
        DELETE FROM {table} WHERE via = 'of_group';
        INSERT INTO {table} BY NAME
        SELECT DISTINCT ON ({key}, agency_id, role)
            {key}, member.agency_id AS agency_id, role, link.printed, link.document_id, 'of_group' AS via
        FROM {table} link
        JOIN agencies phrase ON phrase.agency_id = link.agency_id AND phrase.stands_for IS NOT NULL
        JOIN issued own ON own.document_id = link.document_id
        JOIN named_bodies member
            ON list_contains(string_split(phrase.stands_for, '; '), member.kind)
            AND (member.territory = own.territory OR member.kind IN {_OF_THE_COUNTRY})
            AND coalesce(
                abs(date_diff('year', member.issued_on, own.issued_on)) <= {_NEAR},
                member.document_id = own.document_id
            )
        WHERE NOT EXISTS (
            FROM {table} named WHERE named.{key} = link.{key} AND named.agency_id = member.agency_id
        )
        ORDER BY ALL;
    """


SPELL_OUT_GROUPS = (
    _WHERE_AND_WHEN + PLACES + COMMITTEES + "".join(_spell_out(table, key) for table, key in _LINKS)
)
