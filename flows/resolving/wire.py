"""Texts that are nearly the same: a sketch of each, and groups of those whose sketches agree.

A sketch is the smallest hashes of all runs of four words (bottom-k MinHash). It is a function of the text alone, so it
is made in the shards, and the whole corpus is compared without reading any text again.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

#: Hashes kept of a text; the error of an estimated overlap is about 1/sqrt of it.
SKETCH_SIZE = 64
#: Two texts with at least one of this many smallest hashes in common are compared.
_PROBES = 8
#: A probe shared by more texts than this tells nothing (a standing formula); only neighbours are compared.
_CROWD = 200
_SIMILAR = 0.7
_MASK = (1 << 61) - 1


def sketch(text: str) -> list[int]:
    """The sketch of a text: at most `SKETCH_SIZE` ascending numbers below 2**61, the same on every machine."""
    words = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in text.casefold().split()]
    if len(words) < 4:
        return []
    runs = {
        (a * 0x9E3779B1 + b * 0x85EBCA77 + c * 0xC2B2AE3D + d * 0x27D4EB2F) * 0x165667B19E3779F9 & _MASK
        for a, b, c, d in zip(words, words[1:], words[2:], words[3:], strict=False)
    }
    return sorted(runs)[:SKETCH_SIZE]


def overlap(left: Sequence[int], right: Sequence[int]) -> float:
    """Estimated share of common runs (Jaccard) of two texts, from their sketches."""
    both = sorted(set(left) | set(right))[:SKETCH_SIZE]
    return len(set(left) & set(right) & set(both)) / len(both) if both else 0.0


def _candidates(sketches: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    for key in sorted(sketches):
        for value in sketches[key][:_PROBES]:
            holders[value].append(key)
    seen: set[tuple[str, str]] = set()
    for keys in holders.values():
        pairs = combinations(keys, 2) if len(keys) <= _CROWD else pairwise(keys)
        for pair in pairs:
            if pair not in seen:
                seen.add(pair)
                yield pair


def groups(sketches: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """From each text that is nearly the same as another to the first key of its group, in the order of keys."""
    parent: dict[str, str] = {}

    def top(key: str) -> str:
        while (above := parent.get(key, key)) != key:
            key = above
        return key

    for left, right in _candidates(sketches):
        a, b = sorted((top(left), top(right)))
        if a != b and overlap(sketches[left], sketches[right]) >= _SIMILAR:
            parent[b] = a
    members = defaultdict(list)
    for key in sketches:
        members[top(key)].append(key)
    return {key: first for first, keys in members.items() if len(keys) > 1 for key in keys}
