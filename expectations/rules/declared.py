"""Rules that follow from the declaration of a table: key, required, codes, forms, bounds, references."""

from __future__ import annotations

from collections.abc import Iterable

from expectations.rule import Answer, Breach, Expect, Row, Rule, keys_of
from warehouse.schema import Bilingual, Field, Table


def declared_rules(table: Table) -> list[Rule]:
    """Every promise that the declaration of a table makes; all are `error`."""
    made = [_key(table), _required(table)]
    made += (rule for rule in (_codes(table), _patterns(table), _minima(table)) if rule.expects)
    return [*made, *(_reference(table, *reference) for reference in table.foreign_keys)]


def _promise(table: Table, name: str, vi: str, en: str, expects: Iterable[Expect]) -> Rule:
    return Rule(table.name, name, "error", Bilingual(vi, en), expects=tuple(expects))


def _key(table: Table) -> Rule:
    named = ", ".join(table.key)
    reads = Bilingual(f"khóa {named} lặp lại", f"key {named} is repeated")
    expect = (
        Expect("ExpectColumnValuesToBeUnique", {"column": table.key[0]}, reads)
        if len(table.key) == 1
        else Expect("ExpectCompoundColumnsToBeUnique", {"column_list": list(table.key)}, reads)
    )
    return _promise(table, "key_unique", "Khóa không lặp lại", "The key of every row is its own", [expect])


def _required(table: Table) -> Rule:
    """One column of answers, not an expectation a column: Great Expectations takes as long for each."""
    required = [field.name for field in table.fields if field.required]
    description = Bilingual("Các cột bắt buộc đều có giá trị", "Every required column has a value")

    def required_filled(row: Row) -> Answer:
        empty = ", ".join(name for name in required if row[name] is None)
        return not empty or Breach(f"cột {empty} trống", f"column {empty} is empty")

    return Rule(table.name, "required_filled", "error", description, ask=required_filled, of_form=True)


def _codes(table: Table) -> Rule:
    def expect(field: Field) -> Expect:
        reads = Bilingual(f"{field.name} ngoài danh mục mã", f"{field.name} is none of the codes")
        codes = {"column": field.name, "value_set": list(field.column.codes)}
        return Expect("ExpectColumnValuesToBeInSet", codes, reads)

    fields = [field for field in table.fields if field.column.codes]
    return _promise(
        table, "codes_known", "Mã thuộc danh mục", "Codes are of their closed lists", map(expect, fields)
    )


def _patterns(table: Table) -> Rule:
    def expect(field: Field) -> Expect:
        reads = Bilingual(f"{field.name} sai dạng", f"{field.name} is not of its form")
        form = {"column": field.name, "regex": field.column.pattern}
        return Expect("ExpectColumnValuesToMatchRegex", form, reads)

    fields = [field for field in table.fields if field.column.pattern]
    return _promise(
        table, "forms_kept", "Mã, kỳ đúng dạng", "Ids and periods have their form", map(expect, fields)
    )


def _minima(table: Table) -> Rule:
    def expect(field: Field) -> Expect:
        least = field.column.minimum
        reads = Bilingual(f"{field.name} nhỏ hơn {least}", f"{field.name} is below {least}")
        return Expect("ExpectColumnValuesToBeBetween", {"column": field.name, "min_value": least}, reads)

    fields = [field for field in table.fields if field.column.minimum is not None]
    return _promise(
        table,
        "bounds_kept",
        "Số không nhỏ hơn mức cho phép",
        "Numbers keep their lower bound",
        map(expect, fields),
    )


def _reference(table: Table, column: str, parent: str, parent_column: str) -> Rule:
    """Great Expectations knows one table at a time, so a reference is judged here."""

    def resolves(row: Row, known: set[object]) -> Answer:
        value = row[column]
        if value is None:
            return None
        return value in known or Breach(
            f"{column} = {value} không có trong bảng {parent}", f"{column} = {value} is not in {parent}"
        )

    return Rule(
        table.name,
        f"{column}_resolves",
        "error",
        Bilingual(f"{column} có trong bảng {parent}", f"{column} is a row of {parent}"),
        ask=resolves,
        needs=(keys_of(parent, parent_column),),
    )
