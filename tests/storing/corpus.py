"""Small made-up corpora, and a resolve step that only looks at one row at a time."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from flows.resolving.resolution import Resolution
from flows.storing.columns import empty, to_table
from flows.storing.index import Changes
from flows.storing.publish import Published, publish
from flows.storing.shard import Place, ShardFiles, ShardWriter
from flows.storing.stamps import FileStamp
from flows.storing.store import Store, open_session
from flows.storing.version import Version
from schemas import kinds
from schemas.arrow import resolved_fields
from schemas.document import Document
from schemas.event import Event, Participant
from schemas.evidence import Record
from schemas.official import Official
from schemas.rejection import Rejection
from schemas.rule import RuleRow
from schemas.statistic import Statistic
from schemas.target import Target

VERSION = Version(rules_version="rules-1", factledger="0.1.0")
RULES = to_table(
    RuleRow,
    [RuleRow(rule=f"{kind}.told", dataset=kind, says="It is told.", status="stable") for kind in kinds()],
)


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up article: where it stands and what it says."""

    container: str
    text: str
    published_on: dt.date | None = None
    line_id: str | None = None
    url: str | None = None
    records: int = 1
    rejected: bool = False


def digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def document(made: Made, rules_version: str = "rules-1") -> Document:
    return Document(
        document_id=f"doc_{digest(made.text)}",
        source=source(made),
        sources=[source(made)],
        url=made.url,
        title=None,
        agency="VNA",
        dateline_place=None,
        published_on=made.published_on,
        published_on_from="metadata" if made.published_on else "none",
        language="en",
        encoding="utf-8",
        raw_text=made.text,
        text=made.text,
        sentence_count=1,
        rules_version=rules_version,
    )


def source(made: Made) -> str:
    return made.container if made.line_id is None else f"{made.container}#{made.line_id}"


def records(made: Made) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {kind: [] for kind in kinds()}
    for number in range(made.records):
        common = {
            "document_id": f"doc_{digest(made.text)}",
            "published_on": made.published_on,
            "sentence": made.text or "-",
            "char_start": number,
            "char_end": number + 1,
        }
        for kind, model in kinds().items():
            rest = _REST.get(model)
            if rest is not None:
                key = f"{kind[:3]}_{digest(made.text, number, kind)}"
                found[kind].append(model(record_id=key, rule=f"{kind}.told", **common, **rest))
    return found


_REST: Mapping[type[Record], dict[str, object]] = {
    Official: {
        "name": "Trần Thị Ngọc", "name_ascii": "Tran Thi Ngoc", "position": "Director", "status": "current",
        "organisation_as_written": "the Office of Tides",
    },
    Event: {
        "kind": "meeting", "name": "review of the dykes", "status": "occurred", "organisers": ["the Office of Tides"],
        "participants": [Participant(name="Trần Thị Ngọc", role="chair")],
    },
    Target: {"kind": "quantified", "description": "raise the dykes", "value": 12.5, "unit": "km"},
    Statistic: {"measure": "dykes raised", "value": 3.0, "unit": "km"},
}  # fmt: skip


def place(made: Made, rules_version: str = "rules-1") -> Place:
    key = digest(made.text, str(made.published_on), made.url, Path(made.container).name, made.records)
    return Place(made.container, made.line_id, source(made), key, rules_version, made.url)


def write(store: Store, articles: Iterable[Made], rules_version: str = "rules-1") -> ShardFiles:
    """One shard with these articles."""
    writer = ShardWriter(store)
    for made in articles:
        rejections = []
        if made.rejected:
            rejections.append(Rejection(source=source(made), stage="read", reason="no text"))
            writer.add(place(made, rules_version), None, {}, rejections)
        else:
            writer.add(place(made, rules_version), document(made, rules_version), records(made))
    return writer.close()


def trivial_resolve(keys: Mapping[str, pa.Table]) -> Resolution:
    """Every record is its own thing; bodies and registers stay empty."""
    ids = {}
    for kind, model in kinds().items():
        table = keys[kind]
        size = table.num_rows
        columns = {"record_id": table.column("record_id")}
        for name in resolved_fields(model):
            columns[name] = pa.nulls(size, pa.string())
        columns[model.entity_key] = table.column("record_id")
        if kind == "events":
            columns["organiser_ids"] = pa.array([[]] * size, pa.list_(pa.string()))
        ids[kind] = pa.table(columns)
    return Resolution(ids)


def run(
    out: Path | str,
    articles: Sequence[Made],
    *,
    shard_size: int = 1000,
    rules: pa.Table = RULES,
    version: Version = VERSION,
    **options: object,
) -> Published:
    """A run that extracts all these articles anew and publishes."""
    with open_session(Store.of(out)) as store:
        shards = [
            write(store, articles[at : at + shard_size], version.rules_version)
            for at in range(0, len(articles), shard_size)
        ]
        containers = sorted({made.container for made in articles})
        stamps = [FileStamp(c, 1, 1, "x", version.rules_version) for c in containers]
        prune = bool(options.pop("prune", False))
        keep = int(str(options.pop("keep", 5)))
        changes = Changes(shards, stamps, (), prune)
        return publish(
            store, changes, rules=rules, version=version, resolve=options.pop("resolve", trivial_resolve), keep=keep
        )


EMPTY_RULES = empty(RuleRow)
