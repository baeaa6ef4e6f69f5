"""Alternatives of regexes and words of vocabularies that change nothing while a list of texts is read.

Usage: python -m tests.bench.idle [PLACE…] (`make idle`). A report for people, no gate: what is idle wants a
case, or goes because it is false of the genre; none goes only because these texts lack it.

How: `re.compile` and `functools.cache` are replaced before `sources` is imported. Every regex that `sources`
compiles is compiled once more with a group around each alternative; whenever it matches, those that took part
are crossed off. What stands in a negative lookaround takes part in no match: such an alternative is
crossed off when the regex without it matches elsewhere. Every mapping and set of words that a function of
`sources` makes once and keeps is replaced by one that crosses off the keys looked up and found. What is left
at the end is printed by module and line. A word that is compared one by one is not watched.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from tests.bench.rowdiff import CORPUS

ROOT = Path(__file__).resolve().parents[2]
OPENING = re.compile(r"\((?:\?(?:P<\w+>|P=\w+|<?[=!]|>|#[^)]*|[aiLmsux-]*:?|\(\w+\)))?")
FLAGS = re.compile(r"\(\?[aiLmsux]+\)")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
NUMBERED = re.compile(r"\\[1-9]")
SHOWN = 70
"""Letters of an alternative."""

compile_regex, keep = re.compile, functools.cache


class Alternative(NamedTuple):
    """A stretch of a regex between bars; `refuses`: it stands in a negative lookaround."""

    start: int
    end: int
    refuses: bool


def alternatives(source: str, verbose: bool) -> Iterator[Alternative]:
    """The alternatives of a regex, at its top and in its groups, where there are two or more."""
    flags = FLAGS.match(source)
    open_groups: list[tuple[list[int], bool]] = [([flags.end() if flags else 0], False)]
    at = 0
    while at < len(source):
        letter, end = source[at], at + 1
        edges, refuses = open_groups[-1]
        if letter == "\\":
            end = at + 2
        elif letter == "[" and (found := CLASS.match(source, at)):
            end = found.end()
        elif letter == "#" and verbose:
            end = source.find("\n", at) + 1 or len(source)
        elif letter == "(" and (found := OPENING.match(source, at)):
            end = found.end()
            open_groups.append(([end], refuses or "!" in found.group()))
        elif letter == "|":
            edges += [at, end]
        elif letter == ")":
            yield from _between(edges, at, refuses)
            open_groups.pop()
        at = end
    yield from _between(open_groups[0][0], len(source), False)


def _between(edges: Sequence[int], end: int, refuses: bool) -> Iterator[Alternative]:
    if len(edges) > 1:
        closed = [*edges, end]
        yield from (Alternative(a, b, refuses) for a, b in zip(closed[::2], closed[1::2], strict=True))


def marked(source: str, found: Sequence[Alternative], verbose: bool) -> str:
    """The regex with a group around each alternative, named by its place in the list."""
    put: dict[int, str] = {}
    closing = "\n)" if verbose else ")"
    for number, part in enumerate(found):
        opening = f"(?P<idle{number}>"
        if part.end > part.start:
            put[part.end] = closing + put.get(part.end, "")
        else:
            opening += ")"
        put[part.start] = put.get(part.start, "") + opening
    pieces, last = [], 0
    for at in sorted(put):
        pieces += [source[last:at], put[at]]
        last = at
    return "".join([*pieces, source[last:]])


def without(source: str, part: Alternative) -> str:
    """The regex without an alternative and the bar behind or before it."""
    if source[part.end : part.end + 1] == "|":
        return source[: part.start] + source[part.end + 1 :]
    return source[: part.start - 1] + source[part.end :]


class Watched:
    """A regex that crosses off the alternatives that take part in its matches."""

    def __init__(self, source: str, flags: int, place: str) -> None:
        self.real, self.place, self.name = compile_regex(source, flags), place, ""
        verbose = bool(self.real.flags & re.VERBOSE)
        self.found = list(alternatives(source, verbose))
        if any(NUMBERED.search(source, part.start) for part in self.found):
            self.found = []  # the groups put in would change what a number means
        self.idle = {number for number, part in enumerate(self.found) if not part.refuses}
        self.twin = compile_regex(marked(source, self.found, verbose), flags)
        self.without = {
            number: compile_regex(without(source, part), flags)
            for number, part in enumerate(self.found)
            if part.refuses
        }

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def _note(self, how: str, arguments: tuple[Any, ...]) -> None:
        if self.idle:
            found = getattr(self.twin, how)(*arguments)
            for match in found if how == "finditer" else [found]:
                if match:
                    self.idle -= {number for number in self.idle if match.start(f"idle{number}") >= 0}
        for number in [n for n, other in self.without.items() if self._differs(how, other, arguments)]:
            del self.without[number]

    def _differs(self, how: str, other: re.Pattern[str], arguments: tuple[Any, ...]) -> bool:
        one, two = (getattr(pattern, how)(*arguments) for pattern in (self.real, other))
        if how == "finditer":
            return [match.span() for match in one] != [match.span() for match in two]
        return (one and one.span()) != (two and two.span())

    def left(self) -> list[str]:
        numbers = sorted({*self.idle, *self.without})
        return [self.real.pattern[self.found[n].start : self.found[n].end] for n in numbers]


def _watching(how: str, noted: str, text_at: int) -> Callable[..., Any]:
    def method(self: Watched, *arguments: Any, **named: Any) -> Any:
        if self.idle or self.without:
            asked = arguments[text_at:] if noted == how else arguments[text_at : text_at + 1]
            self._note(noted, asked or (named["string"],))
        return getattr(self.real, how)(*arguments, **named)

    return method


for way in ("search", "match", "fullmatch", "finditer"):
    setattr(Watched, way, _watching(way, way, 0))
for way, at in (("findall", 0), ("split", 0), ("sub", 1), ("subn", 1)):
    setattr(Watched, way, _watching(way, "finditer", at))


class Words(dict[str, Any]):
    """A mapping that crosses off the keys that are looked up and found."""

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__(given)
        self.idle = set(given)
        self.factory = getattr(given, "default_factory", None)

    def __missing__(self, key: str) -> Any:
        if self.factory is None:
            raise KeyError(key)
        return self.factory()

    def __getitem__(self, key: str) -> Any:
        self.idle.discard(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.idle.discard(key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self.idle.discard(key)  # type: ignore[arg-type]
        return super().__contains__(key)


class WordSet(frozenset[str]):
    """A set that crosses off the words that are looked up and found."""

    idle: set[str]

    def __contains__(self, word: object) -> bool:
        self.idle.discard(word)  # type: ignore[arg-type]
        return super().__contains__(word)


REGEXES: list[Watched] = []
WORDS: list[tuple[str, Words | WordSet]] = []


def watch(value: Any, place: str) -> Any:
    """The same value, its mappings and sets of words watched, also within."""
    if isinstance(value, dict) and value and all(isinstance(key, str) for key in value):
        if any(isinstance(item, dict) for item in value.values()):
            return {key: watch(item, f"{place}[{key}]") for key, item in value.items()}
        WORDS.append((place, Words(value)))
        return WORDS[-1][1]
    if isinstance(value, frozenset) and value and all(isinstance(word, str) for word in value):
        words = WordSet(value)
        words.idle = set(value)
        WORDS.append((place, words))
        return words
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(watch(item, f"{place}[{number}]") for number, item in enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            object.__setattr__(value, field.name, watch(getattr(value, field.name), f"{place}.{field.name}"))
    return value


def _place(frame: FrameType | None) -> str:
    """Path and line of a caller in `sources`; empty for any other."""
    path = Path(frame.f_code.co_filename) if frame else Path()
    inside = path.is_relative_to(ROOT / "sources")
    return f"{path.relative_to(ROOT)}:{frame.f_lineno}" if frame and inside else ""


def compile_watched(source: Any, flags: int = 0) -> Any:
    place = _place(sys._getframe(1))
    if not place or isinstance(source, re.Pattern | Watched):
        return compile_regex(source, flags)
    REGEXES.append(Watched(source, flags, place))
    return REGEXES[-1]


def cache_watched(function: Callable[..., Any]) -> Any:
    code = function.__code__
    if code.co_argcount or not Path(code.co_filename).is_relative_to(ROOT / "sources"):
        return keep(function)
    place = f"{Path(code.co_filename).relative_to(ROOT)}:{code.co_firstlineno} {function.__name__}"
    return keep(functools.wraps(function)(lambda: watch(function(), place)))


def read_all(places: Sequence[Path]) -> list[Path]:
    """Read every text in or below the places, with whatever `sources` compiles and keeps watched."""
    re.compile, functools.cache = compile_watched, cache_watched  # type: ignore[assignment]
    from sources.files.folder import SUFFIXES, load_text
    from sources.reading.shard import read_texts

    files = [path for place in places for path in sorted(place.rglob("*")) if path.suffix.lower() in SUFFIXES]
    for path in files:
        read_texts([load_text(path)])
    return files


def name_regexes() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("sources."):
            for attribute, value in vars(module).items():
                if isinstance(value, Watched):
                    value.name = value.name or attribute


def main(arguments: list[str]) -> int:
    places = [ROOT / place for place in arguments or CORPUS if (ROOT / place).exists()]
    files = read_all(places)
    name_regexes()
    print(f"# Idle in {len(files)} texts\n")
    print("Read:", ", ".join(path.name for path in files))
    tell("alternatives of regexes", [(f"{x.place} {x.name}", len(x.found), x.left()) for x in REGEXES])
    tell("words of vocabularies", [(place, len(words), sorted(words.idle)) for place, words in WORDS])
    return 0


def tell(title: str, found: Sequence[tuple[str, int, Sequence[str]]]) -> None:
    """Print what is idle: place, how many there are, and which of them are idle."""
    idle, every = sum(len(left) for _, _, left in found), sum(count for _, count, _ in found)
    print(f"\n## {idle} of {every} {title}\n")
    for place, count, left in sorted(found):
        if 0 < len(left) < count:
            shown = " ".join(f"`{' '.join(part.split())[:SHOWN]}`" for part in left)
            print(f"- {place}: {len(left)} of {count}: {shown}")
    print(
        "\nIdle whole, or never asked:",
        "; ".join(place for place, count, left in found if len(left) == count > 0),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
