"""The texts that a run could not read, kept beside its build, so that later steps and the summary know
them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pipelines.steps.places import Places
from sources.reading.shard import Failure
from warehouse.schema import Bilingual

COLUMNS = ("file", "line", "reason_vi", "reason_en")


def keep_failures(places: Places, failures: Sequence[Failure]) -> list[dict[str, Any]]:
    """Write down what could not be read; returns it as rows."""
    rows = [asdict(failure) for failure in failures]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (places.scratch / "failures.json").write_text(text, encoding="utf-8")
    return rows


def read_failures(places: Places) -> list[dict[str, Any]]:
    """The texts that the last reading could not read."""
    path = places.scratch / "failures.json"
    return list(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else []


def reasons(places: Places) -> dict[str, Bilingual]:
    """Why each of them could not be read, by file."""
    return {row["file"]: Bilingual(row["reason_vi"], row["reason_en"]) for row in read_failures(places)}
