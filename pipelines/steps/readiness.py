"""What must hold before a run begins: texts that can be listed, a place that can be written, nobody else's
files there, and no other run at work there.

Asked before any work, so that a person reads the reason at once and not after minutes.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pipelines.steps.kept import releases
from pipelines.steps.places import Places
from publish.archive import foreign_files, foreign_in_site
from sources.files.folder import text_files

_SHOWN = 5


class NotReady(Exception):
    """Why a run cannot begin, and what to do, in Vietnamese and English."""


def require_ready(places: Places) -> None:
    """Raises `NotReady` with the first thing that stands in the way."""
    _require_date(places.released_on)
    _require_later(places)
    _require_texts(places.texts)
    _require_place(places.scratch)
    _require_place(places.staging.parent)
    _require_own(places.packages, foreign_files)
    _require_own(places.site, foreign_in_site)


def _require_later(places: Places) -> None:
    """A release does not go out under a day before that of the last one."""
    last = next(iter(releases(places)), None)
    if last and places.released_on and places.released_on < last.released_on:
        raise NotReady(
            f"ngày phát hành {places.released_on} sớm hơn bản {last.version} ({last.released_on})"
            f" | the release date {places.released_on} is before that of release {last.version}"
        )


@contextmanager
def turn(places: Places) -> Iterator[None]:
    """Wait for our turn in `out`, saying so once. Who has it may take it again, as the command does for its
    job."""
    from filelock import FileLock, Timeout

    places.scratch.mkdir(parents=True, exist_ok=True)
    lock = FileLock(places.scratch / "lock", is_singleton=True)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(
            f"… đang chờ lượt chạy khác trong {places.out} | waiting for another run in {places.out}",
            file=sys.stderr,
            flush=True,
        )
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _require_date(released_on: str) -> None:
    try:
        # The form is asked for too: date.fromisoformat also takes 20261121 and 2026-W47-6.
        valid = not released_on or (
            re.fullmatch(r"\d{4}-\d\d-\d\d", released_on) and date.fromisoformat(released_on) is not None
        )
    except ValueError:
        valid = False
    if not valid:
        raise NotReady(
            f"--released-on {released_on!r}: không phải ngày; xin viết YYYY-MM-DD, ví dụ 2026-11-21"
            " | is no date; write YYYY-MM-DD, such as 2026-11-21"
        )


def _require_texts(folder: Path) -> None:
    if not folder.exists():
        raise NotReady(f"{folder}: không có thư mục này | no such folder")
    if not folder.is_dir():
        raise NotReady(f"{folder}: là một tệp, không phải thư mục | is a file, not a folder")
    try:
        text_files(folder)
    except OSError as error:
        raise NotReady(
            f"{folder}: không xem được thư mục ({error.strerror}) | the folder cannot be listed"
            f" ({error.strerror})"
        ) from error


def _require_place(folder: Path) -> None:
    for part in (folder, *folder.parents):
        if os.path.lexists(part) and not part.is_dir():
            raise NotReady(
                f"{part}: là một tệp, không phải thư mục để ghi | is a file, not a folder to write to"
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise NotReady(
            f"{folder}: không ghi được ({error.strerror}); xin sửa quyền hoặc chọn nơi khác với --out"
            f" | cannot be written ({error.strerror}); mend its permissions or choose another place with"
            " --out"
        ) from error


def _require_own(public: Path, foreign_in: Callable[[Path], list[str]]) -> None:
    """A public folder is one that a build may replace: a folder, no mount point, nothing of others in it."""
    if not os.path.lexists(public):
        return
    if not public.is_dir():
        raise NotReady(f"{public}: là một tệp, không phải thư mục | is a file, not a folder")
    if public.is_mount():
        raise NotReady(
            f"{public}: là điểm gắn kết, không thay được trong một bước; xin gắn thư mục cha"
            " | is a mount point and cannot be replaced in one step; mount the folder above it"
        )
    if foreign := foreign_in(public):
        named = ", ".join(foreign[:_SHOWN]) + (", …" if len(foreign) > _SHOWN else "")
        raise NotReady(
            f"{public}: có {len(foreign)} tệp hoặc thư mục không phải do chúng tôi ghi"
            f" ({named}), công bố sẽ"
            f" xoá mất; xin chuyển đi nơi khác hoặc chọn --out khác"
            f" | holds {len(foreign)} files or folders that are none of ours ({named}) and that"
            " publishing would"
            " delete; move them elsewhere or choose another --out"
        )
