"""The ledger of a document: what every line is, and which row holds it. Nothing is published without its lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count, repeat

from warehouse.tables import Line


class Ledger:
    """Role and owner of each line; line numbers count from 1."""

    def __init__(self, document_id: str, roles: list[str]) -> None:
        self.document_id = document_id
        self.roles = roles
        self.owners: list[str] = [document_id] * len(roles)

    def give(self, numbers: Iterable[int], role: str, owner: str) -> None:
        """Give lines to an owner. A blank line stays blank, whoever holds the lines around it."""
        roles, owners = self.roles, self.owners
        for number in numbers:
            if roles[number - 1] != "blank":
                roles[number - 1] = role
            owners[number - 1] = owner

    def claim(self, numbers: Iterable[int], role: str, owner: str) -> None:
        """Give those of the lines to an owner that nobody holds yet: running text and rules."""
        self.give((number for number in numbers if self.role(number) in ("body", "table_rule")), role, owner)

    def adopt(self, numbers: Iterable[int], owner: str) -> None:
        """Make lines that still belong to the document as a whole belong to an annex; their roles stay."""
        for number in numbers:
            if self.owners[number - 1] == self.document_id:
                self.owners[number - 1] = owner

    def role(self, number: int) -> str:
        return self.roles[number - 1]

    def owner(self, number: int) -> str:
        return self.owners[number - 1]

    def close(self, texts: list[str], positions: list[str] | None) -> list[Line]:
        """The ledger as rows, with the lines as received and their places in a file that is no plain text."""
        # In the order of the columns: there are ten times as many lines as rows of all other tables.
        return [
            Line(self.document_id, number, role, None if role == "blank" else owner, text or None, position)
            for number, role, owner, text, position in zip(
                count(1), self.roles, self.owners, texts, positions or repeat(None)
            )
        ]
