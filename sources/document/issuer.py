"""Who issues a document, as a letterhead prints it in capitals: one body, or one under another.

Where in a document a letterhead stands, and what fills it where it is lost, belongs to `head`.
"""

from __future__ import annotations

from sources.grammar.bodies import recognise
from sources.paper.letters import fold
from sources.vocabularies.vocabulary import bodies, name_key, provinces


def issuer_printed(text: str) -> str | None:
    """An issuer in a letterhead, capitals given their usual spelling; None where the text names none."""
    text = text.strip(" -–|_*")
    if not text or len(text) > 90 or not text.isupper():
        return None
    folded = fold(text).replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")
    if body := bodies().get(name_key(folded)):
        return body.name
    if own := under_another(text):
        return own
    if folded.startswith("chu tich ") and (body_led := issuer_printed(" ".join(text.split()[2:]))):
        return f"Chủ tịch {body_led}"
    for kind in ("uy ban nhan dan", "hoi dong nhan dan"):
        if folded.startswith(kind):
            place = folded[len(kind) :].strip()
            name = bodies()[kind].name
            if own := _behind_province(place, text):
                return issuer_printed(own) or own.capitalize()
            return f"{name} {_place_name(place, text)}" if place else name
    if (named := recognise(text, None)).status == "named":
        return named.name
    if folded.startswith(
        ("bo ", "van phong ", "thu tuong ", "uy ban ", "so ", "ban ", "thanh tra ", "tinh uy", "thanh uy")
    ):
        return text.capitalize()
    return None


def under_another(text: str) -> str | None:
    """The body that issues, where the one it belongs to stands over it: `UBND TỈNH SƠN LA`, then `SỞ TÀI CHÍNH`."""
    words = text.split()
    for cut in range(2, len(words) - 1):
        over, own = " ".join(words[:cut]), " ".join(words[cut:])
        province = next(
            (found for n in (2, 3, 4, 5) if (found := provinces().get(fold(" ".join(words[cut - n : cut]))))),
            None,
        )
        if province and fold(own).startswith(("ubnd ", "uy ban nhan dan ", "hdnd ", "hoi dong nhan dan ")):
            return issuer_printed(own)
        if province or name_key(over) in bodies():
            body = recognise(f"{own} {over}" if fold(own) == "van phong" else own, province)
            if body.status == "named":
                return body.name
            if not province and own.startswith(("CỤC ", "VỤ ", "TỔNG CỤC ", "VIỆN ", "THANH TRA ")):
                return own.capitalize()
    return None


def _behind_province(folded: str, printed: str) -> str | None:
    """What stands behind the province of a People's Committee: a body under it, by whatever name."""
    words, count = printed.split(), len(folded.split())
    for cut in range(count - 1, 1, -1):
        place = " ".join(folded.split()[:cut])
        if place.startswith(("tinh ", "thanh pho ")) and place in provinces():
            return " ".join(words[cut - count :])
    return None


def _place_name(folded: str, printed: str) -> str:
    if province := provinces().get(folded):
        return province.full_name
    kinds = ("thanh pho", "tinh", "quan", "huyen", "thi xa", "thi tran", "phuong", "xa", "dac khu")
    count = len(folded.split())
    words = printed.split()[-count:]
    for kind in kinds:
        if folded.startswith(f"{kind} "):
            cut = len(kind.split())
            return " ".join([*map(str.lower, words[:cut]), *map(str.capitalize, words[cut:])])
    return " ".join(map(str.capitalize, words))
