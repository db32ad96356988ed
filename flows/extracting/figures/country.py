"""The country that a document is about, by places, peoples, bodies and currencies that it names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from flows.annotating.document import Annotated
from flows.annotating.names.gazetteer import CountryFile, country_names
from flows.annotating.spans import OrganisationSpan, PlaceSpan, QuantitySpan, Span
from flows.lexicon.loading import load

_TITLE, _LEAD, _BODY = 3, 2, 1
#: A country of this weight and of this share of all weights is the document's.
_ENOUGH, _SHARE = 3, 0.75
_MOST_OF_CURRENCY = 3
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,14}\b")
#: Currencies of many countries, or told everywhere.
_SHARED = frozenset(("USD", "EUR"))


def document_country(document: Annotated) -> str | None:
    """Name of the country that nearly all of what a document names belongs to; None where there is none."""
    weights, money = _weights(document)
    for word in _CAPITALISED.findall(document.clean.text):
        if word in _demonyms():
            weights[_demonyms()[word]] += _BODY
    for code, count in money.items():
        if code in _names():
            weights[code] += min(count, _MOST_OF_CURRENCY)
    best = weights.most_common(1)
    if not best or best[0][1] < _ENOUGH or best[0][1] < _SHARE * sum(weights.values()):
        return None
    return _names().get(best[0][0])


def _weights(document: Annotated) -> tuple[Counter[str], Counter[str]]:
    """Country codes by what is named and where; those of currencies by how often."""
    weights: Counter[str] = Counter()
    money: Counter[str] = Counter()
    sentences = document.clean.sentences
    body = next((n for n, s in enumerate(sentences) if s.kind == "body"), 0)
    for number, view in enumerate(document.views):
        weight = _TITLE if sentences[number].kind == "headline" else _LEAD if number in (body, body + 1) else _BODY
        for span in view.spans.values():
            code = _code(span)
            if code:
                weights[code] += weight
            elif isinstance(span, QuantitySpan) and span.unit_kind == "money" and span.unit not in _SHARED:
                money[(span.unit or "")[:2]] += 1
    return weights, money


def _code(span: Span) -> str | None:
    """Code of the country that a place lies in, or that a body is of by its name."""
    if isinstance(span, PlaceSpan):
        return span.country
    return _codes().get(span.name.rpartition(" of ")[2]) if isinstance(span, OrganisationSpan) else None


@cache
def _file() -> CountryFile:
    file: CountryFile = load("countries/world/countries.yml", CountryFile)
    return file


@cache
def _names() -> dict[str, str]:
    named = reversed(list(_file().countries.items()))  # parts of a country stand behind it
    return {country.code: name for name, country in named if name in country_names()}


@cache
def _codes() -> dict[str, str]:
    return {alias: c.code for name, c in _file().countries.items() for alias in (name, *c.aliases)}


@cache
def _demonyms() -> dict[str, str]:
    return {demonym: country.code for country in _file().countries.values() for demonym in country.demonyms}
