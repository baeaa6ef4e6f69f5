"""Bodies in running text: who a sentence speaks of, and the name that stands at a place in it.

How the names of a cell are parted and recognised is told by `agencies`.
"""

from __future__ import annotations

import re

from sources.document.outline import Section
from sources.grammar.bodies import opens_with_body
from sources.paper.letters import collapse

_ASSIGNS = re.compile(r"^(?:Giao|Đề nghị|Yêu cầu|Đối với|Trách nhiệm của)\s+", re.I)
_HOLDER = re.compile(
    r"^(?:(?:Thủ trưởng|Người đứng đầu|Chủ tịch|Giám đốc|Bộ trưởng|Chánh Văn phòng|Lãnh đạo)(?: các)?,? ?(?:và )?)+",
    re.I,
)
# What follows the name of a body: what it is to do, when, or a stop.
_NAME_ENDS = re.compile(
    r"[;:(]|\.(?=\s|$)|(?:,\s*)?(?<!\w)(?:có trách nhiệm|chịu trách nhiệm|chủ trì|chủ động|phối hợp|căn cứ|đồng thời|quán triệt|phải|cần|tiếp tục|nêu|bảo đảm|đảm bảo|theo chức năng|theo dõi|"
    r"tổng hợp|tổng kết|báo cáo|gửi|đồng gửi|định kỳ|thường xuyên|kịp thời|tổ chức|xây dựng|triển khai|thực hiện|trước|"
    r"hằng|hàng (?:tháng|quý|năm)|để|tại|những|các vấn đề|xem xét|và báo cáo|ban hành|trong (?:quý|tháng|năm|tuần)|tham mưu|"
    r"rà soát|hướng dẫn|đôn đốc|kiểm tra|tuyên truyền|bố trí|chỉ đạo|nghiên cứu|đề xuất|quy định|kết quả|theo quy định|theo|và các cơ quan theo dõi)(?!\w)"
)
_MAIN_CLAUSE = re.compile(r", (?=[^\W\d_])")
_IS_TO = re.compile(r",? (?:có trách nhiệm|chịu trách nhiệm|chủ động|kịp thời|phải)(?!\w)")
_LONGEST = 240


def body_at(text: str, at: int) -> str | None:
    """The name, or the list of names, that begins at a place; None where no body is named there."""
    ahead = text[at : at + _LONGEST]
    held = _HOLDER.match(ahead)
    start = held.end() if held else 0
    stop = _NAME_ENDS.search(ahead, start + 1)
    name = collapse(ahead[: stop.start()] if stop else ahead).strip(" ,.;-/")
    bare = re.sub(r"^[Cc]ác (?=bộ|sở|cơ quan)", "", name[start:].strip())
    if not bare or name.isupper() or not opens_with_body(bare[0].upper() + bare[1:]):
        return None
    return name


def actor_of(sentence: str, section: Section) -> str | None:
    """Who is to act: the body that opens the sentence or its main clause, else the one that a section above names."""
    if named := _opening(sentence):
        return named
    for comma in _MAIN_CLAUSE.finditer(sentence):
        if (named := body_at(sentence, comma.end())) and _IS_TO.match(sentence, comma.end() + len(named)):
            return named
    for above in section.above():
        if named := _opening(above.paragraphs[0].text):
            return named
    first = section.paragraphs[0].text
    return _opening(first) if first.strip() != sentence.strip() else None


def _opening(text: str) -> str | None:
    bare = text.lstrip("-–+•* ")
    assigned = _ASSIGNS.match(bare)
    return body_at(bare, assigned.end() if assigned else 0)
