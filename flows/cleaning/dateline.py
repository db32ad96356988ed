"""Datelines: the place, date and agency that open a report (`Hanoi (VNA) –`, `MANILA, Oct. 3 (PNA) --`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.cleaning.dates import MONTH
from flows.cleaning.lexicon import press

#: A dateline ends within so many characters.
_LONGEST = 120
#: What follows a dateline without agency or date has at least so many characters.
_SHORTEST_BODY = 60
#: A second dash within so many characters closes an aside.
_ASIDE = 70
_LONGEST_PLACE = 48

_WORD = r"[^\W\d_][\w.’'‘-]{0,24}"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,4}}"
_DATE = (
    rf"(?:{MONTH}\.? ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? ?\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?(?:,? ?\d{{4}})?)"
)
_DATELINE = re.compile(
    rf"\(?(?:(?P<country>{_PLACE}), (?P<date0>(?i:{_DATE})) ?[-–—] )?"
    rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}?)(?:(?:, ?| ?: ?| )(?P<date>(?i:{_DATE})))?,?\)?"
    rf"(?: ?\((?P<bracket>[^()]{{2,40}})\))? ?(?P<dash>—|–|-{{1,3}}|:)(?P<gap> ?)"
)
_AGENCY_FIRST = re.compile(
    r"\((?P<bracket>[^()]{2,24})\) ?(?:(?P<dash>—|–|-{1,2}|:) ?)?|(?P<bare>[\w./]{2,16}) (?:—|–|-{1,2}) "
)
_FIGURE = re.compile(r"\d")
_STANDING = re.compile(
    rf"(?:(?P<first>[A-Z]{{2,10}}), )?(?P<place>{_PLACE})(?: ?[,:–—-]? ?(?P<date>(?i:{_DATE})))? ?[:.]?$"
)
_MONTH_START = re.compile(MONTH, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; `end` is its length in the line including the dash, without the space after it."""

    end: int
    place: str | None = None
    agency: str | None = None
    #: The words that give the date, with or without a year.
    date: str | None = None
    #: The place in the spelling of the text.
    written: str | None = None


def may_have_dateline(line: str) -> bool:
    """A quick look: False where `line` cannot begin with a dateline."""
    head = line[:_LONGEST]
    if line[:1] == "(":
        return True
    if not ("-" in head or "—" in head or "–" in head or ":" in head):
        return False
    first = head[: head.find(" ")].rstrip(",:—–-")
    if (len(first) > 1 and not first[-1].islower()) or first.casefold() in press().place_words_folded:
        return True
    opening = head.find("(", 0, _LONGEST_PLACE)
    if opening > 0 and head[opening + 1 : head.find(")", opening)].split(",")[0] in press().agencies:
        return True
    return _FIGURE.search(head, 0, _LONGEST_PLACE) is not None and any(dash in head for dash in (" –", " —", " -", "—"))


def read_dateline(line: str) -> Dateline | None:
    """The dateline that `line` begins with, or None. The dash or colon must stand in the first 120 characters."""
    head = line[:_LONGEST]
    if (line[:1] == "(" or line[:1].isupper()) and may_have_dateline(line):
        return _agency_first(head, len(line)) or _place_first(head, line)
    return None


def _agency_first(head: str, length: int) -> Dateline | None:
    """`(VOVWORLD) - `, `NDO - `."""
    match = _AGENCY_FIRST.match(head)
    if match is None:
        return None
    agency = press().agencies.get(match["bracket"] or match["bare"])
    rest = length - match.end()
    if agency is None or (match["dash"] is None and match["bare"] is None and not head[match.end() :][:1].isupper()):
        return None
    if 0 < rest < _SHORTEST_BODY // 2:
        return None
    return Dateline(len(match.group().rstrip()), agency=agency)


def _place_first(head: str, line: str) -> Dateline | None:
    match = _DATELINE.match(head)
    if match is None:
        return None
    place, bracket, date = match["place"], match["bracket"], match["date"] or match["date0"]
    if bracket is None and (stop := place.rfind(". ")) > 0 and place[stop + 2 :] in press().agencies:
        place, bracket = place[:stop], place[stop + 2 :]
    if bracket and date is None and _MONTH_START.search(bracket):
        date, bracket = bracket, None
    if _MONTH_START.match(place) or not _is_dateline(match, place, bracket, date, line):
        return None
    agency = None if bracket is None else press().agencies.get(bracket.split(",")[0].strip(), bracket)
    return Dateline(match.end() - len(match["gap"]), canonical_place(place), agency, date, written_place(place))


def _is_dateline(match: re.Match[str], place: str, bracket: str | None, date: str | None, line: str) -> bool:
    """Whether what looks like a dateline is one, judged by its parts and by what follows."""
    lexicon = press()
    rest = line[match.end() :].lstrip()
    if (rest and len(rest) < _SHORTEST_BODY // 2) or not _begins_text(rest):
        return False
    folded = place.casefold()
    known = folded in lexicon.places_folded or folded.split(",")[0] in lexicon.places_folded
    capitals = place == place.upper() and len(place) >= 4 and folded not in lexicon.not_places_folded
    dash = match["dash"]
    # A dateline may have a line for itself.
    spaced = bool(match["gap"]) or not rest
    if bracket is not None:
        return known or bracket.split(",")[0].strip() in lexicon.agencies or (capitals and bracket[0].isupper())
    if date is not None:
        return known or capitals or (spaced and dash != ":")
    if (rest and len(rest) < _SHORTEST_BODY) or not spaced or _is_aside(dash, rest):
        return False
    if dash in ("—", "–", "--", "---"):
        return known or capitals
    return known and (dash != ":" or capitals or line.endswith((".", "”", '"')))


def _is_aside(dash: str, rest: str) -> bool:
    """Whether the dash opens an aside (`Singapore – Asia’s hub – …`) or a line between places (`Hanoi - Hai Phong`)."""
    if dash != ":" and dash in rest[:_ASIDE]:
        return True
    words = rest.split(" ", 3)[:3]
    return any(" ".join(words[:count]).casefold() in press().places_folded for count in range(1, len(words) + 1))


def _begins_text(rest: str) -> bool:
    """Whether a report could begin so: no small letter, perhaps after a quotation mark."""
    return not rest.lstrip("“\"'‘(")[:1].islower()


def standing_dateline(line: str) -> Dateline | None:
    """The dateline that is all of `line`, without a dash: `New Delhi: October 8, 2009`, `BSS, Dhaka:`; else None."""
    match = _STANDING.match(line)
    if match is None:
        return None
    place, date, first = match["place"], match["date"], match["first"]
    lexicon = press()
    if first is not None and first not in lexicon.agencies:
        return None
    known = place.casefold() in lexicon.places_folded
    if (first is None and date is None) or not (known or (date and place == place.upper())):
        return None
    return Dateline(
        len(line), canonical_place(place), lexicon.agencies[first] if first else None, date, written_place(place)
    )


def canonical_place(place: str) -> str:
    """The place as the lexicon spells it, else as written, capitals made lower case after the first letter."""
    place = place.rstrip(". ")
    known = press().places_folded
    for name in (place, place.split(",")[0]):
        if name.casefold() in known:
            return known[name.casefold()]
    return place.title() if place == place.upper() else place


def written_place(place: str) -> str:
    """The place in the spelling of the text, its capitals as the lexicon has them (`HCM City`), else first letters."""
    name = place.split(",")[0].rstrip(". ")
    return press().spellings.get(name.casefold()) or (name.title() if name == name.upper() else name)
