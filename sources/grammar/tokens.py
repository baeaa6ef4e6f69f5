"""What a scan of running text finds, and the rules for days, times, bases and figures that are no quantity.

A rule has a name, wordings that it matches and that it refuses (a test tries them all), and a pattern over
folded text. Where two match at one place, the one that stands first has it. Figures with bound and unit are
of `quantities`, periods that have a code of `periods`, numbers of papers of `document_numbers`; `scan` puts
them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.grammar.dates import DAY_NUMBER, MONTH_NUMBER, YEAR
from sources.grammar.digits import around_figures
from sources.paper.letters import fold_in_place, lower_in_place


@dataclass(frozen=True, slots=True)
class Forms:
    """A text as printed, folded, and in small letters with accents: one offset is one place in all three."""

    printed: str
    folded: str
    small: str

    @classmethod
    def of(cls, text: str) -> Forms:
        return cls(text, fold_in_place(text), lower_in_place(text))


@dataclass(frozen=True, slots=True)
class Token:
    """A thing that a text names, by its offsets.

    `value` is what it says in the terms of its kind: the code of a period, the number of a paper without its
    blanks, a figure's digits as printed; else the name of the rule that found it.
    """

    kind: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: tokens of `kind` are what `pattern` finds in folded text."""

    name: str
    kind: str
    pattern: str
    matches: tuple[str, ...]
    refuses: tuple[str, ...] = ()


# A figure of money or a share is no day: "từ ngày 5 đến 7 tỷ".
_NO_AMOUNT = r"(?! ?[%‰]| (?:ty|trieu|nghin))"

