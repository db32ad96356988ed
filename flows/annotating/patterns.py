r"""The pattern language of rules, compiled to regular expressions over class letters.

    from                 the word, in any case              year-on-year    a word of several tokens
    rise|fall|grow       one of these words                 <up>            a word of this class
    <verb&past|modal>    a class expression                 {money}         a typed span, or a shared fragment
    {level: money}       the same, captured as a role       (the <up> | a <down>)    alternatives
    (change: up by .. )  a captured group                   [by]            may be there
    item? item* item+    none or one, up to 8, one to 8     ..  ..5         a gap of up to 3 (5) tokens of one clause
    !<negation>          what follows is not this           ^  $            start and end of the sentence

Repetition is bounded and never nested in another without bound, so a match costs at most a constant per token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from flows.annotating.firsts import openings
from flows.annotating.tokens import tokenise
from flows.annotating.vocabulary import Vocabulary, letter_pattern

_LEX = re.compile(
    r"\s+|(?P<role>[({]\s*[a-z_]+:)|(?P<gap>\.\.\d*)|(?P<cls><[^<>]+>)|(?P<mark>[()\[\]{}^$!?*+])"
    r"|(?P<bar>\|(?=\s))|(?P<word>[^\s()\[\]{}<>?*+^$!]+)"
)
_REPEATS = {"?": "?", "*": "{0,8}", "+": "{1,8}"}
#: What a gap does not cross: the end of a clause, and another figure.
_GAP_STOPS = "clause_end|quantity"


class PatternError(ValueError):
    """A pattern that does not follow the language; the message says where."""


@dataclass
class Compiled:
    """A pattern over class letters. `needs` are letter sets of which each must occur for a match to be possible.

    The regular expression is compiled when it is first asked for: that takes most of the time that a pattern takes,
    and few sentences ask for most patterns.
    """

    source: str
    needs: tuple[frozenset[str], ...]
    words: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern as a regular expression."""
        return letter_pattern(self.source)

    @cached_property
    def openings(self) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        """Letters that can come first and second in a match; None where that is not known."""
        return openings(self.source)

    @cached_property
    def groups(self) -> tuple[tuple[int, str], ...]:
        """Number of each group and the role that it captures."""
        return tuple((number, name.split("__", 1)[0]) for name, number in self.regex.groupindex.items())


@dataclass(slots=True)
class _State:
    items: list[tuple[str, str]]
    at: int = 0
    roles: dict[str, int] = field(default_factory=dict)
    needs: list[frozenset[str]] = field(default_factory=list)
    optional: int = 0
    depth: int = 0


def literal_words(pattern: str) -> set[str]:
    """Words that a pattern names, as classes `=word` for the vocabulary."""
    found: set[str] = set()
    for kind, text in lex(pattern):
        if kind == "word":
            for option in text.split("|"):
                found.update(w.rstrip() for w in tokenise(option))
    return {w for w in found if w}


def literal_classes(patterns: Iterable[str]) -> dict[str, list[str]]:
    """Vocabulary classes for the literal words of patterns."""
    words = set().union(*(literal_words(p) for p in patterns)) if patterns else set()
    return {f"={w}": [w] for w in sorted(words)}


def lex(pattern: str) -> list[tuple[str, str]]:
    """Parts of a pattern: what each is (role, gap, cls, mark, bar, word) and its text. Raises PatternError."""
    items, at = [], 0
    while at < len(pattern):
        match = _LEX.match(pattern, at)
        if match is None:
            raise PatternError(f"cannot read {pattern[at : at + 12]!r} at character {at}")
        if match.lastgroup:
            items.append((match.lastgroup, match.group().strip()))
        at = match.end()
    return items


