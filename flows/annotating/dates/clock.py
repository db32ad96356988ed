"""Productions for times of day: `9am`, `8:30 p.m.`, `18:00 UTC`, `this morning`, `noon`."""

from __future__ import annotations

from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.parts import ClockPart
from flows.annotating.dates.timex import DAY, Reading, day


def clock(frame: Frame, first: int, last: int) -> Found:
    """A time in figures. Without `am`, `pm` or a zone it needs a word such as `at` before it."""
    words = frame.words(first, last)
    at = next(i for i, w in enumerate(words) if w[0].isdecimal() or w in frame.known.numbers)
    rest = words[at + 1 :]
    figures = [w for w in words[at:] if w[0].isdecimal()] or [str(frame.known.numbers[words[at]])]
    zoned = any(frame.tokens.word(i).lower() in frame.known["zones"] for i in range(first, last))
    after_noon = any(w in ("pm", "p") for w in rest)
    marked = after_noon or zoned or any(w in ("am", "a", "clock") for w in rest)
    time = _time(figures, after_noon, zoned, "am" in rest or "a" in rest)
    if time is None or (len(figures) == 2 and not _well_written(frame, first + at, last, words[at:])):
        return None
    if not marked and frame.word(first - 1) not in frame.known["clock_leads"]:
        return None
    if not marked and frame.word(last) in frame.known["counted_followers"]:
        return None
    return ClockPart(f"T{time}{'Z' if zoned and ('utc' in words or 'gmt' in words) else ''}"), last


def _well_written(frame: Frame, first: int, last: int, words: list[str]) -> bool:
    """Two figures of minutes, and nothing against the time: `3:2` and `1:25.4` are scores."""
    if ":" in (frame.word(first - 1), frame.word(last)):
        return False
    return len(frame.tokens.word(first + 2)) == 2 and frame.tight(first, first + 3)


def _time(figures: list[str], after_noon: bool, zoned: bool, before_noon: bool) -> str | None:
    parts = figures[0].split(".") if "." in figures[0] else figures
    if len(parts) == 1 and len(parts[0]) == 4 and zoned:
        parts = [parts[0][:2], parts[0][2:]]
    if len(parts) > 2 or not all(p.isdigit() and len(p) <= 2 for p in parts):
        return None
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if (after_noon or before_noon) and (hour > 12 or not hour):
        return None if hour > 23 else f"{hour:02}:{minute:02}"
    hour = hour + 12 if after_noon and hour < 12 else 0 if before_noon and hour == 12 else hour
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _shifted_part(frame: Frame, shift: str, part: ClockPart, first: int, last: int) -> Found:
    """`the next morning`, `the previous night`: of the day beside the one told last."""
    if shift not in frame.known.shifts or not frame.known.shifts[shift]:
        return None
    recalled = frame.recalled(first, day_first=True) if shift != "last" else []
    told = next((t for t in recalled if t.grain == "day"), None)
    base = told.start if told else frame.now
    if base is None:
        return part, last
    found = part.within(day(base + frame.known.shifts[shift] * DAY))
    return (found.anchored("text" if told else frame.anchor), last) if found else None


def day_part(frame: Frame, first: int, last: int) -> Found:
    """`this morning`, `last night`, `noon`; `morning` alone only after `in the` or a preposition."""
    words = frame.words(first, last)
    code = frame.known.calendar.day_parts[words[-1]]
    value = f"T{code}"
    lead = words[0] if len(words) > 1 else ""
    if len(words) == 3:
        return _shifted_part(frame, words[1], ClockPart(value), first, last)
    if lead in frame.known["own_day_leads"]:
        step = {"last": -1, "next": 1}.get(lead, 0)
        if frame.now is None:
            return Reading("TIME", f"XXXX-XX-XX{value}"), last
        found = ClockPart(value).within(day(frame.now + step * DAY))
        return (found.anchored(frame.anchor), last) if found else None
    if frame.word(last) == "of" or frame.inside:
        return ClockPart(value), last
    before = frame.word(first - 1)
    hour = ":" in code
    led = before in frame.known["dawn_leads"] or frame.word(last) in frame.known.weekdays
    if words[-1] in frame.known["edges_of_day"] and led:
        return ClockPart(value), last
    if words[-1].endswith("s") or (not lead and words[-1] in frame.known["never_alone"]):
        return None
    if hour or words[-1] == "overnight":
        return ClockPart(value), last
    if lead in ("the", "that", "same", "following", "next"):
        return (ClockPart(value), last) if before in frame.known["day_part_leads"] else None
    return (ClockPart(value), last) if before in frame.known["bare_day_part_leads"] else None
