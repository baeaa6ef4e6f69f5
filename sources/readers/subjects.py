"""What a quantity in a sentence is of: the words that name its indicator, as printed.

A figure may follow its subject (`tỷ lệ thất nghiệp ở mức 3,86%`), stand before it (`100% hộ dân …`) or
within it (`tích hợp 30% dịch vụ công …`, whose label is `tích hợp … dịch vụ công`). Where the words around a
figure name nothing (`…, tăng 8% so cùng kỳ`), it is of what was named last. Which words those are is told by
`words`, what they make of a figure by `turns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sources.grammar.figures import bound
from sources.grammar.tokens import Token
from sources.paper.letters import collapse
from sources.readers.headings import name_before_colon
from sources.readers.period_letters import SetApart
from sources.readers.statements import Statement
from sources.readers.turns import Kind, Turn
from sources.readers.words import (
    CHANGED,
    CUT,
    MEASURED_BY,
    OF_WHOM,
    PARTS,
    PER_PEOPLE,
    Words,
    of_level,
    rest_behind,
    says_nothing,
    words_around,
)

_LONGEST_LABEL = 300
_PARTS = re.compile(rf"{PARTS}|gồm", re.I)
_BASE = re.compile(rf"{PER_PEOPLE}\b")
_EQUIVALENT = re.compile(r"\(\s?(?:tương đương|tương ứng|bằng)\b", re.I)
_CHANGE = re.compile(
    r"(?:tốc độ )?(?:tăng trưởng|tăng|giảm)"
    r"(?: (?:thêm|dần|mạnh|bình quân|trung bình|hằng năm|hàng năm|mỗi năm))*",
    re.I,
)
# "Kinh tế biển đóng góp 41% GRDP, tăng trưởng bình quân 14%": of what was named.
_GROWS = re.compile(r"tăng trưởng(?: bình quân| trung bình)?", re.I)
_RATE = re.compile(r"tốc độ (?:tăng|giảm|phát triển)", re.I)
_COMPARED = re.compile(r"so (?:với |cùng )", re.I)
_LAST_YEAR = re.compile(r"so (?:với )?(?:cùng kỳ|năm (?:trước|ngoái))", re.I)
# "đã giảm", "tiếp tục tăng": what stands between a subject and its verb.
_ALREADY = re.compile(r" (?:đã|tiếp tục|cũng|vẫn|sẽ|ước|dự kiến)(?= (?:tăng|giảm)(?: …|$))", re.I)
_JOINED = ("và", ",")
_AND = ("", "và", "với", "cùng")
"""Between two things that are counted in one breath: `thành lập mới 35 doanh nghiệp, 06 hợp tác xã`."""
_LISTED = re.compile(r"(?:[,;]|\bvà|\bcùng)\s*$")


@dataclass(slots=True)
class Told:
    """What one sentence says of one quantity."""

    statement: Statement
    label: str
    parent: str | None
    part: bool
    """Whether it is a part of its parent."""
    subject: str
    """What it is of without the verb of a change: what is told next may be of it."""
    borrowed: bool
    """Whether no word of the sentence names it, but one before the sentence."""


def tell(
    sentence: str,
    tokens: Iterable[Token],
    statements: Sequence[Statement],
    turns: Sequence[Turn],
    about: str | None,
) -> list[Told]:
    """What each statement of a sentence is of; where none of its words says so, it is of what was named last,
    and at first of what the sentences before and the headings speak of."""
    if not statements:
        return []
    apart = SetApart.of(sentence, tokens)
    text, told = apart.text, list[Told]()
    before_colon = _before_colon(sentence, statements[0])
    behind, named, counted = 0, before_colon or about or "", ""
    borrowed = named == about
    limits = [*(one.start for one in statements[1:]), len(text)]
    for index, (own, following) in enumerate(zip(statements, limits, strict=True)):
        gap = text[behind : own.start]
        statement = _shared_bound(text, own, told[-1].statement, following) if told else own
        words = _counted_with(words_around(text, statement, behind, following), counted, gap)
        counted = words.subject if statement.counted else ""
        if words.counts and (end := _shared_end(text, statements[index:]).strip()):
            words = replace(words, rest=collapse(f"{words.rest} {end}"), counts=False)
        if words.counts and told:
            words = replace(words, counts=False)  # only a heading says more than the noun that is counted
        label, subject = _of(words, named, gap, turns[index])
        whole, behind = _whole(gap, told, label), words.end
        printed = [_printed(part, apart) for part in (label, subject)]
        borrowed, named = borrowed and subject == named, subject
        told.append(Told(statement, printed[0], whole, whole is not None, printed[1], borrowed))
    _name_parents(told, sentence, before_colon)
    _name_wholes(told)
    return told


def _counted_with(words: Words, counted: str, gap: str) -> Words:
    """The words of a noun that is counted in one breath with another, which have those before that one."""
    if words.counts and counted and gap.strip(" ,") in _AND:
        return replace(words, subject=counted, counts=False)
    return words


def _whole(gap: str, told: Sequence[Told], label: str) -> str | None:
    """What a statement is part of: what stands before `trong đó`, up to a semicolon.

    A rate of change is no part of a level (`đóng góp 28% của vùng; trong đó: tốc độ tăng trưởng 12%`).
    """
    if not told or (_RATE.match(label) and not _RATE.search(told[-1].label)):
        return None
    if _PARTS.search(gap.rpartition(";")[2]):
        return told[-1].parent or told[-1].subject
    return told[-1].parent if told[-1].part and ";" not in gap else None


def _of(words: Words, named: str, gap: str, turn: Turn) -> tuple[str, str]:
    """The label of a statement, and what the next one may be of."""
    if turn.kind is Kind.ELSEWHERE:
        return f"{named} {turn.words}".strip(), named
    if named and (turn.kind is Kind.EARLIER or _EQUIVALENT.search(gap)):
        return named, named
    return _of_words(words, named, turn)


def _of_words(words: Words, named: str, turn: Turn) -> tuple[str, str]:
    """The label that the words around a figure make, or what was named before with them."""
    if turn.kind is Kind.FULFILLED:
        own = named if says_nothing(words.subject) else words.subject
        return collapse(f"{own} {turn.words} {CUT} {words.behind.partition(',')[0]}"), own
    if turn.kind is Kind.PLANNED:
        words = replace(words, subject=MEASURED_BY.sub("", words.subject))
    compared = says_nothing(words.subject) and _COMPARED.match(words.behind)
    if compared or says_nothing(words.whole) or (named and _is_of(words)):
        return _of_named(words, of_level(named) if words.leads_to else named, turn), named
    if turn.kind is Kind.CHANGE:
        return _changed(words)
    return words.whole, words.whole


def _is_of(words: Words) -> bool:
    """Whether words say something of what was named before, and name nothing themselves."""
    return words.of_named or words.counts or _GROWS.fullmatch(words.whole) is not None


def _of_named(words: Words, named: str, turn: Turn) -> str:
    """The label of what is told of a subject named before."""
    change = _CHANGE.search(words.subject)
    verb = change[0] if change and (turn.kind is Kind.CHANGE or _GROWS.match(words.subject)) else turn.words
    if words.of_named and not says_nothing(words.rest):
        return collapse(f"{named} {verb} {CUT} {words.rest}")
    base = f" {CUT} {words.behind}" if turn.kind is Kind.CHANGE and _is_another_base(words.behind) else ""
    return collapse(f"{named} {verb}{base}")


def _changed(words: Words) -> tuple[str, str]:
    """The label of a change with its verb, and what it is a change of."""
    subject = CHANGED.sub("", words.subject).strip(" ,")
    base = f" {CUT} {words.behind}" if not words.rest and _is_another_base(words.behind) else ""
    label = _ALREADY.sub("", f"{words.whole}{base}")
    return label, words.whole if words.rest or not subject else subject


def _is_another_base(behind: str) -> bool:
    """Whether what stands behind a change measures it by another time than the same one of last year."""
    return _COMPARED.match(behind) is not None and not _LAST_YEAR.match(behind)


def _before_colon(sentence: str, first: Statement) -> str | None:
    """`Khu dân cư X: 90 tỷ đồng, diện tích 4,2 ha`: the name before a colon before all figures."""
    colon = sentence.find(":", 0, first.start)
    return name_before_colon(sentence[:colon]) if colon > 0 else None


def _name_parents(told: Sequence[Told], sentence: str, name: str | None) -> None:
    """What stands before a colon is the parent of what does not say it; where it names a figure itself, up to
    the next semicolon."""
    if name is None:
        return
    itself = told[0].subject in name or name in told[0].label
    for one in told:
        if itself and ";" in sentence[told[0].statement.end : one.statement.start]:
            return
        if one.parent is None and name not in one.label and one.subject not in name:
            one.parent = name


def _name_wholes(told: Sequence[Told]) -> None:
    """What says only of whom or where is of what was told before it: `…; ở nông thôn đạt 65%`."""
    whole = None
    for one in told:
        if not OF_WHOM.match(one.label):
            whole = one.parent or one.subject
        elif one.parent is None:
            one.parent = whole


def _printed(part: str, apart: SetApart) -> str:
    """A label or a subject as printed; where no words make one, all of the sentence if that says anything."""
    whole = apart.text
    return _shortened(apart.as_printed(part or ("" if says_nothing(whole) else collapse(whole))))


def _shortened(label: str) -> str:
    """A label that is no longer than it may be, cut between two words."""
    if len(label) <= _LONGEST_LABEL:
        return label
    return label[: _LONGEST_LABEL + 1].rpartition(" ")[0].rstrip(" ,")


def _shared_end(text: str, statements: Sequence[Statement]) -> str:
    """What stands behind the last noun of a list that is counted in one breath: it is said of all of them.

    `có 91 xã, 2 huyện đạt chuẩn`, `14 bác sỹ và 38 giường bệnh trên 1 vạn dân`; a rate may end the list:
    `8,3 bác sỹ và 29 giường bệnh/vạn dân`.
    """
    end = ""
    for index, (one, following) in enumerate(pairwise(statements), start=1):
        if text[one.end : following.start].strip() not in _JOINED:
            break
        if base := _BASE.search(following.unit):
            return base[0]
        if not following.counted:
            break
        behind = statements[index + 1].start if index + 1 < len(statements) else len(text)
        end = rest_behind(text, following.end, behind)
    return end


def _shared_bound(text: str, statement: Statement, previous: Statement, following: int) -> Statement:
    """`ít nhất 80% hồ sơ …, 60% hồ sơ …`: a bound holds for what is listed behind it in the same words."""
    comparator, figure = previous.quantity.comparator, statement.quantity.low
    gap = text[previous.end : statement.start]
    if statement.quantity.comparator != "eq" or figure is None or comparator in ("eq", "range"):
        return statement
    if previous.unit != statement.unit or ";" in gap or not _LISTED.search(gap):
        return statement
    noun = " ".join(gap.split()[:2])
    alike = statement.counted or (noun and text[statement.end : following].strip().startswith(noun))
    return replace(statement, quantity=bound(comparator, figure)) if alike else statement
