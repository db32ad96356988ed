"""Productions for names of days, months and seasons: `next Friday`, `last December`, `this summer`, a bare `Friday`."""

from __future__ import annotations

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.parts import MonthPart, Part, SeasonPart
from flows.annotating.dates.timex import DAY, Reading
from flows.annotating.dates.weeks import WeekdayPart


def shifted_name(frame: Frame, first: int, last: int) -> Found:
    """`next Friday`, `Friday last`, `last December`, `this summer`; a bare weekday or month, by tense."""
    tokens = frame.tokens
    words = frame.words(first, last)
    behind = words[-1] if len(words) > 1 else ""
    if behind in frame.known["after_names"]:
        after = frame.word(last)
        stray = after != "" and after not in frame.known["after_name_stops"]
    else:
        stray = behind in frame.known.shifts
    if stray:
        words, last = words[:-1], last - 1
    known = frame.known
    at = next(i for i, w in enumerate(words) if w in known.months or w in known.weekdays or w in known.calendar.seasons)
    dotted = words[-1] == "."
    if dotted and not tokens.word(first + at)[0].islower() and (last == frame.last or len(words[at]) > 4):
        words, last, dotted = words[:-1], last - 1, False
    part: Part
    if words[at] in frame.known.weekdays:
        part = WeekdayPart(frame.known.weekdays[words[at]])
    elif words[at] in frame.known.months:
        part = MonthPart(frame.known.months[words[at]])
    else:
        part = SeasonPart(frame.known.calendar.seasons[words[at]])
    shift_words = [w for w in words if w in frame.known.shifts and w not in ("the", "all", "that", "same")]
    if not shift_words or words[0] in known["shift_prepositions"]:  # `following Monday's vote`
        return (part, last) if _stands_alone(frame, first, first + at, last, dotted, part) else None
    return name_shifted(frame, part, frame.known.shifts[shift_words[0]], shift_words[0], first), last


def _stands_alone(frame: Frame, first: int, at: int, last: int, dotted: bool, part: Part) -> bool:
    """Whether a bare name is a time: sure names are, others need a word of time before them."""
    word = frame.tokens.word(at)
    before = frame.word(first - 1)
    if isinstance(part, SeasonPart):
        return _season_alone(frame, first, at, last, word)
    if word.lower() in frame.known["sure_names"]:
        return True
    if not word[0].isupper() or (word.isupper() and len(word) > 3 and first > frame.first and not before):
        return False
    short = word.lower() in frame.known["short_names"]
    if short and not dotted and (_beside_month(frame, first, last) or _of_unit(frame, before, first)):
        return True
    if short and not dotted:
        return before in frame.known["short_name_leads"] and len(word) > 3
    if before == "to" and frame.word(first - 2) in frame.known.units:
        return True  # the year to March
    if before in frame.known["dashes"] and frame.word(first - 2) in frame.known.calendar.phases:
        return True  # end-March
    led = before in frame.known["prepositions"] and before not in frame.known["bare_month_stops"]
    return led or _beside_month(frame, first, last)


def _of_unit(frame: Frame, before: str, first: int) -> bool:
    """`the third week of Jan`."""
    return before == "of" and frame.word(first - 2) in frame.known.units


def _beside_month(frame: Frame, first: int, last: int) -> bool:
    """`between March and May`, `January-May`, `April to June`: a name beside a month is one."""
    months = frame.known.months
    return frame.word(first - 2) in months or frame.word(last + 1) in months


def _season_alone(frame: Frame, first: int, at: int, last: int, word: str) -> bool:
    before, after = frame.word(first - 1), frame.word(last)
    if after.isdigit() or (after == "of" and _names_year(frame, last + 1)):
        return True
    ends = not after or not after[0].isalpha() or after in frame.known["season_followers"]
    if before in frame.known["season_phases"] or frame.word(first - 2) in frame.known["season_phases"]:
        return ends
    if at == first and word.lower() in frame.known["doubtful_seasons"]:
        return False  # a fall in prices
    return before in frame.known["season_leads"] and ends


def _names_year(frame: Frame, at: int) -> bool:
    """A year, or `last year`: `a fall of 3 percent` and `the fall of the wall` are no season."""
    word = frame.word(at)
    return (len(word) == 4 and word.isdigit()) or word in ("'", "’") or frame.word(at + 1) == "year" or (
        frame.word(at + 2) == "year" and word == "the"
    )  # fmt: skip


def name_shifted(frame: Frame, part: Part, step: int, word: str, at: int) -> Reading:
    """A part with the word that shifts it: the last one before the document's day, or the next one behind it."""
    now = frame.now
    if now is None:
        return frame.open(part)
    if isinstance(part, WeekdayPart):
        ahead = (part.number - now.isoweekday()) % 7
        if step == 0:
            day = now + DAY * (ahead if frame.tense(at) != "past" else part.number - now.isoweekday())
        elif step > 0:
            day = now + DAY * (7 + part.number - now.isoweekday())
        else:
            back = (now.isoweekday() - part.number) % 7
            near = back > 1 or (back == 1 and word == "past")  # else it would be `yesterday`
            day = now - DAY * (back if near else back + 7)
        return timex.day(day).anchored(frame.anchor)
    for year in range(now.year - 1, now.year + 2) if step > 0 else range(now.year + 1, now.year - 3, -1):
        found = part.within(timex.year(year))
        if found is None or found.start is None or found.end is None:
            continue
        if (step > 0 and found.start > now) or (step < 0 and found.end < now) or (step == 0 and year == now.year):
            return found.anchored(frame.anchor)
    return frame.open(part)


def feast_shifted(frame: Frame, part: Part, first: int) -> Reading | None:
    """`last Christmas`, `next Easter`."""
    word = frame.word(first - 1)
    if (word in frame.known["the_words"] and word != "this") or word not in frame.known.shifts:
        return None
    return name_shifted(frame, part, frame.known.shifts[word], word, first)
