"""The packages before judges that are not ours, and the judges before packages that are broken on purpose."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from publish.verify import NotPublishable, validate_package
from warehouse.readback import NotReadBack, read_back
from warehouse.tables import TABLES

pytestmark = pytest.mark.whole

JUDGES = Path(__file__).resolve().parent.parent / "judges"
NAMES = ("annexes", "documents", "indicators", "projects", "quality", "tasks")


def profile() -> Any:
    """The official profile as a judge of descriptors."""
    import jsonschema

    schema = json.loads(files("dplib").joinpath("profiles/2.0/datapackage.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def loaded(package: Path) -> dict[str, Any]:
    """The descriptor of a package."""
    found: dict[str, Any] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_official_profile_accepts_every_descriptor(published: Path, name: str) -> None:
    profile().validate(loaded(published / "packages" / name))


@pytest.mark.parametrize("name", NAMES)
def test_frictionless_accepts_the_folder_and_the_zip(published: Path, name: str) -> None:
    from frictionless import Package

    validate_package(published / "packages" / name)
    report = Package(str(published / "packages" / f"{name}.zip")).validate()
    assert report.valid, report.flatten(["title", "note"])


def npm(*descriptors: Path) -> tuple[int, str]:
    done = subprocess.run(
        ["node", "validate.mjs", *map(str, descriptors)],
        cwd=JUDGES,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_npm_library_accepts_every_package(published: Path) -> None:
    code, said = npm(*(published / "packages" / name / "datapackage.json" for name in NAMES))
    assert code == 0, said


def edit(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")


def all_rows(change: Callable[[list[list[str]]], list[list[str]]], name: str) -> Callable[[Path], None]:
    """A change to the rows of a table, its header left as it is."""

    def apply(folder: Path) -> None:
        path = folder / "data" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        changed = change(rows)
        assert changed != rows
        with path.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerows([header, *changed])

    return apply


def second_line(change: Callable[[list[str]], list[str]], name: str = "tasks") -> Callable[[Path], None]:
    """A change to the cells of the first row of a table."""
    return all_rows(lambda rows: [change(rows[0]), *rows[1:]], name)


def descriptor(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        path = folder / "datapackage.json"
        loaded = json.loads(path.read_text(encoding="utf-8"))
        change(loaded)
        path.write_text(json.dumps(loaded), encoding="utf-8")

    return apply


def unhashed(folder: Path) -> None:
    """Take sizes and hashes out, so that a judge must find the fault itself."""
    descriptor(lambda d: [resource.pop(key) for resource in d["resources"] for key in ("bytes", "hash")])(
        folder
    )


def rows_of(name: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    return lambda folder: edit(folder / "data" / f"{name}.csv", change)


ALL = {"frictionless", "npm", "duckdb"}
FIRST_TWO = {"frictionless", "npm"}
DESCRIPTOR = {"frictionless", "profile"}


def cell(table: str, at: int, value: str) -> Callable[[Path], None]:
    """Another value in a cell of the first row of a table."""
    return second_line(lambda cells: [*cells[:at], value, *cells[at + 1 :]], table)


def swapped(table: str, one: int, other: int) -> Callable[[Path], None]:
    """Two columns of all rows change places, their names stay."""
    places = {one: other, other: one}
    return all_rows(lambda rows: [[row[places.get(at, at)] for at in range(len(row))] for row in rows], table)


def bytes_of(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        path = folder / "data" / name
        path.write_bytes(change(path.read_bytes()))

    return apply


def resource(d: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in d["resources"] if one["name"] == name)


# Kind, what is broken, and who must notice. But for hash and bytes, sizes and hashes are taken out of the
# descriptor, so that a judge must find the fault itself; `sums` is `sha256sum -c`, the only one that sees
# what breaks no rule of a table.
MUTANTS: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "key: a row twice": (rows_of("task_agencies", lambda t: t + t.split("\n")[1] + "\n"), ALL),
    "key: a missing cell of it": (cell("task_agencies", 0, ""), ALL),
    "key: of no field": (
        descriptor(lambda d: resource(d, "tasks")["schema"].update(primaryKey=["task"])),
        {"frictionless"},
    ),
    "reference: to no body": (cell("task_agencies", 1, "nobody"), ALL),
    "reference: to no task": (cell("task_agencies", 0, "nothing"), ALL),
    "reference: to no table": (
        descriptor(
            lambda d: resource(d, "tasks")["schema"]["foreignKeys"][0]["reference"].update(resource="papers")
        ),
        {"frictionless"},
    ),
    "type: words for a line": (second_line(lambda c: [*c[:-2], "many", c[-1]]), ALL),
    "type: half a line": (
        second_line(lambda c: [*c[:-2], "1.5", c[-1]]),
        {"frictionless", "npm"},
    ),
    "type: of no kind": (
        descriptor(lambda d: resource(d, "tasks")["schema"]["fields"][0].update(type="word")),
        DESCRIPTOR,
    ),
    "bound: a line below one": (second_line(lambda c: [*c[:-2], "-3", c[-1]]), ALL),
    "code: none of the list": (cell("task_agencies", 2, "boss"), ALL),
    "code: in capitals": (cell("task_agencies", 2, "LEAD"), ALL),
    "required: a missing cell": (cell("tasks", 1, ""), ALL),
    "date: of no calendar": (cell("obligations", 6, "2020-02-31"), ALL),
    "date: as it is printed here": (cell("obligations", 6, "31/12/2020"), ALL),
    "date: of the release alone": (descriptor(lambda d: d.update(created="2026-11-21")), {"frictionless"}),
    "row: short": (second_line(lambda c: c[:3], "task_agencies"), ALL),
    "row: long": (second_line(lambda c: [*c, "more"], "task_agencies"), {"frictionless", "duckdb"}),
    "column: renamed": (rows_of("tasks", lambda t: t.replace("deadline", "term", 1)), FIRST_TWO),
    "columns: swapped": (swapped("task_agencies", 1, 2), ALL),
    "columns: swapped, both dates": (swapped("tasks", 8, 9), {"sums"}),
    "order: of rows": (all_rows(lambda rows: rows[::-1], "task_agencies"), {"sums"}),
    "period: another year": (
        rows_of("tasks", lambda t: t.replace("2021-2025", "2021-2026").replace("2021 - 2025", "2021 - 2026")),
        {"sums"},
    ),
    "encoding: of old Windows": (
        bytes_of("agencies.csv", lambda data: data.decode().encode("cp1258", "replace")),
        {"frictionless", "duckdb"},
    ),
    "encoding: a mark before the first name": (
        bytes_of("task_agencies.csv", lambda data: b"\xef\xbb\xbf" + data),
        {"npm"},
    ),
    "file: missing": (lambda folder: (folder / "data" / "tasks.csv").unlink(), ALL),
    "file: empty": (bytes_of("tasks.csv", lambda _: b""), FIRST_TWO),
    "licence: without name and address": (
        descriptor(lambda d: d.update(licenses=[{"title": "free"}])),
        DESCRIPTOR,
    ),
    "hash: another one": (
        descriptor(lambda d: resource(d, "tasks").update(hash="sha256:" + "0" * 64)),
        {"frictionless"},
    ),
    "bytes: another size": (descriptor(lambda d: resource(d, "tasks").update(bytes=1)), {"frictionless"}),
}


def accepts(judge: str, folder: Path) -> bool:
    if judge == "frictionless":
        try:
            validate_package(folder)
        except NotPublishable as refused:
            assert "tasks" in str(refused)
            return False
    if judge == "duckdb":
        try:
            read_back(folder, [TABLES[t] for t in SMALL])
        except NotReadBack:
            return False
    if judge == "npm":
        return npm(folder / "datapackage.json")[0] == 0
    if judge == "profile":
        return profile().is_valid(loaded(folder))
    if judge == "sums":
        # Of the data alone: the descriptor differs wherever its own hashes were taken out.
        sums = (folder / "SHA256SUMS").read_bytes().splitlines(keepends=True)
        data = b"".join(line for line in sums if b"  data/" in line)
        return (
            subprocess.run(["sha256sum", "-c"], input=data, cwd=folder, capture_output=True).returncode == 0
        )
    return True


SMALL = ("tasks", "task_agencies", "obligations", "documents", "agencies")
JUDGES_ALL = ("frictionless", "profile", "npm", "duckdb", "sums")


def test_the_mutants_are_thirty_of_many_kinds() -> None:
    assert len(MUTANTS) == 30
    assert len({name.partition(":")[0] for name in MUTANTS}) >= 14


@pytest.mark.parametrize("name", MUTANTS)
def test_a_package_broken_on_purpose_is_rejected(published: Path, tmp_path: Path, name: str) -> None:
    breaks, judges = MUTANTS[name]
    folder = tmp_path / "tasks"
    shutil.copytree(published / "packages" / "tasks", folder)
    if not name.startswith(("hash", "bytes")):
        unhashed(folder)
    breaks(folder)
    assert judges <= {judge for judge in JUDGES_ALL if not accepts(judge, folder)}


@pytest.mark.parametrize("hashed", [True, False])
def test_the_judges_accept_what_is_not_broken(published: Path, tmp_path: Path, hashed: bool) -> None:
    """Or they would have refused the mutants for another reason."""
    folder = tmp_path / "tasks"
    shutil.copytree(published / "packages" / "tasks", folder)
    if not hashed:
        unhashed(folder)
    assert [judge for judge in JUDGES_ALL if not accepts(judge, folder)] == []
