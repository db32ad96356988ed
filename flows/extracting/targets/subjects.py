"""Subjects of verbs that ask, say and aim."""

from __future__ import annotations

from flows.extracting.figures.phrases import Interval, subject_of


def subject_before(coarse: str, verb: int) -> Interval | None:
    """The subject of a finite verb, adverbials and clauses before it left out; a pronoun counts.

    None for an infinitive (`to aim`): who does it stands elsewhere.
    """
    start = verb
    while start > 0 and coarse[start - 1] in "MA":
        start -= 1
    if start > 0 and coarse[start - 1] == "t":
        return None
    if start > 0 and coarse[start - 1] == "I":
        return start - 1, start
    return _trimmed(coarse, subject_of(coarse, verb))


def _trimmed(coarse: str, subject: Interval | None) -> Interval | None:
    """`In that situation, the Government` gives `the Government`; `They drew up a list, he` gives `he`."""
    if subject is None:
        return None
    start, end = subject
    last = coarse.rfind(",", start, end)
    if last < 0:
        return subject
    if any(c in "VM" for c in coarse[:start]):
        return last + 1 + (coarse[last + 1] == "C"), end
    if coarse[:start].rstrip("hDJ").endswith(("P", "t", "O")):
        first = coarse.find(",", start, end)
        return first + 1 + (coarse[first + 1] == "C"), end
    return subject
