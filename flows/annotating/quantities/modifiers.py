"""Words around a figure: how near it is (`nearly`, `or more`) and which way it went (`up`, `a decline of`)."""

from __future__ import annotations

from flows.annotating.quantities import lexicon
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.lexicon import Change, Comparator
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.phrases import Phrases

#: How far `by` looks back for the verb that it belongs to: `cut greenhouse gas emissions by 15.8 percent`.
_BY_REACH = 9
#: How far back `from` may stand before `up to`.
_FROM_REACH = 6


class ModifierReader:
    """Reads comparators and change words."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        file = lexicon.modifiers()
        self._comparisons = frozenset(file.comparisons)
        self._spread = frozenset(file.spread)
        self._before: Phrases[Comparator] = Phrases(reverse=True)
        self._after: Phrases[Comparator] = Phrases()
        for comparator, sides in file.comparators.items():
            self._before.add(sides.before, comparator)
            self._after.add(sides.after, comparator)
        self._verbs: dict[str, Change] = {}
        self._by: dict[str, Change] = {}
        #: Nouns that tell the change behind `by` where no verb before them does: `saw a decline in output by 5%`.
        self._by_nouns: dict[str, Change] = {}
        self._nouns: dict[str, Change] = {}
        self._behind: dict[str, Change] = {}
        self._compared: dict[str, Change] = {}
        for change, words in file.changes.items():
            self._compared.update(dict.fromkeys(words.compared, change))
            self._verbs.update(dict.fromkeys(words.verbs, change))
            self._by.update(dict.fromkeys((*words.verbs, *words.by, *words.nouns), change))
            self._by_nouns.update(dict.fromkeys((*{*words.by_nouns, *words.nouns}.difference(words.verbs),), change))
            self._nouns.update(dict.fromkeys((*words.verbs, *words.nouns), change))
            self._behind.update(dict.fromkeys(words.after, change))

    def before(self, passage: Passage, at: int, *, time: bool) -> tuple[int, Comparator] | None:
        """Comparator that ends before token `at`: its first token and what it says."""
        letter = passage.letters[at - 1]
        if at == 0 or letter not in self._letters.before or (time and letter in self._letters.not_before_time):
            return None
        found = self._before.match(passage.words, at - 1)
        if found is None:
            return None
        first = at - found[0]
        if passage.letters[first - 1] in self._letters.motion and passage.word(first).lower() == "up":
            return None  # `went up to 90,000`
        if passage.word(at - 1).lower() == "over" and passage.word(first - 1).lower() in self._spread:
            return None  # `spread over 1,607 centres`
        if passage.word(first).lower() == "up" and self._came_from(passage, first):
            return None  # `from 3 percent up to 7 percent`
        return first, found[1]

    def _came_from(self, passage: Passage, at: int) -> bool:
        """Whether a figure behind `from` stands right before token `at`."""
        letters, figure = passage.letters, self._letters.figure
        return letters[at - 1] not in self._letters.comma and any(
            passage.words[k].rstrip().lower() == "from" and letters[k + 1] in figure
            for k in range(max(0, at - _FROM_REACH), at)
        )

    def after(self, passage: Passage, at: int) -> tuple[int, Comparator] | None:
        """Comparator from token `at` on: the token behind it and what it says."""
        if passage.letters[at] not in self._letters.after:
            return None
        found = self._after.match(passage.words, at)
        if found is None or passage.letters[at + found[0]] in self._letters.figure:
            return None  # `678 points or more than 7.3%`
        return at + found[0], found[1]

    def change_before(self, passage: Passage, at: int, *, share: bool = False) -> Change | None:
        """Which way the figure at token `at` went, by the words before it; `share`: it is a percentage.

        `expand 5 percent` is a change, `expand 5 schools` is none.
        """
        letters, sets, words, k = passage.letters, self._letters, passage.words, at - 1
        while k > 0 and at - k < 4 and (letters[k] in sets.ly or letters[k] in sets.plain):
            if words[k].rstrip().lower() == "by":
                return self._by_verb(passage, k)
            k -= 1
        if k < 0:
            return None
        letter = letters[k]
        if letter in sets.of and k > 0:
            k, letter, words_of_change = k - 1, letters[k - 1], self._by if share else self._nouns
        else:
            words_of_change = self._by if share else self._verbs
        if letter not in sets.change or letters[k - 1] in sets.phrasal:
            return None
        if not share and letters[k - 1] in sets.phrasal_count:
            return None
        return words_of_change.get(words[k].rstrip().lower())

    def price_before(self, passage: Passage, at: int) -> Change | None:
        """`closed down 44 cents`: which way a price before token `at` went."""
        letters, sets = passage.letters, self._letters
        if at < 2 or letters[at - 1] not in sets.change or letters[at - 2] not in sets.market_verb:
            return None
        return self._verbs.get(passage.words[at - 1].rstrip().lower())

    def _by_verb(self, passage: Passage, by: int) -> Change | None:
        letters, sets, told = passage.letters, self._letters, None
        for k in range(by - 1, max(by - _BY_REACH, -1), -1):
            if letters[k] in sets.change:
                word = passage.words[k].rstrip().lower()
                if word in self._by_nouns:
                    told = told or self._by_nouns[word]
                elif word in self._by:
                    return self._by[word]
            if letters[k] in sets.stop or letters[k] in sets.comma:
                break
        return told

    def change_after(self, passage: Passage, at: int, *, attributive: bool, share: bool) -> Change | None:
        """Which way the figure that ends before token `at` went, by the words behind it.

        `attributive`: an article stands before the figure (`a 9% price hike`), so that words may stand between.
        `share`: the figure is a percentage, which may be `above` or `below` something.
        """
        letters, sets, words = passage.letters, self._letters, passage.words
        letter = letters[at]
        if letter in sets.change_after:
            word = words[at].rstrip().lower()
            return self._behind.get(word) or (self._compared.get(word) if share else None)
        k = self._past_comparison(passage, at) if letter in sets.comparison else at
        if k == at and not attributive:
            return None
        reach = 3 if attributive else 1
        for j in range(k, k + reach):
            if letters[j] in sets.change_after and (j > at):
                return self._behind.get(words[j].rstrip().lower()) if attributive or k > at else None
            if letters[j] not in sets.low or letters[j] in sets.noun_stops:
                return None
        return None

    def _past_comparison(self, passage: Passage, at: int) -> int:
        """The token behind `year-on-year`, `y-o-y`, `annual`, or `at`."""
        words = [w.rstrip().lower() for w in passage.words[at : at + 5]]
        if len(words) == 5 and words[1] == words[3] == "-" and words[2] in ("on", "over", "o"):
            return at + 5
        return at + 1 if words and words[0] in self._comparisons else at
