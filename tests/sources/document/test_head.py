"""Heads of documents as printed, by the cases of `tests/corpora/heads.yaml`; years of the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from sources.document.head import Head, plan_years, read_head
from tests.conftest import ROOT, founding

CORPUS = yaml.safe_load((Path(ROOT) / "tests" / "corpora" / "heads.yaml").read_text(encoding="utf-8"))
PRINTED = [
    pytest.param(
        group.get("around", "…"), case["print"], case["read"], case["why"], id=f"{name}: {case['why']}"
    )
    for name, group in CORPUS.items()
    if name != "founding"
    for case in group["cases"]
]


def said(head: Head) -> Mapping[str, Any]:
    """All fields of a head, those of its signature by their own names."""
    fields = {name: getattr(head, name) for name in Head.__slots__}
    return fields | {"signer": head.signature.signer, "position": head.signature.position}


@pytest.mark.parametrize(("around", "printed", "read", "why"), PRINTED)
def test_heads_as_printed(around: str, printed: str, read: Mapping[str, Any], why: str) -> None:
    text = around.replace("…", printed.rstrip("\n"), 1)
    head = said(read_head(re.sub(" *→ *", "\t", text).split("\n")))
    assert {field: head[field] for field in read} == read, why


@pytest.mark.parametrize(("document", "read"), [case.values() for case in CORPUS["founding"]])
def test_heads_of_the_founding_documents(document: str, read: Mapping[str, Any]) -> None:
    row = founding(document).document
    assert {field: getattr(row, field) for field in read} == read


YEARS = [
    ("phát triển kinh tế - xã hội năm 2020", 2020, 2020),
    ("GIAI ĐOẠN 2026 - 2030, TẦM NHÌN ĐẾN NĂM 2045", 2026, 2030),
    ("ĐẾN NĂM 2030 TRÊN ĐỊA BÀN TỈNH", None, 2030),
    ("thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị", None, None),
    ("THỰC HIỆN NGHỊ QUYẾT SỐ 01/NQ-CP NGÀY 01/01/2018 VỀ DỰ TOÁN NĂM 2018", 2018, 2018),
    ("kế hoạch 5 năm 2011 - 2015", 2011, 2015),
    ("VỀ CẢI CÁCH HÀNH CHÍNH", None, None),
]


@pytest.mark.parametrize(("title", "first", "last"), YEARS, ids=[case[0] for case in YEARS])
def test_years_of_the_plan(title: str, first: int | None, last: int | None) -> None:
    assert plan_years(title) == (first, last)
