"""Every rule of the genre: a row that keeps it and a row that breaks it, with the words of the breach."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from expectations.rule import Rule
from expectations.rules import GENRE, rules_of
from expectations.rules.figures import row_of
from warehouse.tables import TABLES

RULES = {rule.check_id: rule for rule in GENRE}
YEAR = datetime.date(2020, 1, 1)
UNITS = [
    {"unit_code": "vnd", "name_vi": "đồng", "name_en": "dong", "low": 0.0, "high": None, "additive": True},
    {
        "unit_code": "percent",
        "name_vi": "phần trăm",
        "name_en": "percent",
        "low": -100.0,
        "high": 1000.0,
        "additive": False,
    },
]


def value(**given: Any) -> dict[str, Any]:
    row = dict.fromkeys(TABLES["indicator_values"].names)
    row |= {
        "value_id": "d.pl1.r001.2020.target", "document_id": "d", "annex_id": "d.pl1", "source_kind": "annex", "label": "Thu", "unit": "Tỷ đồng",
        "unit_code": "vnd", "period": "2020", "measure": "target", "comparator": "eq", "printed": "5,0",
        "value_min": 5.0, "value_max": 5.0, "canonical_min": 5e9, "canonical_max": 5e9, "line_from": 1, "line_to": 1,
    }  # fmt: skip
    return row | given


def figure(amount: float, printed: str, **given: Any) -> dict[str, Any]:
    return value(
        value_min=amount,
        value_max=amount,
        canonical_min=amount,
        canonical_max=amount,
        printed=printed,
        **given,
    )


def reconciliation(relation: str) -> dict[str, Any]:
    row = dict.fromkeys(TABLES["reconciliations"].names)
    return row | {
        "relation": relation,
        "printed": "1 ↔ 2",
        "explanation": "nói ngược nhau",
        "explanation_en": "they differ",
        "line_b": 3,
    }


def points(*numbers: str) -> dict[str, list[dict[str, Any]]]:
    row = dict.fromkeys(TABLES["clauses"].names) | {"document_id": "d", "level": 1}
    return {
        "clauses": [
            row | {"clause_id": f"d.c{n}", "number": number, "line_from": n}
            for n, number in enumerate(numbers)
        ]
    }


def cited(*numbers: tuple[str, str]) -> dict[str, list[dict[str, Any]]]:
    row = dict.fromkeys(TABLES["citations"].names) | {"document_id": "d"}
    return {
        "citations": [
            row | {"number": number, "issued_on": datetime.date.fromisoformat(day)} for number, day in numbers
        ]
    }


def levels(before: float, now: float) -> dict[str, list[dict[str, Any]]]:
    """One indicator in the plans of two years of one place."""
    plans = [
        document(
            document_id=name, number=f"{name}/KH", territory="Sơn La", issued_on=datetime.date(year, 1, 1)
        )
        for name, year in (("d", 2024), ("c", 2020))
    ]
    shared: dict[str, Any] = {"indicator_id": "fishery-output", "basis": "level"}
    printed = f"{before:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    values = [
        value(harmonised_min=now, harmonised_max=now, **shared),
        value(value_id="c.pl1.r001.2020.target", document_id="c", printed=printed, harmonised_min=before, harmonised_max=before, **shared),
    ]  # fmt: skip
    return {"documents": plans, "indicator_values": values}


def task(**given: Any) -> dict[str, Any]:
    row = dict.fromkeys(TABLES["tasks"].names)
    return (
        row
        | {"task_id": "d.pl1.r001", "description": "Việc", "recurrence": "none", "line_from": 1, "line_to": 1}
        | given
    )


def percent(amount: float, label: str, **given: Any) -> dict[str, Any]:
    return figure(amount, f"{amount:g}", label=label, unit="%", unit_code="percent", **given)


def ratio_rows(printed: str, amount: float) -> list[dict[str, Any]]:
    return [
        figure(41.3, "41,3", measure="estimate", period="2017", value_id="d.pl1.r001.2017.estimate"),
        figure(42.5, "42,5", period="2018", value_id="d.pl1.r001.2018.target"),
        figure(amount, printed, measure="ratio", period="2018", value_id="d.pl1.r001.2018.ratio"),
    ]


def total_rows(label: str, *parts: float) -> list[dict[str, Any]]:
    total = figure(10.0, "10,0", label=label, value_id="d.pl1.r001.2020.target")
    rows = [total]
    for index, part in enumerate(parts, start=2):
        rows.append(
            figure(
                part,
                f"{part:.1f}".replace(".", ","),
                label=f"P{index}",
                parent_label=label,
                value_id=f"d.pl1.r00{index}.2020.target",
            )
        )
    return rows


def printed_rows(*ordinals: str) -> dict[str, Any]:
    rows = [
        {
            "row_id": f"d.pl1.r{n:03d}",
            "annex_id": "d.pl1",
            "document_id": "d",
            "row_role": "data",
            "cells": [ordinal, "x"],
            "line_from": n,
            "line_to": n,
        }
        for n, ordinal in enumerate(ordinals, start=1)
    ]
    return {"printed_rows": rows, "annexes": [{"annex_id": "d.pl1", "headers": ["TT", "Nhiệm vụ"]}]}


def document(**given: Any) -> dict[str, Any]:
    row = dict.fromkeys(TABLES["documents"].names)
    return (
        row
        | {
            "document_id": "d",
            "encoding": "utf-8",
            "lines": 2,
            "plan_from": 2020,
            "plan_to": 2020,
            "issued_on": YEAR,
        }
        | given
    )


def ledger(*texts: str, role: str = "table_row", owner: str = "d.pl1.r001") -> list[dict[str, Any]]:
    return [
        {"document_id": "d", "line": n, "role": role, "owner": owner, "text": text}
        for n, text in enumerate(texts, start=1)
    ]


ANNEX = {
    "annex_id": "d.pl1",
    "document_id": "d",
    "kind": "tasks",
    "rows": 1,
    "line_from": 1,
    "line_to": 9,
    "headers": ["TT"],
}
PRINTED = {
    "row_id": "d.pl1.r001",
    "annex_id": "d.pl1",
    "document_id": "d",
    "cells": ["1", "Việc"],
    "line_from": 1,
    "line_to": 1,
}

# rule, rows that keep it, rows that break it, and what the breach must say
CLAUSE = {"clause_id": "d.c001", "parent_id": None, "level": 1, "heading": None, "text": "Việc một", "line_from": 1, "line_to": 1}  # fmt: skip


def sentence(printed: str, amount: float, **given: Any) -> dict[str, Any]:
    place = {"value_id": "d.c001.q01", "annex_id": None, "source_kind": "prose"}
    return figure(amount, printed, **{**place, **given})


CASES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("indicator_values.bounds_fit_comparator", {"indicator_values": [value()]}, {"indicator_values": [value(comparator="gt")]}, "gt"),
    ("indicator_values.size_plain", {"indicator_values": [value()]}, {"indicator_values": [value(value_min=1e16)]}, "1e+16"),
    ("indicator_values.unit_known", {"indicator_values": [value()]}, {"indicator_values": [value(unit="Sải", unit_code=None)]}, "Sải"),
    ("indicator_values.unit_fits_label", {"indicator_values": [percent(5, "Tỷ lệ hộ nghèo")]}, {"indicator_values": [percent(3.5, "Tử vong/1.000 trẻ")]}, "1.000"),
    ("indicator_values.unit_fits_label", {"indicator_values": [percent(5, "Số lượng công bố tăng")]}, {"indicator_values": [percent(25, "Số lượng dịch vụ")]}, "count"),
    ("indicator_values.plausible_for_unit", {"indicator_values": [percent(124, "Chỉ số IIP")], "units": UNITS}, {"indicator_values": [percent(101, "Tỷ lệ hộ")], "units": UNITS}, "101"),
    ("indicator_values.ratio_follows", {"indicator_values": ratio_rows("102,91", 102.91)}, {"indicator_values": ratio_rows("102,99", 102.99)}, "102.99, but 42,5 / 41,3 = 102.91"),
    ("indicator_values.total_equals_parts", {"indicator_values": total_rows("Thu, bao gồm:", 6.0, 4.0), "units": UNITS}, {"indicator_values": total_rows("Thu, bao gồm:", 6.0, 3.0), "units": UNITS}, "10,0, but 6,0 + 3,0 = 9.00"),
    ("indicator_values.total_equals_parts", {"indicator_values": total_rows("Thu, trong đó:", 6.0, 3.0), "units": UNITS}, {"indicator_values": total_rows("Thu, trong đó:", 6.0, 5.0), "units": UNITS}, "11.00"),
    ("indicator_values.period_known", {"indicator_values": [value()]}, {"indicator_values": [value(period=None)]}, "Thu"),
    ("indicator_values.period_in_horizon", {"indicator_values": [value()], "documents": [document()]}, {"indicator_values": [value(period="1998")], "documents": [document()]}, "1998"),
    ("indicator_values.printed_at_lines", {"indicator_values": [value()], "lines": ledger("1 Thu 5,0")}, {"indicator_values": [value()], "lines": ledger("1 Chi 5,0")}, "Thu"),
    ("tasks.printed_at_lines", {"tasks": [task()], "lines": ledger("1\tViệc")}, {"tasks": [task()], "lines": ledger("1\tKhác")}, "Việc"),
    ("tasks.due_in_order", {"tasks": [task(due_from=YEAR, due_to=YEAR)]}, {"tasks": [task(due_from=YEAR, due_to=datetime.date(2019, 1, 1))]}, "after"),
    ("tasks.deadline_printed_well", {"tasks": [task(deadline="Quý II/2022")]}, {"tasks": [task(deadline="Quý 11/2022", due_from=YEAR)]}, "Quý 11"),
    ("tasks.deadline_read", {"tasks": [task(deadline="Năm 2020", due_to=YEAR)]}, {"tasks": [task(deadline="Khi cần")]}, "Khi cần"),
    ("tasks.deadline_given", {"tasks": [task(deadline="Năm 2020")]}, {"tasks": [task()]}, "deadline"),
    ("tasks.lead_given", {"tasks": [task(lead="Sở Y tế")]}, {"tasks": [task()]}, "lead"),
    ("tasks.text_ends_whole", {"tasks": [task(description="định hướng 2030")]}, {"tasks": [task(description="định hướng 203")]}, "203"),
    ("projects.lead_given", {"projects": [{"lead": "Sở Y tế"}]}, {"projects": [{"lead": None}]}, "lead"),
    ("projects.investment_read", {"projects": [{"investment_million_vnd": 1.0}]}, {"projects": [{"investment_million_vnd": None}]}, "investment"),
    ("projects.approvals_read", {"projects": [{"project_id": "p", "approvals": "1/QĐ-TTg"}], "project_approvals": [{"project_id": "p"}]}, {"projects": [{"project_id": "p", "approvals": "chưa có"}], "project_approvals": []}, "chưa có"),
    ("projects.printed_at_lines", {"projects": [{"project_id": "d.pl1.r001", "name": "Cầu", "approvals": None, "line_from": 1, "line_to": 1}], "lines": ledger("Cầu")}, {"projects": [{"project_id": "d.pl1.r001", "name": "Cầu", "approvals": None, "line_from": 1, "line_to": 1}], "lines": ledger("Đường")}, "Cầu"),
    ("printed_rows.numbering_runs", printed_rows("I", "1", "2", "II", "3"), printed_rows("1", "2", "4"), "4, expected 3"),
    ("printed_rows.numbering_runs", printed_rows("1", "2"), printed_rows("2.11", "2.12", "3"), "begins at ordinal 2.11"),
    ("printed_rows.numbering_runs", printed_rows("1.1", "1.2", "2", "2.1", "3"), printed_rows("1", "1.1", "1.3"), "1.3, expected 1.2"),
    ("printed_rows.printed_at_lines", {"printed_rows": [PRINTED], "lines": ledger("1\tViệc")}, {"printed_rows": [PRINTED], "lines": ledger("1")}, "Việc"),
    ("annexes.rows_accounted", {"annexes": [ANNEX], "printed_rows": [PRINTED], "lines": ledger("1")}, {"annexes": [ANNEX | {"rows": 2}], "printed_rows": [PRINTED], "lines": ledger("1")}, "2 rows"),
    ("annexes.no_text_left", {"annexes": [ANNEX], "lines": ledger("1")}, {"annexes": [ANNEX], "lines": ledger("chữ", role="body")}, "line 1"),
    ("annexes.table_understood", {"annexes": [ANNEX]}, {"annexes": [ANNEX | {"kind": "other"}]}, "as printed only"),
    ("documents.lines_accounted", {"documents": [document()], "lines": ledger("a", "b")}, {"documents": [document()], "lines": ledger("a")}, "2 in the file"),
    ("documents.head_read", {"documents": [document(number="1", title="t", issuer="i", signer="s")]}, {"documents": [document(number="1", title="t", issuer="i")]}, "signer"),
    ("reconciliations.no_conflict", {"reconciliations": [reconciliation("agree")]}, {"reconciliations": [reconciliation("conflict")]}, "they differ"),
    ("indicator_values.named_for_sure", {"indicator_values": [value(indicator_id="exports", matched_by="label")]}, {"indicator_values": [value(indicator_id="exports", matched_by="spelling")]}, "but for a slip"),
    ("indicator_values.keeps_magnitude", levels(41.0, 42.0), levels(4321.5, 41.2), "4.321,5"),
    ("clauses.points_run", points("1", "2", "1", "2"), points("1", "2", "2"), "point 2 stands right behind point 2"),
    ("clauses.points_run", points("c", "d", "đ", "e"), points("a", "c"), "point c stands right behind point a"),
    ("citations.date_fits_number", cited(("163/2024/QH15", "2024-11-27")), cited(("163/2024/QH15", "2025-11-27")), "is of 2024"),
    ("citations.date_fits_number", cited(("01/NQ-CP", "2018-01-01"), ("01/NQ-CP", "2020-01-01")), cited(("71/NQ-CP", "2025-04-01"), ("71/NQ-CP", "2025-05-01")), "2025-04-01 elsewhere"),
    ("documents.encoding_utf8", {"documents": [document()]}, {"documents": [document(encoding="windows-1258")]}, "windows-1258"),
    ("rejects.nothing_rejected", {"rejects": []}, {"rejects": [{"reason": "bad_number", "text": "1.50.000"}]}, "1.50.000"),
    ("footnotes.mark_found", {"footnotes": [{"anchored_to": "d.l1", "mark": "1"}]}, {"footnotes": [{"anchored_to": None, "mark": "7"}]}, "7"),
    ("footnotes.printed_at_lines", {"footnotes": [{"footnote_id": "d.pl1.r001", "text": "Số liệu", "line_from": 1, "line_to": 1}], "lines": ledger("¹ Số liệu")}, {"footnotes": [{"footnote_id": "d.pl1.r001", "text": "Số liệu", "line_from": 1, "line_to": 1}], "lines": ledger("x")}, "Số"),
    ("clauses.printed_at_lines", {"clauses": [CLAUSE], "lines": ledger("1. Việc một", owner="d.c001")}, {"clauses": [CLAUSE], "lines": ledger("1. Việc hai", owner="d.c001")}, "một"),
    ("clauses.printed_at_lines", {"clauses": [CLAUSE], "lines": ledger("1. Vi*ệc* m<b>ộ</b>t", owner="d.c001")}, {"clauses": [CLAUSE], "lines": ledger("1. Vi*ệ* một", owner="d.c001")}, "Việc"),
    ("clauses.parents_above", {"clauses": [CLAUSE, CLAUSE | {"clause_id": "d.c002", "parent_id": "d.c001", "level": 2}]}, {"clauses": [CLAUSE | {"level": 2}]}, "level"),
    ("lines.text_has_clause", {"lines": ledger("Việc", role="body", owner="d.c001"), "clauses": [CLAUSE]}, {"lines": ledger("Việc", role="body", owner="d"), "clauses": [CLAUSE]}, "no clause"),
    ("indicator_values.figure_in_sentence", {"indicator_values": [sentence("Thu 5,0 tỷ đồng.", 5.0)]}, {"indicator_values": [sentence("Thu 5,0 tỷ đồng.", 6.0)]}, "6 is not in the sentence"),
    ("indicator_values.claimed_once", {"indicator_values": [sentence("Thu 5,0", 5.0), sentence("Chi 5,0", 5.0, label="Chi")], "lines": ledger("Thu", role="body")}, {"indicator_values": [sentence("Thu 5,0", 5.0)], "lines": ledger("Thu")}, "belongs to a table"),
    ("indicator_values.claimed_once", {"indicator_values": [sentence("Thu 5,0", 5.0)], "lines": []}, {"indicator_values": [sentence("Thu 5,0", 5.0), sentence("Thu 5,0", 5.0)], "lines": []}, "claimed twice"),
    ("duties.due_read", {"duties": [{"due": "hàng quý", "due_on": None, "recurrence": "quarterly"}]}, {"duties": [{"due": "khi cần", "due_on": None, "recurrence": "none"}]}, "khi cần"),
    ("duties.actor_known", {"duties": [{"who": "Sở Y tế"}]}, {"duties": [{"who": None}]}, "body"),
    ("assignments.clause_found", {"assignments": [{"clause_id": "d.c001", "clause_path": "mục 1"}]}, {"assignments": [{"clause_id": None, "clause_path": "mục 9"}]}, "mục 9"),
    ("agencies.agency_known", {"agencies": [{"status": "generic", "name_vi": "các sở"}]}, {"agencies": [{"status": "unknown", "name_vi": "Hội X"}]}, "Hội X"),
]  # fmt: skip


def breaches(rule: Rule, rows: dict[str, Any]) -> list[str]:
    assert rule.judge is not None
    verdicts = rule.judge(rows)
    assert len(verdicts) == len(rows[rule.table])
    return [verdict.message.en for verdict in verdicts if verdict and not verdict.holds and verdict.message]


@pytest.mark.parametrize(
    ("check_id", "good", "bad", "says"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_a_rule_passes_what_keeps_it_and_names_what_breaks_it(
    check_id: str, good: dict[str, Any], bad: dict[str, Any], says: str
) -> None:
    assert breaches(RULES[check_id], good) == []
    (message,) = breaches(RULES[check_id], bad)
    assert says in message


def test_every_rule_of_the_genre_is_tried_here() -> None:
    assert {case[0] for case in CASES} == set(RULES)


def test_names_are_short_and_fewer_than_the_ui_expects() -> None:
    for declared in TABLES.values():
        rules = rules_of(declared)
        assert len({rule.name for rule in rules}) == len(rules) < 50
        assert all(len(rule.name) <= 30 and rule.description.vi and rule.description.en for rule in rules)


@pytest.mark.parametrize("row", ["d.pl1.r001", "d.pl1.t2.r012", "d.pl1.1.r003"])
def test_a_value_belongs_to_its_row_in_whichever_table_of_an_annex_it_stands(row: str) -> None:
    assert row_of(f"{row}.2020-q1.target.2") == row
