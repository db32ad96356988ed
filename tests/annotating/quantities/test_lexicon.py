"""The quantity lexicon: complete for ISO 4217, and strict."""

from __future__ import annotations

import pycountry
import pytest

from flows.annotating.quantities import QuantityAnnotator, lexicon, word_classes
from flows.annotating.quantities.tables import tables
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary
from flows.lexicon.loading import LexiconError, load_file

#: Codes of funds, metals, tests and clearing units, which nobody pays with.
NOT_MONEY = set("BOV CHE CHW CLF COU MXV USN UYI UYW VED XAD XAG XAU XBA XBB XBC XBD XPD XPT XSU XTS XUA XXX".split())


def test_every_current_currency_is_known() -> None:
    codes = {currency.alpha_3 for currency in pycountry.currencies}
    assert codes - NOT_MONEY <= set(tables().by_code)


def test_every_currency_is_found_by_code_and_name() -> None:
    vocabulary = Vocabulary(word_classes())
    annotator = QuantityAnnotator(vocabulary)
    missed = []
    current = {currency.alpha_3 for currency in pycountry.currencies}
    for currency in (entry for entry in lexicon.currencies().currencies if entry.code in current):
        texts = [f"It paid {currency.code} 3.5 million.", f"It paid 3.5 million {currency.code}."]
        name = currency.names[0] if currency.names[0].endswith("s") else currency.names[0] + "s"
        texts += [f"It paid 3.5 million {adjective} {name}." for adjective in currency.adjectives[:1]]
        for text in texts:
            tokens = Tokens(text, vocabulary)
            spans = annotator.find(tokens, [(0, len(tokens))])
            if [span.unit for span in spans] != [currency.code]:
                missed.append((text, [span.unit for span in spans]))
    assert missed == []


def test_every_unit_is_found_by_its_first_name() -> None:
    vocabulary = Vocabulary(word_classes())
    annotator = QuantityAnnotator(vocabulary)
    missed = []
    for unit in lexicon.units().units:
        for name in unit.names[:1] if unit.guard is None and not unit.name.startswith("million") else ():
            tokens = Tokens(f"It took 3.5 {name} then.", vocabulary)
            spans = annotator.find(tokens, [(0, len(tokens))])
            if [span.unit for span in spans] != [unit.code]:
                missed.append((name, [span.unit for span in spans]))
    assert missed == []


def test_prefixes_multiply_units() -> None:
    measures = tables().measures
    found = [measures.match([word], 0) for word in ("GW", "megawatt", "millilitres", "kBq")]
    assert [pair[1].code for pair in found if pair] == ["GW", "MW", "mL", "kBq"]


def test_an_unknown_key_is_an_error(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "magnitudes.yml"
    path.write_text("magnitudes: []\ndoubtful: {}\ncode_prefixes: {}\nsurprise: 1\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="surprise"):
        load_file(path, lexicon.MagnitudeFile)
