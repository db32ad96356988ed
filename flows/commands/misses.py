"""`factledger misses`: sentences that should have given a record and gave none."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import orjson
from rich.console import Console

from flows.authoring.misses import MissFinder
from flows.line import lasting_line
from flows.reading import discover
from flows.reading.article import Article
from flows.reading.read import read_file
from flows.reporting.misses import as_object, print_misses


def list_misses(inputs: Sequence[str], *, limit: int, as_json: bool, experimental: bool) -> None:
    """Print groups of missed sentences, the most frequent first. Raises NoInput."""
    groups = MissFinder(lasting_line(experimental=experimental)).groups(_articles(inputs))
    if as_json:
        for group in groups[:limit]:
            sys.stdout.buffer.write(orjson.dumps(as_object(group), option=orjson.OPT_APPEND_NEWLINE))
        return
    sentences = len({(miss.source, miss.sentence) for group in groups for miss in group.misses})
    print_misses(groups, limit, sentences, Console(highlight=False, soft_wrap=True))


def _articles(inputs: Sequence[str]) -> Iterator[Article]:
    for file in discover(inputs).files:
        for item in read_file(file.path):
            if isinstance(item, Article):
                yield item
            else:
                print(f"rejected: {item.source}: {item.reason}", file=sys.stderr)