class Compiler:
    """Compiles patterns with a vocabulary and named fragments."""

    def __init__(self, vocabulary: Vocabulary, fragments: Mapping[str, str] | None = None) -> None:
        self._vocabulary = vocabulary
        self._fragments = dict(fragments or {})
        self.used: set[str] = set()
        self._compiled: dict[str, Compiled] = {}
        #: What sets need: the same few stand in most patterns.
        self._needs: dict[str, frozenset[str]] = {}

    def compile(self, pattern: str) -> Compiled:
        """Compile one pattern; the same one gives the same object. Raises PatternError."""
        known = self._compiled.get(pattern)
        if known is None:
            known = self._compiled[pattern] = self._compile(pattern)
        return known

    def _compile(self, pattern: str) -> Compiled:
        state = _State(lex(pattern))
        source = self._alternatives(state, "")
        if state.at < len(state.items):
            raise PatternError(f"unexpected {state.items[state.at][1]!r}")
        return Compiled(source, tuple(state.needs), frozenset(literal_words(pattern)))

    def letters_of(self, words: Iterable[str]) -> frozenset[str]:
        """Class letters of words."""
        return frozenset(self._vocabulary[word] for word in words)

    def _alternatives(self, state: _State, closing: str) -> str:
        branches, kept = [], len(state.needs)
        branches.append(self._sequence(state, closing))
        while state.at < len(state.items) and state.items[state.at][0] == "bar":
            state.at += 1
            del state.needs[kept:]  # what only one branch needs is not needed
            state.optional += 1
            branches.append(self._sequence(state, closing))
            state.optional -= 1
        return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"

    def _sequence(self, state: _State, closing: str) -> str:
        parts: list[str] = []
        while state.at < len(state.items):
            kind, text = state.items[state.at]
            if kind == "bar" or text == closing:
                break
            state.at += 1
            parts.append(self._item(state, kind, text))
        if not parts:
            raise PatternError("empty alternative")
        return "".join(parts)

    def _item(self, state: _State, kind: str, text: str) -> str:
        if text in ("^", "$") and kind == "mark":
            return r"\A" if text == "^" else r"\Z"
        before = len(state.needs)
        if text == "!" and kind == "mark":
            state.optional += 1
            inner = self._atom(state, *self._take(state))
            state.optional -= 1
            return f"(?!{inner})"
        source = self._atom(state, kind, text)
        if state.at < len(state.items) and state.items[state.at][1] in _REPEATS and state.items[state.at][0] == "mark":
            mark = state.items[state.at][1]
            state.at += 1
            if mark != "+":
                del state.needs[before:]
            return f"(?:{source}){_REPEATS[mark]}"
        return source

    def _take(self, state: _State) -> tuple[str, str]:
        if state.at >= len(state.items):
            raise PatternError("the pattern ends too early")
        state.at += 1
        return state.items[state.at - 1]

    def _atom(self, state: _State, kind: str, text: str) -> str:
        if kind == "word":
            return self._word(state, text)
        if kind == "cls":
            return self._set(state, text[1:-1])
        if kind == "gap":
            width = int(text[2:] or 3)
            return f"{self._negated(_GAP_STOPS)}{{0,{width}}}?"
        if kind == "role":
            return self._role(state, text)
        return self._bracket(state, text)

    def _bracket(self, state: _State, text: str) -> str:
        if text == "(":
            return f"(?:{self._group(state, ')')})"
        if text == "[":
            before = len(state.needs)
            inner = self._group(state, "]")
            del state.needs[before:]
            return f"(?:{inner})?"
        if text == "{":
            return self._braces(state)
        raise PatternError(f"unexpected {text!r}")

    def _group(self, state: _State, closing: str) -> str:
        state.depth += 1
        if state.depth > 12:
            raise PatternError("nested too deeply")
        inner = self._alternatives(state, closing)
        state.depth -= 1
        if state.at >= len(state.items):
            raise PatternError(f"{closing!r} is missing")
        state.at += 1
        return inner

    def _role(self, state: _State, text: str) -> str:
        name = text[1:-1].strip()
        number = state.roles[name] = state.roles.get(name, 0) + 1
        inner = self._group(state, ")") if text[0] == "(" else self._braces(state)
        return f"(?P<{name}__{number}>{inner})"

    def _braces(self, state: _State) -> str:
        parts = []
        while True:
            kind, text = self._take(state)
            if text == "}" and kind == "mark":
                break
            parts.append(text)
        name = "".join(parts)
        if name in self._fragments:
            self.used.add(name)
            return self._fragment(state, name)
        return self._set(state, name)

    def _fragment(self, state: _State, name: str) -> str:
        inner = _State(lex(self._fragments[name]), roles=state.roles, depth=state.depth + 1)
        if inner.depth > 12:
            raise PatternError(f"fragment {name} contains itself")
        source = self._alternatives(inner, "")
        if not state.optional:
            state.needs.extend(inner.needs)
        return f"(?:{source})"

    def _word(self, state: _State, text: str) -> str:
        options = [[w.rstrip() for w in tokenise(option)] for option in text.split("|")]
        if all(len(o) == 1 for o in options):
            return self._set(state, "|".join(f"={o[0]}" for o in options))
        branches = ["".join(self._set_of(f"={w}") for w in option) for option in options]
        return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"

    def _set(self, state: _State, expression: str) -> str:
        source = self._set_of(expression)
        if not state.optional:
            need = self._needs.get(source)
            if need is None:
                need = self._needs[source] = frozenset(source[1:-1])
            state.needs.append(need)
        return source

    def _set_of(self, expression: str) -> str:
        try:
            return self._vocabulary.charset(expression)
        except KeyError as error:
            raise PatternError(str(error.args[0])) from None

    def _negated(self, expression: str) -> str:
        return "[^" + self._set_of(expression)[1:]
