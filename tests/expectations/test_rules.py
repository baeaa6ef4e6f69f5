"""Every rule of the genre: a row that keeps it and a row that breaks it, with the words of the breach."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import pytest

from expectations.rule import AtHand, Breach, Rule, tables_behind
from expectations.rules import GENRE, rules_of
from warehouse.schema import Bilingual
from warehouse.tables import TABLES

RULES = {rule.check_id: rule for rule in GENRE}
YEAR = datetime.date(2020, 1, 1)
BEFORE = datetime.date(2019, 1, 1)
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


VALUE: dict[str, Any] = dict.fromkeys(TABLES["indicator_values"].names) | {
    "value_id": "d.pl1.r001.2020.target",
    "document_id": "d",
    "annex_id": "d.pl1",
    "row_id": "d.pl1.r001",
    "source_kind": "annex",
    "label": "Thu",
    "unit": "Tỷ đồng",
    "unit_code": "vnd",
    "period": "2020",
    "measure": "target",
    "comparator": "eq",
    "printed": "5,0",
    "value_min": 5.0,
    "value_max": 5.0,
    "canonical_min": 5e9,
    "canonical_max": 5e9,
    "line_from": 1,
    "line_to": 1,
}


def value(**given: Any) -> dict[str, Any]:
    return VALUE | given


def figure(amount: float, printed: str, **given: Any) -> dict[str, Any]:
    bounds = dict.fromkeys(("value_min", "value_max", "canonical_min", "canonical_max"), amount)
    return value(**bounds, printed=printed, **given)


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
        document(document_id=name, number=f"{name}/KH", issued_on=datetime.date(year, 1, 1))
        for name, year in (("d", 2024), ("c", 2020))
    ]
    shared: dict[str, Any] = {"indicator_id": "fishery-output", "basis": "level", "territory": "son-la"}
    printed = f"{before:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    values = [
        value(harmonised_min=now, harmonised_max=now, **shared),
        value(document_id="c", printed=printed, harmonised_min=before, harmonised_max=before, **shared),
    ]
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
        figure(41.3, "41,3", measure="estimate", period="2017"),
        figure(42.5, "42,5", period="2018"),
        figure(amount, printed, measure="ratio", period="2018"),
    ]


def total_rows(label: str, *parts: float) -> list[dict[str, Any]]:
    printed = (f"{part:.1f}".replace(".", ",") for part in parts)
    return [
        figure(10.0, "10,0", label=label),
        *(
            figure(part, as_printed, label=f"P{part}", parent_label=label)
            for part, as_printed in zip(parts, printed, strict=True)
        ),
    ]


def growth_rows(rate: float) -> list[dict[str, Any]]:
    """What is 100 in 2020 and 150 in 2025, and its growth a year."""
    freight: dict[str, Any] = {"unit": "triệu tấn", "label": "tổng sản lượng", "basis": "level"}
    grows: dict[str, Any] = {"unit": "%", "label": "tốc độ tăng sản lượng bình quân", "basis": "growth"}
    return [
        sentence("khoảng 100", 100.0, period="2020", **freight),
        sentence("khoảng 150", 150.0, period="2025", **freight),
        sentence(f"{rate:g}%", rate, period="2021/2025", **grows),
    ]


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


def ledger(
    *texts: str, role: str = "table_row", owner: str = "d.pl1.r001", also: str | None = None
) -> list[dict[str, Any]]:
    return [
        {"document_id": "d", "line": n, "role": role, "owner": owner, "also_claimed_by": also, "text": text}
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

CLAUSE = {
    "document_id": "d",
    "clause_id": "d.c001",
    "parent_id": None,
    "level": 1,
    "heading": None,
    "text": "Việc một",
    "line_from": 1,
    "line_to": 1,
}
BELOW = CLAUSE | {"clause_id": "d.c002", "parent_id": "d.c001", "level": 2}
PROJECT = {
    "document_id": "d",
    "project_id": "d.pl1.r001",
    "name": "Cầu",
    "approvals": None,
    "line_from": 1,
    "line_to": 1,
}
FOOTNOTE = {"document_id": "d", "footnote_id": "d.pl1.r001", "text": "Số liệu", "line_from": 1, "line_to": 1}
DUTY = {"due": "khi cần", "due_on": None, "recurrence": "none", "who": None}


def sentence(printed: str, amount: float, **given: Any) -> dict[str, Any]:
    place = {"row_id": "d.c001", "annex_id": None, "source_kind": "prose"}
    return figure(amount, printed, **{**place, **given})


Tables = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Case:
    """A rule, tables that keep it, tables that break it once, and what the breach must say."""

    check_id: str
    good: Tables
    bad: Tables
    says: str


def case(check_id: str, good: Any, bad: Any, says: str, **beside: Any) -> Case:
    """`good` and `bad` are a row of the rule's table, its rows, or tables; `beside` are other tables."""
    name = check_id.partition(".")[0]

    def tables(given: Any) -> Tables:
        if isinstance(given, dict) and name in given:
            return {**beside, **given}
        return {**beside, name: given if isinstance(given, list) else [given]}

    return Case(check_id, tables(good), tables(bad), says)


