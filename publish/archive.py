"""Files on their way out: deterministic zips, and the swap that shows the old or the new, never half."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

_OF_A_PACKAGE = re.compile(
    r"README\.md|datapackage\.json|SHA256SUMS|\.gitattributes|load\.(?:sql|py|R)"
    r"|data|data/[^/]+\.(?:csv|parquet)"
)
_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What desktops leave behind in a folder that someone looked at."""


SUMS = "SHA256SUMS"
CATALOG = "catalog.jsonld"
"""The packages as harvesters read them, beside the packages."""
HISTORY = "CHANGES.md"
"""What a release changes, beside its packages."""
KEEP_BYTES = "* -text\n"
"""`.gitattributes` of a package: git on Windows must not turn its line ends, or hashes fail."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file beside the packages that a reader downloads."""

    name: str
    bytes: int
    sha256: str


def published_files(packages: Path) -> dict[str, list[PublishedFile]]:
    """The files that readers download of each package: what lies beside its folder under its name."""
    found: dict[str, list[PublishedFile]] = {}
    for path in sorted(packages.iterdir()):
        if path.is_file() and path.suffix in (".zip", ".xlsx"):
            file = PublishedFile(path.name, path.stat().st_size, sha256(path))
            found.setdefault(path.stem, []).append(file)
    return found


def sha256(path: Path) -> str:
    """The hash of a file, as `sha256sum` says it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def checksums(folder: Path, *, deep: bool = True) -> str:
    """The sums of the files of a folder, as `sha256sum -c` reads them."""
    files = sorted(item for item in (folder.rglob("*") if deep else folder.iterdir()) if item.is_file())
    return "".join(
        f"{sha256(item)}  {item.relative_to(folder).as_posix()}\n" for item in files if item.name != SUMS
    )


def zip_package(folder: Path, target: Path) -> None:
    """Zip a package, its descriptor at the root; equal files give equal bytes (fixed dates, modes, order)."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(item for item in folder.rglob("*") if item.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def swap_in(built: Path, public: Path) -> None:
    """Put a finished build in the place of the public folder in one step, and remove what was there."""
    if not public.exists():
        public.parent.mkdir(parents=True, exist_ok=True)
        built.rename(public)
        return
    _exchange(built, public)
    shutil.rmtree(built)


def foreign_files(public: Path) -> list[str]:
    """What no build of ours put into the public folder, and a swap would take away for good."""
    ours = {item.name for item in public.iterdir() if _is_package(item)}
    known = {SUMS, HISTORY, CATALOG, *ours, *(f"{name}.{kind}" for name in ours for kind in ("zip", "xlsx"))}
    found = [item.name for item in public.iterdir() if item.name not in known | _DROPPINGS]
    for name in ours:
        for item in (public / name).rglob("*"):
            inside = item.relative_to(public / name).as_posix()
            if not _OF_A_PACKAGE.fullmatch(inside) and item.name not in _DROPPINGS:
                found.append(f"{name}/{inside}")
    return sorted(found)


def foreign_in_site(site: Path) -> list[str]:
    """What no build of ours put into the folder of the portal: what its own list of files does not name."""
    try:
        sums = (site / SUMS).read_text(encoding="utf-8")
    except OSError:
        sums = ""
    known = {SUMS, *(line.partition("  ")[2] for line in sums.splitlines())}
    files = (item for item in site.rglob("*") if item.is_file() and item.name not in _DROPPINGS)
    return sorted(name for item in files if (name := item.relative_to(site).as_posix()) not in known)


def _is_package(folder: Path) -> bool:
    """Whether a folder is a package of this or an earlier catalogue."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    try:
        descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(descriptor, dict) and descriptor.get("name") == f"kehoachmo-{folder.name}"


def _exchange(one: Path, other: Path) -> None:
    """Exchange two folders atomically where the system can; else by two renames with a moment between."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
        if done == 0:
            return
        if ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    except AttributeError:
        pass  # no renameat2 in this C library
    aside = other.with_name(f"{other.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
