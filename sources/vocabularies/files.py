"""The files of the vocabularies as they are written. What they mean belongs to whoever looks them up."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

FOLDER: Traversable = files("sources") / "vocabularies"


def load(name: str) -> Any:
    """A file by its name without the suffix."""
    text = FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.CSafeLoader)


def names_in(folder: str) -> list[str]:
    """The names, without suffix, of the files of a folder."""
    listed = FOLDER.joinpath(folder).iterdir()
    return sorted(path.name.removesuffix(".yaml") for path in listed if path.name.endswith(".yaml"))
