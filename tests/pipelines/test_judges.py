"""The packages before judges that are not ours, and the judges before packages that are broken on purpose."""

from __future__ import annotations

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


@pytest.mark.parametrize("name", NAMES)
def test_the_official_profile_accepts_every_descriptor(published: Path, name: str) -> None:
    import jsonschema

    profile = json.loads(files("dplib").joinpath("profiles/2.0/datapackage.json").read_text(encoding="utf-8"))
    descriptor = json.loads((published / "packages" / name / "datapackage.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(profile).validate(descriptor)


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


def second_line(change: Callable[[list[str]], list[str]], name: str = "tasks") -> Callable[[Path], None]:
    """A change to the cells of the first row of a table that holds no quotes before the changed cell."""

    def apply(folder: Path) -> None:
        def changed(text: str) -> str:
            lines = text.split("\n")
            lines[1] = ",".join(change(lines[1].split(",")))
            return "\n".join(lines)

        edit(folder / "data" / f"{name}.csv", changed)

    return apply


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
# What is broken, and who must notice: sizes and hashes are taken out for npm and for reading back.
MUTANTS: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "foreign key": (second_line(lambda c: [c[0], "nobody", *c[2:]], "task_agencies"), ALL),
    "primary key": (rows_of("task_agencies", lambda t: t + t.split("\n")[1] + "\n"), ALL),
    "type": (second_line(lambda c: [*c[:-2], "many", c[-1]]), ALL),
    "code": (second_line(lambda c: [*c[:2], "boss", *c[3:]], "task_agencies"), ALL),
    "missing cell": (second_line(lambda c: ["", *c[1:]], "task_agencies"), ALL),
    "short row": (second_line(lambda c: c[:3], "task_agencies"), ALL),
    "hash": (descriptor(lambda d: d["resources"][0].update(hash="sha256:" + "0" * 64)), {"frictionless"}),
    "bytes": (descriptor(lambda d: d["resources"][0].update(bytes=1)), {"frictionless"}),
    "column renamed": (rows_of("tasks", lambda t: t.replace("deadline", "term", 1)), {"frictionless", "npm"}),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_package_broken_on_purpose_is_rejected(published: Path, tmp_path: Path, name: str) -> None:
    breaks, judges = MUTANTS[name]
    folder = tmp_path / "tasks"
    shutil.copytree(published / "packages" / "tasks", folder)
    if name not in ("hash", "bytes"):
        unhashed(folder)
    validate_package(folder) if name not in ("hash", "bytes") else None
    breaks(folder)
    with pytest.raises(NotPublishable, match="tasks"):
        validate_package(folder)
    if "npm" in judges:
        code, said = npm(folder / "datapackage.json")
        assert code == 1, said
    if "duckdb" in judges:
        with pytest.raises(NotReadBack):
            read_back(folder, [TABLES[t] for t in ("tasks", "task_agencies", "documents", "agencies")])
