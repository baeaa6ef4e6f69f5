"""Who a sentence of running text speaks of, by its own words or by the headings above it."""

from __future__ import annotations

from sources.document.outline import Section
from sources.grammar.bodies_in_text import body_of_main_clause, opening_body


def actor_of(sentence: str, section: Section) -> str | None:
    """Who is to act: the body of its opening or main clause, else one that a section above names."""
    return opening_body(sentence) or body_of_main_clause(sentence) or actor_above(sentence, section)


def actor_above(sentence: str, section: Section) -> str | None:
    """Who the sections above a sentence name, the nearest first; its own speaks in its first words."""
    first = section.paragraphs[0].text
    if first.strip() != sentence.strip() and (named := opening_body(first)):
        return named
    return next(filter(None, (opening_body(above.paragraphs[0].text) for above in section.above())), None)
