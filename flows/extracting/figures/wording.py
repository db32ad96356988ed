"""Wording of measures: tidied text of phrases, and what is carried on."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.lexis import Lexis
from flows.extracting.figures.model import Role
from flows.extracting.figures.syntax import Interval, Syntax
from flows.extracting.figures.words import measure_words

_LED_BY = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those", "some", "such", "another",
     "all",
     "both", "only", "even", "about")
)  # fmt: skip
_LEADING = re.compile(rf"^(?:(?:{'|'.join(sorted(_LED_BY))})\s+)+", re.I)
_ACCORDING = re.compile(r"^(?:according to|as of|as reported by) [^,]{1,60}, ", re.I)
_MARKS = ' \t,;:"“”‘’–—-'
_BEFORE, _BEHIND = _MARKS + ")", _MARKS + "("
#: A doer of more words is left out of a measure.
LONGEST_DOER = 4
#: Letters of an adjective before a noun of change: `substantial increase in …`.
LONGEST_LEAD = 14


#: `grew year over year to`: how something is compared, nothing that is measured.
_OVER_TIME = re.compile(r"(year|month|quarter|week)[ -]+(?:over|on|to)[ -]+\1", re.I)
_SAME_TIME = re.compile(r" (?:in|during|over|for) (?:the same|(?:this|that|these|those)(?: same)?) \w+$")
_ATTACHED = re.compile(r" (?:of|on|for|to|in|from|with|at|by) ")
_LONGEST_BASE = 5
_RECENT = 24
_SHORT = re.compile(r" (?:under|for|from|that|which|awarded|by|on|with) ")


@dataclass(slots=True)
class Told:
    """A measure as told. `base` leaves its place out, `noun` what is told of it; `link` is how a place is put to it.

    `bare`: nothing but a place, so that what is measured there must come from elsewhere.
    """

    text: str
    base: str = ""
    noun: str = ""
    link: str = "in"
    bare: bool = False
    #: A bare percentage of a place, told after changes: it is one, too.
    changing: bool = False
    #: The measure with a gap for whom it is told of, where others may follow: `share of {} in exports`.
    frame: str = ""
    #: Told of one in an order, so that others may follow: `Texas takes the biggest slice`.
    ranked: bool = False
    #: Which way it moved where it was told, 0 where it did not.
    sign: int = 0

    @property
    def short(self) -> str:
        """The base, a long one without what is told of its noun."""
        return self.base if len(self.base.split()) <= _LONGEST_BASE else _SHORT.split(self.base, maxsplit=1)[0]

    def at(self, place: str) -> Told:
        """The same measure at another place."""
        return Told(f"{self.short} {self.link} {place}", self.base, self.noun, self.link, sign=self.sign)


@dataclass(slots=True)
class Topic:
    """What the figures so far were about, for those that tell no measure of their own."""

    told: Told | None = None
    value: float | None = None
    unit: str | None = None
    #: The last measure of each kind of figure: `change`, `count`, or a unit.
    by_kind: dict[str, Told] = field(default_factory=dict)
    #: Sign of the last percentage where it was a change, else 0.
    moving: int = 0
    #: Number of the sentence read now, of the one that `told` is from, and the sentence before.
    number: int = 0
    sentence: int = -1
    before: View | None = None
    #: The first measure of each kind: what the document is about, and what the last sentence with figures is about.
    first: dict[str, Told] = field(default_factory=dict)
    heads: dict[str, Told] = field(default_factory=dict)
    #: The last measures of any kind.
    recent: deque[Told] = field(default_factory=lambda: deque(maxlen=_RECENT))
    #: What the lead-in of the list in hand tells for its lines.
    heading: Told | None = None

    @property
    def text(self) -> str:
        """The measure, empty where there is none yet."""
        return self.told.text if self.told else ""

    @property
    def noun(self) -> str:
        """The noun alone."""
        return (self.told.noun or self.told.base or self.told.text) if self.told else ""


@dataclass(slots=True)
class Spot:
    """A figure in its sentence, with what was told before."""

    view: View
    syntax: Syntax
    lexis: Lexis
    at: int
    role: Role
    topic: Topic

    @property
    def coarse(self) -> str:
        """The coarse string of the sentence."""
        return self.view.coarse

    @property
    def span(self) -> QuantitySpan | None:
        """The figure itself; None where no quantity stands there."""
        span = self.view.spans[self.at]
        return span if isinstance(span, QuantitySpan) else None

    @property
    def unit_kind(self) -> str:
        """What kind of unit the figure has, empty where it is no quantity."""
        span = self.span
        return span.unit_kind if span is not None else ""

    @property
    def is_money(self) -> bool:
        """Whether the figure is a sum of money."""
        return self.unit_kind == "money"

    @property
    def is_percent(self) -> bool:
        """Whether the figure is a percentage."""
        return self.unit_kind == "percent"

    @property
    def left(self) -> int:
        """What stands before the figure, its articles, adverbs and adjectives left out; -1 where nothing does."""
        return len(self.coarse[: self.at].rstrip("DAJ")) - 1

    def words(self, interval: Interval | None) -> str:
        """Tidied text of an interval, empty for None."""
        return surface(self.view, interval)

    def word(self, at: int) -> str:
        """The text of one position in lower case, empty outside the sentence."""
        return self.view.surface(at, at + 1).lower() if 0 <= at < len(self.view.letters) else ""

    def _owned(self, interval: Interval) -> Told | None:
        """`The projects raised their capital by Q`: theirs; a bank's rate goes without its owner."""
        verb = interval[0] - 1
        if self.word(interval[0]) not in ("its", "their") or verb < 0 or self.coarse[verb] not in "VG":
            return None
        owner = self.syntax.subject(verb)
        if owner is None or owner[1] - owner[0] > LONGEST_DOER or self.lexis.is_agent(self.view, *owner):
            return None
        owner = owner[0] + (self.coarse[owner[0]] == "Q"), owner[1]
        name, text = self.words(owner), self.words(interval)
        return Told(f"{text} of {name}", text, text) if name and text else None

    def told(self, interval: Interval | None) -> Told | None:
        """The phrase of an interval as a measure; one that is only a place is put to the topic."""
        if interval is None:
            return None
        interval = self.syntax.off_idiom(interval)
        if _OVER_TIME.fullmatch(self.words(interval)):
            return None
        if self.topic.told is not None and self.words(interval).endswith(_THEREOF):
            text = f"{self.words(interval).removesuffix(_THEREOF)} of {_whose(self.topic.told)}"
            return Told(text, text, text)
        owned = self._owned(interval)
        if owned is not None:
            return owned
        same = self._same_head(interval)
        if same is not None:
            return same
        found = told(self.view, self.lexis, interval)
        if found is not None and found.bare:
            changing = (
                self.kind == "percent" and self.topic.moving != 0 and self.coarse[self.at + 1 : self.at + 2] != "O"
            )
            known = self.topic.by_kind.get("change" if changing else self.kind)
            if known is not None and known.ranked:
                return replace(known, text=known.frame.format(found.text), changing=changing)
            if known is not None and known.base and not known.bare:
                return replace(known.at(found.text), changing=changing)
        return found

    def _same_head(self, interval: Interval) -> Told | None:
        """`those of phones`, `that for roads`: the head of the measure before, told of something else."""
        start = interval[0]
        if self.coarse[max(0, start - 1) : start] not in ("P", "O", "t") or self.word(start - 2) not in (
            "that",
            "those",
        ):
            return None
        known = self.topic.by_kind.get("change" if self.role.name == "change" else self.kind) or self.topic.told
        if known is None:
            return None
        head = _ATTACHED.split(known.base or known.text, maxsplit=1)[0].split(" ")[-1]
        text = f"{head} {self.word(start - 1)} {self.words(interval)}"
        return Told(text, text, head)

    @property
    def kind(self) -> str:
        """Under which the topic keeps measures of figures like this one."""
        span = self.span
        return kind_of(span, self.role.name) if span is not None else ""


