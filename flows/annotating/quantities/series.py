"""Names with their numbers that continue a list of counts: `Ohio had 31 deaths, Maine 14 and Utah 5`."""

from __future__ import annotations

from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage

#: What ends an item, how many words its name has at most, and how far back the count with its noun stands.
_ENDS = frozenset((";", ".", "each", ")"))
_LONGEST_NAME = 4
_LONGEST_LIST = 40


def goes_on(passage: Passage, sets: Letters, at: int, end: int) -> bool:
    """Whether the number at `at` up to `end` is a count of the name before it, as one shortly before was counted."""
    letters, words = passage.letters, passage.words
    behind = letters[end] in sets.comma or letters[end] in sets.joined_left or passage.word(end) in _ENDS
    k = at - 1
    while k > max(0, at - 1 - _LONGEST_NAME) and letters[k] in sets.cap:
        k -= 1
    k -= passage.word(k) == "the"
    joined = letters[k] in sets.comma or passage.word(k) in ("and", ";", "while")
    if not behind or not joined or not words[at].rstrip().replace(",", "").isdigit():
        return False
    for n in range(k - 1, max(0, k - _LONGEST_LIST), -1):
        if letters[n] in sets.num and letters[n - 1] not in sets.cap:
            return passage.word(n - 1).islower()
        if words[n] == ". " or words[n][-1] == "\n":
            return False
    return False