def of_values(rule: str, good: Any, bad: Any, says: str, **beside: Any) -> Case:
    return case(f"indicator_values.{rule}", good, bad, says, **beside)


def at_lines(table: str, row: dict[str, Any], there: str, elsewhere: str, says: str, **line: str) -> Case:
    """A row whose lines hold its text, and one whose lines do not."""
    good, bad = ({table: [row], "lines": ledger(text, **line)} for text in (there, elsewhere))
    return case(f"{table}.printed_at_lines", good, bad, says)


CASES = [
    of_values("bounds_fit_comparator", value(), value(comparator="gt"), "gt"),
    of_values("bounds_fit_comparator", value(comparator="ge", value_max=None), value(comparator="lt"), "lt"),
    of_values("bounds_fit_comparator", value(comparator="range"), value(comparator="eq", value_max=6.0), "6"),
    of_values("size_plain", value(), value(value_min=1e16), "1e+16"),
    of_values("unit_known", value(), value(unit="Sải", unit_code=None), "Sải"),
    of_values(
        "unit_fits_label",
        percent(5, "Tỷ lệ hộ nghèo"),
        percent(3.5, "Tử vong/1.000 trẻ"),
        "1.000",
    ),
    of_values(
        "unit_fits_label",
        percent(5, "Số lượng công bố tăng"),
        percent(25, "Số lượng dịch vụ"),
        "count",
    ),
    of_values(
        "plausible_for_unit",
        percent(124, "Chỉ số IIP"),
        percent(101, "Tỷ lệ hộ"),
        "101",
        units=UNITS,
    ),
    of_values(
        "ratio_follows",
        ratio_rows("102,91", 102.91),
        ratio_rows("102,99", 102.99),
        "102.99, but 42,5 / 41,3 = 102.91",
    ),
    of_values(
        "yearly_growth_follows",
        growth_rows(8.4),
        growth_rows(10),
        "8.45 % a year, compound; the figure printed is the simple mean",
    ),
    of_values(
        "total_equals_parts",
        total_rows("Thu, bao gồm:", 6.0, 4.0),
        total_rows("Thu, bao gồm:", 6.0, 3.0),
        "10,0, but 6,0 + 3,0 = 9.00",
        units=UNITS,
    ),
    of_values(
        "total_equals_parts",
        total_rows("Thu, trong đó:", 6.0, 3.0),
        total_rows("Thu, trong đó:", 6.0, 5.0),
        "11.00",
        units=UNITS,
    ),
    of_values("period_known", value(), value(period=None), "Thu"),
    of_values("period_in_horizon", value(), value(period="1998"), "1998", documents=[document()]),
    of_values(
        "named_for_sure",
        value(indicator_id="exports", matched_by="words"),
        value(indicator_id="exports", matched_by="spelling"),
        "but for a slip",
    ),
    of_values("keeps_magnitude", levels(41.0, 42.0), levels(4321.5, 41.2), "4.321,5"),
    of_values(
        "figure_in_sentence",
        sentence("Thu 5,0 tỷ đồng.", 5.0),
        sentence("Thu 5,0 tỷ đồng.", 6.0),
        "6 is not in the sentence",
    ),
    of_values(
        "figure_in_sentence",
        [
            sentence("Chi 12 513 đồng.", 12513.0),
            sentence("Chi 2 tỷ 500 triệu.", 2500.0),
            sentence("5½ ha", 5.5),
        ],
        sentence("Chi 12 513 đồng.", 12.5),
        "12.5 is not in the sentence",
    ),
    of_values(
        "size_plain",
        value(canonical_min=5e15, canonical_max=5e15),
        value(canonical_min=5e21, canonical_max=5e21),
        "too large",
    ),
    of_values(
        "no_rest_of_a_figure",
        [sentence("Thu 5, chi 3 tỷ.", 3.0), sentence("Mức 10-3, đạt 3 tỷ.", 3.0)],
        sentence("Vốn 10^3 tỷ.", 3.0),
        "right behind",
        unclaimed_figures=[
            {"document_id": "d", "sentence": "Thu 5, chi 3 tỷ.", "figure": "5"},
            {"document_id": "d", "sentence": "Mức 10-3, đạt 3 tỷ.", "figure": "10"},
            {"document_id": "d", "sentence": "Vốn 10^3 tỷ.", "figure": "10"},
        ],
    ),
    of_values(
        "claimed_once",
        {
            "indicator_values": [sentence("Thu 5,0", 5.0), sentence("Chi 5,0", 5.0, label="Chi")],
            "lines": ledger("Thu", role="body"),
        },
        {"indicator_values": [sentence("Thu 5,0", 5.0)], "lines": ledger("Thu")},
        "belongs to a table",
    ),
    of_values(
        "claimed_once",
        sentence("Thu 5,0", 5.0),
        [sentence("Thu 5,0", 5.0), sentence("Thu 5,0", 5.0)],
        "claimed twice",
        lines=[],
    ),
    at_lines("indicator_values", value(), "1 Thu 5,0", "1 Chi 5,0", "Thu"),
    at_lines("printed_rows", PRINTED, "1\tViệc", "1", "Việc"),
    at_lines("printed_rows", PRINTED, "1\tViệ\tc", "1\tVi\tệc", "Việc"),
    at_lines("tasks", task(), "1\tViệc", "1\tKhác", "Việc"),
    at_lines("projects", PROJECT, "Cầu", "Đường", "Cầu"),
    at_lines("footnotes", FOOTNOTE, "¹ Số liệu", "x", "Số"),
    at_lines("clauses", CLAUSE, "1. Việc một", "1. Việc hai", "một", owner="d.c001"),
    at_lines("clauses", CLAUSE, "1. Vi*ệc* m<b>ộ</b>t", "1. Vi*ệ* một", "Việc", owner="d.c001"),
    case("tasks.due_in_order", task(due_from=YEAR, due_to=YEAR), task(due_from=YEAR, due_to=BEFORE), "after"),
    case(
        "tasks.deadline_printed_well",
        task(deadline="Quý II/2022"),
        task(deadline="Quý 11/2022", due_from=YEAR),
        "Quý 11",
    ),
    case(
        "tasks.deadline_read",
        task(deadline="Năm 2020", due_to=YEAR),
        task(deadline="Khi cần"),
        "Khi cần",
    ),
    case("tasks.deadline_given", task(deadline="Năm 2020"), task(), "deadline"),
    case("tasks.lead_given", task(lead="Sở Y tế"), task(), "lead"),
    case(
        "tasks.text_ends_whole",
        task(description="định hướng 2030"),
        task(description="định hướng 203"),
        "203",
    ),
    case("projects.lead_given", {"lead": "Sở Y tế"}, {"lead": None}, "lead"),
    case(
        "projects.investment_read",
        {"investment_million_vnd": 1.0},
        {"investment_million_vnd": None},
        "investment",
    ),
    case(
        "projects.approvals_read",
        {"project_id": "p", "approvals": "1/QĐ-TTg"},
        {"project_id": "q", "approvals": "chưa có"},
        "chưa có",
        project_approvals=[{"project_id": "p"}],
    ),
    case(
        "printed_rows.numbering_runs",
        printed_rows("I", "1", "2", "II", "3"),
        printed_rows("1", "2", "4"),
        "4, expected 3",
    ),
    case(
        "printed_rows.numbering_runs",
        printed_rows("1", "2"),
        printed_rows("2.11", "2.12", "3"),
        "begins at ordinal 2.11",
    ),
    case(
        "printed_rows.numbering_runs",
        printed_rows("1.1", "1.2", "2", "2.1", "3"),
        printed_rows("1", "1.1", "1.3"),
        "1.3, expected 1.2",
    ),
    case(
        "annexes.rows_accounted",
        ANNEX,
        ANNEX | {"rows": 2},
        "2 rows",
        printed_rows=[PRINTED],
        lines=ledger("1"),
    ),
    case(
        "annexes.no_text_left",
        {"annexes": [ANNEX], "lines": ledger("1")},
        {"annexes": [ANNEX], "lines": ledger("chữ", role="body")},
        "line 1",
    ),
    case("annexes.table_understood", ANNEX, ANNEX | {"kind": "other"}, "as printed only"),
    case(
        "documents.lines_accounted",
        {"documents": [document()], "lines": ledger("a", "b")},
        {"documents": [document()], "lines": ledger("a")},
        "2 in the file",
    ),
    case(
        "documents.head_read",
        document(number="1", title="t", issuer="i", signer="s"),
        document(number="1", title="t", issuer="i"),
        "signer",
    ),
    case("lines.claimed_once", ledger("1"), ledger("1", also="d.pl1.r002"), "d.pl1.r002 claims it too"),
    case("lines.read", ledger("1"), ledger("chữ", role="unread"), "no row, clause or part"),
    case(
        "documents.territory_known",
        document(issuer="UBND tỉnh Sơn La", territory="Sơn La"),
        document(issuer="UBND tỉnh Bình Minh"),
        "Bình Minh",
    ),
    case("documents.letters_written", document(), document(encoding="surrogates"), "halves of characters"),
    case(
        "documents.origin_known",
        document(origin="https://example.vn/a"),
        document(origin=None),
        "kehoachmo add",
    ),
    case("documents.encoding_utf8", document(), document(encoding="windows-1258"), "windows-1258"),
    case(
        "reconciliations.no_conflict",
        reconciliation("agree"),
        reconciliation("conflict"),
        "they differ",
    ),
    case(
        "clauses.points_run",
        points("1", "2", "1", "2"),
        points("1", "2", "2"),
        "point 2 stands right behind point 2",
    ),
    case(
        "clauses.points_run",
        points("c", "d", "đ", "e"),
        points("a", "c"),
        "point c stands right behind point a",
    ),
    case("clauses.parents_above", [CLAUSE, BELOW], CLAUSE | {"level": 2}, "level"),
    case(
        "citations.date_fits_number",
        cited(("163/2024/QH15", "2024-11-27")),
        cited(("163/2024/QH15", "2025-11-27")),
        "is of 2024",
    ),
    case(
        "citations.date_fits_number",
        cited(("01/NQ-CP", "2018-01-01"), ("01/NQ-CP", "2020-01-01")),
        cited(("71/NQ-CP", "2025-04-01"), ("71/NQ-CP", "2025-05-01")),
        "2025-04-01 elsewhere",
    ),
    case("rejects.nothing_rejected", [], {"reason": "bad_number", "text": "1.50.000"}, "1.50.000"),
    case(
        "footnotes.mark_found",
        {"anchored_to": "d.l1", "mark": "1"},
        {"anchored_to": None, "mark": "7"},
        "7",
    ),
    case(
        "lines.text_has_clause",
        ledger("Việc", role="body", owner="d.c001"),
        ledger("Việc", role="body", owner="d"),
        "no clause",
        clauses=[CLAUSE],
    ),
    case("duties.due_read", DUTY | {"due": "hàng quý", "recurrence": "quarterly"}, DUTY, "khi cần"),
    case("duties.actor_known", DUTY | {"who": "Sở Y tế"}, DUTY, "body"),
    case(
        "assignments.clause_found",
        {"clause_id": "d.c001", "clause_path": "mục 1"},
        {"clause_id": None, "clause_path": "mục 9"},
        "mục 9",
    ),
    case(
        "agencies.agency_known",
        {"status": "generic", "name_vi": "các sở"},
        {"status": "unknown", "name_vi": "Hội X"},
        "Hội X",
    ),
]


