"""The `factledger` command: what it takes, and what it teaches. Each command imports what it needs when it is run."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.commands.failing import told_to_user
from flows.garbage import no_collection

_EPILOG = """[bold]Start here[/]

  factledger run raw                       articles in raw/ to tables in curated/

  factledger explain article.txt           what was found in each sentence, by which rule

  factledger dictionary                    what each column means

Exit codes: 0 done and published, 1 failed (what was released before is untouched), 2 misused, 130 interrupted."""

app = typer.Typer(
    name="factledger",
    help="Turn press and government text into tables an analyst can trust: events, officials, targets, statistics.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class EngineName(StrEnum):
    """Where shards are extracted."""

    inline = "inline"
    processes = "processes"
    dask = "dask"
    ray = "ray"


class Grouping(StrEnum):
    """What scores are told by, beside the kind."""

    rule = "rule"
    document = "document"
    slot = "slot"


class DictionaryFormat(StrEnum):
    """How the dictionary is written."""

    markdown = "markdown"
    json = "json"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="RAW...",
        help="Files, folders (with all below), patterns ('news/*.jsonl.gz') or URIs (s3://...). "
        "Read: .txt .md .html .jsonl .jsonl.gz .jsonl.zst .parquet",
        show_default=False,
    ),
]
Out = Annotated[str, typer.Option("--out", "-o", metavar="CURATED", help="Folder for the tables.")]
Experimental = Annotated[bool, typer.Option("--experimental", help="Apply experimental rules, too.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"factledger {version('factledger')}")
        except PackageNotFoundError:
            print("factledger (not installed)")
        raise typer.Exit


@app.callback()
def factledger(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn press and government text into tables an analyst can trust: events, officials, targets, statistics."""


@app.command(
    epilog="Example: [bold]factledger run raw 'feeds/*.jsonl.gz' --out curated --workers 8[/]\n\n"
    "Only what is new or changed is read, or all of it after a rule has changed. Input that vanished keeps its records "
    "unless you say --prune. Readers of the tables are never disturbed: a release comes into force in one step."
)
def run(
    raw: Inputs,
    out: Out = "curated",
    engine: Annotated[
        EngineName, typer.Option(help="Where to extract: one process, several, or a Dask or Ray cluster.")
    ] = EngineName.processes,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at work; by default one per processor.", show_default=False)
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Drop the records of input that is no longer there.")] = False,
    experimental: Experimental = False,
    keep: Annotated[int, typer.Option(min=1, help="Releases to keep, with the one in force.")] = 5,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless it fails.")] = False,
) -> None:
    """Read articles, extract their facts, and publish a release of the tables."""
    with told_to_user():
        from flows.commands.run import Request
        from flows.commands.run import run as run_flow

        run_flow(Request(raw, out, engine.value, workers, prune, experimental, keep), quiet=quiet)


@app.command(epilog="Example: [bold]factledger explain --json feed.jsonl | head -1[/]")
def explain(
    raw: Inputs,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a document, with raw offsets.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="One page with articles and records.", show_default=False)
    ] = None,
    experimental: Experimental = False,
) -> None:
    """Show what is found in each document: spans with type and value, and each record with its rule."""
    with told_to_user():
        from flows.commands.explain import explain_inputs

        explain_inputs(raw, as_json=json, html=html, experimental=experimental)


@app.command(epilog="Example: [bold]factledger check --rule statistics.moved_by_percent[/]")
def check(
    rule: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="This rule alone, or all whose id begins so; may be repeated."),
    ] = None,
) -> None:
    """Prove every rule by its examples, counter-examples and known misses, and the lexicon by its names."""
    with told_to_user(), no_collection():
        from flows.commands.check import check_rules

        if not check_rules(rule or []):
            raise typer.Exit(1)


