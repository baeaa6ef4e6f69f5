"""What the tests share: the founding documents read once, and short texts made by hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from sources.files.text import read_text
from sources.reading.corrections import Corrections, load_corrections
from sources.reading.passes import read
from sources.reading.rows import Reading

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "sources" / "documents"

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
Số: 12/KH-UBND

Sơn La, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2024

Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""


# `make fuzz`: the same tests with many more examples.
settings.register_profile("fuzz", max_examples=5000, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden CSVs anew")


def pytest_configure(config: pytest.Config) -> None:
    """What is expected is written by people who read the difference; a CI that wrote it would find none."""
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden writes what the tests expect: never where CI is set")


@cache
def founding(prefix: str) -> Reading:
    """The reading of a founding document, by the first figures of its file name."""
    (path,) = DOCUMENTS.glob(f"{prefix}*.txt")
    return read(read_text(path.name, path.read_bytes()), load_corrections())


def read_plan(annex: str, head: str = HEAD) -> Reading:
    """Read a document made of the usual head and an annex."""
    return read(read_text("made-up.txt", f"{head}\n{annex}".encode()), Corrections([]))


@pytest.fixture
def plan() -> Callable[..., Reading]:
    return read_plan
