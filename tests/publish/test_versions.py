"""The version of a release from what it does to the form of the data."""

from __future__ import annotations

import pytest

from publish.versions import Fields, compare_forms, next_version

OLD: Fields = {("tasks", "tasks", "lead"): "string", ("tasks", "tasks", "due_to"): "date"}


@pytest.mark.parametrize(
    ("after", "version"),
    [
        (OLD, "1.2.4"),
        (OLD | {("tasks", "tasks", "number"): "integer"}, "1.3.0"),
        (OLD | {("tasks", "tasks", "due_to"): "string"}, "2.0.0"),
        ({("tasks", "tasks", "lead"): "string"}, "2.0.0"),
        ({("tasks", "tasks", "lead"): "string", ("tasks", "tasks", "day"): "date"}, "2.0.0"),
        ({("work", table, name): type_ for (_, table, name), type_ in OLD.items()}, "2.0.0"),
    ],
)
def test_what_breaks_a_reader_is_major_what_adds_is_minor(after: Fields, version: str) -> None:
    assert next_version("1.2.3", compare_forms(OLD, after)) == version


def test_what_differs_is_named() -> None:
    forms = compare_forms(OLD, {("tasks", "tasks", "lead"): "array", ("tasks", "tasks", "day"): "date"})
    assert forms == (("tasks.tasks.due_to",), ("tasks.tasks.lead",), ("tasks.tasks.day",))
