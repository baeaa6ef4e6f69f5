"""Words of labels that name no indicator themselves, as rules and lists; see the head of `labels.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sources.vocabularies.files import load


@dataclass(frozen=True, slots=True)
class LabelRule:
    """Which labels a rule of `labels.yaml` means. Its phrases have blanks around, to compare whole words."""

    whole: frozenset[str]
    starts: tuple[str, ...]
    openings: frozenset[str]
    """Those of `starts` behind which more must stand."""
    has: tuple[str, ...]
    unless: tuple[str, ...]
    after: tuple[str, ...]

    def means(self, label: str) -> bool:
        """Whether a label, spelled as a key, is meant; behind a phrase that may stand before it, too."""
        words = f" {label} "
        rests = (words[len(phrase) - 1 :] for phrase in self.after if words.startswith(phrase))
        return self._means(words) or any(map(self._means, rests))

    def _means(self, words: str) -> bool:
        if words.startswith(self.unless):
            return False
        starts = words.startswith(self.starts) and words not in self.openings
        return starts or words in self.whole or any(phrase in words for phrase in self.has)


@cache
def label_words() -> Mapping[str, Any]:
    """The rules and lists of `labels.yaml` by their names, as the file has them."""
    return dict(load("labels"))


@cache
def label_rule(name: str) -> LabelRule:
    """A rule of `labels.yaml` by its name."""
    entry = label_words()[name]
    starts = {phrase: f" {phrase.removesuffix(' …')} " for phrase in entry.get("starts", ())}
    return LabelRule(
        frozenset(_padded(entry, "is")),
        tuple(starts.values()),
        frozenset(opening for phrase, opening in starts.items() if phrase.endswith("…")),
        _padded(entry, "has"),
        _padded(entry, "unless"),
        _padded(entry, "after"),
    )


def _padded(entry: Mapping[str, list[str]], part: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in entry.get(part, ()))
