"""The country that a text is about, before anything in it is annotated: by countries and peoples that it names."""

from __future__ import annotations

import re
from collections import Counter

from flows.annotating.names.gazetteer import country_words

#: Only a text with one of these asks for its country: fiscal years and years like `2018/19` depend on it.
_ASKS = re.compile(r"\b(?:[Ff]iscal|[Ff]inancial year|FY ?\d|\d{4}[-–/]\d{2}\b)")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?\b")
#: A country told so often, and in so large a share of all tellings, is the text's.
_FEWEST, _SHARE = 2, 0.6


def told_country(text: str) -> str | None:
    """ISO code of the country that most names of countries and peoples in a text are of; None where there is none.

    A text that has no fiscal year is not looked at.
    """
    if _ASKS.search(text) is None:
        return None
    words = country_words()
    named = (word for told in _CAPITALISED.findall(text) for word in ((told,) if told in words else told.split()))
    counts = Counter(words[word] for word in named if word in words)
    best = counts.most_common(1)
    if not best or best[0][1] < _FEWEST or best[0][1] < _SHARE * counts.total():
        return None
    return best[0][0]
