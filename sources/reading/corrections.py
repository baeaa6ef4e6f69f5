"""Known misprints as data: what stands at a line, and what is read in its place (`corrections.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files

import yaml

from sources.paper.letters import collapse
from sources.paper.lines import Text
from warehouse.tables import CorrectedMisprint


@dataclass(frozen=True, slots=True)
class Correction:
    """One guarded repair; see the head of `corrections.yaml`."""

    document: str
    line: int
    found: str
    read_as: str
    reason: str
    status: str


class StaleCorrection(Exception):
    """A correction whose text is not, or no longer, at its line: which, and what to do about it."""

    def __init__(self, correction: Correction, printed: str) -> None:
        self.line = correction.line
        self.reason_vi = (
            f"sources/corrections.yaml: mục của {correction.document} dòng {correction.line} không khớp:"
            " cần in"
            f" {correction.found!r} nhưng văn bản in {printed!r}; nếu văn bản đã thay đổi, xin sửa hoặc bỏ"
            " mục này"
        )
        self.reason_en = (
            f"sources/corrections.yaml: {correction.document} line {correction.line} should print"
            f" {correction.found!r}"
            f" but prints {printed!r}; has the text changed? Then mend or remove the entry"
        )
        super().__init__(f"{self.reason_vi} | {self.reason_en}")


class DocumentCorrections:
    """The corrections of one document."""

    def __init__(self, corrections: list[Correction]) -> None:
        self._corrections = corrections

    def at(self, printed: str, line_from: int, line_to: int) -> Correction | None:
        """The correction of a published text, if there is one."""
        for correction in self._corrections:
            if line_from <= correction.line <= line_to and correction.found in printed:
                return correction
        return None

    def rows(self) -> list[CorrectedMisprint]:
        return [
            CorrectedMisprint(
                document_id=correction.document,
                line=correction.line,
                found=correction.found,
                read_as=correction.read_as,
                reason=correction.reason,
                status=correction.status,
            )
            for correction in sorted(
                self._corrections, key=lambda correction: (correction.line, correction.found)
            )
        ]


class Corrections:
    """All corrections, by document."""

    def __init__(self, corrections: list[Correction]) -> None:
        self._corrections = corrections

    def of(self, document_id: str, text: Text) -> DocumentCorrections:
        """The corrections of a document. Raises `StaleCorrection` where the print is not what they expect."""
        own = [correction for correction in self._corrections if correction.document == document_id]
        return DocumentCorrections([_placed(correction, text) for correction in own])


def _placed(correction: Correction, text: Text) -> Correction:
    """A correction at its line. The same document as a Word, PDF or HTML file has other lines, and the
    misprint on one."""
    lines = text.lines
    if text.positions is not None:
        found = [number for number, line in enumerate(lines, start=1) if correction.found in collapse(line)]
        if len(found) == 1:
            return replace(correction, line=found[0])
    at = collapse(lines[correction.line - 1]) if correction.line <= len(lines) else ""
    if correction.found not in at:
        raise StaleCorrection(correction, at)
    return correction


def load_corrections() -> Corrections:
    text = files("sources").joinpath("corrections.yaml").read_text(encoding="utf-8")
    return Corrections([Correction(**entry) for entry in yaml.load(text, yaml.CSafeLoader) or []])
