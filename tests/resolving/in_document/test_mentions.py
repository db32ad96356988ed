"""Mentions of our own writing, resolved within their text: what is resolved is right, and little stays open."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from flows.line import Line
from tests.extracting.officials.reading import officials_room


@cache
def _passages() -> list[dict]:
    return yaml.safe_load((Path(__file__).parent / "mentions.yml").read_text(encoding="utf-8"))["passages"]


@cache
def _outcomes() -> list[tuple[str, str, str | None, str | None]]:
    line = Line()
    room = officials_room(line)
    found = []
    for passage in _passages():
        text = passage["text"].strip()
        document = line.annotate_text(text)
        list(room.extract(document, {}))
        tokens = document.tokens
        for mention in passage["mentions"]:
            words = mention["words"]
            # A verb behind a short name only tells which occurrence is meant.
            named = words.split()[0] if words[0].isupper() and words.split()[-1].islower() else words
            start = document.clean.text.rindex(words)
            first, last = tokens.at(start), tokens.at(start + len(_mention(words, named)) - 1) + 1
            if "body" in mention:
                body = room.focus.body(tokens, first, last)
                found.append((text, words, mention["body"], body.name if body else None))
            else:
                person = room.focus.person(tokens, first, last)
                found.append((text, words, mention["means"], person.name if person else None))
    return found


def _mention(words: str, named: str) -> str:
    return words if words.lower().startswith(("the ", "mr", "ms", "president", "ambassador")) else named


def test_there_are_at_least_120_pairs() -> None:
    assert len(_outcomes()) >= 120


def test_what_is_resolved_is_right() -> None:
    resolved = [(text, words, want, got) for text, words, want, got in _outcomes() if got is not None]
    wrong = [entry[1:] for entry in resolved if entry[2] != entry[3]]
    assert 1 - len(wrong) / len(resolved) >= 0.95, wrong


def test_most_mentions_are_resolved() -> None:
    wanted = [(words, want, got) for _, words, want, got in _outcomes() if want is not None]
    missed = [entry for entry in wanted if entry[1] != entry[2]]
    assert 1 - len(missed) / len(wanted) >= 0.9, missed


@pytest.mark.parametrize("words", ["The deputy minister", "Khoa paid", "The commissioner"])
def test_ambiguous_mentions_stay_open(words: str) -> None:
    open_ones = [got for _, told, want, got in _outcomes() if told == words and want is None]
    assert open_ones
    assert open_ones == [None] * len(open_ones)
