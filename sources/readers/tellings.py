"""Tellings in a sentence: the words by which a body reports or sends something, and to whom.

`báo cáo kết quả thực hiện về Sở Tài chính`, `gửi Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh`. A paper
that is drafted and laid before a body is a task, no report on how things go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.grammar.bodies import split_bodies
from sources.grammar.bodies_in_text import body_at

_VERB = re.compile(r"(?<!\w)(?:báo cáo|đồng gửi|gửi|phản ánh)(?!\w)")
# What stands between the verb and whom it names: how, what in short, further verbs of the same act.
_BETWEEN = re.compile(
    r"(?:,? (?:và )?(?:kịp thời|định kỳ|bằng văn bản|kết quả(?: thực hiện)?|tình hình(?: thực hiện)?|"
    r"đề xuất|kiến nghị|tham mưu|xin ý kiến|trình|gửi|đồng gửi|về|cho|lên|tới|đến|với))*+ (?=\w)"
)
# Further on, behind what is told: "báo cáo các trường hợp vi phạm cho cơ quan …", "gửi kế hoạch về …".
_FURTHER = re.compile(r" (?:gửi về|gửi|về|cho|với|lên|tới) (?=\w)")
_REACH = 160
"""Letters behind the verb in which whom it names stands."""
_AUTHORITY = re.compile(r"(?:cấp|cơ quan) (?:nhà nước )?có thẩm quyền")
# "theo báo cáo của", "dự thảo báo cáo", "chế độ báo cáo", "Báo cáo số": the paper, not the act.
_NOUN = re.compile(
    r"(?<!\w)(?:theo|dự thảo|các|bản|tại|trong|của|về|những|số liệu|xây dựng|hoàn thiện|lập|được)$"
)
_PAPER = re.compile(r" (?:(?:dự thảo|văn bản|các|bản|hồ sơ) )*báo cáo")
# What was sent before this document was written.
_PAST = re.compile(r"(?<!\w)(?:có (?:văn bản|công văn|tờ trình|báo cáo) số[^;]*|đã(?: \w+){0,2} ?)$")
_PASSED_ON = re.compile(r"(?<!\w)(?:(?:để )?(?:tổng hợp|theo dõi|có cơ sở|kịp)(?!\w)[^;]{0,60}|để )$")
# A report on how things go; drafting a paper and laying it before a body is a task.
_ABOUT = re.compile(
    r"(?<!\w)(?:định kỳ|(?:hằng|hàng|mỗi|từng) (?:tháng|quý|năm|tuần|ngày)|bằng văn bản|"
    r"trước ngày|trước [0-9]{1,2}(?:h[0-9]{0,2})?|chậm nhất|"
    r"kịp thời|kết quả|tình hình|tổng kết|sơ kết|đánh giá|vướng mắc|phát sinh|tổng hợp|"
    r"phiên họp|kỳ họp|thẩm quyền|phản ánh|trong quá trình|trong tháng|trong quý|trong thời hạn|trước khi|"
    r"theo dõi|rà soát|đề xuất|thống kê|khẩn trương)(?!\w)"
)
_DRAFTS = re.compile(
    r"(?<!\w)(?:xây dựng|soạn thảo|dự thảo|hoàn thiện|lập|sửa đổi)[^;]{0,60}"
    r"(?:đề án|nghị quyết|nghị định|luật|thông tư|quyết định|pháp lệnh|chiến lược|quy hoạch|hồ sơ)"
)
# What a document is for, and no duty: "- Là cơ sở để các đơn vị tổng hợp, báo cáo …".
_IS_FOR = re.compile(
    r"[-–+•* ]*(?:[0-9a-zđ]{1,2}[.)] )?(?:nhằm|(?:là|làm) (?:cơ sở|căn cứ)(?: pháp lý)? (?:để|cho))(?!\w)"
)
_SEPARATES = re.compile(r"[;,.] | và ")


@dataclass(frozen=True, slots=True)
class Telling:
    """One act: where its words begin, where its verb stands and whom it names end, who is told."""

    begins: int
    start: int
    end: int
    to_whom: str
    passed_on: bool = False
    """Whether it is done by the one who was told before."""


def tellings_in(plain: str, small: str) -> list[Telling]:
    """The tellings of a sentence in print order; `small` is it in small letters, letter by letter."""
    found: list[Telling] = []
    at = len(small) if _IS_FOR.match(small) else 0
    while (verb := _VERB.search(small, at)) is not None:
        at = verb.end()
        named = (
            None if _NOUN.search(small[: verb.start()].rstrip()[-12:]) else _named(plain, small, verb.end())
        )
        if named is None:
            continue
        place, name = named
        at = place + len(name)
        behind = found[-1].end if found else 0
        between = small[behind : verb.start()]
        passed = _PASSED_ON.search(between) if found and ";" not in between else None
        begins = behind + passed.start() if passed else _clause(small, behind, verb.start())
        if passed or (found and found[-1].passed_on) or _reports(small, begins, verb.start(), at):
            found.append(Telling(begins, verb.start(), at, _listed(name), passed is not None))
    return found


def _is_paper(plain: str, small: str, start: int) -> bool:
    """Whether `báo cáo` is a paper here, in print with a capital or behind words for one."""
    before = small[max(0, start - 12) : start].rstrip()
    capital = plain[start].isupper() and before[-1:].isalpha()
    return capital or _NOUN.search(before) is not None


def _clause(small: str, behind: int, start: int) -> int:
    """Where the words of a telling begin: behind the last semicolon, or the sign behind the one before it."""
    semicolon = small.rfind(";", behind, start)
    if semicolon >= 0:
        return semicolon + 1
    if behind == 0:
        return 0
    separators = [match.start() for match in _SEPARATES.finditer(small, behind, start)]
    return separators[-1] if separators else behind


def _reports(small: str, begins: int, start: int, end: int) -> bool:
    if _PAST.search(small[begins:start]):
        return False
    return _ABOUT.search(small) is not None and not (
        _DRAFTS.search(small, begins, end) and not _ABOUT.search(small, begins)
    )


def _named(plain: str, small: str, at: int) -> tuple[int, str] | None:
    """Whom a verb names: right behind it, or behind what is told, where it is a body of its own name."""
    if (direct := _BETWEEN.match(small, at)) and (name := body_at(plain, direct.end())):
        return direct.end(), name
    reach = min(len(small), at + _REACH)
    for sign in (";", ". "):
        stop = small.find(sign, at, reach)
        reach = stop if stop >= 0 else reach
    paper = _PAPER.match(small, at)
    if following := _VERB.search(small, paper.end() if paper else at, reach):
        reach = following.start()
    for further in _FURTHER.finditer(small, at, reach):
        name = body_at(plain, further.end())
        if name and (name[0].isupper() or _AUTHORITY.match(name)):
            return further.end(), name
    return None


def _listed(name: str) -> str:
    return "; ".join(split_bodies(name))
