"""Productions for lengths, rates and vague references: `three days`, `every year`, `annually`, `recently`."""

from __future__ import annotations

from flows.annotating.dates import timex
from flows.annotating.dates.compounds import cut_at, in_smaller, second_of
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.moves import ends_here, moved, moved_from
from flows.annotating.dates.placing import placed
from flows.annotating.dates.tables import Measure, number
from flows.annotating.dates.timex import ATTRIBUTE, DAY, Reading

_DASHES = ("-", "–", "—", "‑")


def _unit(frame: Frame, words: list[str]) -> tuple[Measure, int]:
    """The first unit of an expression that stands after its number, and its place."""
    at = next(i for i, word in enumerate(words) if i and word in frame.known.units)
    return frame.known.units[words[at]], at


def _modifier(frame: Frame, words: list[str]) -> str | None:
    for word in words:
        if word in frame.known.approximations:
            if word == "than":
                return "LESS_THAN" if words[0] in ("less", "fewer") else "MORE_THAN"
            return frame.known.approximations[word]
    return None


def offset(frame: Frame, first: int, last: int) -> Found:
    """`two weeks ago`, `a year earlier`, `three days from now`; `two days before` a thing is a length."""
    words = frame.words(first, last)
    word = words[-1]
    measure, at = _unit(frame, words)
    if word in frame.known["open_later_words"] and not ends_here(frame, last):
        return _length(frame, first, last - 1)
    if word in ("later", "earlier") and frame.word(last) in frame.known["compared_later_words"]:
        return _length(frame, first, last - 1)
    count, _ = number(words[:at], frame.known)
    if "half" in words[at:] or cut_at(words, at, frame.known) is not None:
        whole = in_smaller(words, at, measure, count, frame.known)
        if whole is None:
            return None
        measure, count = whole
    if word in frame.known["from_words"] or word == "ago":
        beside = moved_from(frame, count, measure, word, first, last)
        if beside is not None:
            return beside
        if word != "ago" and frame.word(last) not in frame.known["now_words"]:
            return None
    return _moved(frame, count, measure, words, last + (word in frame.known["from_words"]))


def _moved(frame: Frame, count: float | None, measure: Measure, words: list[str], end: int) -> Found:
    word = words[-1]
    if count is None:
        past = frame.known.calendar.later_words.get(word, 1) < 0
        return Reading("DATE", "PAST_REF" if past else "FUTURE_REF"), end
    if word == "back" and measure.name == "night":
        return None  # another night back-burning
    found = moved(frame, count, measure, word, end)
    modifier = _modifier(frame, words)
    if modifier is None or found is None or not isinstance(found[0], Reading):
        return found
    return found[0]._replace(modifier=modifier), found[1]


def duration(frame: Frame, first: int, last: int) -> Found:
    """`three days`, `45 days and nights`, `a five-year` plan, `nearly 40 years`; ages and counted things are none."""
    words = frame.words(first, last)
    if "last" in words and words[words.index("last") + 1] in _DASHES:
        return None  # a last-minute deal
    return _length(frame, first, last)


def _length(frame: Frame, first: int, last: int) -> Found:
    words = frame.words(first, last)
    if words[0] == "over" and _is_preposition(frame, first):
        words, first = words[1:], first + 1
    if _is_age(frame, first, last, words):
        return None
    measure, at = _unit(frame, words)
    second = second_of(words, at, frame.known)
    if second is None and cut_at(words, at, frame.known) is not None:
        words, last = words[: at + 1], first + at + 1
    count, high = _counted(frame, words, at)
    if measure.name == "quarter" and frame.word(last) == "of" and at == 1 + (words[1] in _DASHES):
        return None  # three quarters of the staff
    articles = frame.known["articles"]
    if words[0] in articles and len(words) == 2:
        return _single_placed(frame, first, last, measure)
    if not _may_be_length(frame, words, at, last, measure, count):
        return None
    reading = Reading("DURATION", measure.value(count), modifier=_modifier(frame, words[:at]))
    if second is not None:
        return reading._replace(value=second.value(measure, count or 1)), last
    if high is not None:
        return reading._replace(value=f"{reading.value}/{measure.value(high)}"), last
    if _is_long(frame, last):
        return reading, last + 2
    return placed(frame, reading, first, last, measure, count), last


