"""The numbers that Word counts by itself: `Điều 1.`, `II.`, `a)`, `2.3`, which stand in no text of a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from sources.paper.numerals import roman, whole

_LEVEL = re.compile(r"%([1-9])")
_PLAIN_BULLETS = "-–—+*•"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class Numbering:
    """Counts the list paragraphs of a document in the order in which they are asked for."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._styles = {
            style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))
        }
        # python-docx makes a part for documents that have none; asked for by its relation, nothing is made.
        part = next(
            (r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._read(part.element)

    def _read(self, root: Any) -> None:
        for abstract in root.iter(qn("w:abstractNum")):
            self._levels[abstract.get(qn("w:abstractNumId"))] = {
                whole(level.get(qn("w:ilvl")), 0): _Level(
                    whole(_value(level, "w:start"), 1),
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                )
                for level in abstract.iter(qn("w:lvl"))
            }
        for number in root.iter(qn("w:num")):
            key = number.get(qn("w:numId"))
            self._lists[key] = _value(number, "w:abstractNumId") or ""
            self._starts[key] = {
                whole(override.get(qn("w:ilvl")), 0): whole(start, 1)
                for override in number.iter(qn("w:lvlOverride"))
                if (start := _value(override, "w:startOverride"))
            }

    def label(self, paragraph: Any) -> str:
        """The number before a paragraph, counted on; empty where it has none."""
        key, depth = self._list_of(paragraph)
        levels = self._levels.get(self._lists.get(key, ""), {})
        if depth not in levels:
            return ""
        counts = self._counts[self._lists[key]]
        if key not in self._begun:
            self._begun.add(key)
            for level in self._starts[key]:
                counts.pop(level, None)
        start = self._starts[key].get(depth, levels[depth].start)
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return self._written(levels, depth, counts)

    def _written(self, levels: Mapping[int, _Level], depth: int, counts: Mapping[int, int]) -> str:
        level = levels[depth]
        if level.form == "bullet":
            return level.text if level.text and level.text in _PLAIN_BULLETS else "-"

        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = levels.get(at, level)
            return _FORMS.get(other.form, str)(counts.get(at, other.start))

        return _LEVEL.sub(one, level.text).strip()

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """List and depth that a paragraph, or the style it follows, has."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        own = properties.find(qn("w:numPr"))
        depth = _value(own, "w:ilvl") if own is not None else None
        key = _value(own, "w:numId") if own is not None else None
        style, seen = _value(properties, "w:pStyle"), set()
        while key is None and style in self._styles and style not in seen:
            seen.add(style)
            followed = self._styles[style]
            inherited = followed.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if inherited is not None:
                key = _value(inherited, "w:numId")
                depth = depth or _value(inherited, "w:ilvl")
            style = _value(followed, "w:basedOn")
        return key or "", whole(depth, 0)


def _value(parent: Any, tag: str) -> str | None:
    element = parent.find(qn(tag))
    value: str | None = element.get(qn("w:val")) if element is not None else None
    return value


def _letter(number: int) -> str:
    """a, b, …, z, aa, bb, …: Word repeats the letter, and knows no đ."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
}
