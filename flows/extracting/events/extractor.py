"""The room of events: from the sentences of a document to one draft a happening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flows.annotating.document import Annotated
from flows.extracting.events.merging import merge
from flows.extracting.events.people import CastReader
from flows.extracting.events.reading import Scene, SentenceReader
from flows.extracting.events.rows import drafts
from flows.extracting.kinds import Draft, Kit


class Extractor:
    """Reads happenings: nouns and verbs give mentions, mentions are joined, roles gathered."""

    def __init__(self, kit: Kit) -> None:
        self._reader = SentenceReader(kit)
        self._cast = CastReader(kit.vocabulary)

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """One draft a happening. The room of officials, run before, leaves who is in focus with the document."""
        scene = Scene(document, self._cast.of(document))
        for number, view in enumerate(document.views):
            self._reader.read(scene, number, view)
        return drafts(scene, merge(scene.mentions), self._reader.roles)
