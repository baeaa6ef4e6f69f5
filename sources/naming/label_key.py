"""A printed label as it is compared with the wordings of the vocabulary.

Here stands what may differ between two labels that mean the same: case, spelling, place, year, lead-ins, brackets that
say no more. Which indicator a label names belongs to `harmonise`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.grammar.units import countable, unit_of

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORD = re.compile(r"[^\w%/]+")
_LEAD = re.compile(
    r"^(?:(?:trong đó|bao gồm|cụ thể|gồm|phấn đấu|đưa|đạt mục tiêu|đạt|nâng|duy trì|bảo đảm|đảm bảo|tiếp tục|hoàn thành chỉ tiêu"
    r"|chỉ tiêu|dự kiến|ước|là|và|có|đến|năm [0-9]{4}|giai đoạn [0-9]{4} [0-9]{4}|bình quân hằng năm|mục tiêu) )+"
)
_TAIL = re.compile(
    r"(?: (?:trong đó|bao gồm|gồm|đạt|là|ước|khoảng|trên|hơn|từ|của thành phố|của tỉnh|thành phố|toàn tỉnh|toàn thành phố"
    r"|tỉnh|hải phòng|trên địa bàn thành phố|trên địa bàn tỉnh|trên địa bàn|cả năm|năm [0-9]{4}|giai đoạn [0-9]{4} [0-9]{4}"
    r"|so với năm [0-9]{4}|so với năm trước|so với cùng kỳ))+$"
)
_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẹ": "ọe",
          "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONES)})(?!\w)")
_I_FOR_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
_ONE_I = re.compile(r"(?<!\w)[hklmst][iìíỉĩị](?!\w)")
_MONEY = frozenset(("vnd", "usd", "tonne", "hectare", "kwh", "mw", "km", "km2", "m2", "m3"))
"""Units that are summed but are no things: in brackets they are a unit and nothing else."""
_IDLE_BRACKET = re.compile(
    r"^(?:[ivx\d ]+|%.*|(?:theo )?giá .*|theo (?:chuẩn|tiêu chuẩn|quy chuẩn|tiêu chí)\b.*|grdp|gdp|tfp|tep|cpi|pci|iip|hdi|gii|dti|r d"
    r"|par ?index|sipas|papi|nsnn|bhyt|bhxh|bhtn|ntm|htx)$"
)
"""What brackets hold that says no more than the label; all else may narrow it (`(nữ)`, `(khu vực FDI)`, `(trừ đất)`)."""
_ABROAD = re.compile(r"^(?:fdi|oda)$")


@lru_cache(maxsize=65536)
def label_key(text: str, brackets: bool = False) -> str:
    """A label as it is compared: small letters with accents, one spelling, without place, year, lead-ins, and without
    what stands in brackets, unless that is asked for."""
    bare = text if brackets else _without_idle_brackets(text)
    key = _NOT_WORD.sub(" ", bare.replace("_", " ").lower()).strip()
    key = _TONE.sub(lambda found: _TONES[found.group()], key)
    key = _ONE_I.sub(lambda found: found.group()[0] + found.group()[1:].translate(_I_FOR_Y), key)
    return _TAIL.sub("", _LEAD.sub("", key + " ").strip())


def _without_idle_brackets(text: str) -> str:
    """A label without brackets that say no more than it: a short name, its unit, its prices, what it says itself."""
    outside = _BRACKETS.sub(" ", text).lower()

    def kept(bracket: re.Match[str]) -> str:
        inside = bracket.group()[1:-1].strip()
        said = _NOT_WORD.sub(" ", inside.lower()).strip()
        unit = unit_of(inside)
        idle = (
            _IDLE_BRACKET.match(said)
            or (_ABROAD.match(said) and ("nước ngoài" in outside or "viện trợ" in outside))
            or said in outside
            or (unit and (unit.code not in countable() or unit.code in _MONEY))
        )
        return " " if idle else f" {said} "

    return _BRACKETS.sub(kept, text)
