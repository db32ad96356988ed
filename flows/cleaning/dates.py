"""Publication dates as newspapers and file names write them. Only the Gregorian calendar, years 1900 to 2100."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import unquote

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
#: A month's name or abbreviation, English, any case.
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_FULL = re.compile(
    rf"(?<!\d)(?P<y1>\d{{4}})\s?[-/.]\s?(?P<m1>\d{{1,2}})\s?[-/.]\s?(?P<d1>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})\s?[-/.]\s?(?P<m2>\d{{1,2}})\s?[-/.]\s?(?P<y2>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s./-]{{1,3}}(?:of )?(?P<m3>{MONTH})"
    rf"[\s.,/-]{{1,3}}(?P<y3>\d{{4}})(?!\d)"
    rf"|\b(?P<m4>{MONTH})\.?\s?(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[\s.,]{{1,3}}(?P<y4>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{MONTH})|\b(?P<m2>{MONTH})\.? ?(?P<d2>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)([01]\d)\2([0-3]\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LONGEST_YEARS_APART = 183


def full_date(text: str) -> dt.date | None:
    """The first day, month and year in a short text, or None.

    Figures alone are read year-month-day where the year comes first, else day-month-year, and month-day-year only
    where the former is impossible (`12/19/2025`). Impossible dates are passed over.
    """
    for match in _FULL.finditer(text):
        found = _from_groups(match.groupdict())
        if found is not None:
            return found
    return None


def beside_full_date(text: str) -> str | None:
    """What stands beside the first day, month and year in a short text; None where there is none."""
    for match in _FULL.finditer(text):
        if _from_groups(match.groupdict()) is not None:
            return f"{text[: match.start()]} {text[match.end() :]}"
    return None


def _from_groups(groups: dict[str, str | None]) -> dt.date | None:
    for form in "1234":
        year, month, day = groups["y" + form], groups["m" + form], groups["d" + form]
        if year and month and day:
            return _date(year, month, day) or (_date(year, day, month) if form == "2" else None)
    return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    number = int(month) if month.isdecimal() else _MONTHS[month[:3].lower()]
    try:
        found = dt.date(int(year), number, int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def day_and_month(text: str) -> tuple[int, int] | None:
    """The first day and month without a year in a short text, as (day, month), or None."""
    match = _DAY_MONTH.search(text)
    if match is None:
        return None
    day, month = match["d1"] or match["d2"], match["m1"] or match["m2"]
    return int(day), _MONTHS[month[:3].lower()]


def complete(day: int, month: int, evidence: dt.date | int | None) -> dt.date | None:
    """A day and month with the year that other evidence, a date or only a year, gives; None without any.

    Next to a date it is the year that brings both closest: `31 December` beside 2 January 2026 is in 2025.
    """
    if evidence is None:
        return None
    if isinstance(evidence, int):
        return _date(str(evidence), str(month), str(day))
    years = (evidence.year, evidence.year - 1, evidence.year + 1)
    candidates = [found for year in years if (found := _date(f"{year:04}", str(month), str(day)))]
    near = [found for found in candidates if abs((found - evidence).days) <= _LONGEST_YEARS_APART]
    return near[0] if near else None


def file_date(*addresses: str | None) -> dt.date | None:
    """The date in a path or address (`2025-12-19-…`, `20251219_…`, `/2025/12/19/`), the last one in it, or None."""
    for address in addresses:
        for match in reversed(list(_FILE_DATE.finditer(unquote(address or "")))):
            found = _date(match[1], match[3], match[4])
            if found is not None:
                return found
    return None


def file_year(*addresses: str | None) -> int | None:
    """The last year from 1900 to 2099 that stands alone in a path or address, or None."""
    for address in addresses:
        years = _YEAR.findall(unquote(address or ""))
        if years:
            return int(years[-1])
    return None
