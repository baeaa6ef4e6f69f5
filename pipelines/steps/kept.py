"""Releases that are kept: what each was, which one is out, and how an earlier one is put back.

A release is a build with a date. It is kept whole in `releases/<version>/`, by links to the files that went
out, so that what did not change costs no room. What its version is belongs to `publish.versions`.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipelines.steps.places import Places
from publish.archive import SUMS, sha256, swap_in
from publish.descriptor import Release
from publish.history import EarlierRelease
from publish.versions import (
    FIRST,
    Forms,
    compare_forms,
    fields_declared,
    fields_published,
    next_version,
    same_data,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A release that is kept: its version, the date on which it went out, its folder."""

    version: str
    released_on: str
    folder: Path

    @property
    def packages(self) -> Path:
        return self.folder / "packages"


@dataclass(frozen=True, slots=True)
class Coming:
    """What a build is to be called, the release it is compared with, and what it does to the form of that."""

    release: Release
    before: Kept | None
    forms: Forms | None


class NotKept(Exception):
    """A version that is asked for and not kept."""


def releases(places: Places) -> list[Kept]:
    """The kept releases, the newest first; what is in that folder and is none is passed over."""
    found = []
    for folder in places.releases.glob("*"):
        release = release_in(folder / "packages")
        if release and release.version == folder.name and release.released_on:
            found.append(Kept(release.version, release.released_on, folder))
    return sorted(found, key=lambda kept: _order(kept.version), reverse=True)


def release_in(packages: Path) -> Release | None:
    """What a folder of packages says that it is; None where it holds none."""
    try:
        descriptor = json.loads((packages / "documents" / "datapackage.json").read_text(encoding="utf-8"))
        return Release(str(descriptor["version"]), str(descriptor.get("created", ""))[:10] or None)
    except (OSError, ValueError, KeyError):
        return None


def _order(version: str) -> list[int]:
    return [int(part) if part.isdigit() else -1 for part in version.split(".")]


def earlier(places: Places, release: Release) -> list[EarlierRelease]:
    """The kept releases before one, the newest first, as pages list them."""
    return [
        EarlierRelease(
            kept.version,
            kept.released_on,
            tuple(sorted(path.name for path in kept.packages.glob("*.zip"))),
            sha256(kept.packages / SUMS),
        )
        for kept in releases(places)
        if _order(kept.version) < _order(release.version.partition("-")[0])
    ]


def coming(places: Places, built: Path) -> Coming:
    """What the build in a folder is to be called. One that holds the same data as the last release is that
    release; one without a date is on its way to the next (`-dev`)."""
    kept = releases(places)
    again = bool(kept and places.released_on and same_data(kept[0].packages, built))
    before = next(iter(kept[1:] if again else kept), None)
    forms = compare_forms(fields_published(before.packages), fields_declared()) if before else None
    if again:
        return Coming(Release(kept[0].version, kept[0].released_on), before, forms)
    version = next_version(before.version, forms) if before and forms else FIRST
    dated = Release(version, places.released_on) if places.released_on else Release(f"{version}-dev")
    return Coming(dated, before, forms)


def keep(places: Places, release: Release) -> None:
    """Keep what is out now as a release, where it is one."""
    if not release.released_on:
        return
    target = places.releases / release.version
    sums = target / "packages" / SUMS
    if sums.is_file() and sums.read_bytes() == (places.packages / SUMS).read_bytes():
        return
    building = places.releases / ".build"
    shutil.rmtree(building, ignore_errors=True)
    _link(places.packages, building / "packages")
    _link(places.site, building / "site")
    swap_in(building, target)


def put_back(places: Places, version: str) -> Kept:
    """Put an earlier release in the place of what is out. Raises `NotKept` where it is not kept."""
    kept = next((one for one in releases(places) if one.version == version), None)
    if not kept:
        known = ", ".join(one.version for one in releases(places)) or "—"
        raise NotKept(
            f"không có bản phát hành {version}; đang giữ: {known}"
            f" | release {version} is not kept; these are: {known}"
        )
    for name, staging, public in (
        ("packages", places.staging, places.packages),
        ("site", places.site_staging, places.site),
    ):
        shutil.rmtree(staging, ignore_errors=True)
        _link(kept.folder / name, staging)
        swap_in(staging, public)
    return kept


def _link(source: Path, target: Path) -> None:
    """The files of a folder once more, without their bytes where the disk can; a build never writes into a
    file that is there."""
    shutil.copytree(source, target, copy_function=_link_file)


def _link_file(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
