"""Measure, do not judge: how fast texts are read, whether time grows with text alone, what a warm run costs.

`make bench` prints the figures. They are of this machine, so each that has a yardstick is printed with it:
the import of the two largest libraries, timed in the same run, and a loop of plain Python.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sources.files.folder import text_files
from sources.files.text import read_text
from sources.reading.corrections import load_corrections
from sources.reading.passes import read
from sources.reading.shard import read_texts

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "sources" / "documents"
COPIES = 300
NUMBER = re.compile(rb"[0-9]+ ?/(?=CT|KH|NQ)")
IMPORTS = "import dagster, great_expectations"


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    texts = [(path.name, path.read_bytes()) for path in text_files(DOCUMENTS)]
    loop = timed(lambda: sum(i * i for i in range(10_000_000)))
    print(f"this machine      {loop:6.2f} s for 10 million steps of a loop")
    _reading(texts)
    _growth(texts)
    _publishing()


def copies_of(texts: list[tuple[str, bytes]], copies: int) -> list[tuple[str, bytes]]:
    """Copies that are documents of their own: each prints another number, as two with one are one."""
    return [
        (f"{copy:03d}-{name}", NUMBER.sub(b"%d/" % copy, data, count=1))
        for copy in range(1, copies + 1)
        for name, data in texts
    ]


def _reading(texts: list[tuple[str, bytes]]) -> None:
    """Text to rows on one core, all of it one shard, as a run over a folder of as many texts would."""
    many, few, fourfold = (copies_of(texts, copies) for copies in (COPIES, 20, 80))
    size = sum(len(data) for _, data in many) / 1e6
    print(f"reading           {size / _timed_reading(many):6.2f} MB/s: {COPIES} copies, {size:.0f} MB")
    # In turn, since the speed of a machine drifts.
    pairs = [(_timed_reading(few), _timed_reading(fourfold)) for _ in range(7)]
    print(f"4 times the texts {median(b / a for a, b in pairs):6.2f} times the time")


def _timed_reading(shard: list[tuple[str, bytes]]) -> float:
    start = time.perf_counter()
    failures = read_texts(shard).failures
    assert not failures, failures[0]
    return time.perf_counter() - start


def _growth(texts: list[tuple[str, bytes]]) -> None:
    """One document four times as long: a rule that looks back over it for each line would show here."""
    corrections = load_corrections()

    def cost(name: str, data: bytes) -> float:
        return min(timed(lambda: read(read_text(name, data), corrections)) for _ in range(15))

    pairs = [(cost(name, data), cost(name, (data + b"\n") * 4)) for name, data in texts]
    once, longer = (sum(column) for column in zip(*pairs, strict=True))
    print(f"4 times as long   {longer / once:6.2f} times the time")


def _publishing() -> None:
    """The whole job from a cold process with warm files, beside the import of its two largest libraries."""

    def run(*command: str) -> float:
        return timed(lambda: subprocess.run(command, check=True, capture_output=True))

    with tempfile.TemporaryDirectory() as out:
        publish = (
            sys.executable,
            "-m",
            "pipelines.terminal.command",
            "publish",
            "--documents",
            str(DOCUMENTS),
            "--out",
            out,
        )
        imports = (sys.executable, "-c", IMPORTS)
        pairs = [(run(*publish), run(*imports)) for _ in range(4)][1:]
    whole, yardstick = (median(column) for column in zip(*pairs, strict=True))
    times = median(a / b for a, b in pairs)
    print(f"publishing        {whole:6.2f} s, {times:.2f} times `{IMPORTS}` ({yardstick:.2f} s)")


if __name__ == "__main__":
    main()
