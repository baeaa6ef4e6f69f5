"""The scan of a text: each rule with what it matches and refuses, and who has what two rules want."""

from __future__ import annotations

import pytest

from sources.grammar.scan import scan
from sources.grammar.tokens import RULES, Forms, Rule, lexed

MATCHES = [(rule, printed) for rule in RULES for printed in rule.matches]
REFUSES = [(rule, printed) for rule in RULES for printed in rule.refuses]


def found(rule: Rule, printed: str) -> bool:
    return rule.name in {token.value for token in lexed(Forms.of(printed))}


@pytest.mark.parametrize(("rule", "printed"), MATCHES, ids=lambda value: getattr(value, "name", value))
def test_a_rule_matches_its_wordings(rule: Rule, printed: str) -> None:
    assert found(rule, printed)


@pytest.mark.parametrize(("rule", "printed"), REFUSES, ids=lambda value: getattr(value, "name", value))
def test_a_rule_refuses_what_looks_like_them(rule: Rule, printed: str) -> None:
    assert not found(rule, printed)


SCANS = [
    (
        "Nghị quyết số 45-NQ/TW ngày 24/01/2019 tăng 5,5%",
        [("number", "45-NQ/TW"), ("day", "ngày 24/01/2019"), ("figure", "5,5")],
    ),
    ("đến ngày 30/9/2024 giải ngân 52%", [("period", "đến ngày 30/9/2024"), ("figure", "52")]),
    ("tháng 6 năm 2024 có 3 xã", [("period", "tháng 6 năm 2024"), ("figure", "3")]),
    ("42 ca trên 100.000 dân", [("figure", "42"), ("base", "trên 100.000 dân")]),
    ("theo Điều 5, khoản 2; mức 5%", [("reference", "Điều 5"), ("reference", "khoản 2"), ("figure", "5")]),
    ("loại 1, 2; nâng cấp 18 trạm", [("name", "loại 1"), ("name", "2"), ("figure", "18")]),
    ("công nghiệp 4.0, trực 24/7", [("name", "4.0"), ("name", "24/7")]),
]


@pytest.mark.parametrize(("text", "tokens"), SCANS)
def test_each_thing_is_recognised_once(text: str, tokens: list[tuple[str, str]]) -> None:
    assert [(token.kind, text[token.start : token.end]) for token in scan(text)] == tokens


def test_what_is_glued_to_a_figure_is_told() -> None:
    figures = [token for token in scan("QL5, âm −3,1, 5O") if token.kind == "figure"]
    assert [(figure.before, figure.value, figure.behind) for figure in figures] == [
        ("QL", "5", ","),
        ("", "3,1", ","),
        ("", "5", "O"),
    ]
