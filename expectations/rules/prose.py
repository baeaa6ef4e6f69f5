"""Rules about running text: statements, outline, duties and assignments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from expectations.rule import HOLDS, Row, Rows, Rule, Verdict, breach, rule

_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def _figure_in_sentence(rows: Rows) -> Sequence[Verdict | None]:
    """A figure can be read again from the sentence that it is said to stand in, by another way of reading."""
    return [_stands_in(row) if row["source_kind"] == "prose" else None for row in rows["indicator_values"]]


def _stands_in(row: Row) -> Verdict:
    printed = {reading for figure in _FIGURE.findall(row["printed"]) for reading in _readings(figure)}
    for side in ("value_min", "value_max"):
        if row[side] is not None and abs(row[side]) not in printed:
            return breach(f"không có số {row[side]:g} trong câu", f"{row[side]:g} is not in the sentence")
    return HOLDS


def _readings(figure: str) -> set[float]:
    """What a printed figure may mean: `.` for thousands and `,` for decimals, or the other way round."""
    found = set()
    for thousands, decimal in ((".", ","), (",", ".")):
        plain = figure.replace(thousands, "").replace(decimal, ".")
        if plain.count(".") <= 1:
            found.add(float(plain))
    return found


def _claimed_once(rows: Rows) -> Sequence[Verdict | None]:
    """No figure is claimed by a sentence and by a table, nor twice by one sentence."""
    in_tables: dict[str, set[int]] = defaultdict(set)
    for line in rows["lines"]:
        if line["role"] in ("table_row", "table_group"):
            in_tables[line["document_id"]].add(line["line"])
    seen: set[tuple[object, ...]] = set()
    verdicts: list[Verdict | None] = []
    for row in rows["indicator_values"]:
        if row["source_kind"] != "prose":
            verdicts.append(None)
            continue
        claim = tuple(
            row[name]
            for name in ("document_id", "line_from", "label", "period", "unit", "value_min", "value_max")
        )
        lines = set(range(row["line_from"], row["line_to"] + 1))
        if shared := lines & in_tables[row["document_id"]]:
            verdicts.append(
                breach(f"dòng {min(shared)} thuộc một bảng", f"line {min(shared)} belongs to a table")
            )
        elif claim in seen:
            verdicts.append(breach("số này đã được lấy một lần từ câu này", "this figure is claimed twice"))
        else:
            verdicts.append(HOLDS)
        seen.add(claim)
    return verdicts


def _text_has_clause(rows: Rows) -> Sequence[Verdict | None]:
    """Every line of running text belongs to one clause; text of an annex without a table too."""
    clauses = {row["clause_id"] for row in rows["clauses"]}
    return [
        None
        if line["role"] != "body"
        else HOLDS
        if line["owner"] in clauses
        else breach("dòng lời văn không thuộc mục nào", "a line of running text belongs to no clause")
        for line in rows["lines"]
    ]


def _parents_above(rows: Rows) -> Sequence[Verdict]:
    levels = {row["clause_id"]: row["level"] for row in rows["clauses"]}
    return [
        HOLDS
        if row["level"] == levels.get(row["parent_id"], 0) + 1
        else breach("cấp không khớp với mục cha", "the level does not follow from the parent's")
        for row in rows["clauses"]
    ]


def _due_read(rows: Rows) -> Sequence[Verdict | None]:
    return [
        None
        if row["due"] is None
        else HOLDS
        if row["due_on"] or row["recurrence"] != "none"
        else breach(f"không hiểu thời hạn “{row['due']}”", f"the deadline “{row['due']}” was not understood")
        for row in rows["duties"]
    ]


def _actor_known(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS
        if row["who"]
        else breach(
            "câu và các mục chứa nó không nêu cơ quan", "neither the sentence nor its clauses name a body"
        )
        for row in rows["duties"]
    ]


def _clause_found(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS
        if row["clause_id"]
        else breach(
            f"không tìm thấy “{row['clause_path']}” trong văn bản",
            f"“{row['clause_path']}” is not in the text",
        )
        for row in rows["assignments"]
    ]


RULES: tuple[Rule, ...] = (
    rule(
        "indicator_values",
        "figure_in_sentence",
        "error",
        "Số lấy từ lời văn đọc lại được từ chính câu đó | A figure from running text can be read again from its sentence",
        _figure_in_sentence,
    ),
    rule(
        "indicator_values",
        "claimed_once",
        "error",
        "Mỗi con số chỉ được lấy một lần | No figure is claimed twice, by sentence and table or by one sentence",
        _claimed_once,
        needs=("lines",),
    ),
    rule(
        "lines",
        "text_has_clause",
        "error",
        "Mỗi dòng lời văn thuộc đúng một mục | Every line of running text belongs to one clause",
        _text_has_clause,
        needs=("clauses",),
    ),
    rule(
        "clauses",
        "parents_above",
        "error",
        "Cấp của mỗi mục ngay dưới mục cha | The level of a clause is one below its parent's",
        _parents_above,
    ),
    rule(
        "duties",
        "due_read",
        "warn",
        "Thời hạn báo cáo được hiểu | The deadline of a duty is understood",
        _due_read,
    ),
    rule(
        "duties",
        "actor_known",
        "warn",
        "Biết cơ quan phải báo cáo | The body that must report is known",
        _actor_known,
    ),
    rule(
        "assignments",
        "clause_found",
        "warn",
        "Mục được giao tìm thấy trong văn bản | The clause assigned is found in the text",
        _clause_found,
    ),
)
