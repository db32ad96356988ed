"""What the parsers see of a document: its tokens, the letters of each word class, and what the document decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from flows.annotating.quantities.figures import NumberStyle
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.lexicon import Currency
from flows.annotating.quantities.tables import Measure, Tables
from flows.annotating.spans import DateSpan
from flows.annotating.tokens import Tokens

#: Stands behind the last letter, so that parsers may look a few tokens past the end: it is in no class.
_PAD = "\0" * 8


#: How often a document names a country that it is about; its dateline counts for as much.
_OFTEN = 3


#: What stands behind the place of a dateline, and within how many letters an agency would.
_DATELINE_MARKS = tuple(",:–—-")
_DATELINE = 30
_DOLLAR = re.compile(r"\$")
#: Every sign of a dollar has a `$`, and fewer letters before and behind it.
_SIGN = 6


class Passage:
    """One document under the parsers. `letters` is padded; `blocked` are the tokens of dates."""

    __slots__ = (
        "_decided",
        "_evidence",
        "_said",
        "_sets",
        "_sterling",
        "_style",
        "blocked",
        "country",
        "home",
        "letters",
        "names",
        "tables",
        "text",
        "tokens",
        "words",
    )

    def __init__(
        self,
        tokens: Tokens,
        dates: Sequence[DateSpan],
        tables: Tables,
        sets: Letters,
        country: str | None = None,
        home: str | None = None,
    ) -> None:
        self.tokens = tokens
        #: Place of the dateline, and ISO code of its country where that is known.
        self.country = country
        self.home = home.title() if home else None
        self._sets = sets
        self.words = tokens.words
        self.letters = tokens.letters + _PAD
        self.text = tokens.text
        self.tables = tables
        self.blocked: set[int] = set()
        for date in dates:
            if date.timex_type != "DURATION":
                self.blocked.update(range(date.first, date.last))
        #: Numbers that are part of names in this document: `787` where `Boeing 787` stands.
        self.names: set[str] = set()
        self._style: NumberStyle | None = None
        self._decided: dict[str, Measure] = {}
        self._evidence: dict[str, int] = {}
        self._sterling: bool | None = None
        self._said: dict[str, bool] = {}

    def glued(self, at: int) -> bool:
        """Whether token `at` is written together with the one before it."""
        return 0 < at < len(self.words) and self.words[at - 1][-1] not in " \n"

    def word(self, at: int) -> str:
        """Token `at` without space, or an empty word outside the text."""
        return self.words[at].rstrip() if 0 <= at < len(self.words) else ""

    @property
    def style(self) -> NumberStyle:
        """How the document writes figures; worked out when first asked for."""
        if self._style is None:
            words = self.words
            self._style = NumberStyle(
                words[m.start()].rstrip() for m in self._sets.marked.finditer(self.tokens.letters)
            )
        return self._style

    def decide(self, measure: Measure) -> Measure:
        """The currency of a shared name or sign, by what else the document says."""
        shared = measure.shared
        if shared is None:
            return measure
        decided = self._decided.get(shared)
        if decided is None:
            decided = self._decided[shared] = self._by_evidence(shared)
        return decided

    def _by_evidence(self, shared: str) -> Measure:
        tables = self.tables
        default = tables.defaults.get(shared)
        if shared in ("$", "dollar", "dollars"):
            currency = self._dollar() or tables.by_code["USD"]
        else:
            owners = tables.shared[shared]
            first = tables.by_code[default] if default else owners[0]
            best = max(owners, key=lambda c: (self.evidence(c), c is first))
            currency = best if self.evidence(best) else first
        return Measure(currency.code, currency.name, "money", "money")

    def evidence(self, currency: Currency) -> int:
        """How often the document names places of a currency, or the currency itself."""
        count = self._evidence.get(currency.code)
        if count is None:
            names = [name for name in currency.names if len(name) > 3]
            places = self.tables.places[currency.code]
            capitals = map(str.upper, currency.places)  # of a dateline
            count = self._evidence[currency.code] = sum(
                map(self.text.count, {*places, *capitals, *names})
            ) + _OFTEN * self._is_of_dateline(currency)
        return count

    def _is_of_dateline(self, currency: Currency) -> bool:
        if self.country is not None:
            return currency.code[:2] == self.country or self.country in currency.countries
        return self.home in currency.places

    def said(self, name: str, test: Callable[[str], bool]) -> bool:
        """Whether the document passes a test, which is run once and kept under a name."""
        known = self._said.get(name)
        if known is None:
            known = self._said[name] = test(self.text)
        return known

    @property
    def sterling(self) -> bool:
        """Whether the document writes of pounds sterling, so that `p` is pence and `pounds` are money."""
        if self._sterling is None:
            self._sterling = any(word in self.text for word in ("£", "sterling", "pence", "FTSE"))
        return self._sterling

    def _dollar(self) -> Currency | None:
        """The dollar of a document that tells the US dollar apart (`US$`) or names one country only, else None."""
        text = self.text
        explicit = "US$" in text or "USD" in text or "US dollar" in text
        signed, worded = False, " dollars" in text
        near = "\0".join(text[max(0, m.start() - _SIGN) : m.end() + _SIGN] for m in _DOLLAR.finditer(text))
        for currency in self.tables.shared["dollar"]:
            if currency.code == "USD":
                continue
            if worded and any(f"in {adjective} dollars" in text for adjective in currency.adjectives):
                return currency
            if near and any(start + sign in near for sign in currency.signs if len(sign) > 1 for start in " (\n"):
                if explicit:
                    return currency
                signed = True
        return None if explicit or signed else self._local_dollar()

    def _local_dollar(self) -> Currency | None:
        """The dollar of the one country that the document writes of, if its press prints a bare `$`."""
        tables = self.tables
        if any(place in self.text for place in ("U.S.", "US ", *tables.by_code["USD"].places, "United States")):
            return None
        best = max((tables.by_code[code] for code in tables.local_dollars), key=self._places)
        return best if self._places(best) >= _OFTEN else None

    def _places(self, currency: Currency) -> int:
        places = self.tables.places[currency.code]
        return sum(map(self.text.count, places)) + _OFTEN * any(map(self._opens_line, places))

    def _opens_line(self, place: str) -> bool:
        """`SUVA – The budget …`: a place in capitals where a line begins, with no agency in brackets behind it."""
        capitals = f"\n{place.upper()}"
        at = self.text.find(capitals)
        behind = self.text[at + len(capitals) :][:_DATELINE] if at >= 0 else ""
        return behind.lstrip()[:1] in _DATELINE_MARKS and "(" not in behind if behind else False
