"""Many texts at once: what one of them does to the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sources.files import folder
from sources.paper.lines import Text
from sources.reading import shard
from sources.reading.corrections import Correction, Corrections
from sources.reading.rows import Reading
from tests.conftest import HEAD


def plan(number: int) -> bytes:
    return HEAD.replace("12/", f"{number}/").encode()


def test_a_fault_of_ours_costs_one_text_and_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    read = shard.read

    def faulty(text: Text, corrections: Corrections, named: bool) -> Reading:
        if text.name == "b.txt":
            raise ZeroDivisionError("unforeseen")
        return read(text, corrections, named)

    monkeypatch.setattr(shard, "read", faulty)
    texts = [(f"{name}.txt", plan(number)) for number, name in enumerate("abc", start=1)]
    found = shard.read_texts(texts)
    assert sorted(found.documents) == ["a.txt", "c.txt"]
    (failure,) = found.failures
    assert failure.file == "b.txt"
    assert "please report it: ZeroDivisionError: unforeseen (test_shard.py:" in failure.reason_en


def test_what_is_named_as_a_text_and_is_none_says_so_and_costs_no_other_text(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(plan(1))
    (tmp_path / "linked.TXT").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_bytes(plan(2))
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "error.txt").symlink_to("/proc/self/mem")
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / os.fsdecode(b"k\xea.txt")).write_bytes(plan(3))
    found = shard.read_texts(folder.load_texts(tmp_path))
    assert sorted(found.documents) == ["good.txt", "linked.TXT"]
    said = {failure.file: failure.reason_en for failure in found.failures}
    assert sorted(said) == ["broken.txt", "error.txt", "folder.txt", "k\\xea.txt", "loop.txt", "pipe.txt"]
    assert "→ nowhere cannot be opened or read (No such file" in said["broken.txt"]
    assert "cannot be opened or read" in said["loop.txt"] and "cannot be opened or read" in said["error.txt"]
    assert (
        said["folder.txt"]
        == said["pipe.txt"]
        == "is a folder, a pipe or a device, not a file of text; move or rename it"
    )
    assert "rename the file" in said["k\\xea.txt"]


@pytest.mark.parametrize(
    ("held", "read", "refused"),
    [({}, "a.txt", "b.txt"), ({"son-la-1-kh-ubnd-2024-02-05": "b.txt"}, "b.txt", "a.txt")],
    ids=["new", "read before"],
)
def test_a_twin_does_not_take_the_place_of_the_file_read_before(
    held: dict[str, str], read: str, refused: str
) -> None:
    found = shard.read_texts([("a.txt", plan(1)), ("b.txt", plan(1) + b"More.\n")], held)
    assert list(found.documents) == [read]
    assert [row.source_file for row in found.rows["documents"]] == [read]
    (failure,) = found.failures
    assert failure.file == refused and f"only {read} is read" in failure.reason_en


def test_a_stale_correction_is_told_with_its_line_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    stale = Correction("son-la-1-kh-ubnd-2024-02-05", 2, "TỈNH LA", "TỈNH LAI", "why", "certain")
    monkeypatch.setattr(shard, "load_corrections", lambda: Corrections([stale]))
    (failure,) = shard.read_texts([("a.txt", plan(1))]).failures
    assert (failure.file, failure.line) == ("a.txt", 2)
    assert "should print 'TỈNH LA' but prints 'TỈNH SƠN LA'" in failure.reason_en
    assert "xin sửa hoặc bỏ mục này" in failure.reason_vi


def test_a_document_beyond_a_limit_keeps_its_name_and_takes_no_other_s_place() -> None:
    """Beside a file of the same number that can be read, or one read before, nothing is told of it twice."""
    long = plan(1).replace(b"Ph\xc3\xa1t tri", b"Ph\xc3\xa1t tri" + b"e" * 70_000 + b"\n" + b"a" * 70_000)
    (document,) = shard.read_texts([("long.txt", long)]).rows["documents"]
    assert (document.document_id, document.title) == ("son-la-1-kh-ubnd-2024-02-05", None)
    found = shard.read_texts([("long.txt", long), ("read.txt", plan(1))])
    assert [(row.source_file, row.title is None) for row in found.rows["documents"]] == [("read.txt", False)]
    assert [failure.file for failure in found.failures] == ["long.txt"]
    for held in ({document.document_id: "gone.txt"}, {"another": "long.txt"}):
        assert shard.read_texts([("long.txt", long)], held).rows["documents"] == []
