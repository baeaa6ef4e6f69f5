"""A new wording renames the warehouse and what is published of it, without reading a text."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import dagster as dg
import pytest

from pipelines.graph import assets
from pipelines.graph.workspace import Workspace
from pipelines.steps.naming import NAMED
from sources.reading import passes
from sources.vocabularies import files
from tests.conftest import HEAD
from warehouse.tables import DERIVED

pytestmark = pytest.mark.whole

ANNEX = """
PHỤ LỤC 1
TT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2024
1\tGiá trị hàng bán ra thế giới\tTriệu USD\t31
2\tKim ngạch nhập khẩu\tTriệu USD\t{imports}
"""


def table(out: Path, package: str, name: str) -> list[dict[str, str]]:
    with (out / "packages" / package / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def names(out: Path) -> list[str]:
    return [row["indicator_id"] for row in table(out, "indicators", "indicator_values")]


def plans(folder: Path) -> None:
    """Two plans of one province for one year that say different things of its imports."""
    for number, imports in ("12", 20), ("13", 25):
        head = HEAD.replace("12/KH", f"{number}/KH")
        (folder / f"{number}.txt").write_text(f"{head}\n{ANNEX.format(imports=imports)}", encoding="utf-8")


def taught(folder: Path) -> Path:
    """A copy of the vocabularies in which exports have one wording more."""
    shutil.copytree(Path(str(files.FOLDER)), folder)
    trade = folder / "indicators" / "trade.yaml"
    entry, aliases = "\nexports:\n", "  aliases:\n"
    before, _, after = trade.read_text(encoding="utf-8").partition(entry)
    after = after.replace(aliases, f"{aliases}    - giá trị hàng bán ra thế giới\n", 1)
    trade.write_text(f"{before}{entry}{after}", encoding="utf-8")
    return folder


def test_a_new_wording_renames_everything_without_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    plans(texts)
    resources = {"workspace": Workspace(documents=str(texts), out=str(out))}
    assert dg.materialize(assets.ALL, resources=resources).success
    made = "p-gia-tri-ban-gioi-hang-ra-the-usd"
    assert names(out) == [made, "imports", made, "imports"]
    assert len(table(out, "quality", "unmatched_labels")) == 2
    statuses = {row["indicator_id"]: row["status"] for row in table(out, "indicators", "indicators")}
    assert statuses == {"foreign-trade": "reviewed", "imports": "reviewed", made: "provisional"}

    for path in texts.iterdir():
        path.unlink()
    monkeypatch.setattr(passes, "run", None)
    monkeypatch.setattr(files, "FOLDER", taught(tmp_path / "vocabularies"))
    again = dg.AssetSelection.assets(*NAMED, *DERIVED).downstream()
    done = dg.materialize(assets.ALL, selection=again, resources=resources)
    assert done.success

    assert names(out) == ["exports", "imports", "exports", "imports"]
    assert table(out, "quality", "unmatched_labels") == []
    counted = {row["indicator_id"]: row["values"] for row in table(out, "indicators", "indicators")}
    assert counted == {"exports": "2", "foreign-trade": "0", "imports": "2"}
    relations = {row["indicator_id"]: row["relation"] for row in table(out, "indicators", "reconciliations")}
    assert relations == {"exports": "agree", "imports": "conflict"}
    (event,) = done.asset_materializations_for_node("naming")[:1]
    assert event.metadata["renamed"].value == 2
