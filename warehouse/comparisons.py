"""What the warehouse makes of the rows it holds, anew whenever values are loaded or named.

It is what the statements of one indicator say of one another, and what each body is to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.groups import SPELL_OUT_GROUPS
from warehouse.obligations import OBLIGE
from warehouse.outcomes import FOLLOW
from warehouse.places import MENTION
from warehouse.reconciliations import RECONCILE
from warehouse.series import RELATE
from warehouse.statements import MACROS, STATEMENTS

if TYPE_CHECKING:
    import duckdb

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


def compare(connection: duckdb.DuckDBPyConnection) -> None:
    """Count the values of each indicator, pair its statements, set outcomes beside targets, gather duties."""
    for script in (MACROS, _COUNT, STATEMENTS, RECONCILE, FOLLOW, SPELL_OUT_GROUPS, MENTION, OBLIGE, RELATE):
        connection.execute(script)
