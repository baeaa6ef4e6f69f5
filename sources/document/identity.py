"""Stable, readable, ASCII ids of documents, and the province that a local document speaks for."""

from __future__ import annotations

import re

from sources.document.head import Head
from sources.paper.letters import fold, slug
from sources.vocabularies.vocabulary import Province, offices, provinces


def document_id_of(head: Head, sha256: str) -> str:
    """`<issuer>-<number>-<date>`, the issuer of a local document by its place.

    Where number or date is not printed, a part of the fingerprint tells the document from others.
    """
    province = province_of(head)
    parts = [
        slug(province.name) if province else slug(head.issuer or "khong-ro"),
        slug(head.number or head.doc_type or ""),
        head.issued_on.isoformat() if head.issued_on else "",
    ]
    if not (head.number and head.issued_on):
        parts.append(sha256[:8])
    return "-".join(part for part in parts if part)


# "xã Ia Dom, tỉnh Gia Lai": a kind of place below a province, and all that follows.
_PART_OF_PROVINCE = re.compile(rf"\b(?:{'|'.join(offices().lower_places)})\b.*", re.I)


def territory_of(head: Head) -> str | None:
    """The place that a document plans for: `Hải Phòng`, `xã Ia Dom, tỉnh Gia Lai`, `Việt Nam`.

    A paper of the centre about one province, which its title names, plans for that province.
    """
    if part := _PART_OF_PROVINCE.search(head.issuer or ""):
        return part.group()
    if province := province_of(head):
        return province.name
    title = f" {fold(head.title or '')} "
    named = {province.name for key, province in provinces().items() if " " in key and f" {key} " in title}
    if len(named) == 1:
        return named.pop()
    return "Việt Nam" if f"{fold(head.issuer or '')} ".startswith(offices().central) else None


def province_of(head: Head) -> Province | None:
    """The province of a local document, which also completes the names of its departments."""
    issuer = fold(head.issuer or "")
    for key, province in provinces().items():
        if " " in key and issuer.endswith(f" {key}"):
            return province
    return None
