"""Units by name, for people."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flows.annotating.quantities.lexicon import currencies, units


def unit_name(code: str) -> str:
    """The English name of a unit code: `km` is `kilometre`, `VND/kg` is `Vietnamese dong per kilogram`.

    A code that the lexicon does not know is its own name.
    """
    names = _names()
    if code in names:
        return names[code]
    above, slash, below = code.rpartition("/")
    return f"{unit_name(above)} per {unit_name(below)}" if slash and above and below else code


@cache
def _names() -> Mapping[str, str]:
    file = units()
    known = {unit.code: unit.name for unit in file.units}
    long = {prefix.name: prefix.symbol for prefix in file.prefixes}
    prefixed = {
        long[prefix] + unit.code: prefix + unit.name
        for unit in file.units
        for prefix in unit.prefixes
        if prefix in long
    }
    return {**prefixed, **{c.code: c.name for c in currencies().currencies}, **known}
