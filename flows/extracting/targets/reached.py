"""How many people or things a programme is to reach, told as a phrase: `households reached by the scheme`."""

from __future__ import annotations

from functools import cache

from flows.annotating.views import View
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import Interval
from flows.extracting.figures.words import measure_words
from flows.extracting.targets.lexicon import verb_entries
from flows.extracting.targets.objects import counted
from flows.extracting.targets.subjects import subject_before
from flows.extracting.targets.wording import tidied
from flows.lexicon.inflection import verb_forms

#: A programme's name of more words is cut to its first.
_LONGEST = 12


def reached(view: View, figure: Figure, cue: Interval) -> str:
    """What a programme is to reach so many of, behind the words from its name to the verb; "" where nothing tells."""
    coarse = view.coarse
    helper = next((at for at in range(cue[0], figure.at) if coarse[at] == "M"), None)
    verb = next((at for at in range(figure.at - 1, helper or 0, -1) if coarse[at] in "vx"), None)
    done = _participle(view.surface(verb, verb + 1).lower()) if verb is not None else ""
    if helper is None or not done:
        return ""
    what = _what(view, figure)
    subject = subject_before(coarse, helper)
    if not what or subject is None or coarse[subject[0]] == "I":
        return f"{what} {done}".strip() if what else ""
    return f"{what} {done} by {tidied(view.surface(subject[0], min(subject[1], subject[0] + _LONGEST)))}"


def _what(view: View, figure: Figure) -> str:
    """What the figure counts, or what its unit measures: hectares an area, megawatts a capacity."""
    size = measure_words().sizes.get(figure.unit or "")
    return size or counted(view, view.coarse, figure.at, share=figure.lead.unit_kind == "percent") or ""


def _participle(base: str) -> str:
    return _participles().get(base, "")


@cache
def _participles() -> dict[str, str]:
    """Past participle by base form."""
    forms = [verb_forms(entry) for entry in verb_entries()]
    return {form["vb"]: form["vbn"] for form in reversed(forms)}
