"""Releases: named by a rule, kept whole, told in words, put back; a history, each test its next day."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from pipelines.steps.kept import releases
from pipelines.steps.places import Places
from pipelines.terminal.command import main, run_publish
from publish.portal.inspect import inspect
from tests.pipelines.test_bad_input import plan
from tests.pipelines.test_trust import table

pytestmark = pytest.mark.whole


def contents(out: Path) -> dict[str, bytes]:
    """The bytes of packages and portal."""
    files = [path for name in ("packages", "site") for path in (out / name).rglob("*") if path.is_file()]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(files)}


def version(out: Path) -> str:
    return str(json.loads((out / "packages/tasks/datapackage.json").read_text(encoding="utf-8"))["version"])


def history(out: Path) -> str:
    return (out / "packages/CHANGES.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder, out = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("out")
    for number in (1, 2):
        (folder / f"{number}.txt").write_text(plan(number), encoding="utf-8")
    return folder, out


@pytest.fixture(scope="module")
def first(place: tuple[Path, Path]) -> dict[str, bytes]:
    """What the first release holds."""
    folder, out = place
    assert run_publish(folder, out, "") == 0
    assert version(out) == "1.0.0-dev" and not releases(Places(out=out))
    assert run_publish(folder, out, "2026-01-05") == 0
    return contents(out)


def test_the_first_release_is_kept_whole_and_costs_no_room(
    place: tuple[Path, Path], first: dict[str, bytes]
) -> None:
    out = place[1]
    (kept,) = releases(Places(out=out))
    assert (kept.version, kept.released_on) == ("1.0.0", "2026-01-05")
    assert contents(kept.folder) == first
    zips = [place / "packages/tasks.zip" for place in (out, kept.folder)]
    assert zips[0].stat().st_ino == zips[1].stat().st_ino
    assert "The first release that is kept" in history(out)


def test_a_build_without_a_date_is_on_its_way_to_the_next(
    place: tuple[Path, Path], first: dict[str, bytes]
) -> None:
    folder, out = place
    (folder / "2.txt").write_text(plan(2).replace("Việc một", "Việc khác"), encoding="utf-8")
    assert run_publish(folder, out, "") == 0
    assert version(out) == "1.0.1-dev" and contents(out) != first
    assert [kept.version for kept in releases(Places(out=out))] == ["1.0.0"]


def test_the_next_release_says_what_it_changes_against_the_last_one_not_the_last_build(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = place
    assert run_publish(folder, out, "2026-02-05") == 0
    assert "1.0.1 2026-02-05" in capsys.readouterr().out
    assert "So với bản 1.0.0 (2026-01-05)" in history(out)
    assert "(`tasks`) | 0 | 1 | 0 |" in history(out)
    changed = [row for row in table(out, "quality", "changes") if row["table"] == "tasks"]
    assert [(row["column"], row["before"], row["after"]) for row in changed] == [
        ("description", "Việc một", "Việc khác")
    ]
    assert not any(inspect(out / "site").values())
    page = (out / "site/tai-ve/index.html").read_text(encoding="utf-8")
    assert "1.0.0 (2026-01-05)" in page and "../../releases/1.0.0/packages/tasks.zip" in page
    sums = subprocess.run(
        ["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=out / "packages", check=False, capture_output=True
    )
    assert sums.returncode == 0, sums.stdout


def test_a_release_made_twice_or_of_nothing_new_is_the_same_release(place: tuple[Path, Path]) -> None:
    folder, out = place
    before = contents(out)
    for day in ("2026-02-05", "2026-02-06"):
        assert run_publish(folder, out, day) == 0
        assert contents(out) == before
    assert [kept.version for kept in releases(Places(out=out))] == ["1.0.1", "1.0.0"]


def test_no_release_goes_out_under_an_earlier_day(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = place
    assert run_publish(folder, out, "2026-02-04") == 2
    assert "is before that of release 1.0.1" in capsys.readouterr().err


def test_an_earlier_release_is_put_back_whole_and_the_next_run_goes_on(
    place: tuple[Path, Path], first: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = place
    last = contents(out)
    assert main(["rollback", "9.9.9", "--out", str(out)]) == 2
    assert "these are: 1.0.1, 1.0.0" in capsys.readouterr().err
    assert main(["rollback", "1.0.0", "--out", str(out)]) == 0
    assert contents(out) == first
    capsys.readouterr()
    assert main(["releases", "--out", str(out)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line[:8] for line in said[:2]] == ["  1.0.1 ", "* 1.0.0 "] and said[2].endswith(
        "1.0.0 2026-01-05"
    )
    assert main(["site", "--out", str(out)]) == 2  # the warehouse holds rows of 1.0.1
    assert "not made of what the warehouse holds" in capsys.readouterr().err
    assert contents(out) == first
    assert run_publish(folder, out, "2026-02-05") == 0
    assert contents(out) == last
    assert main(["site", "--out", str(out)]) == 0
    assert contents(out) == last


def test_a_field_more_is_a_minor_version_and_is_named(place: tuple[Path, Path]) -> None:
    """The release before is made older: its descriptor does not know a field that this program has."""
    folder, out = place
    path = out / "releases/1.0.1/packages/tasks/datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    (tasks,) = (one for one in descriptor["resources"] if one["name"] == "tasks")
    tasks["schema"]["fields"] = [one for one in tasks["schema"]["fields"] if one["name"] != "deliverable"]
    path.unlink()  # what is out is a link to the same bytes
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    (folder / "2.txt").write_text(plan(2), encoding="utf-8")
    assert run_publish(folder, out, "2026-03-05") == 0
    assert version(out) == "1.1.0"
    assert "Fields added: `tasks.tasks.deliverable`" in history(out)
