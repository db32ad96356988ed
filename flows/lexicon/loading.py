"""Lexicon files: YAML whose scalars stay strings until a model types them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from yaml.constructor import ConstructorError

from flows.lexicon.locating import line_of, shown
from flows.lexicon.parsed import keep, kept

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


class _Loader(BaseLoader):
    """Scalars stay strings, and a key that comes twice is an error: YAML would let the last one win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            names = [key.value for key, _ in node.value]
            twice = next(key for at, (key, _) in enumerate(node.value) if key.value in names[:at])
            raise ConstructorError(None, None, f"the key {twice.value!r} comes twice", twice.start_mark)
        return mapping


def lexicon_folder() -> Traversable:
    """The folder of the lexicon, also inside an installed wheel."""
    return resources.files("flows.lexicon")


def parse(text: str, name: str) -> Any:
    """YAML of strings, lists and mappings. Raises LexiconError naming the file and the line."""
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LexiconError(f"{name}:{line}: no valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}: no valid YAML: {error}") from error


def load_file(path: Traversable, model: type[Model]) -> Model:
    """One file as `model`. Raises LexiconError naming the file and the line of each mistake."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{shown(path)}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{shown(path)}: no UTF-8 text at byte {error.start}") from error
    data = _content(path, text)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise LexiconError("\n".join(_told(shown(path), text, error))) from error


def _content(path: Traversable, text: str) -> Any:
    """What a file holds; for files of this package the kept copy does."""
    name = str(path).removeprefix(_PACKAGE)
    if name == str(path):
        return parse(text, shown(path))
    data = kept(name, text)
    if data is None:
        data = parse(text, shown(path))
        keep(name, text, data)
    return data


_PACKAGE = str(resources.files("flows"))


def _told(name: str, text: str, error: ValidationError) -> Iterator[str]:
    for mistake in error.errors():
        if not mistake["loc"] and mistake["type"] in ("model_type", "dict_type"):
            yield f"{name}:1: must hold keys and their values, as `key: value`"
            continue
        place = ".".join(map(str, mistake["loc"]))
        what = "unknown key" if mistake["type"] == "extra_forbidden" else mistake["msg"]
        yield f"{name}:{line_of(text, mistake['loc'])}: {place}: {what}"


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
