"""Exchange rates as wide ranges by year, to tell slips of magnitude in conversions."""

from __future__ import annotations

from typing import Literal

from flows.lexicon.loading import LexiconModel, load

#: A conversion may be off by so much beyond the range known: rates of a day differ from those of a year.
_SLACK = 0.12


class Era(LexiconModel):
    """Units of a currency for one US dollar, lowest and highest, from one year to another."""

    first: int
    last: int
    low: float
    high: float


class ExchangeFile(LexiconModel):
    """`exchange_rates.yml`: eras by ISO 4217 code."""

    per_dollar: dict[str, list[Era]]


class Rates:
    """Ranges of rates of all currencies that the lexicon knows."""

    def __init__(self) -> None:
        self._eras = load("exchange_rates.yml", ExchangeFile).per_dollar

    def verdict(
        self, value: float, unit: str, other_value: float, other_unit: str, year: int | None
    ) -> Literal["consistent", "inconsistent"] | None:
        """Whether a conversion lies within the range of its year, or of all years where none is known.

        Units are ISO 4217 codes. None where a currency is not in the lexicon.
        """
        one, other = self._range(unit, year), self._range(other_unit, year)
        if one is None or other is None or not value or not other_value:
            return None
        told = value / other_value  # units of the first for one of the other
        low = one[0] / other[1] * (1 - _SLACK)
        high = one[1] / other[0] * (1 + _SLACK)
        return "consistent" if low <= told <= high else "inconsistent"

    def _range(self, unit: str, year: int | None) -> tuple[float, float] | None:
        if unit == "USD":
            return 1.0, 1.0
        eras = self._eras.get(unit)
        if not eras:
            return None
        fitting = [e for e in eras if year is not None and e.first <= year <= e.last] or eras
        return min(e.low for e in fitting), max(e.high for e in fitting)
