"""Who signs: a line with a name and, in the next line, the office."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotating.document import Annotated
from flows.annotating.spans import PersonSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.kinds import Draft
from flows.extracting.officials.wording import BodyWording, position_of
from flows.resolving.in_document import Focus, Office

_MARKS = frozenset({",", ".", ";"})


def signatures(document: Annotated, focus: Focus, wording: BodyWording) -> Iterator[Draft]:
    """Drafts of the names and offices that stand alone in lines of their own, one below the other."""
    views = document.views
    for number in range(len(views) - 1):
        person, post = alone(views[number]), alone(views[number + 1])
        if isinstance(person, PostSpan) and isinstance(post, PersonSpan):
            person, post = post, person
        if not isinstance(person, PersonSpan) or not isinstance(post, PostSpan) or post.plural:
            continue
        entity = focus.entity_of(person)
        if entity is None or " " not in person.name:
            continue
        written, canonical = wording.of(post, None)
        position = position_of(post.position)
        focus.note_office(entity, Office(position, post.noun, written, post.nation))
        fields = {
            "_person": entity, "position": position, "organisation_as_written": written, "organisation": canonical,
            "status": post.status or "current", "valid_from": None, "valid_to": None,
        }  # fmt: skip
        first = min(person.first, post.first)
        yield Draft("officials.apposition", number, first, max(person.last, post.last), fields)


def alone(view: View) -> object | None:
    """The span that a line holds and nothing else but a mark."""
    size = len(view.letters)
    if size == 0 or size > 2 or 0 not in view.spans:
        return None
    return view.spans[0] if size == 1 or view.surface(1, 2) in _MARKS else None
