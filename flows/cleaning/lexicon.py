"""How the press frames its texts: the word lists of `press.yml` and `abbreviations.yml`, checked on load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from flows.lexicon.loading import LexiconModel, load_file, room_file
from flows.reading.agencies import agency_signs


class PressLexicon(LexiconModel):
    """The lists of `press.yml`; the file says how each is matched."""

    places: dict[str, list[str]]
    not_places: list[str]
    boilerplate_lines: list[str]
    section_names: list[str]
    boilerplate_starts: list[str]
    closing_phrases: list[str]
    published_starts: list[str]
    byline_starts: list[str]
    related_headings: list[str]
    related_insets: list[str]
    caption_openers: list[str]
    picture_words: list[str]
    picture_sorts: list[str]
    words_before_figures: list[str]
    word_beginnings: list[str]
    glued_words: list[str]
    glued_firmly: list[str]
    glued_beginnings: list[str]
    compound_beginnings: list[str]
    compounds: list[str]
    small_name_words: list[str]
    english_words: list[str]


class Abbreviations(LexiconModel):
    """Words whose full stop need not end a sentence, without it; see `abbreviations.yml`."""

    never_end: list[str]
    before_figure: list[str]
    may_end: list[str]
    sentence_starters: list[str]
    saying: list[str]


@dataclass(frozen=True, slots=True)
class Press:
    """`PressLexicon` made ready for look-up; keys are as they stand in a text or case-folded, as the name says."""

    agencies: dict[str, str]
    #: The last word of each name of an agency.
    agency_words: frozenset[str]
    places_folded: dict[str, str]
    #: Spellings of places by themselves in folded case.
    spellings: dict[str, str]
    #: The first word of each place.
    place_words_folded: frozenset[str]
    not_places_folded: frozenset[str]
    boilerplate_folded: frozenset[str]
    sections_folded: frozenset[str]
    boilerplate_starts_folded: tuple[str, ...]
    closing_phrases: tuple[str, ...]
    published_starts_folded: tuple[str, ...]
    byline_starts: tuple[str, ...]
    related_folded: frozenset[str]
    #: Those of them that stand within a story as often as behind it.
    related_insets_folded: frozenset[str]
    caption_openers_folded: frozenset[str]
    picture_words: tuple[str, ...]
    picture_sorts: tuple[str, ...]
    words_before_figures: frozenset[str]
    word_beginnings: frozenset[str]
    glued_words: frozenset[str]
    glued_firmly: frozenset[str]
    glued_beginnings: frozenset[str]
    compound_beginnings: frozenset[str]
    compounds: frozenset[str]
    small_name_words: frozenset[str]
    english_words: frozenset[str]


@cache
def press() -> Press:
    """The press lexicon. Raises LexiconError."""
    lexicon = load_file(room_file("flows.cleaning", "press.yml"), PressLexicon)
    agencies = agency_signs()
    places = {alias.casefold(): name for name, aliases in lexicon.places.items() for alias in (name, *aliases)}
    return Press(
        agencies=agencies,
        agency_words=frozenset(alias.rsplit(" ", 1)[-1] for alias in agencies),
        places_folded=places,
        spellings={alias.casefold(): alias for n, aliases in lexicon.places.items() for alias in (n, *aliases)},
        place_words_folded=frozenset(re.split(r"[ ,-]", place, maxsplit=1)[0] for place in places),
        not_places_folded=frozenset(word.casefold() for word in lexicon.not_places),
        boilerplate_folded=frozenset(line.casefold() for line in lexicon.boilerplate_lines),
        sections_folded=frozenset(name.casefold() for name in lexicon.section_names),
        boilerplate_starts_folded=tuple(start.casefold() for start in lexicon.boilerplate_starts),
        closing_phrases=tuple(lexicon.closing_phrases),
        published_starts_folded=tuple(start.casefold() for start in lexicon.published_starts),
        byline_starts=tuple(lexicon.byline_starts),
        related_folded=frozenset(line.casefold() for line in (*lexicon.related_headings, *lexicon.related_insets)),
        related_insets_folded=frozenset(line.casefold() for line in lexicon.related_insets),
        caption_openers_folded=frozenset(word.casefold() for word in lexicon.caption_openers),
        picture_words=tuple(lexicon.picture_words),
        picture_sorts=tuple(lexicon.picture_sorts),
        words_before_figures=frozenset(lexicon.words_before_figures),
        word_beginnings=frozenset(lexicon.word_beginnings),
        glued_words=frozenset(lexicon.glued_words),
        glued_firmly=frozenset(lexicon.glued_firmly),
        glued_beginnings=frozenset(lexicon.glued_beginnings),
        compound_beginnings=frozenset(lexicon.compound_beginnings),
        compounds=frozenset(lexicon.compounds),
        small_name_words=frozenset(lexicon.small_name_words),
        english_words=frozenset(lexicon.english_words),
    )


@cache
def abbreviations() -> Abbreviations:
    """The abbreviations. Raises LexiconError."""
    return load_file(room_file("flows.cleaning", "abbreviations.yml"), Abbreviations)
