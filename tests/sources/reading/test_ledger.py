"""The ledger is settled from claims: the stronger has the line, equals are a dispute."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sources.files.text import read_text
from sources.reading.ledger import PRECEDENCE, Claim, as_rows, opened, settle

ROLES = ["head", "blank", "body", "body", "body"]
# A title over rows and a row are of one strength.
STEPS = [step for step in pairwise(PRECEDENCE) if step != ("table_group", "table_row")]
LEDGER = opened(ROLES, ["d"] * len(ROLES))


def test_a_line_that_nobody_claims_is_unread_and_of_what_it_stands_in() -> None:
    ledger = settle(LEDGER, [Claim([3, 4], "body", "d.c001")])
    assert ledger.roles == ["head", "blank", "body", "body", "unread"]
    assert ledger.owners == ["d", "d", "d.c001", "d.c001", "d"]


@pytest.mark.parametrize(("weak", "strong"), STEPS)
def test_the_stronger_claim_has_the_line_whichever_comes_first(weak: str, strong: str) -> None:
    claims = [Claim([3], weak, "d.w"), Claim([3], strong, "d.s")]
    for order in (claims, claims[::-1]):
        ledger = settle(LEDGER, order)
        assert (ledger.role(3), ledger.owner(3), dict(ledger.disputes)) == (strong, "d.s", {})


def test_two_claims_of_one_strength_are_told_with_the_line() -> None:
    claims = [Claim([3, 4], "table_row", "d.pl.r001"), Claim([4, 5], "table_group", "d.pl.r002")]
    ledger = settle(LEDGER, claims)
    assert dict(ledger.disputes) == {4: "d.pl.r001"}
    text = read_text("made-up.txt", b"a\n\nb\nc\nd\n")
    assert [row.also_claimed_by for row in as_rows(ledger, text, "d")] == [
        None,
        None,
        None,
        "d.pl.r001",
        None,
    ]


def test_claims_may_be_settled_one_after_another() -> None:
    claims = [
        Claim([3, 4], "reject", "d.x001"),
        Claim([4], "table_row", "d.pl.r001"),
        Claim([5], "body", "d.c001"),
    ]
    at_once, in_turn = settle(LEDGER, claims), LEDGER
    for claim in claims:
        in_turn = settle(in_turn, [claim])
    assert (at_once.roles, at_once.owners) == (in_turn.roles, in_turn.owners)
