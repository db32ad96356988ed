"""Where in a YAML file something stands: worked out anew only when there is a mistake to tell."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

Step = str | int


def shown(path: Traversable) -> str:
    """A file as its reader knows it: below the current folder where it lies there, else in full."""
    text = str(path)
    try:
        return str(Path(text).relative_to(Path.cwd()))
    except ValueError:
        return text


def line_of(text: str, place: Sequence[Step]) -> int:
    """Line, counted from 1, of what stands at a place of a YAML text: keys and numbers of items from the top.

    Where the place goes deeper than the text, the line of the last part that is there.
    """
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.BaseLoader)
    line = 1
    for step in place:
        if node is None:
            break
        line, node = _below(node, step, line)
    return line


def _below(node: yaml.Node, step: Step, line: int) -> tuple[int, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item.start_mark.line + 1, item
    return line, None


def line_with(path: Traversable, key: str, value: str) -> int | None:
    """Line of the first `key: value` of a YAML file, the key at any depth; None where there is none."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            for name, held in node.value:
                if name.value == key and held.value == value:
                    return int(name.start_mark.line) + 1
                waiting.append(held)
    return None
