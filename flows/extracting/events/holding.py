"""Which bodies hold, issue or carry out a happening: around its verb, in its name, behind `together with`."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotating.names.gazetteer import country_names
from flows.annotating.spans import OrganisationSpan, PlaceSpan
from flows.annotating.views import View
from flows.extracting.events.groups import listed
from flows.extracting.events.lexicon import word, words
from flows.extracting.events.lists import is_holder, of_parliament
from flows.extracting.events.model import Interval, Mention, Phrase
from flows.extracting.events.people import Cast, bodies
from flows.extracting.events.speaking import SpeakerReader
from flows.extracting.events.wording import without_article

#: Positions behind a happening's words within which those stand with whom it is held.
_PARTNERS = 14


class HolderReader(SpeakerReader):
    """Fills the organisers of mentions."""

    def _organise(self, mention: Mention, interval: Interval, told_in: View | None = None) -> None:
        """Add the bodies of an interval; a town or region that is the host is where it takes place."""
        view = told_in or mention.view
        names = self._bodies(view, interval)
        if not names:
            names = list(self._hosting(mention, view, interval))
        named = any(view.letters[at] in self._letters.capital for at in range(*interval))
        plain = view.coarse[interval[0]] != "I" and "," not in view.coarse[interval[0] : interval[1]]
        if not names and named and plain and "L" not in view.coarse[interval[0] : interval[1]]:
            names = [without_article(view.surface(*interval))]
        mention.organisers.extend(n for n in names if n not in mention.organisers)

    def _bodies(self, view: View, interval: Interval) -> list[str]:
        """Names of the bodies listed in an interval, those that no lexicon knows told by their capitals."""
        found: list[str] = []
        if not any(view.coarse[at] == "Z" for at in range(*interval)):
            return found
        for part in _parts(view, interval):
            if "Z" in view.coarse[part[0] : part[1]]:
                found.extend(bodies(view, *part))
            elif self._is_proper(view, part):
                found.append(without_article(view.surface(*part)))
        return found

    def _is_proper(self, view: View, part: Interval) -> bool:
        """Whether a part of a list is a name: capitals alone behind its article."""
        start = part[0] + (view.coarse[part[0]] == "D")
        marks = view.coarse[start : part[1]]
        capital = self._letters.capital
        proper = all(view.coarse[at] == "L" or view.letters[at] in capital for at in range(start, part[1]))
        return proper and all(mark in "NxJL" for mark in marks) and marks[-1:] not in ("", "L")

    def _hosting(self, mention: Mention, view: View, interval: Interval) -> Iterator[str]:
        """Countries that hold a happening; of any place the happening has it."""
        for at in range(*interval):
            span = view.spans.get(at)
            if not isinstance(span, PlaceSpan):
                continue
            if mention.place is None:
                mention.place = span.name
            if span.name in country_names():
                yield span.name

    def _partners(self, mention: Mention) -> None:
        """Bodies behind `together with`, `in coordination with`: they hold it, too."""
        view = mention.view
        end = min(len(view.letters) - 2, mention.span[1] + _PARTNERS)
        for at in range(max(0, mention.span[0] - _PARTNERS), end):
            if word(view, at) in words().partnering and word(view, at + 1) == "with":
                found = listed(view, at + 2)
                if found is not None and not _is_somebody(view, found):
                    names = self._bodies(view, found)
                    mention.organisers.extend(n for n in names if n not in mention.organisers)
                return

    def _holder(self, mention: Mention, phrase: Phrase, cast: Cast) -> None:
        """`meeting of the Steering Committee`, `the Committee's meeting`, `Cabinet meeting`."""
        view = mention.view
        for start, end in phrase.pieces[1:]:
            if word(view, start) == "of" and not mention.organisers and is_holder(view, start + 1, end):
                mention.organisers.append(without_article(view.surface(start + 1, end)))
        before = (phrase.start, phrase.head[0])
        if not mention.organisers and phrase.determiner in ("its", "their"):
            mention.organisers.extend(self._told_before(view, phrase.start - 1, cast))
        if not mention.organisers:
            mention.organisers.extend(
                s.name or view.tokens.surface(s.first, s.last)
                for at, s in view.spans.items()
                if before[0] <= at < before[1] and isinstance(s, OrganisationSpan)
            )
        if not mention.organisers:
            mention.organisers.extend(self._noun_holder(view, phrase, cast))

    def _told_before(self, view: View, end: int, cast: Cast) -> list[str]:
        """The body nearest before `its meeting` in a sentence."""
        for at in range(end - 1, -1, -1):
            span = view.spans.get(at)
            if isinstance(span, OrganisationSpan):
                return bodies(view, at, at + 1)
            if view.coarse[at] in "Nx" and word(view, at) in words().holders:
                body = cast.body(view, at, at + 1)
                return [body] if body else [view.surface(at, at + 1)] if word(view, at) in words().only_bodies else []
            if view.coarse[at] in ";~H":
                break
        return []

    def _noun_holder(self, view: View, phrase: Phrase, cast: Cast) -> list[str]:
        """The body of `the cabinet meeting`, `the council's session`."""
        at = phrase.head[0] - 1 - (view.coarse[phrase.head[0] - 1 : phrase.head[0]] == "'")
        if at < phrase.start:
            return []
        if view.surface(at, at + 1).isupper() and view.coarse[at] in "NZ":
            return [cast.body(view, at, at + 1) or view.surface(at, at + 1)]  # `the NEC meeting`
        if word(view, at) not in words().holders:
            return []
        body = cast.body(view, at, at + 1)
        return [body] if body else [view.surface(at, at + 1)] if word(view, at) in words().only_bodies else []

    def of_holder(self, view: View, at: int, mention: Mention) -> None:
        """Bodies behind `it was organised by`, where no organiser is known."""
        found = listed(view, at)
        if found is not None and not mention.organisers and not _is_somebody(view, found):
            self._organise(mention, found, view)


def _is_somebody(view: View, interval: Interval) -> bool:
    return any(mark in "HB" for mark in view.coarse[interval[0] : interval[1]])


def _parts(view: View, interval: Interval) -> Iterator[Interval]:
    """The members of a list."""
    start = interval[0]
    for at in range(*interval):
        if view.coarse[at] in ",C":
            if start < at:
                yield start, at
            start = at + 1
    if start < interval[1]:
        yield start, interval[1]


def of_chamber(mention: Mention) -> None:
    """What a parliament holds as a session is a congress."""
    if mention.kind == "meeting" and mention.head == "session" and of_parliament(mention.organisers):
        mention.kind = "congress"
