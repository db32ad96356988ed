"""Forms of English verbs from an entry such as `rise rose risen` or `drop dropped` or `plan`."""

from __future__ import annotations

_VOWELS = "aeiou"


def verb_forms(entry: str) -> dict[str, str]:
    """The five forms by tag: `vb`, `vbz`, `vbd`, `vbn`, `vbg`.

    An entry is the base form, then past and past participle where they are not regular.
    A final consonant is doubled where the past that is given doubles it (`drop dropped`) or the base is a known
    one-syllable form; otherwise regular spelling rules hold.
    """
    base, *irregular = entry.split()
    past = irregular[0] if irregular else _past(base)
    participle = irregular[1] if len(irregular) > 1 else past
    doubled = past == base + base[-1] + "ed" or (len(irregular) > 1 and _is_short(base))
    return {"vb": base, "vbz": _third(base), "vbd": past, "vbn": participle, "vbg": _gerund(base, doubled)}


def _is_short(word: str) -> bool:
    return len(word) == 3 and word[1] in _VOWELS and word[0] not in _VOWELS and word[2] not in "aeiouwxy"


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _gerund(base: str, doubled: bool) -> str:
    if doubled:
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"