def _counted(frame: Frame, words: list[str], at: int) -> tuple[float | None, float | None]:
    """The number before the unit at `at`, with the half behind it: `a year and a half`."""
    counted = words[:at]
    if "half" in words[at:]:
        counted = [*("one" if w in frame.known["articles"] else w for w in counted), "and", "a", "half"]
    return number(counted, frame.known)


def _single_placed(frame: Frame, first: int, last: int, measure: Measure) -> Found:
    """`a week`, with its days where they are told."""
    found = _single(frame, first, last, measure)
    if found is None or found[1] != last or not isinstance(found[0], Reading) or found[0].timex_type == "SET":
        return found
    return placed(frame, found[0], first, last, measure, 1), last


def _may_be_length(frame: Frame, words: list[str], at: int, last: int, measure: Measure, count: float | None) -> bool:
    """Whether unit and number agree, or the length stands before what it measures: `a five year plan`."""
    if not measure.plural and not _is_attribute(words, at) and not _whole(count, words):
        attribute = frame.word(last)[:1].isalpha() and frame.tokens.word(last).islower()
        if not attribute or count is None or frame.word(last) in frame.known["attribute_stops"]:
            return False
    if words[0] == "many" and frame.word(last - len(words) - 1) == "as":
        return False  # the third in as many weeks
    return count is not None or any(w in frame.known.calendar.vague_numbers for w in words[:at])


def _is_preposition(frame: Frame, first: int) -> bool:
    """`over five years` is a length of time that something went on; `in over five years` is more than five."""
    before = frame.word(first - 1)
    return before not in frame.known["more_than_leads"]


def _whole(count: float | None, words: list[str]) -> bool:
    return count is not None and (count <= 1 or "another" in words or "half" in words)


def _is_attribute(words: list[str], at: int) -> bool:
    """`five-year`, `five year` plan."""
    return at > 0 and words[at - 1] in _DASHES


def _is_age(frame: Frame, first: int, last: int, words: list[str]) -> bool:
    if words[-1] not in frame.known["age_units"]:
        return False
    after, second = frame.word(last), frame.word(last + 1)
    aged = frame.word(first - 1) in frame.known["aged"] or frame.word(first - 2) == "aged"
    dashed = after in _DASHES and second in frame.known["of_age"]
    return aged or dashed or after == "old" or (after, second) == ("of", "age")


def _is_long(frame: Frame, last: int) -> bool:
    """`a month-long`, `a two-hour-long` strike."""
    return frame.word(last) in _DASHES and frame.word(last + 1) == "long"


#: Units whose names mean something else as often.
_OFTEN_ELSE = ("second", "night", "quarter")


def _single(frame: Frame, first: int, last: int, measure: Measure) -> Found:
    """`a year`: a rate after a figure, else a length after a preposition or a verb of time."""
    before = frame.word(first - 1)
    if _is_long(frame, last):
        return Reading("DURATION", measure.value(None if measure.plural else 1)), last + 2
    if frame.word(last) in _DASHES and frame.tokens.word(last - 1).isalpha():
        return None  # a decades-old law
    if measure.name in _OFTEN_ELSE and before != "per":
        return None
    if _is_rate(frame, first):
        return Reading("SET", measure.value(1)), last
    if frame.word(last) in frame.known["length_stops"] or (before and before[0].isdigit()):
        return None
    ok = before in frame.known["prepositions"] or before in frame.known["length_leads"]
    ok = ok or not before or frame.word(last) in ("after", "before")
    return (Reading("DURATION", measure.value(1)), last) if ok else None


def _is_rate(frame: Frame, first: int) -> bool:
    """A figure or `percent` in the few words before, with no verb or preposition between."""
    before = frame.word(first - 1)
    if before in frame.known["rate_stops"]:
        return False
    if before == "once":
        return True
    return any(_numeric(frame, first - back) for back in range(1, 6))


