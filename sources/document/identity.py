"""Stable, readable, ASCII ids of documents, and the province that a local document speaks for."""

from __future__ import annotations

import re

from sources.document.head import Head
from sources.document.issuer import province_at_the_end_of
from sources.paper.letters import fold, slug, telex
from sources.vocabularies.vocabulary import Province, offices, provinces

# "xã Ia Dom, tỉnh Gia Lai": a kind of place below a province, and all that follows; no "Huyện ủy Mường Tè".
_PART_OF_PROVINCE = re.compile(rf"\b(?:{'|'.join(offices().lower_places)})\b(?! ủy\b).*", re.I)


def document_id_of(head: Head, sha256: str) -> str:
    """`<issuer>-<number>-<date>`, the issuer of a local document by its place.

    Two communes may use one number on one day, and their names may differ by an accent alone; no list knows
    them all, so that their names keep their accents. Where number or date is not printed, a part of the
    fingerprint tells the document from others.
    """
    province = province_of(head)
    part = _PART_OF_PROVINCE.search(head.issuer or "")
    issuer = " ".join(
        (
            slug(province.name) if province else "" if part else slug(head.issuer or "khong-ro"),
            _typed(part.group()) if part else "",
        )
    )
    day = head.issued_on.isoformat() if head.issued_on else ""
    fingerprint = "" if head.number and day else sha256[:8]
    return "-".join(filter(None, (slug(issuer), slug(head.number or head.doc_type or ""), day, fingerprint)))


def _typed(part: str) -> str:
    """A place below a province, `xã Hòa Sơn`: its kind, and its name with its accents as they are typed."""
    place = part.partition(",")[0]
    kind = next(kind for kind in offices().lower_places if place.lower().startswith(kind))
    return f"{slug(kind)} {telex(place[len(kind) :])}"


def territory_of(head: Head) -> str | None:
    """The place that a document plans for: `Hải Phòng`, `xã Ia Dom, tỉnh Gia Lai`, `Việt Nam`.

    A paper of the centre about one province, which its title names, plans for that province.
    """
    issuer = head.issuer or ""
    if part := _PART_OF_PROVINCE.search(issuer):
        return part.group()
    if province := province_of(head):
        return province.name
    title = f" {fold(head.title or '')} "
    named = {province.name for key, province in provinces().items() if " " in key and f" {key} " in title}
    if len(named) == 1:
        return named.pop()
    return "Việt Nam" if f"{fold(issuer)} ".startswith(offices().central) else None


def province_of(head: Head) -> Province | None:
    """The province of a local document, which also completes the names of its departments."""
    return province_at_the_end_of(head.issuer or "")
