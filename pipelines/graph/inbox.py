"""The sensor on the folder of texts: when a run is asked for, and when it is asked for again.

It looks at names, sizes and times alone and opens no file. What a run does with the texts belongs to the
assets; a run that is told of here is known by its tags.
"""

from __future__ import annotations

import hashlib
import stat
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import dagster as dg

from sources.files.folder import text_files

TEXTS_TAG = "kehoachmo/texts"
"""Tag of a run: the state of the folder that it was asked to read."""
FILES_TAG = "kehoachmo/files"
"""Tag of a run: the files that are new or changed."""
QUIET_SECONDS = 30
"""So long nobody may have written to a file: a copy under way is not read by half."""
TRIES = 3
"""Runs that are asked for one state of the folder; then somebody must look."""
_SHOWN = 5


class Seen(NamedTuple):
    """A file as the folder lists it. `changed`: when it was last written to or renamed, in nanoseconds."""

    name: str
    size: int
    written: int
    changed: int


def seen_in(folder: Path) -> list[Seen]:
    """The texts of a folder, unopened; empty where there is no such folder."""
    if not folder.is_dir():
        return []
    return [_seen(path) for path in text_files(folder)]


def _seen(path: Path) -> Seen:
    """A file as it is now, with zeros where it is none: gone, a link to nothing, a pipe. The run says so."""
    try:
        facts = path.stat()
    except OSError:
        facts = None
    if facts is None or not stat.S_ISREG(facts.st_mode):
        return Seen(path.name, 0, 0, 0)
    return Seen(path.name, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)


def state_of(files: Sequence[Seen]) -> str:
    """One figure for a folder: another one when a text is new, written anew or gone."""
    listed = "\n".join(f"{file.name}:{file.size}:{file.written}" for file in files)
    return hashlib.sha256(listed.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def decide(
    context: dg.SensorEvaluationContext, folder: Path, now: float | None = None
) -> dg.RunRequest | dg.SkipReason:
    """Whether to ask for a run. The cursor moves when a run for this state of the folder has succeeded."""
    files = seen_in(folder)
    if not files:
        return dg.SkipReason(f"không có văn bản nào trong {folder} | no texts in {folder}")
    found, last = state_of(files), max(file.changed for file in files)
    done, _, done_until = (context.cursor or "").partition(":")
    if done == found:
        return dg.SkipReason("văn bản không đổi | the texts have not changed")
    if (now or time.time()) - last / 1e9 < QUIET_SECONDS:
        return dg.SkipReason(
            f"có tệp vừa ghi, đợi yên {QUIET_SECONDS} giây"
            f" | a file was just written to, waiting until all are quiet for {QUIET_SECONDS} s"
        )
    runs = context.instance.get_runs(dg.RunsFilter(tags={TEXTS_TAG: found}))
    if any(run.is_success for run in runs):
        context.update_cursor(f"{found}:{last}")
        return dg.SkipReason("đã chạy xong | the run has succeeded")
    if not all(run.is_finished for run in runs):
        return dg.SkipReason("lượt chạy đang chờ hoặc đang làm | its run is queued or at work")
    if len(runs) >= TRIES:
        return dg.SkipReason(
            f"đã thử {TRIES} lần không xong; xem lượt chạy gần nhất, rồi sửa tệp hoặc tự chạy lại"
            f" | failed {TRIES} times; see the last run, then mend the file or start a run yourself"
        )
    return dg.RunRequest(tags={TEXTS_TAG: found, FILES_TAG: _named(files, int(done_until or 0))})


def _named(files: Sequence[Seen], since: int) -> str:
    """The files that have changed since the last success, the first few by name; what is gone has none."""
    changed = [file.name for file in files if file.changed > since]
    more = len(changed) - _SHOWN
    shown = ", ".join(changed[:_SHOWN]) + (f" … +{more}" if more > 0 else "")
    return shown.encode("utf-8", "replace").decode() or "-"
