"""Which texts a folder holds, and their bytes: the one place that reads files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sources.files import formats
from sources.files.text import Unreadable

SUFFIXES = (".txt", *formats.SUFFIXES)
OTHER_FORMATS = (".doc", ".odt", ".rtf")


def text_files(folder: Path) -> list[Path]:
    """Whatever a folder holds under the name of a text, in the order of names; no register, no README.

    A folder, a broken link or a pipe so named is not passed over in silence: loading it says what it is.
    """
    found = (path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    return sorted(found, key=lambda path: os.fsencode(path.name))


def passed_over(folder: Path) -> tuple[int, int]:
    """What a person may think is read and is not: how many texts in subfolders, how many other documents."""
    below = sum(
        name.lower().endswith(SUFFIXES)
        for place, _, names in os.walk(folder)
        for name in names
        if place != str(folder)
    )
    return below, sum(path.suffix.lower() in OTHER_FORMATS for path in folder.iterdir())


def load_texts(folder: Path) -> Iterator[tuple[str, bytes | Unreadable]]:
    """The texts of a folder: name and bytes, or the reason why there are none."""
    for path in text_files(folder):
        yield load_text(path)


def load_text(path: Path) -> tuple[str, bytes | Unreadable]:
    """One text: its name and its bytes, or the reason why there are none."""
    name = _shown(path.name)
    try:
        return name, _bytes_of(path, name)
    except Unreadable as refused:
        return name, refused


def _bytes_of(path: Path, name: str) -> bytes:
    """The one place that reads files."""
    if not _is_utf8(path.name):
        raise Unreadable(
            name,
            "tên tệp không phải UTF-8 nên không công bố được; xin đổi tên tệp",
            "the file name is not UTF-8 and cannot be published; rename the file",
        )
    try:
        # Asked before it is opened: a pipe would keep us waiting for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable(
                name,
                "là thư mục, ống dẫn hoặc thiết bị, không phải tệp văn bản; xin chuyển đi hoặc đổi tên",
                "is a folder, a pipe or a device, not a file of text; move or rename it",
            )
        return path.read_bytes()
    except OSError as error:
        link = f" → {_shown(str(path.readlink()))}" if path.is_symlink() else ""
        raise Unreadable(
            name,
            f"không mở hoặc không đọc được tệp{link} ({error.strerror});"
            " xin xem lại tệp, liên kết và quyền đọc",
            f"the file{link} cannot be opened or read ({error.strerror});"
            " see to the file, its link, its permissions",
        ) from error


def _shown(name: str) -> str:
    """A file name as it stands on the disk, whatever the locale; bytes that are not UTF-8 are escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_utf8(name: str) -> bool:
    try:
        os.fsencode(name).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