@app.command(epilog="Example: [bold]factledger misses raw --limit 10[/]")
def misses(
    raw: Inputs,
    limit: Annotated[int, typer.Option(min=1, help="Groups to show, the most frequent first.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a group, with all its sentences.")] = False,
    experimental: Experimental = False,
) -> None:
    """List sentences that hold figures, offices, dates or asking verbs and gave no record, by the nearest rule."""
    with told_to_user():
        from flows.commands.misses import list_misses

        list_misses(raw, limit=limit, as_json=json, experimental=experimental)


@app.command(
    epilog="Example: [bold]factledger diff raw --rev main[/]\n\n"
    "The code and the rules of the revision or folder run in a process of their own: compare only with what you trust."
)
def diff(
    raw: Inputs,
    rev: Annotated[
        str | None, typer.Option(help="A git revision; by default the last commit.", show_default=False)
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Another checkout instead.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Differences to show of each rule.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a difference.")] = False,
    experimental: Experimental = False,
) -> None:
    """Show what the rules of today change in the records of a corpus: added, removed, changed, by rule."""
    with told_to_user():
        from flows.commands.diff import print_diff

        print_diff(raw, rev=rev, against=against, limit=limit, as_json=json, experimental=experimental)


@app.command(
    epilog="Example: [bold]factledger score gold.jsonl curated --by rule --errors[/]\n\n"
    "The gold format, and how to make your own: docs/gold.md."
)
def score(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Annotations, one JSON object a document and line.", show_default=False),
    ],
    curated: Annotated[
        Path, typer.Argument(metavar="CURATED", help="Folder of tables made from the same documents.")
    ] = Path("curated"),
    by: Annotated[list[Grouping] | None, typer.Option(help="More tables; may be repeated.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what is wrong.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    record: Annotated[
        bool, typer.Option("--record", help="Keep the precision of rules for the `rules` dataset.")
    ] = False,
) -> None:
    """Score curated tables against annotations: precision, recall, F1 and slots by kind, rule and document."""
    with told_to_user():
        from flows.commands.score import score_curated

        groups = [group.value for group in by or []]
        score_curated(gold, curated, by=groups, errors=errors, as_json=json, record=record)


@app.command(epilog="Example: [bold]factledger dictionary > data_dictionary.md[/]")
def dictionary(
    format: Annotated[DictionaryFormat, typer.Option(help="How to write it.")] = DictionaryFormat.markdown,
) -> None:
    """Print the data dictionary: every column of every dataset, from the models that check it."""
    with told_to_user():
        from flows.reporting.dictionary import as_json, as_markdown, columns

        print(as_json(columns()) if format is DictionaryFormat.json else as_markdown(columns()), end="")


@app.command(epilog="Example: [bold]duckdb -c \"SELECT count(*) FROM '$(factledger path)/events/**/*.parquet'\"[/]")
def path(out: Out = "curated") -> None:
    """Print the folder of the release in force.

    It stays as it is while later runs publish, so that a long reader can hold on to it.
    """
    with told_to_user():
        from flows.storing.pointer import path as release_path

        print(release_path(out))


@app.command(epilog="Example: [bold]factledger serve raw --every 15m[/]")
def serve(
    raw: Inputs,
    out: Out = "curated",
    every: Annotated[str, typer.Option(help="Time between runs: 90s, 15m, 6h, 1d.")] = "1h",
    cron: Annotated[str | None, typer.Option(help="A cron schedule instead: '0 6 * * *'.", show_default=False)] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes at work in a run.", show_default=False)] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Drop the records of input that is no longer there.")] = False,
    keep: Annotated[int, typer.Option(min=1, help="Releases to keep, with the one in force.")] = 5,
) -> None:
    """Run again and again, on a schedule, until stopped with Ctrl-C. A Prefect server here keeps the books."""
    with told_to_user():
        from flows.commands.serve import Service, serve_flow

        serve_flow(Service(raw, out, every, cron, workers, prune, keep))


def main() -> None:
    """Entry point of the console script."""
    from flows.running.signals import end_in_good_order

    end_in_good_order()
    _plain_output(sys.stdout, sys.stderr)
    app()


def _plain_output(*streams: Any) -> None:
    """Never fail on a character that the terminal's encoding lacks."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
