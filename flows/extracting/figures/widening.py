"""A measure of one word takes what narrows it from its sentence or from those before.

`In the capital region, inflation rose` measures inflation there; `the deficit` is the trade deficit told before.
"""

from __future__ import annotations

from flows.annotating.document import Annotated
from flows.annotating.views import View
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words

#: How many sentences back the fuller phrase may stand.
_REACH = 12
_LONGEST_PLACE = 4
_NARROWS = "Nx"


def widened(document: Annotated, number: int, spot: Spot, found: Told) -> Told:
    """The measure with what narrows it, where it is a single common noun; else as it is."""
    text = found.text
    if found.bare or " " in text or not text.isalpha() or text.isupper():
        return found
    owner = _seeing(spot, text)
    if owner:
        return Told(f"{text} of {owner}", text, found.noun or text)
    place = _fronted_place(spot)
    if place:
        return Told(f"{text} in {place}", text, found.noun or text)
    narrowed = _narrowed(document, number, text.lower()) if text.lower() in measure_words().narrowed else ""
    head = f"{narrowed} {text.lower()}"
    return Told(head, head, head) if narrowed else found


def _fronted_place(spot: Spot) -> str:
    """`In Limpopo, …`: what a sentence opens with, if it says where."""
    coarse = spot.coarse
    if coarse[:1] != "P" or spot.word(0) not in ("in", "across", "at") or len(coarse) < 3:
        return ""
    phrase = spot.syntax.after(1)
    if phrase is None or phrase[1] - phrase[0] > _LONGEST_PLACE or phrase[1] > spot.at or "Q" in coarse[: phrase[1]]:
        return ""
    behind = coarse[phrase[1] : phrase[1] + 1]
    if behind == "(":
        behind = coarse[coarse.find(")", phrase[1]) + 1 :][:1]
    if behind != "," or not any(c in "LNZ" for c in coarse[phrase[0] : phrase[1]]):
        return ""
    text = spot.words(phrase)
    return "" if text.lower().split()[-1] in measure_words().abstract else text


def _seeing(spot: Spot, text: str) -> str:
    """`The port saw traffic fall`: whose traffic, by the subject of the verb of seeing before the noun."""
    at = spot.at
    while at > 1 and spot.word(at) != text.lower():
        at -= 1
    verb = at - 1 - (spot.coarse[at - 1 : at] == "D")
    if verb < 1 or spot.word(verb) not in measure_words().seeing:
        return ""
    subject = spot.syntax.subject(verb)
    if subject is None or subject[1] - subject[0] > _LONGEST_PLACE or _is_no_owner(spot, subject):
        return ""
    return spot.words(subject)


def _is_no_owner(spot: Spot, subject: tuple[int, int]) -> bool:
    """Whether a subject is a time, data, or more than a noun phrase: `last year saw`, `the estimate sees`."""
    return any(
        spot.coarse[at] in "TUWV" or spot.view.letters[at] in spot.lexis.source_noun for at in range(*subject)
    ) or spot.word(subject[0] - 1) in ("outside", "beyond", "around", "near")


def _narrowed(document: Annotated, number: int, head: str) -> str:
    """The word before the same noun where it was told last with one: `trade` of `deficit` behind `trade deficit`."""
    for earlier in range(number, max(-1, number - _REACH), -1):
        view = document.views[earlier]
        if head in view.surface(0, len(view.letters)).lower():
            word = _before(view, head)
            if word:
                return word
    return ""


def _before(view: View, head: str) -> str:
    for at in range(len(view.letters) - 1, 0, -1):
        if view.coarse[at] in "Nx" and view.coarse[at - 1] in _NARROWS and view.surface(at, at + 1).lower() == head:
            word = view.surface(at - 1, at)
            if word.isalpha() and word.lower() not in measure_words().unnarrowing:
                return word if word.isupper() else word.lower()
    return ""
