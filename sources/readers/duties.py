"""Duties to report: who sends or reports what to whom by when. One row for each act of telling.

A sentence may hold two: `gửi Sở Tài chính trước ngày 20/11 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh`; the
second is told by the first, as often, but not by the day that binds the sender.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sources.document.sentences import Sentence
from sources.grammar.bodies_in_text import acting_body, advised_body
from sources.grammar.duty_times import Time, times_in
from sources.paper.letters import collapse, lower_in_place
from sources.readers.actors import actor_above
from sources.readers.tellings import Telling, tellings_in
from warehouse.tables import Duty


def read_duties(sentences: Iterable[Sentence], document_id: str, year: int | None) -> list[Duty]:
    """The duties of a document in print order; a day without a year lies in `year`."""
    rows: list[Duty] = []
    for sentence in sentences:
        if not any(word in sentence.text for word in ("áo cáo", "áo_cáo", "ửi ", "hản ánh", "hản_ánh")):
            continue
        for told in _read_sentence(sentence, year):
            rows.append(
                Duty(
                    duty_id=f"{document_id}.d{len(rows) + 1:02d}",
                    document_id=document_id,
                    who=told.who,
                    what=sentence.printed,
                    to_whom=told.to_whom,
                    due=told.due,
                    due_on=told.when.last,
                    recurrence=told.when.recurrence,
                    line_from=sentence.lines[0],
                    line_to=sentence.lines[1],
                    due_day=told.when.day,
                    due_month_of_period=told.when.month,
                )
            )
    return rows


@dataclass(frozen=True, slots=True)
class _Told:
    """Who tells whom, and when: as printed, and as it is meant."""

    who: str | None
    to_whom: str
    due: str | None
    when: Time


_NO_TIME = Time("none", 0, 0)


def _read_sentence(sentence: Sentence, year: int | None) -> Iterator[_Told]:
    plain = sentence.text.replace("_", " ")
    small = lower_in_place(plain)
    tellings = tellings_in(plain, small)
    if not tellings:
        return
    times = times_in(small, year)
    previous: _Told | None = None
    for position, telling in enumerate(tellings):
        ends = tellings[position + 1].begins if position + 1 < len(tellings) else len(plain)
        who = advised_body(plain, telling.start) or (
            previous.to_whom
            if telling.passed_on and previous
            else acting_body(plain, telling.start) or _spoken_of(sentence)
        )
        own = _own(times, telling, ends, first=position == 0)
        chosen = _chosen(own, telling.start)
        when = _meant(*chosen)
        if previous and when.kind in ("none", "occasion") and when.last is None:
            when = _inherited(when, previous.when, telling.passed_on)
        previous = _Told(who, telling.to_whom, _printed(sentence.text, *chosen), when)
        yield previous


def _spoken_of(sentence: Sentence) -> str | None:
    """Who the paragraph speaks of before a sentence that names nobody, else who the sections above name."""
    before = sentence.paragraph.text[max(0, sentence.start - _FAR) : sentence.start].replace("_", " ")
    return acting_body(before, len(before)) or actor_above(sentence.text, sentence.section)


_FAR = 1000
"""Letters of a paragraph in which whom it speaks of is looked for."""


def _own(times: list[Time], telling: Telling, ends: int, first: bool) -> list[Time]:
    """The times of a telling: those of its own words; the first one's also those that open the sentence."""
    own = [time for time in times if telling.begins <= time.start < ends]
    opening = [time for time in times if first and time.start < telling.begins and time.start < _OPENS]
    return own or opening


_OPENS = 12
"""Letters from the beginning of a sentence in which a time governs all of it (`1. Định kỳ hằng quý, …`)."""


def _chosen(own: list[Time], start: int) -> tuple[Time | None, Time | None]:
    """How often and by when: what is printed behind a telling, else the last before it."""
    behind = [time for time in own if time.start > start]
    before = [time for time in reversed(own) if time.start < start]
    often = (time for time in (*before, *behind) if not time.of_sender)
    # A day for each of several reports (`quý I trước ngày 10/3, 6 tháng trước ngày 10/6, …`) is not the day.
    many = sum(time.kind == "day" for time in own) >= _SEVERAL
    dated = (time for time in (*behind, *before) if time.of_sender and not (many and time.kind == "day"))
    return next(often, None), next(dated, None)


_SEVERAL = 3


def _meant(often: Time | None, dated: Time | None) -> Time:
    """What how often and by when mean together; a day outweighs how often."""
    if dated is None:
        return often or _NO_TIME
    if dated.recurrence != "none":
        more = often and often.recurrence not in ("none", "ongoing", dated.recurrence)
        return often if often and more and often.start < dated.start else dated
    return _recurring(often, dated)


def _recurring(often: Time | None, dated: Time) -> Time:
    """A day that is printed once, with what says how often: `định kỳ … trước ngày 20/11` is of every year."""
    once = replace(dated, day=None, month=None)
    if often is None or often.recurrence == "ongoing":
        return once
    if often.kind == "no code":
        bare = often.end - often.start == len("định kỳ") and dated.day
        return replace(dated, recurrence="yearly", last=None) if bare else replace(once, last=None)
    kept = dated if often.recurrence == "yearly" else once
    return replace(kept, recurrence=often.recurrence, last=None)


def _inherited(own: Time, when: Time, passed_on: bool) -> Time:
    """What a telling without a time takes from the one before: how often; when, where both are one act."""
    return replace(own, recurrence=when.recurrence) if passed_on or own.kind == "occasion" else when


def _printed(sentence: str, often: Time | None, dated: Time | None) -> str | None:
    """The time as printed: the day, with how often where the two stand together; else how often."""
    both = sorted((time for time in (often, dated) if time), key=lambda time: time.start)
    if not both:
        return None
    if len(both) == 2 and sentence[both[0].end : both[1].start].strip(" (,") == "":
        start, end = both[0].start, both[1].end
    else:
        best = dated or both[0]
        start, end = best.start, best.end
    opened = sentence.count("(", start, end) > sentence.count(")", start, end)
    return collapse(sentence[start : end + (opened and sentence.startswith(")", end))])
