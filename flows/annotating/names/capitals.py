"""Bodies that only their capitals tell, before an office: `Rolls-Royce boss`, `Marks & Spencer chairman`."""

from __future__ import annotations

from flows.annotating.names.letters import PLAIN_WORD, Sets
from flows.annotating.tokens import Tokens

#: How many tokens such a name takes at most.
_LONGEST = 6


class Capitals:
    """Finds where words with capitals begin. `opening` are the letters that can end such a name."""

    def __init__(self, sets: Sets, topic: frozenset[str]) -> None:
        charset = sets.charset
        unlike = "&!name_heads&!name_function&!name_status&!name_honorific&!name_before"
        proper = f"{PLAIN_WORD}|cap&name_body|cap&name_suffix|cap&name_party|cap&upper&!name_head{unlike}"
        strange = "cap&unknown&!unknown_ing&!unknown_ed&!unknown_ly"
        self._dash = sets.dash
        self.opening = frozenset(charset(f"{strange}|{proper}")[1:-1]) - frozenset(charset("name_status|adv")[1:-1])
        within = "cap&name_before&!name_status|cap&vbg|cap&vbn&!name_appointed"
        self._within = self.opening | topic | frozenset(charset(within)[1:-1])

    def start(self, tokens: Tokens, letters: str, last: int, floor: int) -> int:
        """First token of the words with capitals that end before token `last`, not before `floor`."""
        start = last
        while start > max(floor, last - _LONGEST):
            step = self._step(tokens, letters, start, last, floor)
            if step == 0:
                break
            start -= step
        return start

    def _step(self, tokens: Tokens, letters: str, start: int, last: int, floor: int) -> int:
        """How many tokens before `start` belong to the name; 0 for none."""
        before = letters[start - 1]
        if before in (self.opening if start == last else self._within):
            return 1
        if start == last:
            return 0
        if before in "pPdD":
            return self._past_place(letters, start, floor)
        joined = (before in self._dash and not tokens.spaced(start - 1)) or tokens.word(start - 1) == "&"
        return 2 if joined and start - 2 >= floor and letters[start - 2] in self._within else 0

    def _past_place(self, letters: str, start: int, floor: int) -> int:
        """Tokens of a place or nation in a name: `Chilli Mexican Grill`, `Georgian Dream`; 0 beyond `floor`."""
        first = start - 1
        while letters[first] in "pd":
            first -= 1
        return start - first if first >= floor else 0
