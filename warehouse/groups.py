"""Bodies of a group: a row names "các Sở, ngành, đơn vị", and the SQL here says which they are.

A phrase stands for kinds of bodies (`agencies.stands_for`); of a kind are those of the document's own
province that documents name, ministries those of the country. Who is named in the row itself is not in the
group again, so that who receives a report does not send it.
"""

from __future__ import annotations

_LINKS = (
    ("duty_agencies", "duty_id"),
    ("value_agencies", "value_id"),
    ("project_agencies", "project_id"),
)


def _spell_out(table: str, key: str) -> str:
    return f"""
        DELETE FROM {table} WHERE via = 'of_group';
        INSERT INTO {table} BY NAME
        SELECT DISTINCT ON ({key}, agency_id, role)
            {key}, member.agency_id AS agency_id, role, link.printed, link.document_id, 'of_group' AS via
        FROM {table} link
        JOIN agencies phrase ON phrase.agency_id = link.agency_id AND phrase.stands_for IS NOT NULL
        JOIN documents d ON d.document_id = link.document_id
        JOIN agencies member
            ON list_contains(string_split(phrase.stands_for, '; '), member.kind)
            AND (member.place = d.territory OR member.kind IN ('ministry', 'central_body'))
        WHERE NOT EXISTS (
            FROM {table} named WHERE named.{key} = link.{key} AND named.agency_id = member.agency_id
        )
        ORDER BY ALL;
    """


SPELL_OUT_GROUPS = "".join(_spell_out(table, key) for table, key in _LINKS)
