"""The ledger of a document: what every line is, and which row, clause or part holds it, settled from claims.

Each pass says which lines it holds and as what; nobody writes into the ledger. The stronger claim has the
line, by one list of precedence. Two claims of one strength on one line are a dispute, told with the line; a
line that nobody claims is `unread`. Nothing is published without its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, repeat

from sources.paper.lines import Text
from warehouse.tables import Line

PRECEDENCE = (
    "body",
    "table_rule",
    "reject",
    "page",
    "appended",
    "recipients",
    "signature",
    "title",
    "head",
    "annex_heading",
    "table_header",
    "table_group",
    "table_row",
    "footnote",
)
"""Roles from the weakest claim to the strongest: a note between rows is a note, a row in an annex's heading a
row."""
UNREAD = "unread"
_STRENGTH = {role: strength for strength, role in enumerate(PRECEDENCE)} | {UNREAD: -1}
# A title over rows and a row say the same of their lines: they belong to one printed row.
_STRENGTH["table_group"] = _STRENGTH["table_row"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Lines (from 1) that a row, a clause or an annex holds, and as what."""

    lines: Sequence[int]
    role: str
    owner: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Role and owner of each line, and the other claimant of a line that two claim alike. Lines count from 1.

    `standing_in` is the annex or document that each line stands in, which holds what nobody else does.
    """

    roles: Sequence[str]
    owners: Sequence[str]
    standing_in: Sequence[str]
    disputes: Mapping[int, str]

    def role(self, number: int) -> str:
        return self.roles[number - 1]

    def owner(self, number: int) -> str:
        return self.owners[number - 1]


def opened(roles: Sequence[str], standing_in: Sequence[str]) -> Ledger:
    """The ledger before any claim: what the plan of a document makes of its lines; `body` is what it does not
    know."""
    return Ledger([UNREAD if role == "body" else role for role in roles], standing_in, standing_in, {})


def settle(ledger: Ledger, claims: Iterable[Claim]) -> Ledger:
    """A ledger with more claims. A blank line stays blank, whoever holds the lines around it."""
    roles, owners, disputes = list(ledger.roles), list(ledger.owners), dict(ledger.disputes)
    for claim in claims:
        strength = _STRENGTH[claim.role]
        for number in claim.lines:
            index = number - 1
            if roles[index] == "blank" or _STRENGTH[roles[index]] > strength:
                continue
            before = owners[index]
            if _STRENGTH[roles[index]] == strength and before not in (claim.owner, ledger.standing_in[index]):
                disputes[number] = before
            roles[index], owners[index] = claim.role, claim.owner
    return Ledger(roles, owners, ledger.standing_in, disputes)


def as_rows(ledger: Ledger, text: Text, document_id: str) -> list[Line]:
    """The ledger as rows, with the lines as received and their places in a file that is no plain text."""
    # In the order of the columns: there are ten times as many lines as rows of all other tables.
    return [
        Line(
            document_id,
            number,
            role,
            None if role == "blank" else owner,
            ledger.disputes.get(number),
            line or None,
            position,
        )
        for number, role, owner, line, position in zip(
            count(1), ledger.roles, ledger.owners, text.lines, text.positions or repeat(None)
        )
    ]