def _numeric(frame: Frame, at: int) -> bool:
    word = frame.word(at)
    return word[:1].isdecimal() or word in frame.known.numbers or word in frame.known["rate_words"]


def every(frame: Frame, first: int, last: int) -> Found:
    """`every year`, `each Monday`, `per month`, `every other week`, `Mondays`."""
    words = frame.words(first, last)
    name = words[-1]
    if name in frame.known.weekdays:
        return Reading("SET", f"XXXX-WXX-{frame.known.weekdays[name]}"), last
    if name in frame.known.months:
        return Reading("SET", f"XXXX-{frame.known.months[name]:02}"), last
    if name in frame.known.calendar.day_parts and name not in frame.known.units:
        code = frame.known.calendar.day_parts[name]
        return Reading("SET", f"XXXX-XX-XXT{code}"), last
    measure = frame.known.units.get(name)
    if measure is None or "half" in words:
        return None
    if any(word in frame.known["every_other"] for word in words):
        return Reading("SET", measure.value(2)), last
    count, _ = number(words[1:-1], frame.known)
    return Reading("SET", measure.value(count or 1)), last


def vague_period(frame: Frame, first: int, last: int) -> Found:
    """`recent years`, `the coming weeks`."""
    words = frame.words(first, last)
    return Reading("DURATION", frame.known.units[words[-1]].value(None)), last


def frequency(frame: Frame, first: int, last: int) -> Found:
    """`annually`, `daily`; `yearlong` is a length."""
    word = frame.word(last - 1)
    length = frame.known.calendar.lengths.get(word)
    if length is not None:
        return Reading("DURATION", length), last
    if frame.tokens.word(last - 1)[0].isupper() and first > frame.first:
        return None  # The Daily News
    return Reading("SET", frame.known.calendar.frequencies[word]), last


def _is_attribute_of(frame: Frame, at: int) -> bool:
    """`recent attacks`, `the current chairman`: beside a noun, and not part of a longer time or name."""
    known = frame.known
    before = frame.word(at - 1)
    name = frame.tokens.word(at)[0].isupper() and at > frame.first
    if name or before in known["attribute_stops_before"]:
        return False  # an ocean current
    for word in (frame.word(at + 1), frame.word(at + 2)):
        if word in frame.known.units or word in frame.known["longer_time_words"] or word[:1].isdecimal():
            return False
        if not word.isalpha():
            break
    after = frame.word(at + 1)
    if not after.isalpha() or after in frame.known["no_attribute_followers"]:
        return False
    return frame.tokens.word(at + 1).islower()


def deictic(frame: Frame, first: int, last: int) -> Found:
    """`today`, `tomorrow`, `now`."""
    entry = frame.known.calendar.deictic[frame.word(last - 1)]
    if frame.word(last) in frame.known["soon_after"] and entry.reference == "FUTURE_REF":
        return None  # shortly after the vote
    if entry.attribute and not _is_attribute_of(frame, first):
        return None
    if entry.reference:
        now = frame.now if entry.reference == "PRESENT_REF" and not entry.attribute else None
        modifier = ATTRIBUTE if entry.attribute else None
        anchor = frame.anchor if now else None
        return Reading("DATE", entry.reference, now, now, "day" if now else None, anchor, modifier), last
    if frame.now is None or entry.day is None:
        return Reading("DATE", "XXXX-XX-XX"), last
    found = timex.day(frame.now + DAY * entry.day).anchored(frame.anchor)
    if entry.part:
        found = Reading("TIME", f"{found.value}T{entry.part}", found.start, found.end, "day", found.anchor)
    return found, last


def reference(frame: Frame, first: int, last: int) -> Found:
    """`the future`, `the near term`: only phrases of the lexicon."""
    phrase = " ".join(frame.words(first, last))
    if frame.word(first - 1) == "of" and frame.word(last - 1) in frame.known["moments"]:
        return None  # the man of the moment
    for code, phrases in frame.known.calendar.references.items():
        if phrase in phrases:
            return Reading("DATE", code), last
    return None
