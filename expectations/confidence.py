"""How far a document was understood, from facts alone, and whether its rows may be published.

The facts: fields of the head that were found, lines of tables that made rows, lines of text, rows that a
check doubts. A document of which nothing was understood is quarantined. A head that is lost and a table that
nobody could read are told and cost nobody else: what was read of the rest is published. What a single row
breaks belongs to `rules`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from expectations.judge import documents_in_breach
from expectations.rule import Rows
from expectations.rules import rules_by_check
from warehouse.schema import Bilingual
from warehouse.tables import Finding

NEEDS = ("documents", "annexes", "lines", "indicator_values", "tasks", "projects")
"""Tables that the facts are counted in."""

_HEAD = ("number", "doc_type", "title", "issuer", "issued_on")
_PROMISES = {"indicator_values": "value_id", "tasks": "task_id", "projects": "project_id"}
_OF_TABLES = ("table_row", "table_group")
_SHORT = 40
"""Letters: shorter lines of an annex without a table are cells that nobody could put together."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The facts about a document, and what follows from them."""

    head_found: int
    table_lines: int
    table_lines_read: int
    promises: int
    promises_doubted: int
    broken: tuple[str, ...]
    """Checks of severity `error` that the document breaks."""
    text_lines: int = 0

    @property
    def value(self) -> float:
        """Between 0 and 1. Lines of tables that nobody could read count in full, beside all that were read;
        the head, without which these can be, and caveats, mostly the document's own, by half."""
        head = 0.5 + 0.5 * self.head_found / len(_HEAD)
        lines = self.table_lines + self.text_lines
        read = (self.table_lines_read + self.text_lines) / lines if lines else 0.0
        sound = 1 - 0.5 * self.promises_doubted / self.promises if self.promises else 1.0
        return round(head * read * sound, 2)

    @property
    def status(self) -> str:
        """`published`, `withheld` (it breaks a promise of ours) or `quarantined` (nothing was understood)."""
        if self.broken:
            return "withheld"
        return "published" if self.table_lines_read or self.text_lines else "quarantined"

    @property
    def reason(self) -> Bilingual:
        """The facts in words."""
        vi = (
            f"đầu văn bản đọc được {self.head_found}/{len(_HEAD)} mục;"
            f" {self.table_lines_read}/{self.table_lines} dòng bảng thành dữ liệu,"
            f" {self.text_lines} dòng lời văn thành mục;"
            f" {self.promises_doubted}/{self.promises} dòng dữ liệu có điều cần lưu ý"
        )
        en = (
            f"{self.head_found} of {len(_HEAD)} fields of the head found;"
            f" {self.table_lines_read} of {self.table_lines} table lines made rows,"
            f" {self.text_lines} lines of text made clauses;"
            f" {self.promises_doubted} of {self.promises} rows carry a caveat"
        )
        if self.broken:
            listed = ", ".join(self.broken)
            return Bilingual(f"vi phạm {listed}; {vi}", f"breaks {listed}; {en}")
        return Bilingual(vi, en)


def assess(rows: Rows, findings: Sequence[Finding]) -> dict[str, Confidence]:
    """The confidence in each document, by id. `rows` holds the tables of `NEEDS`."""
    made, lost, told = _lines_read(rows)
    table_of = {check: rule.table for check, rule in rules_by_check().items()}
    doubted = {finding.row_id for finding in findings if table_of.get(finding.check_id) in _PROMISES}
    promised = [(row["document_id"], row[key]) for name, key in _PROMISES.items() for row in rows[name]]
    promises = Counter(document for document, _ in promised)
    in_doubt = Counter(document for document, row_id in promised if row_id in doubted)
    broken = documents_in_breach(findings)
    return {
        row["document_id"]: Confidence(
            sum(row[name] is not None for name in _HEAD),
            made[row["document_id"]] + lost[row["document_id"]],
            made[row["document_id"]],
            promises[row["document_id"]],
            in_doubt[row["document_id"]],
            tuple(broken.get(row["document_id"], ())),
            told[row["document_id"]],
        )
        for row in rows["documents"]
    }


def _lines_read(rows: Rows) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Lines of tables that made rows, those that did not, and lines of running text, by document."""
    bare = [row for row in rows["annexes"] if row["kind"] == "other" and not row["rows"]]
    within = {
        (row["document_id"], number) for row in bare for number in range(row["line_from"], row["line_to"] + 1)
    }
    made: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for line in rows["lines"]:
        document, role = line["document_id"], line["role"]
        if role in _OF_TABLES:
            made[document] += 1
        elif role == "reject" or (
            role == "body" and (document, line["line"]) in within and len(line["text"] or "") <= _SHORT
        ):
            lost[document] += 1
        elif role == "body":
            told[document] += 1
    return made, lost, told
