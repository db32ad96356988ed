"""From a plan to shards: bounded batches of files, or of entries taken out of containers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.planning import PLACE_SEPARATOR, Plan, weight
from flows.reading import InputFile
from flows.reading.addresses import is_uri
from flows.shard import ShardRef, failed_to_read, read_input, stamp_of
from flows.spool import Entry, SpoolWriter, article_entry, rejection_entry
from flows.storing.known import KnownPlaces
from flows.storing.stamps import FileStamp
from flows.storing.store import Store
from flows.versioning import rules_version
from schemas.rejection import Rejection

#: Documents in a shard at most: enough that starting one costs nothing, few enough to be held in memory.
SHARD_DOCUMENTS = 1_000
#: Bytes of input in a shard, at most and at least.
_MAX_BYTES = 8 * 1024 * 1024
_MIN_BYTES = 256 * 1024
#: Shards a worker should get, so that all end at about the same time.
_SHARDS_A_WORKER = 4
#: Places found unchanged that a shard holds at most.
_MAX_ENTRIES = 50_000


@dataclass(frozen=True, slots=True)
class _End:
    """A container is read to its end; `correction` is its weight less what its entries have counted for."""

    stamp: FileStamp | None
    correction: int


@dataclass(slots=True)
class ShardMaker:
    """Cuts a plan into shards, one at a time, so that the first are extracted while later inputs are still read."""

    plan: Plan
    store: Store
    workers: int = 1
    experimental: bool = False
    _limit: int = field(init=False)
    _version: str = field(init=False)

    def __post_init__(self) -> None:
        share = self.plan.bytes // (self.workers * _SHARDS_A_WORKER)
        self._limit = max(_MIN_BYTES, min(_MAX_BYTES, share))
        self._version = rules_version(self.experimental)

    def shards(self) -> Iterator[ShardRef]:
        """The shards of the plan. Raises StoringError where a spool file cannot be written."""
        yield from self._single_files()
        yield from self._containers()

    def _single_files(self) -> Iterator[ShardRef]:
        batch: list[InputFile] = []
        size = 0
        for file in self.plan.single:
            batch.append(file)
            size += file.size
            if len(batch) >= SHARD_DOCUMENTS or size >= self._limit:
                yield self._of_files(batch, size)
                batch, size = [], 0
        if batch:
            yield self._of_files(batch, size)

    def _of_files(self, batch: list[InputFile], size: int) -> ShardRef:
        containers = {file.source for file in batch if is_uri(file.path)}
        known = self.plan.known.keys if containers else ()
        keys = frozenset(key for key in known if key.split(PLACE_SEPARATOR, 1)[0] in containers)
        return ShardRef(self.store, tuple(batch), known=KnownPlaces(keys), experimental=self.experimental, bytes=size)

    def _containers(self) -> Iterator[ShardRef]:
        """Shards of spool files, which are filled from one container after the other."""
        stamps: list[FileStamp] = []
        spool = SpoolWriter(self.store.fresh(".spool"))
        told = 0
        for event in self._events():
            if isinstance(event, _End):
                stamps.extend([event.stamp] if event.stamp else [])
                told += event.correction
                continue
            if spool.articles >= SHARD_DOCUMENTS or spool.size >= self._limit or spool.entries >= _MAX_ENTRIES:
                yield self._of_spool(spool, stamps, told)
                spool, stamps, told = SpoolWriter(self.store.fresh(".spool")), [], 0
            spool.write(event)
        if spool.entries or stamps:
            yield self._of_spool(spool, stamps, told)

    def _of_spool(self, spool: SpoolWriter, stamps: list[FileStamp], told: int) -> ShardRef:
        spool.close()
        path = spool.path if spool.entries else None
        return ShardRef(
            self.store, spool=path, stamps=tuple(stamps), experimental=self.experimental, bytes=spool.size + told
        )

    def _events(self) -> Iterator[Entry | _End]:
        yield from self.plan.rejections
        for stamp in self.plan.cleared:
            yield _End(stamp, 0)
        for file in self.plan.containers:
            yield from self._read_container(file)

    def _read_container(self, file: InputFile) -> Iterator[Entry | _End]:
        stamp = stamp_of(file, self._version)
        size = 0
        for position, item in enumerate(read_input(file)):
            if failed_to_read([item]):
                stamp = None
            if isinstance(item, Rejection):
                entry = rejection_entry(item, file.source, self._version, position)
            else:
                entry = article_entry(item, file.source, self._version, position)
                size += len(item.text)
            yield entry.unchanged if entry.place in self.plan.known else entry
        yield _End(stamp, weight(file) - size)
