"""Places below a province: which ones documents name, where rows mention them, and their committees.

A place is known where some document of the territory prints it with its kind (`quận Đồ Sơn`), and none
puts it into another province; a row mentions it where its name stands, with or without the kind. The
committee of a place that two documents of the time print is one of "UBND các quận, huyện": one print may be
of a neighbour. What a body is called belongs to reading; these bodies are called by their place.
"""

from __future__ import annotations

_KINDS = "[Qq]uận|[Hh]uyện|[Tt]hị xã"
_WORD = r"\p{Lu}\p{L}+"
_PRINTS = 2
"""Documents that print a place before its committee is taken into a group."""

# Of a name of three words whose first two are a name by themselves the third is the next name (`huyện An
# Dương Hải Phòng`).
PLACES = rf"""
    CREATE OR REPLACE TEMP TABLE printed_places AS
    WITH found AS (
        SELECT document_id, unnest(regexp_extract_all(
            text, '(?:{_KINDS}) {_WORD} {_WORD}(?: {_WORD})?(?:,? (?:tỉnh|thành phố) {_WORD} {_WORD})?'
        )) AS printed
        FROM lines WHERE regexp_matches(text, '(?:{_KINDS}) ')
    ), placed AS (
        SELECT found.*, i.territory, i.issued_on, t.name AS province
        FROM found JOIN issued i USING (document_id) JOIN territories t ON t.territory = i.territory
    ), parted AS (
        SELECT *,
            lower(regexp_extract(printed, '^({_KINDS})', 1)) AS kind,
            regexp_extract(printed, '^(?:{_KINDS}) ({_WORD} {_WORD}(?: {_WORD})?)', 1) AS name,
            regexp_extract(name, '^{_WORD} {_WORD}') AS short,
            regexp_extract(printed, ' (?:tỉnh|thành phố) ({_WORD} {_WORD})$', 1) AS within
        FROM placed
    ), known AS (
        SELECT DISTINCT territory, name FROM parted WHERE name = short
    ), elsewhere AS (
        SELECT DISTINCT territory, short FROM parted WHERE within NOT IN ('', province)
    )
    SELECT DISTINCT p.document_id, p.territory, p.issued_on, p.kind,
        CASE WHEN k.name IS NULL THEN p.name ELSE p.short END AS name
    FROM parted p
    ANTI JOIN elsewhere e ON e.territory = p.territory AND e.short = p.short
    LEFT JOIN known k ON k.territory = p.territory AND k.name = p.short;
"""

_SLUG = "replace(strip_accents(replace(lower({}), 'đ', 'd')), ' ', '-')"

COMMITTEES = f"""
    CREATE OR REPLACE TEMP TABLE committees AS
    SELECT 'ubnd-' || {_SLUG.format("kind")} || '-' || {_SLUG.format("p.name")} AS agency_id,
        'Ủy ban nhân dân ' || kind || ' ' || p.name AS name_vi, t.name AS place, p.*
    FROM printed_places p JOIN territories t USING (territory)
    QUALIFY count(*) OVER (PARTITION BY territory, kind, p.name) >= {_PRINTS};
    INSERT INTO agencies BY NAME
    SELECT DISTINCT ON (agency_id)
        agency_id, name_vi, 'district' AS level, 'named' AS status, 'district' AS kind, place
    FROM committees
    WHERE agency_id NOT IN (SELECT agency_id FROM agencies)
    ORDER BY ALL;
    INSERT INTO named_bodies
    SELECT DISTINCT agency_id, 'district', document_id, issued_on, territory
    FROM committees c JOIN agencies a USING (agency_id, place);
"""

MENTION = r"""
    DELETE FROM place_mentions;
    INSERT INTO place_mentions BY NAME
    WITH places AS (
        SELECT territory, name, min(kind) || ' ' || name AS place
        FROM printed_places GROUP BY territory, name
    ), said AS (
        SELECT 'task' AS kind, task_id AS source_row, description AS text, document_id, line_from, line_to
        FROM tasks
        UNION ALL
        SELECT 'project', project_id, concat_ws(' ; ', name, location), document_id, line_from, line_to
        FROM projects
        UNION ALL
        SELECT 'clause', clause_id, concat_ws(' ', heading, text), document_id, line_from, line_to
        FROM clauses
    ), worded AS (
        SELECT said.*, territory, ' ' || regexp_replace(text, '[^\p{L}]+', ' ', 'g') || ' ' AS words
        FROM said JOIN issued USING (document_id)
        WHERE territory IS NOT NULL
    )
    SELECT DISTINCT kind, source_row, place, document_id, line_from, line_to
    FROM worded JOIN places USING (territory)
    WHERE contains(words, ' ' || places.name || ' ');
"""
