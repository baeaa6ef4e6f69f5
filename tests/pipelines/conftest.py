"""Whole runs, made once and looked at by many tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.terminal.command import run_publish
from tests.conftest import DOCUMENTS


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a whole run over the founding documents."""
    out = tmp_path_factory.mktemp("founding")
    assert run_publish(DOCUMENTS, out, "") == 0
    return out
