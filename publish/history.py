"""What people are told of releases: those before, and in `CHANGES.md` what one changes against the last.

The rows themselves stand in `quality/data/changes.csv`. What is compared belongs to `warehouse.changes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from publish.descriptor import Release
from publish.versions import Forms
from warehouse.tables import TABLES


@dataclass(frozen=True, slots=True)
class EarlierRelease:
    """A release that another one has superseded: its zips, and the hash of its list of hashes."""

    version: str
    released_on: str
    zips: tuple[str, ...]
    sha256: str


class Counted(NamedTuple):
    """How many rows of a table are lost, changed and new."""

    table: str
    lost: int
    changed: int
    new: int


def write_history(
    release: Release, before: Release | None, forms: Forms | None, found: Sequence[Counted]
) -> str:
    """The text of a release that is compared with the one `before`, in Vietnamese and English."""
    head = f"# {release.version}" + (f" ({release.released_on})" if release.released_on else "")
    if not before:
        return (
            f"{head}\n\nBản phát hành đầu tiên được giữ lại.\n\nThe first release that is kept.\n" + _STABLE
        )
    parts = [
        head,
        f"So với bản {before.version} ({before.released_on}) | Against release {before.version}.",
        *(_forms(forms) if forms else ()),
        _rows(found) if found else "Không dòng nào bị mất hay đổi | No row is lost or changed.",
    ]
    return "\n\n".join(parts) + "\n" + _STABLE


def _forms(forms: Forms) -> list[str]:
    said = (
        ("Cột không còn | Fields gone", forms.gone),
        ("Cột đổi kiểu | Fields of another type", forms.retyped),
        ("Cột mới | Fields added", forms.added),
    )
    return [f"{title}: {', '.join(f'`{name}`' for name in names)}" for title, names in said if names]


def _rows(found: Sequence[Counted]) -> str:
    lines = ["| Bảng · Table | mất · lost | đổi · changed | mới · new |", "|---|---|---|---|"]
    for one in found:
        title = TABLES[one.table].title
        lines.append(f"| {title.vi} · {title.en} (`{one.table}`) | {one.lost} | {one.changed} | {one.new} |")
    why = (
        "Từng ô, và vì sao: `quality/data/changes.csv` | Each cell, and why: `quality/data/changes.csv`"
        " (`lines`, `rejects` không so sánh | are not compared)."
    )
    return "\n".join([*lines, "", why])


_STABLE = """
## Mã nào bền · Which ids stay

`document_id`, `agency_id`, `indicator_id`, `paper_id`, `unit_code` nói vật mà chúng chỉ, nên bền. Mã của dòng
(`value_id`, `task_id`, `clause_id` …) đếm dòng trong văn bản: có thể dời khi văn bản được đọc tốt hơn.

`document_id`, `agency_id`, `indicator_id`, `paper_id` and `unit_code` say what they name and stay. Ids of
rows (`value_id`, `task_id`, `clause_id` …) count rows within their document and may move when it is read
better.
"""
