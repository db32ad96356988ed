"""What annotators remember is bounded: a long run holds no more than a short one."""

from __future__ import annotations

import pytest

from flows.annotating import tokens, vocabulary
from flows.annotating.tokens import tokenise
from flows.annotating.vocabulary import Vocabulary


def _words(count: int) -> str:
    """So many different words of letters alone."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(letters[n % 26] + letters[n // 26 % 26] + letters[n // 676 % 26] + "ova" for n in range(count))


def test_chunks_are_forgotten_and_read_alike_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_CACHE_LIMIT", 500)
    text = _words(2_000)
    first = tokenise(text)
    assert len(tokens._chunks) <= 500
    assert tokenise(text) == first
    assert "".join(first) == text


def test_letters_are_forgotten_and_found_alike_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_CACHE_LIMIT", 500)
    known = Vocabulary({"tree": ["oak", "ash"]})
    before = [known[word] for word in ("oak ", "kova ", "Ash ")]
    for word in _words(2_000).split():
        known[word + " "]
    assert len(known) <= 500
    assert [known[word] for word in ("oak ", "kova ", "Ash ")] == before


def test_asking_for_a_class_again_sees_what_was_declared_between() -> None:
    known = Vocabulary({"tree": ["oak"]})
    before = known.letters("tree|low")
    letter = known.declare("tree", "span")
    assert letter not in before
    assert letter in known.letters("tree|low")