def kind_of(span: QuantitySpan, role: str) -> str:
    """`change` for a change in percent, `count` for a bare number, else the unit."""
    if role == "change":
        return "change"
    return span.unit or span.unit_kind


def tidy(text: str) -> str:
    """A phrase without its article, the marks around it, and a time that only points at one told before."""
    text = text.replace("\n", " ").lstrip(_BEFORE).rstrip(_BEHIND).strip()
    if text.rpartition(" ")[2] in measure_words().time_nouns:
        text = _SAME_TIME.sub("", text)
    if text[:9].lower() == "according" or text[:3].lower() == "as ":
        text = _ACCORDING.sub("", text, count=1)
    return _LEADING.sub("", text, count=1) if text.partition(" ")[0].lower() in _LED_BY else text


def surface(view: View, interval: Interval | None) -> str:
    """Tidied text of an interval, empty for None."""
    return tidy(view.surface(*interval)) if interval else ""


_THEREOF = " thereof"


def _whose(found: Told) -> str:
    """Of `revenue by farms` the farms; of a measure without a doer its base."""
    doer = found.text.removeprefix(found.frame.partition("{}")[0]) if found.frame else ""
    return doer or found.base or found.text


def told(view: View, lexis: Lexis, interval: Interval) -> Told | None:
    """A phrase as a measure, with its place apart; None where it holds no word."""
    start, end = interval
    coarse = view.coarse
    text = surface(view, interval)
    if not text:
        return None
    if _is_place(view, lexis, start, end):
        return Told(text, bare=True)
    body_start, body_end, link = _without_place(view, lexis, start, end)
    if (body_start, body_end) == (start, end):
        return Told(text, text, text)
    return Told(text, tidy(view.surface(body_start, body_end)), text if coarse[start] == "Q" else "", link)


def without_place(view: View, lexis: Lexis, start: int, end: int) -> str:
    """Text of an interval without the place that it ends with."""
    body_start, body_end, _ = _without_place(view, lexis, start, end)
    return tidy(view.surface(body_start, body_end))


def _is_place(view: View, lexis: Lexis, start: int, end: int) -> bool:
    coarse, seen = view.coarse, False
    for at in range(start, end):
        if coarse[at] == "L":
            seen = True
        elif coarse[at] not in "DC,_-" and not (seen and view.letters[at] in lexis.locality):
            return False
    return seen


def _without_place(view: View, lexis: Lexis, start: int, end: int) -> tuple[int, int, str]:
    coarse = view.coarse
    cut = end
    while cut > start and (coarse[cut - 1] in "LDC," or view.letters[cut - 1] in lexis.locality):
        cut -= 1
    if cut < end and cut - 1 > start and coarse[cut - 1] in "POt" and "L" in coarse[cut:end]:
        link = view.surface(cut - 1, cut).lower()
        return start, cut - 1, "in" if link == "of" else link
    if coarse[start : start + 2] == "L'" and end > start + 2:
        return start + 2, end, "in"
    return start, end, "in"
