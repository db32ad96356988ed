"""Whom a figure is from, as its sentence or one before it tells."""

from __future__ import annotations

from flows.annotating.document import Annotated
from flows.extracting.figures.lexis import Lexis
from flows.extracting.figures.model import Figure
from flows.extracting.figures.speakers import Speakers, Teller
from flows.extracting.kinds import Kit

#: A speaker is carried on over so many sentences at most, and over so many blocks where words point back.
_REACH = 6
_BLOCKS = 4
_OPENING = ("“", '"', "«", "‘")
_HUMAN = ("he", "she")


class Sources:
    """Fills `attributed_to` of figures by rules with prefix `sources` and by verbs of saying."""

    def __init__(self, kit: Kit, lexis: Lexis) -> None:
        self._speakers = Speakers(kit.rule_set("sources"), lexis)

    def fill(self, document: Annotated, number: int, figure: Figure) -> None:
        """The source told in the sentence, else the one who spoke before in the same block or speech."""
        told = self._told(document, number)
        if told is not None and told.name:
            figure.attributed_to, figure.source_rule = told.name, told.rule
            return
        carried = self._carried(document, number, told)
        if carried is not None:
            figure.attributed_to = carried.name

    def _told(self, document: Annotated, number: int) -> Teller | None:
        key = ("source", number)
        if key not in document.derived:
            document.derived[key] = self._speakers.of(document, document.views[number])
        found: Teller | None = document.derived[key]
        return found

    def _carried(self, document: Annotated, number: int, pointing: Teller | None) -> Teller | None:
        """The source before; `pointing`: words point back to it, as in `it added`, `the data show`."""
        sentences = document.clean.sentences
        block, step = sentences[number].block, 0
        listed = sentences[number].kind == "list_item"
        text = document.sentence_text(number)
        for earlier in range(number - 1, max(-1, number - 1 - _REACH), -1):
            if listed and sentences[earlier].kind == "list_item":
                continue
            crossed = sentences[earlier].block != block
            leads = listed and _leads_list(document, earlier)
            if (
                crossed
                and pointing is None
                and not (leads or text.startswith(_OPENING) or _opens_speech(document, earlier))
            ):
                return None
            if crossed:
                step += 1
                if step > (_BLOCKS if pointing is not None else 1) and not text.startswith(_OPENING):
                    return None
                block = sentences[earlier].block
            found = self._told(document, earlier)
            if found is not None and found.name and _can_be(pointing, found):
                return found
        return None


def _can_be(pointing: Teller | None, found: Teller) -> bool:
    """Whether a word can point to a source: `he` to a person, `it` to a body."""
    if pointing is None:
        return True
    return found.person if pointing.word in _HUMAN else not found.person


def _leads_list(document: Annotated, number: int) -> bool:
    """Whether a sentence ends with the colon that a list stands behind."""
    return document.sentence_text(number).rstrip().endswith(":")


def _opens_speech(document: Annotated, number: int) -> bool:
    """Whether a sentence gives somebody the word with a colon: `… stated: Since the merger …`."""
    view = document.views[number]
    colon = view.coarse.find(":")
    return colon > 0 and view.coarse[colon - 1] in "VxG"
