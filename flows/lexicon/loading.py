"""Lexicon files: YAML whose scalars stay strings until a model types them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

try:
    from yaml import CBaseLoader as BaseLoader
except ImportError:  # a PyYAML without the C library
    from yaml import BaseLoader  # type: ignore[assignment]


class LexiconError(ValueError):
    """A lexicon or rule file that does not hold what its model says; the message names file and place."""


class LexiconModel(BaseModel):
    """Base of every lexicon model: unknown keys are errors, scalars are typed from strings."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=BaseModel)


def lexicon_folder() -> Traversable:
    """The folder of the lexicon, also inside an installed wheel."""
    return resources.files("flows.lexicon")


def parse(text: str, name: str) -> Any:
    """YAML of strings, lists and mappings. Raises LexiconError naming the file and the line."""
    try:
        return yaml.load(text, Loader=BaseLoader)
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}: no valid YAML: {error}") from error


def load_file(path: Traversable, model: type[Model]) -> Model:
    """One file as `model`. Raises LexiconError."""
    data = parse(path.read_text(encoding="utf-8"), path.name)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise LexiconError(f"{path.name}: {error}") from error


def room_file(package: str, name: str) -> Traversable:
    """A data file that lies beside the code of a package."""
    return resources.files(package) / name


@cache
def load(name: str, model: type[Model]) -> Model:
    """A file of the lexicon by its name below `flows/lexicon`, such as `calendar.yml`."""
    path = lexicon_folder()
    for part in name.split("/"):
        path = path / part
    return load_file(path, model)
