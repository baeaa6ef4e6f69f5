"""The rows of running text: figures, duties, assignments and citations, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sources.document.head import Head
from sources.document.outline import Section
from sources.document.sentences import read_sentences
from sources.document.stretches import stretches
from sources.grammar.meaning_of_bodies import Recognised
from sources.paper.lines import Text
from sources.readers.assignments import read_assignments
from sources.readers.bodies import BodyReader
from sources.readers.citations import read_citations
from sources.readers.duties import read_duties
from sources.readers.prose import ProseReader
from sources.reading.ledger import Ledger
from sources.reading.table_rows import TableRows
from warehouse.tables import Assignment, Citation, Duty, IndicatorValue, UnclaimedFigure


@dataclass(frozen=True, slots=True)
class TextRows:
    """Rows of the running text of a document; `bodies` are those that assignments name, in the order of
    print."""

    values: Sequence[IndicatorValue]
    unclaimed: Sequence[UnclaimedFigure]
    duties: Sequence[Duty]
    assignments: Sequence[Assignment]
    citations: Sequence[Citation]
    bodies: Sequence[Recognised]


def read_text_rows(
    text: Text,
    head: Head,
    document_id: str,
    outline: Sequence[Section],
    table_rows: TableRows,
    ledger: Ledger,
    reader: BodyReader,
) -> TextRows:
    """Read the clauses of a document, and the figures of table rows that are sentences; what is cited stands
    in tables and notes as well."""
    sentences = read_sentences(outline)
    prose = ProseReader(head, document_id, text.lines)
    for sentence in (*sentences, *read_sentences(table_rows.sentences)):
        prose.read(sentence)
    bodies: list[Recognised] = []

    def means(name: str) -> Recognised:
        bodies.append(reader.means(name))
        return bodies[-1]

    return TextRows(
        values=_led(prose.values, {task.task_id: task.lead for task in table_rows.tasks}),
        unclaimed=prose.unclaimed,
        duties=read_duties(sentences, document_id, prose.year),
        assignments=read_assignments(sentences, outline, document_id, means),
        citations=read_citations(stretches(text.plain, ledger.roles, ledger.owners), head, document_id),
        bodies=bodies,
    )


def _led(values: Sequence[IndicatorValue], leads: Mapping[str, str | None]) -> list[IndicatorValue]:
    """Values, those of a row of a table with the body that leads its task."""
    return [
        replace(value, agencies=leads[value.row_id]) if value.row_id in leads else value for value in values
    ]
