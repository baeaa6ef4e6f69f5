"""What a change does to the rows of a fixed corpus: rows gained, lost, changed by column, as Markdown.

Usage: rowdiff.py BASE [PLACE…] (`make diff BASE=…`). BASE is a revision; the other side is the working tree.
Each side is read in a process of its own by its own command `rows`, so that a move of modules shows nothing;
what a commit reads is kept in `.cache/rows`. Exit code 0 where nothing differs, 1 where rows do, 2 where a
side has read nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "rows"
CORPUS = (
    "sources/documents",
    "tests/plans",
    "tests/cases",
    "tests/walk",
    "../shared/corpus",
    "../shared/cases/formats",
)
"""Folders of texts; those that are not there are passed over, and both sides read the same ones."""
SHOWN = 60
"""Letters of a cell."""
FIRST = int(os.environ.get("SHOW", "40"))
"""Differences listed of each table."""

Rows = dict[str, dict[str, str]]


def main(arguments: list[str]) -> int:
    base, *named = arguments or ["HEAD"]
    places = [place for place in (named or CORPUS) if (ROOT / place).exists()]
    sha = _git("rev-parse", f"{base}^{{commit}}").strip()
    old, new = _rows_of_commit(sha, places), _rows_of(ROOT, places)
    counts = f"**{len(old)} rows** at {sha[:10]}, **{len(new)} rows** in the working tree"
    print(f"Read in {', '.join(places)}: {counts}.\n")
    if not old or not new:
        print("One side has read nothing: there is nothing to compare.")
        return 2
    return _tell(old, new)


def _tell(old: Rows, new: Rows) -> int:
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[str, list[str]] = defaultdict(list)
    empty = _empty(old)
    for key in sorted(old.keys() | new.keys()):
        table = key.split("|")[1]
        if key not in new or key not in old:
            what, row = ("lost", old[key]) if key not in new else ("gained", new[key])
            tally[table][what] += 1
            shown[table].append(f"- {what} `{_short(key)}` {_gist(row)}")
        elif changes := _changes(key, old[key], new[key], empty):
            tally[table]["changed"] += 1
            shown[table].extend(changes)
    print(*_columns(old, new), *_filled(new, empty), sep="\n")
    if not tally:
        print("No row differs.")
        return 0
    print("| table | rows now | gained | lost | changed |\n|---|---|---|---|---|")
    rows = Counter(key.split("|")[1] for key in new)
    for table, counts in sorted(tally.items()):
        print(f"| {table} | {rows[table]} | {counts['gained']} | {counts['lost']} | {counts['changed']} |")
    for table, lines in sorted(shown.items()):
        print(f"\n**{table}**\n", *lines[:FIRST], sep="\n")
        if len(lines) > FIRST:
            print(f"- … {len(lines) - FIRST} more (SHOW=… lists them)")
    return 1


def _changes(key: str, old: dict[str, str], new: dict[str, str], ignored: set[tuple[str, str]]) -> list[str]:
    """The columns of both sides that differ; one that is new, or was empty so far, is told elsewhere."""
    return [
        f"- `{_short(key)}` {column}: {value[:SHOWN]!r} → {new[column][:SHOWN]!r}"
        for column, value in old.items()
        if column in new and value != new[column] and (key.split("|")[1], column) not in ignored
    ]


def _columns(old: Rows, new: Rows) -> list[str]:
    """Columns that one side has and the other has not, and in how many rows they say something."""
    said = []
    for what, one, other in (("gone", old, new), ("new", new, old)):
        counted: Counter[tuple[str, str]] = Counter()
        for key in one.keys() & other.keys():
            for column in one[key].keys() - other[key].keys():
                counted[key.split("|")[1], column] += bool(one[key][column])
        said += [
            f"- column {what}: {table}.{column}, filled in {n} rows" for (table, column), n in counted.items()
        ]
    return sorted(said)


def _empty(rows: Rows) -> set[tuple[str, str]]:
    """The columns that say nothing in any row."""
    said = {
        (key.split("|")[1], column) for key, row in rows.items() for column, value in row.items() if value
    }
    return {(key.split("|")[1], column) for key, row in rows.items() for column in row} - said


def _filled(new: Rows, empty: set[tuple[str, str]]) -> list[str]:
    """The columns that were empty and say something now, and in how many rows."""
    counted: Counter[tuple[str, str]] = Counter()
    for key, row in new.items():
        table = key.split("|")[1]
        counted.update((table, column) for column, value in row.items() if value and (table, column) in empty)
    return sorted(f"- column filled: {table}.{column} in {n} rows" for (table, column), n in counted.items())


def _gist(row: dict[str, str]) -> str:
    kept = [
        value for name, value in row.items() if value and not name.endswith(("_id", "_from", "_to", "sha256"))
    ]
    return " · ".join(value[:SHOWN] for value in kept[:9])


def _short(key: str) -> str:
    path, _, rest = key.partition("|")
    return f"{Path(path).name}|{rest}"


def _rows_of_commit(sha: str, places: list[str]) -> Rows:
    kept = CACHE / f"{sha[:12]}-{_fingerprint(places)}.json"
    if kept.is_file():
        return dict(json.loads(kept.read_text(encoding="utf-8")))
    archive = subprocess.run(["git", "archive", sha], cwd=ROOT, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        rows = _rows_of(Path(folder), places)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(rows), encoding="utf-8")
    return rows


def _fingerprint(places: list[str]) -> str:
    """Of the texts that both sides read: the same commit reads other texts anew."""
    digest = hashlib.sha256()
    for place in places:
        for path in sorted((ROOT / place).rglob("*")):
            if path.is_file():
                digest.update(f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns};".encode())
    return digest.hexdigest()[:12]


def _rows_of(tree: Path, places: list[str]) -> Rows:
    """Rows by path, table and key, read by the program of a tree; a row without a key is counted."""
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))
    module = project["project"]["scripts"]["kehoachmo"].split(":")[0]
    command = [sys.executable, "-m", module, "rows", *(str((ROOT / place).resolve()) for place in places)]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{tree}: `rows` failed:\n{done.stderr[-3000:]}")
    rows: Rows = {}
    for line in done.stdout.splitlines():
        path, table, key, cells = json.loads(line)
        name = f"{path}|{table}|{key}"
        while name in rows:
            name += "+"
        rows[name] = cells
    return rows


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
