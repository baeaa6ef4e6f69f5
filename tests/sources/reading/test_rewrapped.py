"""A text wrapped at another width, as mail programs and PDF readers do, says the same."""

from __future__ import annotations

import textwrap

import pytest

from sources.files.text import read_text
from sources.reading.corrections import load_corrections
from sources.reading.passes import read
from sources.reading.rows import Reading
from tests.conftest import DOCUMENTS, founding


def said(reading: Reading) -> dict[str, list[tuple[object, ...]]]:
    """What the running text says, without its lines."""
    return {
        "values": [
            (v.label, v.unit, v.period, v.measure, v.comparator, v.value_min, v.value_max)
            for v in reading.indicator_values
            if v.source_kind == "prose"
        ],
        "citations": [(c.number, c.issued_on, c.mentions) for c in reading.citations],
        "duties": [(d.who, d.to_whom, d.due, d.recurrence) for d in reading.duties],
        "clauses": [(c.path, c.heading, " ".join((c.text or "").split())) for c in reading.clauses],
        "tasks": [(t.number, t.description, t.lead) for t in reading.tasks],
    }


def rewrapped(prefix: str, width: int) -> Reading:
    """The reading of a founding document whose lines of running text are wrapped."""
    (path,) = DOCUMENTS.glob(f"{prefix}*.txt")
    text = read_text(path.name, path.read_bytes())
    lines = []
    for line, role in zip(text.lines, founding(prefix).lines, strict=True):
        long = role.role == "body" and len(line) > width
        # Editors break at blanks only (12/2020/NQ-CP stays whole), and typesetters not before a dash:
        # what follows it would look like an item of a list, to people too.
        bound = line.replace(" - ", "\u00a0- ").replace(" – ", "\u00a0– ").replace("- ", "-\u00a0")
        lines += (
            textwrap.wrap(bound, width, break_long_words=False, break_on_hyphens=False) if long else [line]
        )
    return read(read_text("wrapped.txt", "\n".join(lines).encode()), load_corrections())


@pytest.mark.parametrize("width", [90, 100, 160])
@pytest.mark.parametrize("prefix", ["000", "001", "002", "004"])
def test_a_document_wrapped_anew_says_the_same(prefix: str, width: int) -> None:
    assert said(rewrapped(prefix, width)) == said(founding(prefix))
