"""Who a sentence of running text speaks of, by its own words or by the headings above it."""

from __future__ import annotations

from sources.document.outline import Section
from sources.grammar.bodies_in_text import body_of_main_clause, opening_body


def actor_of(sentence: str, section: Section) -> str | None:
    """Who is to act: the body of its opening or main clause, else one that a section above names."""
    if named := opening_body(sentence) or body_of_main_clause(sentence):
        return named
    for above in section.above():
        if named := opening_body(above.paragraphs[0].text):
            return named
    first = section.paragraphs[0].text
    return opening_body(first) if first.strip() != sentence.strip() else None
