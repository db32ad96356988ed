"""Descriptions of what is to be done, as phrases that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.figures.phrases import Interval
from flows.extracting.targets.lexicon import any_of, target_words
from flows.lexicon.inflection import verb_forms

_WORDS = target_words()
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.I)
_ARTICLE = re.compile(r"(?:The|A|An|All|Every|Each|This|These|Its|Their|Any|No)\b")
_EDGES = re.compile(r"^(?:and|or|to|that|also|of|for|in|,|;|:|-|–|—|\s)+\s+|^[“\"‘«\s]+(?=\w)|[\s,;:\-–—\"“”]+$", re.I)
_DANGLING = re.compile(
    r"(?:\s+(?:by|in|on|at|within|before|until|during|and|or|of|to|the|for|from|no later than|later than|from now"
    r"|ahead of|ahead|prior to"
    r"|with|its|as|each|every|all))+$",
    re.I,
)
#: What only says that it is to be done: `, to be completed`.
_TO_BE_DONE = re.compile(rf",?\s+to be {any_of(_WORDS.doing)}\b.*$", re.I | re.S)
#: A subject, what binds it, and what is done to it: `all bridges must be inspected`.
_PASSIVE = re.compile(
    rf"^(?P<what>.+?)\s+(?:must|should|shall|will|would|(?:is|are|was|were|has|have|had|needs?|ought)\s+(?:then\s+|now\s+|also\s+|thus\s+|therefore\s+)?to|(?:is|are|was|were)\s+(?:\w+\s+)?{any_of(_WORDS.planned)}\s+to)"
    r"\s+(?:also\s+|soon\s+)?be\s+(?P<how>(?:\w+ly\s+)?)(?P<done>[a-z]+)\b(?P<rest>.*)$",
    re.S,
)
#: What belongs to a verb: `carried out`.
_PARTICLE = re.compile(r"(?:out|up|down|off|over|back|away)\b")
_COORDINATE = re.compile(r"and\s+(?:\w+ly\s+)?([a-z]+)\b")
_BARE = re.compile(
    r"^(?:must|should|shall|will|would)\s+be\s+(?P<how>(?:\w+ly\s+)?)(?P<done>[a-z]+)\b(?P<rest>.*)$", re.S
)
_BOUND = re.compile(
    r"^(?:also\s+)?(?:must|should|shall|will|would|(?:has|have|had|needs?)\s+to"
    rf"|(?:is|are|was|were)\s+(?:also\s+|\w+ed\s+|{any_of(_WORDS.bound)}\s+)?to)\s+(?:also\s+)?",
)
_SUBJUNCTIVE = re.compile(
    r"^(?P<what>.+?)\s+(?:to\s+)?be\s+(?P<how>(?:\w+ly\s+)?)(?P<done>[a-z]+)\b(?P<rest>.*)$", re.S
)


def phrase_of(view: View, interval: Interval, without: Iterable[int] = ()) -> str:
    """Text of an interval; positions in `without` (deadlines, figures) are left out, with what led to them."""
    left_out = set(without)
    pieces: list[str] = []
    at, end = interval
    while at < end:
        stop = at
        while stop < end and stop not in left_out:
            stop += 1
        if stop > at:
            piece = view.surface(at, stop)
            pieces.append(_DANGLING.sub("", piece) if stop < end and _is_date(view, stop) else piece)
        at = stop + 1
    return " ".join(p.strip() for p in pieces if p.strip())


def _is_date(view: View, at: int) -> bool:
    return isinstance(view.spans.get(at), DateSpan)


def tidied(text: str) -> str:
    """A phrase without conjunctions, articles and marks at its edges."""
    text = re.sub(r"\s+([,;:.)])", r"\1", text.replace("\n", " ").replace("()", ""))
    text = _TO_BE_DONE.sub("", text)
    for _ in range(4):
        before, text = text, _EDGES.sub("", _DANGLING.sub("", text.strip()))
        if before == text:
            break
    return _LEADING.sub("", text)


class Voice:
    """Turns a passive demand round: `all bridges be inspected` becomes `inspect all bridges`."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._base: dict[str, str] = {}
        for entry in entries:
            forms = verb_forms(entry)
            self._base.setdefault(forms["vbn"], forms["vb"])

    def is_active(self, text: str) -> bool:
        """Whether a verb phrase with what binds it tells what its subject does: `must publish the list`."""
        return (
            bool(_BOUND.match(text)) and _BARE.match(text) is None and " be " not in f" {' '.join(text.split()[:5])} "
        )

    def plain(self, text: str) -> str:
        """A verb phrase without what binds it: `is expected to publish the list` gives `publish the list`."""
        return tidied(_BOUND.sub("", text, count=1))

    def done(self, subject: str, text: str) -> str:
        """What was done, told by its passive: `the bridge`, `was completed in May` gives `complete the bridge`."""
        done = next((w for w in text.split()[1:4] if w in self._base), None)
        what = subject[:1].lower() + subject[1:] if _ARTICLE.match(subject) else subject
        return tidied(f"{self._base[done]} {what}" if done else f"{subject} {text}")

    def active(self, text: str) -> str:
        """The phrase, tidied, in the active voice, or as it is where it is no passive of a known verb."""
        text = _EDGES.sub("", text.replace("\n", " "))
        bare = _BARE.match(text)
        if bare is not None and bare["done"] in self._base:
            return tidied(
                " ".join(p for p in (bare["how"].strip(), self._base[bare["done"]], bare["rest"].strip()) if p)
            )
        found = _PASSIVE.match(text) or _SUBJUNCTIVE.match(text)
        if found is None or found["done"] not in self._base or len(found["what"].split()) > 16:
            return tidied(text)
        how, rest = found["how"].strip(), found["rest"].strip()
        again = _COORDINATE.match(rest)
        base = self._base[found["done"]]
        if again is not None and again[1] in self._base:
            base, rest = f"{base} and {self._base[again[1]]}", rest[again.end() :].strip()
        particle = _PARTICLE.match(rest)
        if particle is not None:
            base, rest = f"{base} {particle[0]}", rest[particle.end() :].strip()
        what = found["what"][:1].lower() + found["what"][1:] if _ARTICLE.match(found["what"]) else found["what"]
        return tidied(" ".join(part for part in (how, base, what, rest) if part))
