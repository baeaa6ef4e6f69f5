"""Bad input: each says what is wrong, the other documents are published, and nothing published is lost."""

from __future__ import annotations

import csv
import shutil
import unicodedata
from pathlib import Path

import pytest

from pipelines.terminal.command import run_publish
from tests.conftest import DOCUMENTS, HEAD
from tests.sources.files.test_text import windows_1258

pytestmark = pytest.mark.whole

ANNEX = """
PHỤ LỤC 1
TT\tNhiệm vụ\tThời hạn hoàn thành\tCơ quan chủ trì
1\tViệc một\tTháng 6\tSở Y tế
2\tViệc hai\tTháng 7\tSở Nội vụ
3\tViệc ba\tTháng 8\tSở Y tế
"""


def plan(number: int) -> str:
    return HEAD.replace("12/KH-UBND", f"{number}/KH-UBND") + ANNEX


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "endless.txt": b"k" * 50_000_000,
    "poem.txt": "Trăm năm trong cõi người ta\nChữ tài chữ mệnh khéo là ghét nhau\n".encode(),
    "twin.txt": plan(1).replace("Việc một", "Việc khác").encode(),
}
GOOD: dict[str, bytes] = {
    "a-good.txt": plan(1).encode(),
    "utf16.txt": plan(2).encode("utf-16"),
    "windows1258.txt": windows_1258(plan(3)),
    "nfd.txt": unicodedata.normalize("NFD", plan(4)).encode(),
    "cut.txt": (plan(5).rstrip("\n") + "\n4\tXây dựng Đề án ph").encode(),
}
SAYS = {
    "empty.txt": "empty.txt: tệp rỗng | the file is empty",
    "binary.txt": "binary.txt:1: tệp nhị phân",
    "endless.txt": "endless.txt:1: dòng dài 50,000,000 ký tự",
    "poem.txt": "poem.txt: không thấy số, loại hay tên văn bản",
    "twin.txt": "twin.txt: trùng số 1/KH-UBND ngày 2024-02-05 với tệp a-good.txt",
}


def tasks(out: Path) -> list[dict[str, str]]:
    with (out / "packages/tasks/data/tasks.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def table(out: Path, package: str, name: str) -> list[dict[str, str]]:
    with (out / f"packages/{package}/data/{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of good and bad texts, and the output of a run over it."""
    folder, out = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("out")
    for name, data in {**BAD, **GOOD}.items():
        (folder / name).write_bytes(data)
    return folder, out


def test_each_bad_text_says_why_and_the_good_ones_are_published(
    mixed: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = mixed
    assert run_publish(folder, out, "") == 1
    said = capsys.readouterr().out
    for message in SAYS.values():
        assert message in said
    assert said.rstrip().splitlines()[-1].startswith("✗ 5 văn bản không đọc được")
    assert {task["document_id"] for task in tasks(out)} == {
        f"son-la-{n}-kh-ubnd-2024-02-05" for n in range(1, 6)
    }
    assert all(
        len([t for t in tasks(out) if t["document_id"] == f"son-la-{n}-kh-ubnd-2024-02-05"]) == 3
        for n in range(1, 6)
    )


def test_a_row_cut_off_in_the_middle_is_a_reject(mixed: tuple[Path, Path]) -> None:
    (reject,) = table(mixed[1], "documents", "rejects")
    assert (reject["text"], reject["reason"]) == ("4 | Xây dựng Đề án ph", "incomplete_row")


def test_a_text_that_goes_bad_keeps_its_published_rows(mixed: tuple[Path, Path]) -> None:
    folder, out = mixed
    (folder / "nfd.txt").write_bytes(b"\x00\x01\x02")
    assert run_publish(folder, out, "") == 1
    assert "son-la-4-kh-ubnd-2024-02-05" in {task["document_id"] for task in tasks(out)}


@pytest.mark.parametrize("files", [[], ["notes.md"]], ids=["empty", "no texts"])
def test_a_folder_without_texts_changes_nothing(
    mixed: tuple[Path, Path], tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = mixed
    before = (out / "packages/tasks/data/tasks.csv").read_bytes()
    for name in files:
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert run_publish(tmp_path, out, "") == 1
    assert "không có tệp .txt, .docx, .html hay .pdf nào để đọc" in capsys.readouterr().err
    assert (out / "packages/tasks/data/tasks.csv").read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_publish(tmp_path / "nowhere", tmp_path, "") == 2
    assert "no such folder" in capsys.readouterr().err


def test_a_text_changed_under_a_correction_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = DOCUMENTS.glob("003*.txt")
    shutil.copy(path, tmp_path)
    changed = tmp_path / path.name
    changed.write_text(changed.read_text(encoding="utf-8").replace("Của BND", ", UBND"), encoding="utf-8")
    assert run_publish(tmp_path, tmp_path / "out", "") == 1
    assert "has the text changed?" in "".join(capsys.readouterr())


def test_a_document_beyond_a_limit_has_a_standing_and_is_named_as_others_that_are_held_back(
    tmp_path: Path,
) -> None:
    """And the second run ends as the first did; once it can be read it is a document like others."""
    folder, out = tmp_path / "texts", tmp_path / "out"
    folder.mkdir()
    (folder / "good.txt").write_text(plan(1), encoding="utf-8")
    (folder / "long.txt").write_text(plan(2).replace("2/KH-UBND", f"2/KH-{'A' * 400}"), encoding="utf-8")
    for _ in range(2):
        assert run_publish(folder, out, "") == 1
        standing = {row["document_id"]: row for row in table(out, "quality", "standing")}
        (held,) = [row for row in standing.values() if row["status"] == "withheld"]
        assert held["reason_vi"].startswith("mã văn bản dài quá 180 ký tự")
        assert held["reason_en"].startswith("the id of the document is longer than 180 letters")
        for package in ("quality", "documents", "annexes", "indicators", "tasks", "projects"):
            named = {row["document_id"]: row for row in table(out, package, "documents")}
            (document,) = [row for id_, row in named.items() if id_ == held["document_id"]]
            assert (document["source_file"], document["number"]) == ("long.txt", "")
    (folder / "long.txt").write_text(plan(2), encoding="utf-8")
    assert run_publish(folder, out, "") == 0
    assert {row["source_file"] for row in table(out, "quality", "documents")} == {"good.txt", "long.txt"}
