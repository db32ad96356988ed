"""Numbers of paragraphs in parts, as in minutes and statements of governments: `2.1. The council approved`."""

from __future__ import annotations

import re

from flows.annotating.quantities.passage import Passage

#: Such a number at the head of a paragraph, or glued to the end of the one before.
_NUMBER = re.compile(r"(?m)(?:^|[a-z)\]]?[.;:)\]] ?|[a-z] )\d{1,2}(?:\.\d{1,2}){1,2}\.(?= |$)")
#: So many of them make a document one that is numbered so.
_FEWEST = 3
#: Characters of `12.34`.
_LONGEST = 5


def is_sectioned(text: str) -> bool:
    """Whether the paragraphs of a text are numbered in parts."""
    return len(_NUMBER.findall(text)) >= _FEWEST


def is_section(passage: Passage, at: int, end: int) -> bool:
    """Whether the number at token `at` is that of a paragraph, in a document whose paragraphs have such."""
    word = passage.word(at)
    if "." not in word or len(word) > _LONGEST or not (passage.word(end) == "." and passage.glued(end)):
        return False
    return end == at + 1 and passage.said("sectioned", is_sectioned)
