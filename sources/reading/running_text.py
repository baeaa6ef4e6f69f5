"""Running text to rows: the one place where outline, statements, citations, duties and assignments come together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from sources.document.head import Head
from sources.document.outline import as_rows, read_outline
from sources.document.paragraphs import read_paragraphs
from sources.document.sentences import read_sentences
from sources.grammar.bodies import Recognised
from sources.paper.letters import breaks_word, collapse
from sources.readers.assignments import read_assignments
from sources.readers.citations import Stretch, read_citations
from sources.readers.duties import read_duties
from sources.readers.prose import ProseReader
from sources.reading.ledger import Ledger
from sources.reading.rows import Reading

# Lines of these roles may stand in mid-sentence; others end a part of the text.
_WITHIN = frozenset(("body", "blank", "footnote", "page", "table_rule"))
# Lines in which nothing is cited: marks, the document's own letterhead, and lists that a web page added.
_UNCITING = frozenset(("blank", "page", "table_rule", "head", "signature", "appended"))


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


def parts_of(roles: Sequence[str]) -> list[list[int]]:
    """The lines of running text (from 1), in parts that a signature, a title, a table or an annex heading separates."""
    parts: list[list[int]] = [[]]
    for number, role in enumerate(roles, start=1):
        if role == "body":
            parts[-1].append(number)
        elif role not in _WITHIN and parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def stretches(plain: Sequence[str], roles: Sequence[str], owners: Sequence[str]) -> Iterator[Stretch]:
    """All text that may cite: the lines of one owner (a clause, a row, a footnote) joined."""
    held: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for number, (line, role, owner) in enumerate(zip(plain, roles, owners, strict=True), start=1):
        if role not in _UNCITING:
            text = collapse(line.strip(" |\t").replace("\t", " ; "))
            held.setdefault((role, owner), []).append((number, text))
    for lines in held.values():
        texts = [text if breaks_word(text) else f"{text} " for _, text in lines]
        starts = [0, *accumulate(map(len, texts))]
        yield Stretch("".join(texts), starts[:-1], [number for number, _ in lines])
