"""Works and deeds: what can be planned for a month or a year without being a happening of that day."""

from __future__ import annotations

from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.targets.model import Act

#: Verbs of works that take their time, not of papers that are signed on a day.
_DEEDS = tuple(
    f"{verbs}&{form}&!event_sign&!event_bring_in&!be"
    for verbs in ("deed", "accomplish", "administer")
    for form in ("vb", "vbn")
)
#: What an object begins with.
_OBJECT = frozenset("DJNxLZHBQIGC")
#: How far behind the words that bind a verb may stand.
_NEAR = 5


class Works:
    """Tells by which dates an act may be due: those of works, of a deed that takes its time, or only limits."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._works = frozenset(vocabulary.letters("works_noun"))
        self._finish = frozenset(vocabulary.letters("finish|=ready|=operational|=complete"))
        self._deed = frozenset(vocabulary.letters("|".join(_DEEDS)))

    def fits(self, view: View, act: Act) -> bool:
        """Whether an act that is told of works only has works for its subject; settles what dates will do."""
        if act.due == "works":
            return self._is_works(view, act)
        if act.due == "finish" and not self._finishes(view, act):
            act.due = "deed" if self._does(view, act) else ""
        return True

    def _is_works(self, view: View, act: Act) -> bool:
        """Whether a subject is something that is built, made or run."""
        return act.subject is not None and any(view.letters[at] in self._works for at in range(*act.subject))

    def _finishes(self, view: View, act: Act) -> bool:
        """Whether what is to be done brings something to its end: `be completed`, `be ready`."""
        start = act.content[0]
        return any(letter in self._finish for letter in view.letters[start : start + 7])

    def _does(self, view: View, act: Act) -> bool:
        """Whether what is to be done is a work that takes its time: `roll out the plan`, `be trained`; not `open`."""
        verb = next((at for at in range(*act.content) if view.coarse[at] in "vVx"), None)
        if verb is None or verb >= act.content[0] + _NEAR or view.letters[verb] not in self._deed:
            return False
        done = view.coarse[act.content[0] : verb].rstrip("A").endswith("M") and view.surface(verb - 1, verb) == "be"
        return done or view.coarse[verb + 1 : verb + 2] in _OBJECT