RULES = (
    Rule(
        "day_named",
        "day",
        rf"\b(?:ngay|thang) {DAY_NUMBER}(?: ?(?:/|-|thang) ?{MONTH_NUMBER})?(?: ?(?:/|-|nam) ?{YEAR})?\b"
        rf"(?: ?(?:-|den|va|,) ?(?:thang |ngay )?{DAY_NUMBER}(?:/{MONTH_NUMBER})?(?:/{YEAR})?\b"
        rf"{_NO_AMOUNT})?",
        ("ngày 5", "tháng 6/2020", "ngày 5 tháng 6 năm 2020", "ngày 5 - 7/6", "tháng 6, 7"),
        ("ngày làm việc 5 giờ",),
    ),
    Rule(
        "round_the_clock",
        "name",
        r"\b24 ?/ ?(?:24|7)\b(?! ?[/-] ?[0-9])",
        ("24/7", "24/24"),
        ("24/73", "24/7/2024"),
    ),
    Rule(
        "day_short",
        "day",
        rf"\b{DAY_NUMBER} ?/ ?{MONTH_NUMBER}(?: ?/ ?{YEAR})?\b(?= |$|[.,;:)”])"
        r"(?! (?:nhiem vu|xa|phuong|huyen|chi tieu))",
        ("05/6", "30/9/2024"),
        ("5/6 xã", "56/93 nhiệm vụ", "12/KH"),
    ),
    Rule("month", "day", rf"\b{MONTH_NUMBER}[/-]{YEAR}\b", ("06/2020",), ("56/2020/NĐ",)),
    Rule(
        "year",
        "time",
        rf"(?<![0-9.,]){YEAR}(?![0-9]|[.,][0-9])(?: ?[-–/] ?[0-9]{{2}}(?![0-9.,%]))?",
        ("năm học 2020 - 21", "mốc 1945"),
        ("2020,5 ha", "1.945 ha", "20205"),
    ),
    Rule(
        "clock",
        "time",
        r"\b[0-2]?[0-9](?:h(?:[0-5][0-9])?|:[0-5][0-9](?::[0-5][0-9])?|h? ?(?:gio) [0-5]?[0-9](?: phut)?)\b",
        ("trước 16h00", "24h", "16:32:28", "7 giờ 30 phút"),
        ("10 ha", "80 km/h"),
    ),
    Rule(
        "stretch",
        "time",
        r"\b[0-9]{1,2} (?:nam|ngay|gio|phut|tuan|quy|nhiem ky|tuoi|khoa|mua|thang)\b(?! hoc)",
        ("65 năm", "dưới 1 tuổi", "24 giờ"),
        ("2 năm học", "120 ngày"),
    ),
    Rule("quarter", "time", r"\bqu[iy] (?:i{1,3}|iv|[1-4])\b", ("quý 4", "quý II/2025"), ("quy 5",)),
    Rule(
        "base",
        "base",
        r"(?:/|\btren|\btinh tren|\bcho moi|\bmoi) ?"
        r"(?:(?:1|mot) )?(?:van|(?:100|1\.?000|10\.?000|100\.?000)(?: trieu)?)"
        r" (?:nguoi )?(?:dan|tre|nguoi|phu nu|be gai|lao dong)\b",
        ("14 bác sỹ trên 1 vạn dân", "12 người trên một vạn dân", "/10.000 dân", "12 ca mỗi 1.000 người dân"),
        ("9 ca trên 200 dân", "3 lần trên 1.000 tỷ", "việc làm cho trên 10.000 lao động"),
    ),
    Rule("mark", "name", r"\[\^?[0-9]{1,3}\]", ("thu 560 tỷ đồng [1]", "GRDP[^12]"), ("[5,2]",)),
    Rule(
        "tiers",
        "name",
        r"\bchinh quyen (?:dia phuong )?0?[2-4] cap\b|\b0?[2-4] cap chinh quyen\b",
        ("chính quyền địa phương 02 cấp", "liên thông 4 cấp chính quyền"),
        ("nhựa hóa 3 cấp đường",),
    ),
    # "(1) Giấy khai sinh; (2) …" counts off, "QHĐP (2b)" says how many copies.
    Rule("item", "name", r"\([0-9]{1,2}b?\)", ("gồm: (1) khai sinh; (2) kết hôn", "VT (2b)"), ("tăng (5%)",)),
    Rule(
        "outline", "name", r"^[0-9]{1,2}(?:\.[0-9]{1,2})+(?= [-–] )", ("1.1 - Chi thường xuyên",), ("1.1 tỷ",)
    ),
    Rule(
        "stars",
        "name",
        r"\b(?:khach san|ocop|chuan|hang) [1-5] sao\b",
        ("khách sạn 5 sao", "sản phẩm OCOP 4 sao"),
        ("trồng 5 sào",),
    ),
    Rule("dimensions", "name", r"\b[2-4]d\b", ("công nghệ 3D",), ("3 D",)),
    Rule("generation", "name", r"\b[2-6]g\b", ("mạng 5G",), ("5 g", "5GB")),
    Rule("version", "name", r"(?<![0-9])[1-9]\.0\b", ("công nghiệp 4.0",), ("10.0", "4.05")),
)
# No rule begins otherwise: letters that begin none are passed by at once.
_BEGINS = r"(?=[0-9(\[/]|\b(?:ngay|thang|tren|tinh|cho|moi|qu[iy]|chinh|khach|ocop|chuan|hang) )"
_LEXER = re.compile(_BEGINS + "(?:" + "|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in RULES) + ")")
_KINDS = {rule.name: rule.kind for rule in RULES}


# A rate names what it counts just before: "38 giường bệnh trên 1 vạn dân"; "cho trên 10.000 dân" is a bound.
_COUNTED = re.compile(r"[0-9][^0-9,;:.]{0,40}(?<!\bcho)(?<!\bcua)(?<!\bvoi)(?<!\bco)(?<!\bdat)[ )]$")
_REACH = 48


def _divides(folded: str, base: re.Match[str]) -> bool:
    """Whether the words of a base are no bound: a stroke is none, `trên` may be."""
    start = base.start()
    return folded[start] == "/" or _COUNTED.search(folded, max(0, start - _REACH), start) is not None


def lexed(forms: Forms) -> Iterator[Token]:
    """What the rules find in a text, in order, none over another."""
    for start, end in around_figures(forms.folded):
        for match in _LEXER.finditer(forms.folded, start, end):
            name = match.lastgroup or ""
            if name == "base" and not _divides(forms.folded, match):
                continue
            yield Token(_KINDS[name], *match.span(), name)
