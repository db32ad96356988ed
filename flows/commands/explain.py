"""`factledger explain`: what is found in each document, and by which rule."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson
from rich.console import Console

from flows.commands.failing import Misuse
from flows.line import Line, lasting_line
from flows.reading import discover
from flows.reading.article import Article
from flows.reading.read import read_file
from flows.reporting.explanation import as_object, explain, rejected_object
from schemas.rejection import Rejection


def explain_inputs(inputs: Sequence[str], *, as_json: bool, html: Path | None, experimental: bool) -> None:
    """Print an explanation of each document, one at a time, as it is read, or write all to one page.

    Raises NoInput, and Misuse for a page that cannot be written.
    """
    if as_json and html is not None:
        raise Misuse("--json and --html exclude one another")
    if html is not None:
        _check_place(html)
    line = lasting_line(experimental=experimental)
    items = _items(inputs)
    if html is not None:
        _write_page(line, items, html)
    elif as_json:
        _print_json(line, items)
    else:
        _print_text(line, items)


def _check_place(page: Path) -> None:
    """Say before any work is done that a page cannot be written where it should be."""
    if page.is_dir():
        raise Misuse(f"the page cannot be written to {page}: it is a folder; name a file, such as {page / 'page.html'}")
    if not page.parent.is_dir():
        raise Misuse(f"the page cannot be written to {page}: there is no folder {page.parent}")


def _items(inputs: Sequence[str]) -> Iterator[Article | Rejection]:
    found = discover(inputs)
    yield from found.rejections
    for file in found.files:
        yield from read_file(file.path)


def _write_page(line: Line, items: Iterator[Article | Rejection], path: Path) -> None:
    from flows.reporting.page import page

    says = {rule.id: rule.says for rule in line.rules}
    text = page((item if isinstance(item, Rejection) else explain(line, item) for item in items), says)
    try:
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise Misuse(f"the page cannot be written to {path}: {error.strerror or error}") from error
    print(f"written to {path}", file=sys.stderr)


def _print_json(line: Line, items: Iterator[Article | Rejection]) -> None:
    out = sys.stdout.buffer
    for item in items:
        row = rejected_object(item) if isinstance(item, Rejection) else as_object(explain(line, item))
        out.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
        out.flush()


def _print_text(line: Line, items: Iterator[Article | Rejection]) -> None:
    from flows.reporting.colours import legend, print_explanation

    console, errors = Console(highlight=False), Console(stderr=True, highlight=False)
    if console.is_terminal:
        console.print(legend())
    for item in items:
        if isinstance(item, Rejection):
            errors.print(f"rejected: {item.source}: {item.reason}", style="bold red", markup=False)
        else:
            print_explanation(explain(line, item), console)
