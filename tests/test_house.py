"""The house keeps its plan: who may import whom, no file too large, no drawer, no address of a registry."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("sources", "warehouse", "expectations", "publish", "pipelines")
DECLARATION = {"warehouse.schema", "warehouse.tables", "warehouse.letters"}
# What each folder may import of the others; None means everything.
MAY_IMPORT: dict[str, set[str] | None] = {
    "sources": DECLARATION,
    "expectations": DECLARATION,
    # The types of DuckDB are a projection of the declaration that loaders say too.
    "publish": DECLARATION | {"warehouse.ddl"},
    "warehouse": set(),
    "pipelines": None,
}
# The rooms of two folders: what each may import of its own folder.
ROOMS = {
    "sources": {
        "reading": {"readers", "naming", "tables", "document", "files", "grammar", "vocabularies", "paper"},
        "readers": {"tables", "document", "grammar", "paper"},
        "tables": {"grammar", "paper"},
        "document": {"grammar", "vocabularies", "paper"},
        "naming": {"grammar", "vocabularies", "paper"},
        "files": {"paper"},
        "grammar": {"vocabularies", "paper"},
        "vocabularies": {"paper"},
        "paper": set(),
    },
    "pipelines": {"terminal": {"graph", "steps"}, "graph": {"steps"}, "steps": set()},
}
MAKE_ROWS = re.compile(r"sources/(?:reading|readers|naming)/|sources/vocabularies/rows\.py$|pipelines/")
# Arrows that the plan forbids and that are still there; each goes with the work that mends it.
STILL_THERE: set[tuple[str, str]] = set()
ONLY_IN = {
    "dagster": re.compile(r"pipelines/"),
    "great_expectations": re.compile(r"expectations/suite\.py$"),
    "duckdb": re.compile(r"warehouse/"),
    "frictionless": re.compile(r"publish/"),
}
BUILT = ROOT / "publish" / "packages"
MODULES = sorted(
    path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py") if not path.is_relative_to(BUILT)
)


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_folder_may(path: Path) -> None:
    folder = path.relative_to(ROOT).parts[0]
    allowed = MAY_IMPORT[folder]
    for name in imports(path):
        top = name.split(".")[0]
        if top in FOLDERS and top != folder and allowed is not None:
            assert any(name == part or name.startswith(f"{part}.") for part in allowed), (
                f"{path} imports {name}"
            )
        if top in ONLY_IN:
            assert ONLY_IN[top].search(str(path.relative_to(ROOT))), f"{path} imports {name}"


def test_every_module_has_a_room_and_imports_only_what_its_room_may() -> None:
    wrong = set()
    for path in MODULES:
        place = path.relative_to(ROOT)
        rooms = ROOMS.get(place.parts[0])
        if rooms is None or (place.name == "__init__.py" and len(place.parts) == 2):
            continue
        assert place.parts[1] in rooms, f"{place} stands in no room"
        for name in imports(path):
            folder, _, rest = name.partition(".")
            other = rest.partition(".")[0]
            if folder == place.parts[0] and other != place.parts[1] and other not in rooms[place.parts[1]]:
                wrong.add((str(place), other))
            if folder == "warehouse" and rest != "letters" and place.parts[0] == "sources":
                assert MAKE_ROWS.match(str(place)), f"{place} imports {name}"
    assert wrong == STILL_THERE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_belongs_in_it_and_is_not_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{path} has no docstring"
    assert len(text.splitlines()) <= 400, f"{path} holds two things"
    assert not re.search(r"(utils?|helpers?|common|misc)\.py$", path.name)


def test_heavy_libraries_wait_until_they_are_used() -> None:
    """Loading the definitions must not pay for Great Expectations, pandas, DuckDB or frictionless."""
    heavy = ["great_expectations", "pandas", "duckdb", "pyarrow", "frictionless"]
    program = f"import sys, pipelines.graph.definitions; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_ci_never_writes_what_the_tests_expect() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "--update-golden", __file__]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "CI": "true"})
    assert done.returncode and "never where CI is set" in done.stderr


def test_no_file_names_a_package_registry() -> None:
    pattern = re.compile(r"(index-url|registry|resolved)[\"= :]+https?://|https?://[^ \"]+\.(whl|tgz)")
    listed = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout.split()
    for name in listed:
        if not name.startswith("sources/documents/") and (ROOT / name).is_file():
            assert not pattern.search((ROOT / name).read_text(encoding="utf-8", errors="replace")), name
