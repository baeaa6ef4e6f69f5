"""Running text to rows: the one place where outline, statements, citations, duties and assignments come together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sources.document.head import Head
from sources.document.outline import read_outline
from sources.document.paragraphs import read_paragraphs
from sources.document.sentences import read_sentences
from sources.document.stretches import parts_of, stretches
from sources.grammar.bodies import Recognised
from sources.readers.assignments import read_assignments
from sources.readers.citations import read_citations
from sources.readers.clauses import as_rows
from sources.readers.duties import read_duties
from sources.readers.prose import ProseReader
from sources.reading.ledger import Ledger
from sources.reading.rows import Reading


def read_running_text(
    plain: Sequence[str], ledger: Ledger, head: Head, reading: Reading, note: Callable[[str], Recognised]
) -> None:
    """Read what no table holds into `reading`; every line of it gets its clause as owner. `note` recognises a body
    and keeps it."""
    document_id = reading.document.document_id
    sections = read_outline(read_paragraphs(plain, parts_of(ledger.roles)), document_id)
    for section in sections:
        ledger.give(section.lines, "body", section.clause_id)
    prose = ProseReader(head, document_id)
    sentences = read_sentences(sections)
    for sentence in sentences:
        prose.read(sentence)
    reading.clauses = as_rows(sections, document_id)
    reading.indicator_values += prose.values
    reading.unclaimed_figures = prose.unclaimed
    reading.citations = read_citations(stretches(plain, ledger.roles, ledger.owners), head, document_id)
    reading.duties = read_duties(sentences, document_id, prose.year)
    reading.assignments = read_assignments(sentences, sections, document_id, note)
    for section in sections:
        section.children.clear()  # the only cycle of objects: without it what is read is freed at once
