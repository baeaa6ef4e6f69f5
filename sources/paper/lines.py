"""A file as numbered lines: the form in which all rooms see a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A file as numbered lines. `lines` as received in NFC; `plain` without mark-up, with ordinary blanks.

    `encoding` is that of plain text; `positions` say where each line stands in a file that is none.
    """

    name: str
    format: str
    encoding: str | None
    sha256: str
    size: int
    lines: list[str]
    plain: list[str]
    positions: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text, and where it stands in the file, such as `page 3, line 12` or `table 2, row 5`."""

    text: str
    position: str