def breaches(rule: Rule, tables: Tables) -> list[str]:
    answers = rule.answers(tables[rule.table], AtHand(tables))
    assert len(answers) == len(tables[rule.table])
    return [answer.en for answer in answers if isinstance(answer, Breach)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.check_id}-{n}" for n, case in enumerate(CASES)])
def test_a_rule_passes_what_keeps_it_and_names_what_breaks_it(case: Case) -> None:
    assert breaches(RULES[case.check_id], case.good) == []
    (message,) = breaches(RULES[case.check_id], case.bad)
    assert case.says in message


def test_a_rule_that_neither_holds_nor_says_what_is_wrong_is_a_fault() -> None:
    rule = Rule("things", "sound", "warn", Bilingual("a", "b"), ask=lambda row: row["lead"])
    with pytest.raises(TypeError, match=r"things\.sound"):
        rule.answers([{"lead": ""}], AtHand())


def test_what_rules_look_up_is_there() -> None:
    for rule in GENRE:
        assert {table for name in rule.needs for table in tables_behind(name)} <= set(TABLES), rule.check_id


def test_every_rule_of_the_genre_is_tried_here() -> None:
    assert {case.check_id for case in CASES} == set(RULES)


def test_names_are_short_and_fewer_than_the_ui_expects() -> None:
    for declared in TABLES.values():
        rules = rules_of(declared)
        assert len({rule.name for rule in rules}) == len(rules) < 50
        assert all(len(rule.name) <= 30 and rule.description.vi and rule.description.en for rule in rules)
