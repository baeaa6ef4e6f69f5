"""Rules about running text: statements, outline, duties and assignments."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from expectations.rule import Answer, Breach, Row, caveat, index, promise

_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# Groups of three digits parted by blanks or apostrophes are one figure as well: "12 513,5".
_PARTED = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:,[0-9]+)?(?![0-9])")
# An amount may go on in a smaller unit: "2 tỷ 500 triệu".
_GOES_ON = re.compile(r"([0-9.,]+) (?:nghìn|ngàn|triệu|tỷ|tỉ)(?: tỷ)? (?=([0-9.,]+))")
_FRACTION = re.compile(r"([0-9]+)([½⅓⅔¼¾⅛⅜⅝⅞])")
_TIMES = (1e3, 1e6, 1e9)
_CLAIM = ("document_id", "line_from", "label", "period", "unit", "value_min", "value_max")


@promise(
    "indicator_values",
    "Số lấy từ lời văn đọc lại được từ chính câu đó"
    " | A figure from running text can be read again from its sentence",
)
def figure_in_sentence(value: Row) -> Answer:
    """By another way of reading than the reader's."""
    if value["source_kind"] != "prose":
        return None
    printed = _said(value["printed"])
    for bound in (value["value_min"], value["value_max"]):
        if bound is not None and abs(bound) not in printed:
            return Breach(f"không có số {bound:g} trong câu", f"{bound:g} is not in the sentence")
    return True


@lru_cache(maxsize=4096)
def _said(sentence: str) -> frozenset[float]:
    """All numbers that the figures of a sentence may mean."""
    plain = _plain_digits(sentence)
    figures = [*_FIGURE.findall(plain), *(re.sub("[ '’]", "", found) for found in _PARTED.findall(plain))]
    said = {reading for figure in figures for reading in _readings(figure)}
    said.update(int(whole) + unicodedata.numeric(part) for whole, part in _FRACTION.findall(plain))
    for first, rest in _GOES_ON.findall(plain):
        said.update(
            high * times + low
            for high in _readings(first.strip(".,"))
            for low in _readings(rest.strip(".,"))
            for times in _TIMES
        )
    return frozenset(said)


def _plain_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _readings(figure: str) -> set[float]:
    """What a printed figure may mean: `.` for thousands and `,` for decimals, or the other way round."""
    found = set()
    for thousands, decimal in ((".", ","), (",", ".")):
        plain = figure.replace(thousands, "").replace(decimal, ".")
        if plain.count(".") <= 1:
            found.add(float(plain))
    return found


@index
def unclaimed_of_sentence(unclaimed_figures: Sequence[Row]) -> dict[tuple[str, str], set[str]]:
    """The figures of each sentence that nobody claims."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for left in unclaimed_figures:
        found[left["document_id"], left["sentence"]].add(left["figure"])
    return found


@promise(
    "indicator_values",
    "Không lấy phần đuôi của một con số không đọc được | No figure is the rest of one that was not read",
)
def no_rest_of_a_figure(value: Row, unclaimed_of_sentence: Mapping[tuple[str, str], set[str]]) -> Answer:
    """Right behind a figure that nobody claims, with a blank or a sign between, none is claimed."""
    if value["source_kind"] != "prose":
        return None
    figures = {abs(bound) for bound in (value["value_min"], value["value_max"]) if bound is not None}
    for left in unclaimed_of_sentence.get((value["document_id"], value["printed"]), ()):
        for rest in _behind(left).findall(value["printed"]):
            alone = len(re.findall(rf"(?<![0-9.,]){re.escape(rest)}(?![0-9])", value["printed"])) == 1
            if alone and figures & _readings(rest):
                return Breach(f"“{rest}” đứng ngay sau “{left}”", f"“{rest}” stands right behind “{left}”")
    return True


@lru_cache(maxsize=4096)
def _behind(figure: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9.,]){re.escape(figure)}[ +–−^'’*·-]{{1,3}}({_FIGURE.pattern})")


@index
def rows_of_tables(lines: Sequence[Row]) -> dict[str, dict[int, str]]:
    """The row of a table that holds each line of a document, where one does."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for line in lines:
        if line["role"] in ("table_row", "table_group"):
            found[line["document_id"]][line["line"]] = line["owner"]
    return found


@index
def first_claims(indicator_values: Sequence[Row]) -> dict[tuple[object, ...], Row]:
    """The first row that claims a figure of running text."""
    found: dict[tuple[object, ...], Row] = {}
    for value in indicator_values:
        if value["source_kind"] == "prose":
            found.setdefault(_claim(value), value)
    return found


def _claim(value: Row) -> tuple[object, ...]:
    return tuple(value[name] for name in _CLAIM)


@promise(
    "indicator_values",
    "Mỗi con số chỉ được lấy một lần | No figure is claimed twice, by sentence and table or by one sentence",
)
def claimed_once(
    value: Row, rows_of_tables: Mapping[str, dict[int, str]], first_claims: Mapping[tuple[object, ...], Row]
) -> Answer:
    """No figure is claimed by a sentence and by a table, nor twice by one sentence; a row of a table may be a
    sentence itself."""
    if value["source_kind"] != "prose":
        return None
    held, table = rows_of_tables.get(value["document_id"], {}), value["row_id"].rpartition(".")[0]
    for line in range(value["line_from"], value["line_to"] + 1):
        if line in held and held[line].rpartition(".")[0] != table:
            return Breach(f"dòng {line} thuộc một bảng", f"line {line} belongs to a table")
    return first_claims[_claim(value)] is value or Breach(
        "số này đã được lấy một lần từ câu này", "this figure is claimed twice"
    )


@index
def level_of(clauses: Sequence[Row]) -> dict[str, int]:
    return {clause["clause_id"]: clause["level"] for clause in clauses}


@promise(
    "lines",
    "Mỗi dòng lời văn thuộc đúng một mục | Every line of running text belongs to one clause",
)
def text_has_clause(line: Row, level_of: Mapping[str, int]) -> Answer:
    """Text of an annex without a table too."""
    if line["role"] != "body":
        return None
    return line["owner"] in level_of or Breach(
        "dòng lời văn không thuộc mục nào", "a line of running text belongs to no clause"
    )


@promise(
    "clauses",
    "Cấp của mỗi mục ngay dưới mục cha | The level of a clause is one below its parent's",
)
def parents_above(clause: Row, level_of: Mapping[str, int]) -> Answer:
    return clause["level"] == level_of.get(clause["parent_id"], 0) + 1 or Breach(
        "cấp không khớp với mục cha", "the level does not follow from the parent's"
    )


@caveat("duties", "Thời hạn báo cáo được hiểu | The deadline of a duty is understood")
def due_read(duty: Row) -> Answer:
    if duty["due"] is None:
        return None
    return (
        bool(duty["due_on"])
        or duty["recurrence"] != "none"
        or Breach(f"không hiểu thời hạn “{duty['due']}”", f"the deadline “{duty['due']}” was not understood")
    )


@caveat("duties", "Biết cơ quan phải báo cáo | The body that must report is known")
def actor_known(duty: Row) -> Answer:
    return bool(duty["who"]) or Breach(
        "câu và các mục chứa nó không nêu cơ quan", "neither the sentence nor its clauses name a body"
    )


@caveat(
    "assignments",
    "Mục được giao tìm thấy trong văn bản | The clause assigned is found in the text",
)
def clause_found(assignment: Row) -> Answer:
    path = assignment["clause_path"]
    return (
        path is None
        or bool(assignment["clause_id"])
        or Breach(f"không tìm thấy “{path}” trong văn bản", f"“{path}” is not in the text")
    )
