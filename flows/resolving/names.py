"""Keys of people's names: spellings, orders and honorifics of one name give one key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from flows.resolving.identity import fold
from flows.resolving.lexicon import identity_lexicon

_APOSTROPHE = re.compile(r"(?<=\w)['’ʻ`](?=\w)")
_GLIDE = re.compile("(?<=[aeiou])y(?=[aeiou])")
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1")
_NICKNAME = re.compile('["“][^"“”]*["”]')


@lru_cache(maxsize=65_536)
def name_words(name: str) -> tuple[str, ...]:
    """Words of a name, folded: honorifics and particles left out, transliterations made one, surname first.

    `Datuk Seri Anwar bin Ibrahim` gives (`anwar`, `ibrahim`), `Dae-hyun Yoon` (`yoon`, `daehyun`).
    """
    lexicon = identity_lexicon()
    words = fold(_APOSTROPHE.sub("", _NICKNAME.sub(" ", name))).split()
    while len(words) > 2 and words[0] in lexicon.honorifics:
        words = words[1:]
    inner = [w for w in words[1:-1] if w not in lexicon.particles]
    words = [*words[:1], *inner, *words[-1:]] if len(words) > 2 else words
    words = _joined([lexicon.spelling.get(w, w) for w in words])
    return tuple(_surname_first(words))


def _joined(words: list[str]) -> list[str]:
    """Words with `Abdul` and initials in front joined: `Abdul Aziz` is `Abdulaziz`, `K. P. Oltha` is `KP Oltha`."""
    lexicon, found = identity_lexicon(), list[str]()
    while len(words) > 2 and len(words[1]) == 1 and len(words[0]) < 3:
        words = [words[0] + words[1], *words[2:]]
    for word in words:
        if found and found[-1] == "mac":
            found[-1] += word
        elif found and found[-1] in lexicon.servants:
            whole = f"abdul{word}"
            found[-1] = lexicon.spelling.get(whole, whole)
        else:
            found.append(word)
    return found


def _surname_first(words: list[str]) -> list[str]:
    """An East Asian name with the surname in front and the syllables of the given name in one."""
    lexicon = identity_lexicon()
    if not 2 <= len(words) <= 3:
        return words
    first, last = words[0] in lexicon.east_asian, words[-1] in lexicon.east_asian
    if words[0] in lexicon.vietnamese:
        return words
    if first:
        return [words[0], "".join(words[1:])]
    return [words[-1], "".join(words[:-1])] if last and words[-1] not in lexicon.vietnamese else words


def name_keys(names: Iterable[str]) -> dict[str, str]:
    """The key of each name of a corpus; what a name may leave out depends on the other names, never on their order."""
    words = {name: name_words(name) for name in names}
    known = set(words.values())
    ordered = {name: _vietnamese_order(found, known) for name, found in words.items()}
    sounded = {name: tuple(_sounds(found)) for name, found in ordered.items()}
    variants: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for found in sounded.values():
        bare, told = _without_initials(found)
        initials = tuple(w for w in told if len(w) == 1)
        if initials:
            variants[bare].add(initials)
    settled = {name: _settled(found, variants) for name, found in sounded.items()}
    longer = _longer(set(settled.values()), variants)
    return {name: " ".join(longer.get(found, found)) for name, found in settled.items()}


def _sounds(words: tuple[str, ...]) -> Iterable[str]:
    """Words with the sounds that transliterations write differently made one; names of eastern Asia stay."""
    lexicon = identity_lexicon()
    if words[0] in lexicon.east_asian:
        return words
    if words[0] in lexicon.vietnamese:
        return [w[:-1] + "i" if w.endswith("y") else w for w in words]
    return [_sound(w) for w in words]


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    word = _GLIDE.sub("", word)
    for written, one in identity_lexicon().sounds:
        word = word.replace(written, one)
    return _DOUBLE.sub(r"\1", word)


def _longer(
    names: Iterable[tuple[str, ...]], variants: Mapping[tuple[str, ...], set[tuple[str, ...]]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Names that leave out a middle name or a last one, with the full name, where the corpus knows only one such."""
    lexicon = identity_lexicon()
    fuller: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for words in names:
        if words[0] in lexicon.vietnamese or words[0] in lexicon.east_asian or not 3 <= len(words) <= 5:
            continue
        fuller[(words[0], words[-1])].add(words)
        if len(words) > 3:
            fuller[words[:-1]].add(words)
    known = set(names)
    sole = {short: next(iter(full)) for short, full in fuller.items() if short in known and len(full) == 1}
    return {short: full for short, full in sole.items() if _fits(full, variants.get(short, set()))}


def _fits(full: tuple[str, ...], told: set[tuple[str, ...]]) -> bool:
    """Whether initials that reports tell are those of a full name: `William H. Overton`, `William Henry Overton`."""
    inner = tuple(w[0] for w in full[1:-1])
    return all(initials == inner[: len(initials)] for initials in told)


def _vietnamese_order(words: tuple[str, ...], known: set[tuple[str, ...]]) -> tuple[str, ...]:
    """A Vietnamese name told in western order as the corpus tells it in its own: `Binh Van Le`, `Van Binh Le`."""
    lexicon = identity_lexicon()
    if len(words) == 3 and words[0] in lexicon.east_asian and (words[0], words[1] + words[2]) in known:
        return words[0], words[1] + words[2]  # `Ma Ying-hao`
    if len(words) < 2 or words[-1] not in lexicon.vietnamese or words[0] in lexicon.vietnamese:
        return words
    rotated, reversed_ = (words[-1], *words[:-1]), words[::-1]
    return next((w for w in (rotated, reversed_) if w in known), words)


def _without_initials(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words without inner initials and suffixes, and those that were left out."""
    suffixes = identity_lexicon().suffixes
    last = len(words) - 1
    told = tuple(
        w for i, w in enumerate(words) if i and ((len(w) == 1 and i < last and len(words[0]) > 1) or w in suffixes)
    )
    return (tuple(w for i, w in enumerate(words) if not i or w not in told), told) if told else (words, ())


def _settled(words: tuple[str, ...], variants: Mapping[tuple[str, ...], set[tuple[str, ...]]]) -> tuple[str, ...]:
    """Words without initials, unless the corpus tells different ones of that name."""
    bare, _ = _without_initials(words)
    return bare if len(bare) > 1 and len(variants.get(bare, ())) < 2 else words
