"""The head of a document as its row of `documents`."""

from __future__ import annotations

from sources.document.head import Head
from sources.document.identity import territory_of
from sources.paper.lines import Text
from warehouse.tables import Document


def document_row(text: Text, head: Head, document_id: str) -> Document:
    """What the document says of itself, and the file that it was read from."""
    return Document(
        document_id=document_id,
        source_file=text.name,
        number=head.number,
        doc_type=head.doc_type,
        title=head.title,
        issuer=head.issuer,
        territory=territory_of(head),
        place=head.place,
        issued_on=head.issued_on,
        signer=head.signature.signer,
        signer_position=head.signature.position,
        plan_from=head.plan_from,
        plan_to=head.plan_to,
        format=text.format,
        encoding=text.encoding,
        sha256=text.sha256,
        bytes=text.size,
        lines=len(text.lines),
    )
