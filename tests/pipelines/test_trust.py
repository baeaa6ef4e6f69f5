"""What helps a person to decide whether to trust a row: confidence, quarantine, `inspect`, `explain`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from expectations.confidence import Confidence
from pipelines.terminal.command import main, run_publish
from tests.conftest import DOCUMENTS, HEAD

pytestmark = pytest.mark.whole

GOOD = (
    HEAD.replace("12/KH-UBND", "13/KH-UBND")
    + """
PHỤ LỤC
DANH MỤC NHIỆM VỤ

TT\tNhiệm vụ\tThời hạn\tCơ quan chủ trì
1\tXây dựng Đề án phát triển nông nghiệp\tQuý II/2024\tSở Tài chính
2\tRà soát các quy định về đất đai\tTháng 6/2024\tSở Tư pháp
"""
)
# The columns of every row are shifted, what stands under the ordinals is a body; no text stands beside them.
POOR = (
    HEAD.split("Thực hiện")[0]
    + """
PHỤ LỤC
DANH MỤC NHIỆM VỤ

TT\tNhiệm vụ\tThời hạn\tCơ quan chủ trì
"""
    + "".join(f"Sở Y tế\tBáo cáo lần {n}\tSở Tài chính\tQuý II/2024\n" for n in range(2, 9))
)


def table(out: Path, package: str, name: str) -> list[dict[str, str]]:
    with (out / "packages" / package / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path, Path]:
    folder, out = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("out")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "poor.txt").write_text(POOR, encoding="utf-8")
    return run_publish(folder, out, ""), folder, out


def test_a_document_that_is_hardly_understood_is_quarantined_and_the_rest_goes_on(
    run: tuple[int, Path, Path],
) -> None:
    code, _, out = run
    assert code == 1
    assert {task["document_id"] for task in table(out, "tasks", "tasks")} == {"son-la-13-kh-ubnd-2024-02-05"}
    assert table(out, "annexes", "annexes") and all(
        "-13-" in row["annex_id"] for row in table(out, "annexes", "annexes")
    )
    standing = {row["document_id"]: row for row in table(out, "quality", "standing")}
    poor = standing["son-la-12-kh-ubnd-2024-02-05"]
    assert (poor["status"], float(poor["confidence"]) < 0.5) == ("quarantined", True)
    assert "0 of 7 table lines made rows" in poor["reason_en"]
    assert standing["son-la-13-kh-ubnd-2024-02-05"]["status"] == "published"
    readme = (out / "packages" / "tasks" / "README.md").read_text(encoding="utf-8")
    assert "cách ly, chưa công bố" in readme and "quarantined" in readme


def test_the_summary_says_who_is_quarantined_and_why(
    run: tuple[int, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, folder, out = run
    run_publish(folder, out, "")
    said = capsys.readouterr().out
    assert "son-la-12-kh-ubnd-2024-02-05: cách ly" in said and "0/7 dòng bảng" in said


def test_inspect_shows_head_outline_tables_rejects_and_doubts_by_line(
    run: tuple[int, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, folder, _ = run
    assert main(["inspect", str(folder / "poor.txt")]) == 1
    said = capsys.readouterr().out
    for part in (
        "12/KH-UBND",
        "incomplete_row: Sở Y tế | Báo cáo lần 2",
        "quarantined",
        "rejects.",
    ):
        assert part in said


def test_inspect_says_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(tmp_path / "gone.txt")]) == 1
    assert "gone.txt" in capsys.readouterr().out


def test_explain_marks_the_number_in_its_line(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = DOCUMENTS.glob("000*.txt")
    value = next(
        row for row in table(published, "indicators", "indicator_values") if row["source_kind"] == "annex"
    )
    assert main(["explain", value["value_id"], "--out", str(published)]) == 0
    said = capsys.readouterr().out
    assert path.name in said or value["document_id"] in said
    lines = said.splitlines()
    at = next(
        index
        for index, line in enumerate(lines)
        if line.strip().startswith("^") or ("│" in line and "^" in line)
    )
    first, last = lines[at].index("^"), lines[at].rindex("^")
    assert value["printed"].strip("≤≥<> ").startswith(lines[at - 1][first : last + 1].split(" ")[0])
    assert "KIỂM TRA" in said and "›" in said


def test_explain_of_an_unknown_id_says_where_ids_are(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "nothing", "--out", str(published)]) == 2
    assert "value_id" in capsys.readouterr().err
    assert main(["explain", "nothing", "--out", str(published / "nowhere")]) == 2
    assert not (published / "nowhere").exists()


@pytest.mark.parametrize(
    ("facts", "value", "status"),
    [
        ((5, 100, 100, 50, 0, (), 0), 1.0, "published"),
        ((0, 100, 100, 50, 0, (), 0), 0.5, "published"),
        ((5, 100, 49, 50, 0, (), 0), 0.49, "published"),
        ((5, 100, 0, 0, 0, (), 100), 0.5, "published"),
        ((0, 0, 0, 4, 4, (), 10), 0.25, "published"),
        ((5, 0, 0, 0, 0, (), 1), 1.0, "published"),
        ((5, 100, 0, 0, 0, (), 0), 0.0, "quarantined"),
        ((5, 0, 0, 0, 0, (), 0), 0.0, "quarantined"),
        ((5, 100, 100, 50, 0, ("tasks.codes_known",), 0), 1.0, "withheld"),
    ],
)
def test_confidence_is_made_of_facts(
    facts: tuple[int, int, int, int, int, tuple[str, ...], int], value: float, status: str
) -> None:
    confidence = Confidence(*facts)
    assert (confidence.value, confidence.status) == (value, status)
