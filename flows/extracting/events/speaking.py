"""Who speaks in a sentence: the subject of a verb of saying or taking part, or who stands behind `said`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.annotating.views import View
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.people import Cast

_SUBJECT_AFTER = re.compile(
    r"(?:\([^()]{0,12}\)|,[^VMv;:~.]{1,40},|,R[^;:~.]{1,30},|-[^VMv;:~.]{1,20}-|,?[TW],?)?A*(?:[VM]|x(?![NxL]))"
)
_INVERTED = re.compile(r"V(?:D|J|N|B|Z|,)*\Z")


class SpeakerReader:
    """Finds the speakers of sentences."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._tells = re.compile(f"[{''.join(letters.tell | letters.relation['attend'] | letters.relation['chair'])}]")

    def speakers(self, view: View, sentence: int, cast: Cast) -> Sequence[str]:
        """People who are the subject of a verb in a sentence, or stand behind `said`."""
        if sentence not in cast.speakers:
            cast.speakers[sentence] = list(self._speaking(view, cast))
        return cast.speakers[sentence]

    def _speaking(self, view: View, cast: Cast) -> Iterator[str]:
        if self._tells.search(view.letters) is None:
            return
        for at in cast.places_of_people(view):
            if self._speaks(view, at) or self._said_before(view, at):
                name = cast.person_at(view, at)
                if name:
                    yield name

    def _speaks(self, view: View, at: int) -> bool:
        """Whether what stands at a position is the subject of a verb of saying or taking part."""
        verb = _SUBJECT_AFTER.match(view.coarse, at + 1)
        if verb is None or view.coarse[:at].rstrip("JN").endswith(("P", "O")):
            return False
        last = verb.end() - 1
        return view.letters[last] in self._letters.tell or word(view, last) in words().took_part

    def _said_before(self, view: View, at: int) -> bool:
        found = _INVERTED.search(view.coarse[max(0, at - 8) : at])
        return found is not None and view.letters[max(0, at - 8) + found.start()] in self._letters.say
