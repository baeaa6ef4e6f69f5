"""The grammar of bodies in print: where one name ends and the next begins, and which body a name means.

Names and aliases are data (`vocabularies/agencies.yaml`). A name that the vocabulary lacks is kept as printed with
status `unknown`; a phrase that names no body in particular (`các bộ, ngành liên quan`) has status `generic`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from sources.paper.letters import LOWER, UPPER, collapse, fold, slug
from sources.vocabularies.vocabulary import Body, Province, bodies, name_key, provinces

# Words that open the name of a body. Compared folded, but print must begin them with a capital (or they are generic).
_OPENERS = (
    "ubnd|uy ban|hdnd|hoi dong|bo|so|ban|bql|bqlda|bch|cuc|chi cuc|tong cuc|vu|van phong|vp|thanh tra|cong an|kho bac|bao hiem|bhxh|ngan hang|"
    "dai|bao|trung tam|vien|truong|hoc vien|lien minh|lien doan|lien hiep|hoi|hiep hoi|doan|thanh doan|tinh doan|mat tran|"
    "toa an|thanh uy|tinh uy|huyen uy|quan uy|dang uy|quan khu|tap doan|tong cong ty|cong ty|cang vu|thuong truc|"
    "cong thong tin|thue|thong ke|hai quan|chinh phu|thu tuong|quoc hoi|kiem toan|canh sat|bo doi|nha xuat ban|quy|"
    "vietnam airlines|vinalines|benh vien|dai hoc|to cong tac|chu tich|thu truong cac|giam doc|thi tran|dac khu"
)
_OPENER = re.compile(rf"(?:{_OPENERS})\b")
# A name that follows another without a comma: "Bộ Thông tin và Truyền thông Bộ Khoa học và Công nghệ", or behind a
# stroke. Words that tie a name to the one before it part nothing.
_TIED = "".join(f"(?<! {word})" for word in ("và", "của", "với", "cùng", "thuộc", "hoặc"))
_INNER_OPENER = re.compile(
    rf"(?<=[{LOWER}]){_TIED} ?[ /] ?(?=(?:Bộ|Sở|UBND|Ủy ban nhân dân|Cục|Ban Quản lý) [{UPPER}])"
    rf"|(?:(?<= xã)|(?<= phường)|(?<= đặc khu)) (?=Phòng [{UPPER}])"
)
# Sections of the People's Committee of a commune: "Phòng Kinh tế", but not "Phong Điền" or "Phòng, chống".
_SECTION = re.compile(rf"(?:Phòng|PHÒNG) [{UPPER}]")
# One office that serves several bodies: "Văn phòng HĐND và UBND xã", "Văn phòng Đoàn ĐBQH và HĐND tỉnh".
_OFFICE_OF = re.compile(
    r"(?:van phong|vp) (?:doan )?(?:dbqh|dai bieu quoc hoi|hdnd|hoi dong nhan dan)(?: va hdnd)?$"
)
_BULLET = re.compile(r"(?:^| )[-–+•] ")
# "Sở Y tế chủ trì, phối hợp với Sở Tài chính", "Chủ trì: Sở Y tế; phối hợp: Sở Tài chính".
_ROLES = re.compile(
    r"(?:(?:cơ quan )?chủ trì ?: ?)?(?P<lead>.+?)(?: chủ trì)?"
    r"(?:(?: ?[,;.] ?(?:cơ quan )?phối hợp(?: với| cùng)?| phối hợp (?:với|cùng)) ?:? ?(?P<partners>.+))?",
    re.I,
)
# Phrases that stand for whoever is meant: all of a kind, or those concerned.
_GENERIC = re.compile(
    r"^(?:(?:tat ca )?cac\b|moi\b|nhung\b|bo, |bo nganh|so, |so nganh|ban, |nganh\b|nganh,|dia phuong|don vi|co quan|to chuc|doan the|"
    r"doanh nghiep|nha dau tu|nha cung cap|chu dau tu|quan\b|huyen\b|xa\b(?! hoi)|phuong\b|ubnd cac|uy ban nhan dan cac|"
    r"hdnd cac|hoi nghe nghiep|cap uy|cong dong|nguoi dan|vien, truong|vien\b$|truong\b$|hop tac xa|htx|so\b$|bo\b$|ban\b$|thanh pho\b|tinh\b)"
)
_CONCERNED = re.compile(r"\b(?:co )?lien quan\b|\bduoc lua chon\b|\btren dia ban\b$")
# Words that come and go in one and the same phrase: "(các) bộ, ngành (có) liên quan".
_CONCERNED_BODIES = re.compile(r"^cac |\bco (?=lien quan\b)")
_GENERIC_TAIL = re.compile(
    r"^(?:(?:va )?(?:cac )?(?:bo|so|ban|nganh|dia phuong|don vi|co quan|to chuc|doan the|quan|huyen|thi xa|xa|phuong|thi tran|"
    r"tinh|thanh pho|doanh nghiep|hiep hoi|hoi|hop tac xa|truong|vien|ca nhan|nguoi dan|cap|dac khu)\b)"
)
_ACRONYM = re.compile(r"^[A-ZĐ][A-ZĐ&0-9]{1,9}$")
_SEPARATOR = re.compile(r"(\s*[;\n]\s*|\s*,\s*|\s+và\s+|\s+\+\s+)")
_SUFFIX = re.compile(r"\b(?:tinh|thanh pho|tp\.?)$")
_DISTRICT = re.compile(r"^(?:ubnd|uy ban nhan dan) (quan|huyen|thi xa|phuong|xa|thi tran|dac khu) (.+)$")
_KIND_PRINTED = {
    "quan": "quận",
    "huyen": "huyện",
    "thi xa": "thị xã",
    "phuong": "phường",
    "xa": "xã",
    "thi tran": "thị trấn",
    "dac khu": "đặc khu",
}


@dataclass(frozen=True, slots=True)
class Recognised:
    """A printed name and the body it means. `status`: named, generic or unknown."""

    printed: str
    id: str
    name: str
    name_en: str | None
    level: str
    status: str


@lru_cache(maxsize=65536)
def opens_with_body(text: str) -> bool:
    """Whether a text begins like the name of a body or a phrase for bodies."""
    if len(text) > 300:
        return False
    folded = fold(text)
    if _GENERIC.match(folded) and (_CONCERNED.search(folded) or len(folded) < 40):
        return True
    return (text[0].isupper() and _OPENER.match(folded) is not None) or bool(
        _ACRONYM.match(text) or _SECTION.match(text)
    )


@lru_cache(maxsize=65536)
def split_bodies(printed: str) -> tuple[str, ...]:
    """The names in a cell of bodies, each as printed.

    Commas and `và` stand inside names (`Sở Lao động, Thương binh và Xã hội`) as well as between them, so a part
    opens a new name only where it begins like one.
    """
    return tuple(name for _, name in _names(printed))


def listed(printed: str) -> str | None:
    """The names of a cell as a list, `; ` between them: each of these bodies answers for the row."""
    return "; ".join(split_bodies(printed)) or None


def led_and_joined(printed: str) -> tuple[str, str | None]:
    """Who leads and who takes part, where one cell says both in words; else all of it leads."""
    match = _ROLES.fullmatch(printed)
    return (match["lead"], match["partners"]) if match else (printed, None)


@lru_cache(maxsize=65536)
def phrased(printed: str) -> str | None:
    """A cell that ends in an open phrase (`… và các bộ, ngành liên quan`): `; ` for commas between names, `và` kept."""
    joined = ""
    for separator, name in _names(printed):
        joined += f"{_as_printed(separator) if separator.strip() == 'và' else '; '}{name}" if joined else name
    return joined or None


def _names(printed: str) -> list[tuple[str, str]]:
    """Names with the separator printed before each."""
    names: list[tuple[str, str]] = []
    for hard in _INNER_OPENER.sub("; ", printed).split(";"):
        for item in _bulleted(hard.strip()):
            names.extend(_split_soft(item))
    return names


def _bulleted(text: str) -> list[str]:
    """The items of a cell that sets each body behind a bullet: `- Sở Y tế - Công an tỉnh`. Names hold dashes too."""
    if not _BULLET.match(text):
        return [text]
    items: list[str] = []
    for item in filter(None, _BULLET.split(text)):
        if items and not opens_with_body(item):
            items[-1] += f" - {item}"
        else:
            items.append(item)
    return items


def _split_soft(text: str) -> list[tuple[str, str]]:
    names: list[tuple[str, str]] = []
    separator = ""
    for part in _SEPARATOR.split(text):
        if _SEPARATOR.fullmatch(part):
            separator = part
            continue
        part = part.strip(" .,-")
        if not part:
            continue
        if names and not _opens_new(names[-1][1], part):
            names[-1] = (names[-1][0], collapse(f"{names[-1][1]}{_as_printed(separator)}{part}"))
        else:
            names.append((separator if names else ";", collapse(part)))
        separator = ""
    return names


def _as_printed(separator: str) -> str:
    word = separator.strip()
    return ", " if word == "," else f" {word} "


def _opens_new(name: str, part: str) -> bool:
    """Whether a part behind a comma or `và` begins another name, or runs on with the one before it."""
    folded, before = fold(part), fold(name)
    if _begins_a_name(name_key(f"{name} {part}")):
        return False
    if (
        _GENERIC.match(before)
        and not _CONCERNED.search(before)
        and part[0].islower()
        and _GENERIC_TAIL.match(folded)
    ):
        return False
    if _GENERIC.match(before) and _GENERIC_TAIL.match(folded) and len(folded) < 30 and not _named(part):
        return False
    council = folded.startswith(("hdnd", "ubnd", "hoi dong nhan dan", "uy ban nhan dan"))
    if council and _OFFICE_OF.match(before) and not _GENERIC.match(folded):
        return False
    if _ACRONYM.match(part):
        return True
    if (part[0].isupper() and _OPENER.match(folded)) or _SECTION.match(part):
        return True
    if _GENERIC.match(folded):
        # "…, bộ, ngành liên quan" is a phrase of its own; "UBND các tỉnh, thành phố Vùng …" runs on.
        return not before.endswith((" tinh", " quan", " xa")) or folded.startswith(
            ("cac ", "don vi", "doanh nghiep")
        )
    return False


def _begins_a_name(key: str) -> bool:
    """Whether a name of the vocabulary begins with these words."""
    names = _sorted_names()
    position = bisect_left(names, key)
    return position < len(names) and names[position].startswith(key)


@lru_cache(maxsize=1)
def _sorted_names() -> list[str]:
    return sorted(bodies())


def _named(part: str) -> bool:
    return part[0].isupper() and name_key(part) in bodies()


@lru_cache(maxsize=65536)
def recognise(printed: str, place: Province | None) -> Recognised:
    """The body that a printed name means, local ones completed by the place of the document."""
    folded = fold(printed).strip(" .,:")
    if district := _DISTRICT.match(folded):
        name = f"Ủy ban nhân dân {_KIND_PRINTED[district[1]]} {printed.split(maxsplit=_words_before(district[1], folded))[-1]}"
        return Recognised(printed, slug(f"ubnd {district[1]} {district[2]}"), name, None, "district", "named")
    key = name_key(printed)
    if body := bodies().get(key):
        return _completed(printed, body.id, place)
    if found := _with_place(key, place):
        return _completed(printed, *found)
    if _GENERIC.match(folded) or _CONCERNED.search(folded) or _OPENER.fullmatch(folded):
        return Recognised(
            printed, _short_id(_CONCERNED_BODIES.sub("", folded)), printed, None, "other", "generic"
        )
    return Recognised(printed, _short_id(printed), printed, None, "other", "unknown")


def _short_id(name: str) -> str:
    return slug(name)[:80].strip("-") or "khong-ro"


def _words_before(kind: str, folded: str) -> int:
    head = "ubnd" if folded.startswith("ubnd") else "uy ban nhan dan"
    return len(head.split()) + len(kind.split())


def _with_place(key: str, place: Province | None) -> tuple[str, Province | None] | None:
    """A vocabulary name with a place behind it: `Thanh tra thành phố`, `Kho bạc Nhà nước Hải Phòng`."""
    words = key.split()
    for cut in range(len(words) - 1, 0, -1):
        body = bodies().get(" ".join(words[:cut]))
        if body is None or not body.local:
            continue
        rest = " ".join(words[cut:])
        if _SUFFIX.fullmatch(rest):
            return body.id, place
        named = provinces().get(rest)
        if named is not None:
            return body.id, named
        return None
    return None


def _completed(printed: str, body_id: str, place: Province | None) -> Recognised:
    body = _by_id()[body_id]
    if not body.local:
        return Recognised(printed, body.id, body.name, body.name_en, body.level, "named")
    if place is None:
        # "UBND" in a national document: there are sixty of them.
        return Recognised(printed, body.id, body.name, body.name_en, body.level, "generic")
    return Recognised(
        printed,
        f"{body.id}-{slug(place.name)}",
        f"{body.name} {place.name if body.plain else place.full_name}",
        f"{body.name_en}, {place.name}",
        body.level,
        "named",
    )


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Body]:
    return {body.id: body for body in bodies().values()}
