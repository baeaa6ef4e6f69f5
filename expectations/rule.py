"""The words that a rule is written in: what it expects, how bad a breach is, and how a breach reads.

A rule is a function that is asked about one row, or a list of expectations that Great Expectations knows
(`Expect`). Its name, its table and its sentence stand over it; what it needs beside its row is told by its
parameters: rows of other tables, or an index over tables, each by name.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from warehouse.schema import Bilingual

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""Rows of tables by name; a rule may look at other tables than its own."""


@dataclass(frozen=True, slots=True)
class Expect:
    """An expectation of Great Expectations by class name, with its arguments, and how a breach reads."""

    type: str
    arguments: Mapping[str, Any]
    breach: Bilingual

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it looks at."""
        return tuple(self.arguments.get("column_list") or [self.arguments["column"]])


@dataclass(frozen=True, slots=True)
class Breach(Bilingual):
    """What is wrong with a row, with the numbers that do not fit."""


Answer = Breach | bool | None
"""What a rule says of a row: what is wrong; True where nothing is; None where it does not bear on it."""

Ask = Callable[..., Any]
"""A function of a row, and of what else its parameters name, that gives an `Answer`."""

Asked = TypeVar("Asked", bound=Ask)


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold of a table. `error`: a promise of ours; `warn`: a caveat, mostly about the document."""

    table: str
    name: str
    severity: str
    description: Bilingual
    expects: tuple[Expect, ...] = ()
    ask: Ask | None = None
    needs: tuple[str, ...] = ()
    """Tables and indexes that `ask` is given behind the row."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """What the rule is told of its table."""
    of_form: bool = False
    """Whether `ask` is about the form of a row, and so is asked about rows that are not as declared too."""

    @property
    def check_id(self) -> str:
        return f"{self.table}.{self.name}"

    def answers(self, rows: Sequence[Row], at_hand: AtHand) -> list[Answer]:
        """What the rule says of each row, in order."""
        assert self.ask is not None
        needed = [at_hand[name] for name in self.needs]
        said = (self.ask(row, *needed, **self.given) for row in rows)
        return [each if each is None or isinstance(each, Breach) else _sure(self, each) for each in said]


def _sure(rule: Rule, said: Any) -> bool:
    if not said:
        raise TypeError(f"{rule.check_id} says {said!r} of a row: neither that it holds nor what is wrong")
    return True


GENRE: list[Rule] = []
"""The rules of planning documents, as the modules of `rules` declare them."""

Declare = Callable[[Asked], Asked]


def _declare(severity: str, table: str, sentence: str, given: Mapping[str, Any]) -> Declare[Any]:
    def register(ask: Ask) -> Ask:
        _, *behind = inspect.signature(ask).parameters
        needs = tuple(name for name in behind if name not in given)
        description = Bilingual.parse(sentence)
        GENRE.append(Rule(table, ask.__name__, severity, description, ask=ask, needs=needs, given=given))
        return ask

    return register


def promise(table: str, sentence: str, **given: Any) -> Declare[Any]:
    """Decorator: the function is a rule whose breach is a fault of ours. `sentence` is `vi | en`."""
    return _declare("error", table, sentence, given)


def caveat(table: str, sentence: str, **given: Any) -> Declare[Any]:
    """Decorator: the function is a rule whose breach is a caveat, mostly of the document."""
    return _declare("warn", table, sentence, given)


@dataclass(frozen=True, slots=True)
class Index:
    """What many rules look up in tables; built once a judgement, from the tables and indexes it needs."""

    build: Callable[..., Any]
    needs: tuple[str, ...]


INDEXES: dict[str, Index] = {}


def index(build: Asked) -> Asked:
    """Decorator: rules may name the function among their parameters, and are given what it builds."""
    INDEXES[build.__name__] = Index(build, tuple(inspect.signature(build).parameters))
    return build


Known = TypeVar("Known")


class ByRow(Generic[Known]):
    """What an index knows of single rows, by their identity: two rows under one key are still two rows."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}

    def __setitem__(self, row: Row, known: Known) -> None:
        self._known[id(row)] = known

    def get(self, row: Row) -> Known | None:
        return self._known.get(id(row))


def keys_of(table: str, column: str) -> str:
    """The name of the index of the values of a column."""
    name = f"{table}.{column}"
    INDEXES[name] = Index(lambda rows: {row[column] for row in rows}, (table,))
    return name


def tables_behind(name: str) -> set[str]:
    """The tables that an index is built from; a table, from itself."""
    if name not in INDEXES:
        return {name}
    return {table for needed in INDEXES[name].needs for table in tables_behind(needed)}


class AtHand(dict[str, Any]):
    """Rows of tables by name, and the indexes over them, each built when it is first asked for."""

    def __missing__(self, name: str) -> Any:
        index = INDEXES[name]
        self[name] = index.build(*(self[needed] for needed in index.needs))
        return self[name]
