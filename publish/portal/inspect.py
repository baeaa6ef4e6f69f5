"""What must hold of a built site: links lead somewhere, figures to their line, nothing comes from elsewhere.

It reads the written files as a browser would follow them. How pages look and read is a matter of tests.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
OUTSIDE_FOLDERS = ("../packages/", "../releases/")
"""Folders beside the site that its pages lead to."""


class Fault(NamedTuple):
    """A page and the address on it that is wrong."""

    page: str
    address: str


def inspect(folder: Path) -> dict[str, list[Fault]]:
    """The faults of a site by rule; a rule that is kept has none. Packages and
    releases lie beside the site; its builder lists them from the files."""
    pages = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    ids: dict[str, frozenset[str]] = {}
    links: dict[str, list[str]] = {}
    for name, path in pages.items():
        text = path.read_text(encoding="utf-8")
        ids[name] = frozenset(_ID.findall(text))
        links[name] = _LINK.findall(text)
    return {
        "links_lead_somewhere": list(_broken(links, ids, files)),
        "nothing_from_elsewhere": [
            Fault(name, address)
            for name, addresses in links.items()
            for address in addresses
            if _OUTSIDE.match(address)
        ],
    }


def _broken(
    links: Mapping[str, Iterable[str]], ids: Mapping[str, frozenset[str]], files: set[str]
) -> Iterator[Fault]:
    for name, addresses in links.items():
        for address in sorted(set(addresses)):
            if _OUTSIDE.match(address):
                continue
            path, _, place = unquote(address).partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if target.startswith(OUTSIDE_FOLDERS):
                continue
            if target not in files or (place and place not in ids.get(target, ())):
                yield Fault(name, address)
