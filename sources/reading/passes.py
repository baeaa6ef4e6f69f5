"""One text read whole, pass by pass.

A pass is a function of what earlier passes made. What it needs is told by the names of its parameters, and
what it makes stands under its own name; only the list knows all of them. What any of them understands stands
in its room.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sources.document.footnotes import Note, find_notes
from sources.document.head import Head, read_head
from sources.document.identity import document_id_of, province_of
from sources.document.outline import Section, read_outline
from sources.document.paragraphs import read_paragraphs
from sources.document.parts import Parts, divide, has_form
from sources.document.stretches import parts_of
from sources.files.text import Unreadable
from sources.grammar.meaning_of_bodies import recognise
from sources.naming.naming import name, unmatched
from sources.paper.lines import Text
from sources.readers.bodies import BodyReader
from sources.readers.notes import footnote_id
from sources.reading.annexed import Annexed, find_tables
from sources.reading.corrections import Corrections, DocumentCorrections
from sources.reading.ledger import Claim, Ledger, opened, settle
from sources.reading.rows import Reading, gather
from sources.reading.table_rows import TableRows, read_table_rows
from sources.reading.text_rows import TextRows, read_text_rows
from sources.vocabularies.vocabulary import Province


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document it is, and the province that it speaks for."""

    document_id: str
    province: Province | None


def head(text: Text) -> Head:
    """What the document says of itself, which may be nothing: a head is lost more often than a text."""
    return read_head(text.plain)


def identity(text: Text, head: Head) -> Identity:
    """Which document it is."""
    return Identity(document_id_of(head, text.sha256), province_of(head))


def misprints(text: Text, identity: Identity, corrections: Corrections) -> DocumentCorrections:
    """The known misprints of the document. Raises `StaleCorrection` where the text does not print them."""
    return corrections.of(identity.document_id, text)


def parts(text: Text, head: Head) -> Parts:
    """Letterhead, body, recipients, signature, annexes."""
    return divide(text.plain, head)


def notes(text: Text) -> Sequence[Note]:
    """Footnotes, each with the line that carries its mark."""
    return find_notes(text.plain, text.lines)


def tables(
    text: Text, head: Head, identity: Identity, parts: Parts, notes: Sequence[Note]
) -> Sequence[Annexed]:
    """Annexes and tables, each with its place; the columns are known, what a row says is not.

    Raises `Unreadable` where neither a head, nor the form of the text, nor a table whose columns are those
    of the genre tells that it is a paper of an office, or came with one: an annex is often a file of its own.
    """
    found = find_tables(text, head, identity.document_id, parts, notes)
    if not (head.number or head.doc_type or head.issuer or found or has_form(text.plain)):
        raise Unreadable(
            text.name,
            "không thấy số, loại hay tên văn bản (Số: …/…, CHỈ THỊ, KẾ HOẠCH…): đây không phải văn bản kế"
            " hoạch",
            "no number, type or title of a document (Số: …/…, CHỈ THỊ, KẾ HOẠCH…): this is no planning"
            " document",
        )
    return found


def claimed(identity: Identity, parts: Parts, notes: Sequence[Note], tables: Sequence[Annexed]) -> Ledger:
    """The lines that the parts of the document, its tables and notes hold."""
    standing_in = [identity.document_id] * len(parts.roles)
    for annex in tables:
        if annex.headed:
            standing_in[annex.region.start : annex.region.end] = [annex.annex_id] * len(annex.lines)
    of_tables = (claim for annex in tables for claim in annex.claims())
    of_notes = (
        Claim(range(note.line_from, note.line_to + 1), "footnote", footnote_id(identity.document_id, ordinal))
        for ordinal, note in enumerate(notes, start=1)
    )
    return settle(opened(parts.roles, standing_in), (*of_tables, *of_notes))


def table_rows(
    text: Text, head: Head, identity: Identity, tables: Sequence[Annexed], claimed: Ledger
) -> TableRows:
    """The rows of the tables, and what makes none."""
    return read_table_rows(tables, claimed, head, identity.document_id, text.plain, text.lines)


def outline(text: Text, identity: Identity, claimed: Ledger, table_rows: TableRows) -> Sequence[Section]:
    """Clauses, paragraphs and their order, of the lines that nothing else holds."""
    left = settle(claimed, table_rows.claims)
    return read_outline(read_paragraphs(text.plain, parts_of(left.roles)), identity.document_id)


def ledger(claimed: Ledger, table_rows: TableRows, outline: Sequence[Section]) -> Ledger:
    """What every line is and who holds it."""
    of_clauses = (Claim(section.lines, "body", section.clause_id) for section in outline)
    return settle(claimed, (*table_rows.claims, *of_clauses))


def bodies(identity: Identity, misprints: DocumentCorrections) -> BodyReader:
    """What names of bodies mean in the document."""
    return BodyReader(lambda name: recognise(name, identity.province), misprints.at)


def text_rows(
    text: Text,
    head: Head,
    identity: Identity,
    outline: Sequence[Section],
    table_rows: TableRows,
    ledger: Ledger,
    bodies: BodyReader,
) -> TextRows:
    """What running text says: figures, duties, assignments, citations."""
    return read_text_rows(text, head, identity.document_id, outline, table_rows, ledger, bodies)


def rows(
    text: Text,
    head: Head,
    identity: Identity,
    misprints: DocumentCorrections,
    notes: Sequence[Note],
    table_rows: TableRows,
    outline: Sequence[Section],
    text_rows: TextRows,
    ledger: Ledger,
    bodies: BodyReader,
) -> Reading:
    """All rows of the document."""
    return gather(
        text,
        head,
        identity.document_id,
        misprints,
        notes,
        table_rows,
        outline,
        text_rows,
        ledger,
        bodies,
    )


def naming(rows: Reading) -> Reading:
    """All rows, each value with the indicator that its label names; the labels that name none."""
    titles = {annex.annex_id: annex.title for annex in rows.annexes}
    territories = {rows.document.document_id: rows.document.territory}
    values = name(rows.indicator_values, titles, territories)
    return replace(rows, indicator_values=values, unmatched_labels=unmatched(values))


PASSES: Sequence[Callable[..., Any]] = (
    head,
    identity,
    misprints,
    parts,
    notes,
    tables,
    claimed,
    table_rows,
    outline,
    ledger,
    bodies,
    text_rows,
    rows,
    naming,
)
GIVEN = ("text", "corrections")
"""What a reading is given."""
NEEDS = {step.__name__: tuple(inspect.signature(step).parameters) for step in PASSES}


def run(text: Text, corrections: Corrections, after: str = "naming") -> dict[str, Any]:
    """What every pass has made of a text, up to and with the one of this name."""
    made: dict[str, Any] = {"text": text, "corrections": corrections}
    for step in PASSES:
        made[step.__name__] = step(**{name: made[name] for name in NEEDS[step.__name__]})
        if step.__name__ == after:
            break
    return made


def read(text: Text, corrections: Corrections, named: bool = True) -> Reading:
    """Read a text whole, its values `named` or not. Raises `Unreadable` where it is no planning document."""
    last = "naming" if named else "rows"
    reading: Reading = run(text, corrections, last)[last]
    return reading
