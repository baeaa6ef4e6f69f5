"""The house stays readable: one decision a function, short lines, the formatter at work, a day spelled once.

`density.csv` lists what is above the measure today, by gate and place. It only shrinks: more of anything
fails, and so does a line that is no longer true. `--update-golden` writes it smaller, never larger; the goal
is an empty list.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("sources", "warehouse", "expectations", "publish", "pipelines")
LISTED = ROOT / "tests" / "density.csv"
BRANCHES = 12
# A day printed in figures or words, as a pattern spells it: `[0-3]?[0-9]/…`, `\d{1,2} thang …`.
DAY = re.compile(r"\[0-3\]\?\[0-9\]|\\d\{1,2\}.{0,12}thang|\[0-9\]\{1,2\}.{0,12}(?:/|thang|tháng)")

Found = dict[str, int]


def modules(*folders: str) -> Iterator[tuple[str, str]]:
    """Path from the root and text of every Python file."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "node_modules" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def branches(node: ast.AST) -> int:
    """The decisions of a function: statements and expressions that take one of two ways, and filters."""
    count = 0
    for item in ast.walk(node):
        if isinstance(item, (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.IfExp, ast.match_case)):
            count += 1
        elif isinstance(item, ast.BoolOp):
            count += len(item.values) - 1
        elif isinstance(item, ast.comprehension):
            count += len(item.ifs)
    return count


def functions_of_many_decisions() -> Found:
    return {
        f"{path}::{node.name}": branches(node)
        for path, text in modules(*FOLDERS)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and branches(node) > BRANCHES
    }


def lines_where(told: Callable[[str], object], *folders: str) -> Found:
    """How many lines of each file a test tells."""
    counts = {path: sum(map(bool, map(told, text.splitlines()))) for path, text in modules(*folders)}
    return {path: count for path, count in counts.items() if count}


GATES: dict[str, Callable[[], Found]] = {
    "branches": functions_of_many_decisions,
    "formatter": lambda: lines_where(re.compile(r"# fmt: (?:skip|off)").search, *FOLDERS, "tests"),
    "days": lambda: lines_where(DAY.search, *FOLDERS),
}


def listed() -> dict[str, Found]:
    found: dict[str, Found] = {gate: {} for gate in GATES}
    with LISTED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["gate"]][row["place"]] = int(row["count"])
    return found


def write_smaller() -> None:
    """The list without what has become better."""
    rows = [
        (gate, place, min(count, now[place]))
        for gate, known in listed().items()
        for now in [GATES[gate]()]
        for place, count in sorted(known.items())
        if place in now
    ]
    with LISTED.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["gate", "place", "count"])
        writer.writerows(rows)


@pytest.mark.parametrize("gate", GATES)
def test_the_house_gets_no_denser(gate: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        write_smaller()
    known, now = listed()[gate], GATES[gate]()
    worse = {place: count for place, count in now.items() if count > known.get(place, 0)}
    assert not worse, f"{gate}: more than tests/density.csv allows"
    better = {place: now.get(place, 0) for place in known if now.get(place, 0) < known[place]}
    assert not better, f"{gate}: better than tests/density.csv says; run this test with --update-golden"
