"""What a bare number counts: a short noun phrase behind it."""

from __future__ import annotations

from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage

_REACH = 5
_NO_PLURAL = ("ss", "us", "is")


class CountedReader:
    """Reads counted nouns."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._open = letters.alpha - letters.noun_stops

    def read(self, passage: Passage, at: int) -> tuple[int, int] | None:
        """Token interval of the noun phrase that starts at token `at`, up to its first plural noun, or None.

        A second plural joined by `and` belongs to it (`officials and employees`).
        """
        letters, sets, k = passage.letters, self._letters, at
        if letters[k] in sets.change_after and passage.word(k).lower() in ("more", "fewer", "less"):
            at = k = k + 1
        elif (
            letters[k] in sets.dash and passage.glued(k) and passage.words[k][-1] != " " and letters[k + 1] in sets.low
        ):
            return k + 1, k + 2  # `a 12-member committee`
        if letters[k] not in self._open:
            return None
        end = at
        while k - at < _REACH and k not in passage.blocked:
            letter = letters[k]
            if letter not in self._open:
                hyphen = letter in sets.dash and passage.glued(k)
                if not (hyphen or letter in sets.joiner) or letters[k + 1] not in self._open or k == at:
                    break
                k += 1
                continue
            if letter in sets.ed and k > at and end == k and self._plural(passage, k - 1):
                break
            k += 1
            end = k
            if self._plural(passage, k - 1) and not (letter in sets.plural_nouns and self._plural(passage, k)):
                return at, self._joined(passage, k)
        return (at, end) if end > at else None

    def named(self, passage: Passage, counted: tuple[int, int]) -> bool:
        """Whether what follows the number is a name and no counted plural: `the 737 MAX`."""
        first, last = counted
        return passage.letters[first] in self._letters.upper and not self._plural(passage, last - 1)

    def _joined(self, passage: Passage, end: int) -> int:
        letters, sets = passage.letters, self._letters
        if letters[end] not in sets.joiner or letters[end + 1] not in sets.low:
            return end
        k = end + 1 if self._plural(passage, end + 1) else end + 2
        if not self._plural(passage, k) or letters[end + 1] not in self._open:
            return end
        verb = letters[k + 1] in sets.number or letters[k + 1] in sets.article or passage.word(k + 1) == "the"
        return end if verb else k + 1

    def _plural(self, passage: Passage, k: int) -> bool:
        letter = passage.letters[k]
        if letter in self._letters.plural_nouns:
            return True
        if letter not in self._open:
            return False
        word = passage.words[k].rstrip()
        return word[-1] == "s" and len(word) > 2 and word[-2:] not in _NO_PLURAL and not word.isupper()
