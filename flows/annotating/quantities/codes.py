"""Figures that are codes: phone numbers, numbers of agents."""

from __future__ import annotations

from flows.annotating.quantities.passage import Passage

#: Digits of a number that is written with a zero before it: `05 teams`.
_PADDED = 2


def code_number(passage: Passage, at: int, *, counted: bool = False) -> bool:
    """Whether the figure starts with a needless zero: a phone or code number (`024`, `007`).

    Two digits before a counted noun are a number (`05 teams`).
    """
    word = passage.words[at].rstrip()
    small = counted and len(word) == _PADDED and word != "00"
    return len(word) > 1 and word[0] == "0" and word.isdigit() and not small
