"""The index of the search: scripts that a page without a server loads piece by piece.

Every word, in the form of `search_key`, has the numbers of the records that hold it; words with the same
first two letters stand in one script, records in scripts of some hundred. So what a search loads does not
grow with the corpus; a word that stands in very many lines is not listed for lines. How hits are ranked
stands in the script of the site.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from publish.addresses import agency_page, document_page, indicator_page, line_address
from publish.portal.content import Content, Row, grouped
from publish.portal.printing import document, lines
from warehouse.letters import MARKS, NOT_WORD, SAME_SOUND, WRITTEN_AS, search_key

OF_A_SCRIPT = 200
TOO_COMMON = 4000
"""Lines that a word may stand in before it is left out of the index of lines."""
GROUPS = ("indicator", "agency", "document", "task", "project", "line")
_LEAST = 3
"""Letters of the shortest line that is worth finding."""


class Record(NamedTuple):
    """One thing that a search can find."""

    group: str
    id: str
    title: str
    more: str
    """What it is found by beside its title."""
    under: str
    """What is shown below it."""
    address: str


class Index:
    """The words and records of a site, filled record by record, in the order of their groups."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "tim"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.words: dict[str, list[int]] = defaultdict(list)
        self.common: set[str] = set()
        self.first: dict[str, int] = {}
        self.count = 0
        self.waiting: list[Record] = []

    def add(self, records: Iterable[Record]) -> None:
        for record in records:
            self.first.setdefault(record.group, self.count)
            for word in set(search_key(f"{record.title} {record.more}").split()):
                found = self.words[word]
                if record.group == "line" and word in self.common:
                    continue
                found.append(self.count)
                if record.group == "line" and len(found) > TOO_COMMON:
                    self.common.add(word)
            self.waiting.append(record)
            self.count += 1
            if len(self.waiting) == OF_A_SCRIPT:
                self._write_records()

    def _write_records(self) -> None:
        number = (self.count - 1) // OF_A_SCRIPT
        self._write(f"r-{number}", [[*record] for record in self.waiting])
        self.waiting = []

    def close(self) -> None:
        """Write what is left: the last records, the words, and the index of all."""
        if self.waiting:
            self._write_records()
        shards: dict[str, dict[str, list[int]]] = defaultdict(dict)
        of_lines = self.first.get("line", self.count)
        for word in sorted(self.words):
            numbers = self.words[word]
            if word in self.common:
                numbers = [*(number for number in numbers if number < of_lines), -1]
            shards[word[:2]][word] = numbers
        for shard, words in shards.items():
            self._write(f"w-{shard}", words)
        self._write("index", {"groups": self.first, "count": self.count, "shards": sorted(shards)})

    def _write(self, name: str, content: object) -> None:
        said = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
        (self.folder / f"{name}.js").write_text(f'khm.put("{name}",{said})\n', encoding="utf-8")


def fold_table() -> str:
    """The table of folding for the script of the site, as JSON."""
    return json.dumps(
        {
            "marks": MARKS,
            "written": dict(WRITTEN_AS),
            "sound": SAME_SOUND,
            "mark": NOT_WORD,
            "part": OF_A_SCRIPT,
        },
        ensure_ascii=False,
    )


def records(content: Content) -> Iterator[Record]:
    """All that can be found but for lines, the most told first in each group."""
    yield from _indicators(content)
    yield from _agencies(content)
    for row in content.documents.values():
        yield _document(row)
    for row in content.tables["tasks"]:
        yield _listed(
            content,
            row,
            "task",
            row["task_id"],
            row["description"],
            " ".join(filter(None, (row["deliverable"], row["lead"]))),
        )
    for row in content.tables["projects"]:
        yield _listed(content, row, "project", row["project_id"], row["name"], row["location"] or "")


def _indicators(content: Content) -> Iterator[Record]:
    values = grouped(content.tables["indicator_values"], "indicator_id")
    have = [row for row in content.indicators.values() if row["values"]]
    for row in sorted(
        have, key=lambda row: (row["status"] != "reviewed", -row["values"], row["indicator_id"])
    ):
        labels = sorted({value["label"] for value in values.get(row["indicator_id"], ())})[:20]
        more = "; ".join([row["aliases"] or "", row["name_en"] or "", *labels])
        address = indicator_page(row["indicator_id"])
        yield Record("indicator", row["indicator_id"], row["name_vi"], more, str(row["values"]), address)


def _agencies(content: Content) -> Iterator[Record]:
    work = grouped(content.tables["obligations"], "agency_id")
    for row in sorted(
        content.agencies.values(), key=lambda row: (-len(work.get(row["agency_id"], ())), row["agency_id"])
    ):
        if row["agency_id"] in work:
            more = "; ".join(filter(None, (row["aliases"], row["name_en"])))
            under = str(len(work[row["agency_id"]]))
            yield Record(
                "agency", row["agency_id"], row["name_vi"], more, under, agency_page(row["agency_id"])
            )


def _document(row: Row) -> Record:
    issued = row["issued_on"]
    year = f"năm {issued.year}" if issued else ""
    title = " ".join(filter(None, (row["doc_type"], row["number"], year)))
    more = " ".join(filter(None, (row["title"], row["issuer"], document(row, "vi"), row["source_file"])))
    return Record(
        "document", row["document_id"], title, more, row["title"] or "", document_page(row["document_id"])
    )


def _listed(content: Content, row: Row, group: str, id_: str, title: str, more: str) -> Record:
    source = f"{document(content.documents[row['document_id']], 'vi')}, {lines(row, 'vi')}"
    return Record(group, id_, title, more, source, content.homes[id_])


def line_records(row: Row, shown: Iterable[Row]) -> Iterator[Record]:
    """The lines of a document that say something."""
    for line in shown:
        text = " ".join((line["text"] or "").replace("\t", " │ ").split())
        if len(text) >= _LEAST and line["role"] not in ("blank", "table_rule"):
            number = line["line"]
            under = f"{document(row, 'vi')}, dòng {number}"
            address = line_address(row["document_id"], number)
            yield Record("line", f"{row['document_id']}#{number}", text, "", under, address)
