"""Rules that follow from the declaration of a table: key, required columns, codes, patterns, bounds, references."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.rule import HOLDS, Expect, Row, Rows, Rule, Verdict, breach
from warehouse.schema import Bilingual, Table


def declared_rules(table: Table) -> list[Rule]:
    """Every promise that the declaration of a table makes; all are `error`."""
    rules = [_key(table), _required(table)]
    for make in (_codes, _patterns, _minima):
        if made := make(table):
            rules.append(made)
    rules.extend(_reference(table, *reference) for reference in table.foreign_keys)
    return rules


def _promise(table: Table, name: str, vi: str, en: str, expects: Sequence[Expect]) -> Rule:
    return Rule(table.name, name, "error", Bilingual(vi, en), expects=tuple(expects))


def _key(table: Table) -> Rule:
    columns = list(table.key)
    reads = Bilingual(f"khóa {', '.join(columns)} lặp lại", f"key {', '.join(columns)} is repeated")
    expect = (
        Expect("ExpectColumnValuesToBeUnique", {"column": columns[0]}, reads)
        if len(columns) == 1
        else Expect("ExpectCompoundColumnsToBeUnique", {"column_list": columns}, reads)
    )
    return _promise(table, "key_unique", "Khóa không lặp lại", "The key of every row is its own", [expect])


def _required(table: Table) -> Rule:
    """One column of verdicts, not an expectation a column: Great Expectations takes as long for each."""
    required = [field.name for field in table.fields if field.required]

    def judge(rows: Rows) -> list[Verdict | None]:
        return [_filled(row, required) for row in rows[table.name]]

    return Rule(
        table.name,
        "required_filled",
        "error",
        Bilingual("Các cột bắt buộc đều có giá trị", "Every required column has a value"),
        judge=judge,
        of_form=True,
    )


def _filled(row: Row, required: Sequence[str]) -> Verdict:
    empty = ", ".join(name for name in required if row[name] is None)
    return breach(f"cột {empty} trống", f"column {empty} is empty") if empty else HOLDS


def _codes(table: Table) -> Rule | None:
    expects = [
        Expect(
            "ExpectColumnValuesToBeInSet",
            {"column": field.name, "value_set": list(field.column.codes)},
            Bilingual(f"{field.name} ngoài danh mục mã", f"{field.name} is none of the codes"),
        )
        for field in table.fields
        if field.column.codes
    ]
    if not expects:
        return None
    return _promise(table, "codes_known", "Mã thuộc danh mục", "Codes are of their closed lists", expects)


def _patterns(table: Table) -> Rule | None:
    expects = [
        Expect(
            "ExpectColumnValuesToMatchRegex",
            {"column": field.name, "regex": field.column.pattern},
            Bilingual(f"{field.name} sai dạng", f"{field.name} is not of its form"),
        )
        for field in table.fields
        if field.column.pattern
    ]
    if not expects:
        return None
    return _promise(table, "forms_kept", "Mã, kỳ đúng dạng", "Ids and periods have their form", expects)


def _minima(table: Table) -> Rule | None:
    expects = [
        Expect(
            "ExpectColumnValuesToBeBetween",
            {"column": field.name, "min_value": field.column.minimum},
            Bilingual(
                f"{field.name} nhỏ hơn {field.column.minimum}",
                f"{field.name} is below {field.column.minimum}",
            ),
        )
        for field in table.fields
        if field.column.minimum is not None
    ]
    if not expects:
        return None
    return _promise(
        table, "bounds_kept", "Số không nhỏ hơn mức cho phép", "Numbers keep their lower bound", expects
    )


def _reference(table: Table, column: str, parent: str, parent_column: str) -> Rule:
    """Great Expectations knows one table at a time, so a reference is judged here."""

    def judge(rows: Rows) -> list[Verdict | None]:
        known = {row[parent_column] for row in rows[parent]}

        def verdict(row: Row) -> Verdict | None:
            value = row[column]
            if value is None:
                return None
            if value in known:
                return HOLDS
            return breach(
                f"{column} = {value} không có trong bảng {parent}", f"{column} = {value} is not in {parent}"
            )

        return [verdict(row) for row in rows[table.name]]

    return Rule(
        table.name,
        f"{column}_resolves",
        "error",
        Bilingual(f"{column} có trong bảng {parent}", f"{column} is a row of {parent}"),
        judge=judge,
        needs=(parent,),
    )
