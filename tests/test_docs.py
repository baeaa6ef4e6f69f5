"""What the documents of the project say is true: paths, names and commands exist, the walk can be walked."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.terminal import command
from publish.catalog import PACKAGES
from tests.conftest import ROOT

DOCS = ("README.md", "CONTRIBUTING.md")
FENCED = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`([^`\n]+)`|\]\(([^)]+)\)")
PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|\w[\w-]*\.(?:md|yaml|csv|py|toml)")
DOTTED = re.compile(r"(?:sources|warehouse|expectations|publish|pipelines)(?:\.\w+)+")
PUBLISHED = re.compile(r"(\w+)/data/(\w+)\.csv")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def quoted(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """What the documents set in code type or link to, where it is all of a kind."""
    found = []
    for name in DOCS:
        prose = FENCED.sub("", (ROOT / name).read_text(encoding="utf-8"))
        words = {code or link for code, link in QUOTED.findall(prose)}
        found += [(name, word) for word in sorted(words) if pattern.fullmatch(word)]
    return found


def fenced(kind: str, *names: str) -> Iterator[str]:
    for name in names:
        for language, text in FENCED.findall((ROOT / name).read_text(encoding="utf-8")):
            if language == kind:
                yield text


def is_there(path: str) -> bool:
    """In the repository, in a package that we publish, or among what is built and therefore ignored."""
    published = PUBLISHED.fullmatch(path)
    if published:
        tables = {package.name: package.all_tables for package in PACKAGES}
        return published[2] in tables[published[1]]
    return (ROOT / path).exists() or not subprocess.run(
        ["git", "check-ignore", "-q", path], cwd=ROOT
    ).returncode


@pytest.mark.parametrize(("name", "path"), quoted(PATH))
def test_a_path_exists(name: str, path: str) -> None:
    assert is_there(path), f"{name} speaks of {path}"


@pytest.mark.parametrize(("name", "dotted"), quoted(DOTTED))
def test_a_name_exists(name: str, dotted: str) -> None:
    module, _, attribute = dotted.rpartition(".")
    try:
        importlib.import_module(dotted)
    except ModuleNotFoundError:
        assert hasattr(importlib.import_module(module), attribute), f"{name} speaks of {dotted}"


def commands() -> list[str]:
    """Commands of the documents: lines of shell blocks, and those in running text."""
    lines = [line.partition(" #")[0] for text in fenced("sh", *DOCS) for line in text.splitlines()]
    lines += [word for _, word in quoted(re.compile(r"(?:make|kehoachmo) .+"))]
    return sorted({line.strip() for line in lines if re.match(r"make |(?:\.venv/bin/)?kehoachmo ", line)})


@pytest.mark.parametrize("line", commands())
def test_a_command_can_be_given(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program, *words = shlex.split(line)
    if program == "make":
        for word in words:
            variable, is_set, _ = word.partition("=")
            known = (
                rf"^{variable} \?=|\$\({variable}\)" if is_set else rf"^(?:[\w-]+ )*{word}(?: [\w-]+)*:.*##"
            )
            assert re.search(known, MAKEFILE, re.MULTILINE), f"make knows no {word}"
        return
    for name in dir(command):
        if name.startswith("run_"):
            monkeypatch.setattr(command, name, lambda *_: 0)
    assert command.main(words) == 0


def test_code_of_the_walk_says_what_is_shown() -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    blocks = list(fenced("pycon", *DOCS))
    for text in blocks:
        runner.run(parser.get_doctest(text, {}, "CONTRIBUTING.md", "CONTRIBUTING.md", 0))
    assert blocks and runner.summarize().failed == 0


def steps() -> list[tuple[str, list[str]]]:
    """The commands of the walk, and the lines that each prints."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(fenced("console", "CONTRIBUTING.md")).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def shown_in(printed: list[str], expected: list[str]) -> Iterator[str]:
    """The lines expected that are not printed in their order. Blanks do not count; `…` is anything."""
    rest = iter([" ".join(line.split()) for line in printed])
    for line in expected:
        pattern = ".*".join(map(re.escape, line.split("…")))
        if not any(re.fullmatch(pattern, candidate) for candidate in rest):
            yield line


@pytest.mark.parametrize(
    ("line", "expected"), [step for step in steps() if "--after" in step[0]], ids=lambda step: str(step)[-12:]
)
def test_a_pass_of_the_walk_prints_what_is_shown(
    line: str, expected: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert command.main(shlex.split(line)[1:]) == 0
    assert list(shown_in(capsys.readouterr().out.splitlines(), expected)) == []


@pytest.mark.whole
def test_the_walk_ends_in_a_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for line, expected in steps():
        program, *words = shlex.split(line.replace("build/walk", str(tmp_path)))
        if program == "grep":
            printed = [
                row for row in Path(words[1]).read_text(encoding="utf-8").splitlines() if words[0] in row
            ]
            assert printed and list(shown_in(printed, expected)) == []
        elif words[0] == "publish":
            assert command.main(words) == 0
