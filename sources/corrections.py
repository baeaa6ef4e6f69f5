"""Known misprints as data: what stands at a line, and what is read in its place (`corrections.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import yaml

from sources.fold import collapse


class StaleCorrection(Exception):
    """A correction whose text is not, or no longer, at its line."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One guarded repair; see the head of `corrections.yaml`."""

    document: str
    line: int
    found: str
    read_as: str
    reason: str
    status: str


class DocumentCorrections:
    """The corrections of one document."""

    def __init__(self, corrections: list[Correction]) -> None:
        self._corrections = corrections

    def read(self, printed: str, line_from: int, line_to: int) -> str:
        """A published text as it is to be read."""
        for correction in self._corrections:
            if line_from <= correction.line <= line_to:
                printed = printed.replace(correction.found, correction.read_as)
        return printed


class Corrections:
    """All corrections, by document."""

    def __init__(self, corrections: list[Correction]) -> None:
        self._corrections = corrections

    def of(self, document_id: str, lines: list[str]) -> DocumentCorrections:
        """The corrections of a document. Raises `StaleCorrection` where the print is not what they expect."""
        own = [correction for correction in self._corrections if correction.document == document_id]
        for correction in own:
            at = lines[correction.line - 1] if correction.line <= len(lines) else ""
            if correction.found not in collapse(at):
                raise StaleCorrection(
                    f"sources/corrections.yaml: {document_id} line {correction.line} should print"
                    f" {correction.found!r} but prints {collapse(at)!r}; has the text changed?"
                )
        return DocumentCorrections(own)


def load_corrections() -> Corrections:
    text = files("sources").joinpath("corrections.yaml").read_text(encoding="utf-8")
    return Corrections([Correction(**entry) for entry in yaml.load(text, yaml.CSafeLoader) or []])
