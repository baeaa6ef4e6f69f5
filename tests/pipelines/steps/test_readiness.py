"""Before a run: what stands in its way is said at once, and nothing is touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import dagster as dg
import pytest

from pipelines.graph.workspace import Workspace
from pipelines.steps.places import Places
from pipelines.steps.readiness import NotReady, require_ready, turn
from pipelines.terminal.command import main
from publish.archive import swap_in
from tests.conftest import DOCUMENTS


def package(folder: Path, name: str = "tasks") -> Path:
    """The least that is a package of ours."""
    (folder / name / "data").mkdir(parents=True)
    (folder / name / "datapackage.json").write_text(
        json.dumps({"name": f"kehoachmo-{name}"}), encoding="utf-8"
    )
    (folder / name / "README.md").touch()
    (folder / name / "data" / "tasks.csv").touch()
    (folder / f"{name}.zip").touch()
    return folder


def refusal(out: Path, documents: Path = DOCUMENTS, released_on: str = "") -> str:
    with pytest.raises(NotReady) as refused:
        require_ready(Places(documents, out, released_on))
    said = str(refused.value)
    assert " | " in said
    return said


@pytest.mark.parametrize(
    "value", ["today", "2026-13-01", "2026-02-30", "20261121", "2026-11-21T00:00:00Z", "2026-1-1"]
)
def test_a_release_date_that_is_none_is_refused_at_once(
    value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", "--released-on", value, "--out", str(tmp_path / "out")]) == 2
    assert f"--released-on '{value}'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("value", ["", "2026-11-21"])
def test_a_release_date_is_a_day_or_none(value: str, tmp_path: Path) -> None:
    require_ready(Places(out=tmp_path, released_on=value))


def test_documents_that_are_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    assert (
        refusal(tmp_path, documents=file)
        == f"{file}: là một tệp, không phải thư mục | is a file, not a folder"
    )
    assert "no such folder" in refusal(tmp_path, documents=tmp_path / "none")


def test_an_output_that_cannot_be_written_names_path_and_reason(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    assert f"{tmp_path / 'out'}: là một tệp" in refusal(tmp_path / "out")
    assert f"{tmp_path / 'out'}: là một tệp" in refusal(tmp_path / "out" / "below")
    assert "/proc/none/.build: không ghi được (No such file or directory)" in refusal(Path("/proc/none"))


def test_packages_of_ours_may_be_replaced(tmp_path: Path) -> None:
    package(tmp_path / "packages")
    (tmp_path / "packages" / ".DS_Store").touch()
    require_ready(Places(out=tmp_path))


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "mine/data.csv",
        "other.zip",
        "tasks/notes.txt",
        "tasks/data/mine/a.csv",
        "site/index.html",
    ],
)
def test_what_others_put_among_the_packages_is_named_and_left_alone(tmp_path: Path, path: str) -> None:
    foreign = package(tmp_path / "packages") / path
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.touch()
    said = refusal(tmp_path)
    named = path if path.startswith("tasks/") else path.split("/")[0]
    assert (named in said or str(Path(named).parent) in said) and "move them elsewhere" in said
    assert foreign.exists()


def test_packages_that_are_a_file(tmp_path: Path) -> None:
    (tmp_path / "packages").touch()
    assert f"{tmp_path / 'packages'}: là một tệp" in refusal(tmp_path)


def test_a_linked_public_folder_is_replaced_where_it_points_to(tmp_path: Path) -> None:
    served = package(tmp_path / "www" / "data")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "packages").symlink_to("../www/data")
    places = Places(out=tmp_path / "out")
    require_ready(places)
    package(places.staging, "projects")
    assert (served / "tasks").exists() and not (served / "projects").exists()
    swap_in(places.staging, places.packages)
    assert (tmp_path / "out" / "packages").is_symlink()
    assert sorted(path.name for path in served.iterdir()) == ["projects", "projects.zip"]


def test_one_run_at_a_time_works_in_a_folder_and_the_other_says_that_it_waits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = Workspace(out=str(tmp_path))
    context = dg.build_init_resource_context()
    entered = threading.Event()

    def second_run() -> None:
        with workspace.yield_for_execution(context):
            entered.set()

    thread = threading.Thread(target=second_run)
    with turn(workspace.places), workspace.yield_for_execution(context):
        assert capsys.readouterr().err == ""
        thread.start()
        assert not entered.wait(0.3)
    assert entered.wait(10)
    thread.join()
    (said,) = capsys.readouterr().err.splitlines()
    assert said == f"… đang chờ lượt chạy khác trong {tmp_path} | waiting for another run in {tmp_path}"


def test_a_terminal_without_vietnamese_letters_costs_nothing(tmp_path: Path) -> None:
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    for arguments, code in (
        (["publish", "--help"], 0),
        (["publish", "--documents", str(tmp_path / "none")], 2),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pipelines.terminal.command", *arguments],
            env=ascii_only,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (code, False)
        assert b"\\u" in done.stdout + done.stderr
