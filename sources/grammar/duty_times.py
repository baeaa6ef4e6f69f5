"""When a sentence says that something is to be told: days, recurrences, occasions, each where it is printed.

`deadlines` reads a cell that is a deadline as a whole; here times stand among words, and a recurring one
keeps the day of its period (`trước ngày 20 tháng cuối quý`: day 20 of the third month).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from sources.grammar.dates import DAY_NUMBER, DAY_OF_A_YEAR, MONTH_NUMBER, YEAR
from sources.grammar.deadlines import read_deadline

_EACH = r"(?:hằng|hàng|mỗi|từng) (?:tháng|quý|năm|tuần|ngày)"
_AND_EACH = r"(?:, (?:[0-9]+ tháng|năm|quý)(?! [0-9ivx]))*"
_CLOCK = r"(?:[0-2]?[0-9](?:h|:| giờ ?)[0-9]{0,2} ?(?:phút)?,? )?"
# "trước", "chậm nhất trước 16h00 ngày"
_BEFORE = rf"(?:(?:chậm nhất |xong |hoàn thành )?trước|chậm nhất|không muộn hơn) {_CLOCK}(?:ngày )?"
_ON = rf"(?:{_BEFORE}|(?:vào )?ngày )"
"""Of a day that comes back: "vào ngày 15 của tháng cuối quý" too."""
_SECOND = rf"(?P<second>(?:,| và)(?: trước)?(?: ngày)? {DAY_NUMBER}(?: tháng |/){MONTH_NUMBER}(?![0-9]))?"
_PLAN = r"(?: (?:kế hoạch|nghị quyết|đề án|chương trình|quyết định|chỉ thị)(?: này)?)?"
_MONTHS = {"đầu": 1, "giữa": 2, "thứ hai": 2, "cuối": 3}
_RECURRENCES = (("tháng", "monthly"), ("quý", "quarterly"), ("năm", "yearly"))


@dataclass(frozen=True, slots=True)
class Time:
    """A time of a sentence: its kind, where it stands, and what it means as far as it says so itself."""

    kind: str
    start: int
    end: int
    recurrence: str = "none"
    last: datetime.date | None = None
    day: int | None = None
    month: int | None = None
    """Of a recurring time: the day of the month, and which month of the quarter or year."""

    @property
    def of_sender(self) -> bool:
        """Whether it binds the one who tells, and not whoever passes it on."""
        return self.kind in ("day", "day of a period", "span", "occasion")


_Reads = Callable[[re.Match[str], int | None], Time]


def _of_quarter(match: re.Match[str], _: int | None) -> Time:
    month = _MONTHS[match["which"]]
    return Time("day of a period", *match.span(), "quarterly", day=int(match["day"]), month=month)


def _of_month(match: re.Match[str], _: int | None) -> Time:
    return Time("day of a period", *match.span(), "monthly", day=int(match["day"]))


def _of_year(match: re.Match[str], _: int | None) -> Time:
    """`trước ngày 05/12 hằng năm`; of two days of a year neither is the day."""
    one = not match["second"]
    day, month = (int(match["day"]), int(match["month"])) if one else (None, None)
    return Time("day of a period", *match.span(), "yearly", day=day, month=month)


def _once(match: re.Match[str], year: int | None) -> Time:
    due = None if match["second"] else read_deadline(match.group(), year)
    day, month = (
        (None, None) if match["year"] or match["second"] else (int(match["day"]), int(match["month"]))
    )
    return Time("day", *match.span(), last=due.last if due else None, day=day, month=month)


def _span(match: re.Match[str], year: int | None) -> Time:
    due = read_deadline(match.group().removeprefix("trong ").removeprefix("vào "), year)
    return Time("span", *match.span(), last=due.last if due else None)


def _recurring(match: re.Match[str], _: int | None) -> Time:
    printed = match["each"]
    recurrence = next((code for word, code in _RECURRENCES if word in printed), "ongoing")
    return Time("recurrence", *match.span(), recurrence)


def _session(match: re.Match[str], year: int | None) -> Time:
    """A regular meeting is held in the month or year that it is named by; a session has no day."""
    due = read_deadline(match.group(), year) if "phiên họp" in match.group() else None
    return Time("occasion", *match.span(), last=due.last if due else None)


def _as(kind: str, recurrence: str = "none") -> _Reads:
    return lambda match, _: Time(kind, *match.span(), recurrence)


_KINDS: tuple[tuple[re.Pattern[str], _Reads], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), reads)
    for words, reads in (
        # "trước ngày 20 tháng cuối quý", "trước ngày 15 của tháng đầu mỗi quý"
        (
            rf"{_ON}(?P<day>{DAY_NUMBER}) (?:của )?tháng (?P<which>{'|'.join(_MONTHS)})(?: của)?"
            rf"(?: mỗi| từng)? quý(?! (?:sau|tiếp|kế))(?: {_EACH})?",
            _of_quarter,
        ),
        # "trước ngày 15 hằng tháng"; the month after is not the month that is told of
        (rf"{_ON}(?P<day>{DAY_NUMBER}) (?:của )?(?:hằng|hàng|mỗi) tháng", _of_month),
        (rf"{_ON}{DAY_OF_A_YEAR}{_SECOND} (?:hằng|hàng|mỗi) năm", _of_year),
        (rf"{_BEFORE}{DAY_OF_A_YEAR}{_SECOND}", _once),
        # "trong quý ii/2024", "trong tháng 6 năm 2024", "vào năm 2030", "(năm 2030)"
        (
            rf"(?:trong|vào) (?:quý|tháng) (?:[ivx]{{1,3}}|{MONTH_NUMBER})(?:[/-]{YEAR}| năm {YEAR})?"
            rf"|(?:trong|vào) năm {YEAR}|(?<=\()năm {YEAR}(?=\))",
            _span,
        ),
        # "định kỳ 6 tháng, năm", "hằng quý, 6 tháng", "định kỳ"
        (rf"(?:định kỳ )?(?P<each>{_EACH}){_AND_EACH}", _recurring),
        (
            rf"định kỳ(?: (?:[0-9]+ )?(?:tháng|quý|năm)(?: (?:một|1) lần)?{_AND_EACH})?"
            r"|[0-9]+ tháng (?:một|1) lần",
            _as("no code"),
        ),
        (
            rf"trong (?:suốt )?quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai){_PLAN}",
            _as("all along", "ongoing"),
        ),
        # promptness is of the telling that it stands by: "kịp thời báo cáo", "báo cáo kịp thời"
        (
            r"(?:kịp thời|thường xuyên)(?= (?:[^\W\d_]+,? ){0,4}(?:báo cáo|gửi|phản ánh))"
            r"|(?<=báo cáo )kịp thời",
            _as("all along", "ongoing"),
        ),
        (r"tại (?:các )?(?:phiên|kỳ) họp[^,;.()]{0,80}", _session),
        (
            r"trong (?:thời hạn|vòng) [0-9]+ ngày[^;.()]{0,60}"
            r"|trước khi (?:(?! và )[^,;.()]){1,40}",
            _as("occasion"),
        ),
    )
)


def times_in(small: str, year: int | None) -> list[Time]:
    """The times of a sentence in small letters, in print order; what one kind holds is no later one's."""
    found: list[Time] = []
    for words, reads in _KINDS:
        for match in words.finditer(small):
            if not any(time.start < match.end() and match.start() < time.end for time in found):
                found.append(reads(match, year))
    return sorted(found, key=lambda time: time.start)
