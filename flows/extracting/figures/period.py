"""The time a figure covers, and the time of what it is compared with."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.figures.intervals import interval_of, is_since
from flows.extracting.figures.lexis import Lexis
from flows.extracting.figures.model import Figure
from flows.extracting.figures.remembered import carried, is_ahead, is_calendar, keep
from flows.extracting.kinds import Kit
from flows.lexicon.loading import LexiconModel, load_file, room_file

#: Words right before a date that make it the time of a comparison.
_COMPARED = re.compile(
    r"(?:than|from|against|with|versus|vs|over|since|compared|above|below|after)"
    r"(?: (?:in|at|during|for|those|that|the|its|on|of|a|to|"
    r"level|end|figure|same|turning point|this|point|month|quarter|period|year|week|one|print|reading|rate|value|"
    r"total|estimate|average|peak|low|high|record|previous|revised|downwardly|upwardly|initial|reported|recorded|seen|"
    r"registered|posted)){0,5}$",
    re.I,
)
#: `the lowest since`: what the time behind is told for.
_EXTREME = re.compile(r"\b(?:\w+est|most|least|first|best|worst|record)\b(?: \w+){0,3} since$", re.I)
#: `below the level seen before the flood in`: the mark of another time.
_MARK = re.compile(
    r"^(?:above|below|than|over|under) (?:the|its|their) (?:\w+ ){0,2}?(?:levels?|record|peak|high|low|average)\b", re.I
)
_WIDEST_MARK = 12
_SAME = re.compile(r"\b(?:same|earlier|ago|before|previous|preceding|prior|corresponding|year-on-year)\b", re.I)
#: A date that has none of these words or a digit is a feast, and no period.
_TIMELY = re.compile(
    r"\d|year|month|quarter|week|half|day|decade|century|term|period|now|date|spring|summer|autumn|fall|winter|season"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|morning|night|evening",
    re.I,
)
#: From a verb to the day on which somebody was told something.
_TOLD = re.compile(r"V[DJNxHBZEL']{1,4}P$")
_WIDEST_TOLD = 6
#: Before a length of time with its ends: `over the first six months`, `over the three months to June`.
_OVER = " over"
#: A length of a year, which `in 12 months` ends with the month that is told.
_YEARS = ("P12M", "P1Y")
_NEAR = 6
_LONG = dt.timedelta(days=27)
_ENDED = re.compile(r"\b(?:to|through|ended|ending)\b", re.I)
_WORST = 60
#: What it costs a date to stand at the head of a later clause than a figure.
_CLAUSE = 20


class Basis(LexiconModel):
    """`basis.yml`: phrases that tell what a change is against, and nouns that have a year in their name."""

    year_on_year: list[str]
    period_on_period: list[str]
    #: Nouns before a year that is a part of their name.
    named: list[str]


@dataclass(slots=True)
class Candidate:
    """A date of a sentence that may be a period. `lead`: it opens the sentence and holds for all of it.

    `other`: where the figure begins that is told for comparison and has this date: `after a fall of 2.1% in March`;
    it is no period of what stands before. `opens`: a clause begins with it, and it is none of the clause before.
    """

    at: int
    span: DateSpan
    compared: bool
    lead: bool
    other: int | None = None
    opens: bool = False


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    options = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"\b(?:{options})\b", re.I)


class Periods:
    """Fills `period`, `base_period` and `change_basis` of figures."""

    def __init__(self, kit: Kit, lexis: Lexis) -> None:
        basis = load_file(room_file("flows.extracting.figures", "basis.yml"), Basis)
        self._say = lexis.say
        self._named = frozenset(basis.named)
        self._basis = [
            (name, _any_of(phrases))
            for name, phrases in (("year_on_year", basis.year_on_year), ("period_on_period", basis.period_on_period))
        ]

    def fill(self, document: Annotated, number: int, view: View, figure: Figure) -> None:
        """Choose among the dates of the sentence, else carry what was told before."""
        key = ("dates", number)
        dates: list[Candidate] | None = document.derived.get(key)
        if dates is None:
            dates = document.derived[key] = self._dates(view, document.published_on)
        figure.base_period = _base(view.coarse, dates, figure)
        figure.period = _nearest(view.coarse, [d for d in dates if d.span is not figure.base_period], figure)
        if figure.period is None:
            figure.period = carried(document, number) or self._of_headline(document, number, figure)
            if figure.period is not None:
                figure.period = _year_up_to(view, figure) or figure.period
        else:
            keep(document, number, figure.period)
        if figure.change_basis is None and _has_change(figure):
            figure.change_basis = self._basis_of(view, figure)

    def note(self, document: Annotated, number: int, view: View) -> None:
        """Remember a time with both its ends that a sentence without figures tells: `between May 2 and June 4`."""
        for span in view.spans.values():
            if isinstance(span, DateSpan) and span.direction in ("from_to", "between") and _is_long(span):
                keep(document, number, span)

    def _of_headline(self, document: Annotated, number: int, figure: Figure) -> DateSpan | None:
        """The period that the headline tells, for changes and items of lists of a release: `PRICES, MAY 2024`."""
        if document.clean.sentences[number].kind not in ("list_item", "table") and not _has_change(figure):
            return None
        if "headline_period" not in document.derived:
            document.derived["headline_period"] = self._first_period(document)
        period: DateSpan | None = document.derived["headline_period"]
        return period

    def _first_period(self, document: Annotated) -> DateSpan | None:
        for sentence, view in zip(document.clean.sentences, document.views, strict=True):
            if sentence.kind != "headline":
                continue
            for date in self._dates(view, document.published_on):
                if not date.compared and date.span.precision != "day" and not is_ahead(document, date.span):
                    return date.span if is_calendar(date.span) else None
        return None

    def _dates(self, view: View, published: dt.date | None) -> list[Candidate]:
        found = []
        coarse = view.coarse
        for at, told in view.spans.items():
            text = view.surface(at, at + 1)
            span = interval_of(told, text, published) if isinstance(told, DateSpan) else None
            if span is None or coarse[max(0, at - 2) : at] == "Ut":  # `in the six months to June`
                continue
            if span.timex_type == "DURATION" and coarse[at - 1 : at] == "O":
                continue  # `the smallest of the past 12 months`
            if not _TIMELY.search(text) or (span.precision == "day" and self._is_of_speech(view, at)):
                continue
            if _DATELINE.match(coarse, 0, at + 4) or self._is_of_name(view, at):
                continue
            before = view.surface(max(0, at - 5, coarse.rfind("T", 0, at - 1) + 1), at)
            own = (
                span.direction in ("from_to", "between")
                or is_since(span)
                or (before.lower().endswith(_OVER) and _is_length(span, text))
            )
            if is_since(span) and _EXTREME.search(before):
                continue  # `the highest since 2013`
            compared = bool(_SAME.search(text)) or (not own and bool(_COMPARED.search(before)))
            if (
                coarse[max(0, at - 3) : at].endswith(("QP", "Q,P"))
                and before.endswith("on")
                and span.precision != "day"
            ):
                compared = True  # `up 6.7 per cent on August 2003`
            if not own and not compared:
                compared = (
                    _MARK.search(view.surface(max(0, at - _WIDEST_MARK, coarse.rfind("Q", 0, at) + 1), at)) is not None
                )
            lead = not any(c in "VMQ" for c in coarse[:at]) and not compared
            opens = _OPENS.search(coarse, 0, at) is not None
            found.append(Candidate(at, span, compared, lead, _other(view, at), opens))
        return found

    def _is_of_name(self, view: View, at: int) -> bool:
        """`Vision 2030`, `the 2025 Agenda`: a year that is part of a name."""
        return view.surface(at - 1, at).lower() in self._named if at else False

    def _is_of_speech(self, view: View, at: int) -> bool:
        """`said on Friday`, `announced 5 May`: when something was said."""
        behind = view.letters[at + 1 : at + 3] if view.coarse[at + 1 : at + 2] in ("V", ",") else ""
        first = max(0, at - 2)
        told = _TOLD.search(view.coarse, max(0, at - _WIDEST_TOLD), at)  # `told parliament on Tuesday`
        if told is not None:
            first = told.start()
        return any(letter in self._say for letter in view.letters[first:at] + behind)

    def _basis_of(self, view: View, figure: Figure) -> str | None:
        coarse = view.coarse
        end = figure.at + 1
        while end < len(coarse) and coarse[end] not in ";~Q":
            end += 1
        text = view.surface(max(0, figure.at - 4), end)
        return next((name for name, pattern in self._basis if pattern.search(text)), None)


#: `HANOI, 12 May —`: the date of the dateline.
_DATELINE = re.compile(r"[LZNC,(]{1,6}T[^VQ]{0,2}[_)]")
#: Before a date: a comma or conjunction and a preposition, by which a clause begins.
_OPENS = re.compile(r"(?:[,;]C?|C)[Pp]$")
#: From a word of comparison to the figure that stands right before a date.
_OTHER = re.compile(r"[pP][DAJNxO,]{0,6}Q[NxJ]{0,3}[Pp]?[DJ]{0,2}$")
_WIDEST_OTHER = 16


def _other(view: View, at: int) -> int | None:
    """Where the comparison begins whose own figure has the date at a position; None where there is none."""
    found = _OTHER.search(view.coarse, max(0, at - _WIDEST_OTHER), at)
    if found is None or not _COMPARED.search(view.surface(found.start(), found.start() + 1)):
        return None
    return found.start()


def _is_long(span: DateSpan) -> bool:
    """Whether a time with both its ends is long enough to gather figures in it, unlike the days of a survey."""
    return span.start_date is not None and span.end_date is not None and (span.end_date - span.start_date) >= _LONG


def _year_up_to(view: View, figure: Figure) -> DateSpan | None:
    """`In 12 months, sales rose 1.7%`: those that end with the month told before; None where no such length is told."""
    told = figure.period
    if told is None or told.precision != "month" or told.end_date is None:
        return None
    for at, span in view.spans.items():
        near = abs(at - figure.at) <= _NEAR and view.coarse[at - 1 : at] == "P"
        if near and isinstance(span, DateSpan) and span.timex_type == "DURATION" and _is_open_year(span):
            after = told.end_date + dt.timedelta(days=1)
            return replace(told, start_date=after.replace(year=after.year - 1), timex_type="DURATION")
    return None


def _is_open_year(span: DateSpan) -> bool:
    return span.timex_value in _YEARS and span.start_date is None


def _is_length(span: DateSpan, text: str) -> bool:
    """Whether a span is a length of time, told with its ends or not."""
    return span.timex_type == "DURATION" or _ENDED.search(text) is not None


def _has_change(figure: Figure) -> bool:
    return figure.change_percent is not None or figure.change_absolute is not None or figure.change_factor is not None


def _base(coarse: str, dates: list[Candidate], figure: Figure) -> DateSpan | None:
    """The time of what a figure is compared with: the date behind its base, else one of comparison behind it."""
    if figure.base_at is not None:
        behind = [d for d in dates if d.at > figure.base_at and "Q" not in coarse[figure.base_at + 1 : d.at]]
        if behind and behind[0].at - figure.base_at <= 6:
            return behind[0].span
    if not _has_change(figure) and figure.change_from is None:
        return None
    behind = [d for d in dates if d.compared and d.at > figure.at and ";" not in coarse[figure.at : d.at]]
    return behind[0].span if behind else None


def _nearest(coarse: str, dates: list[Candidate], figure: Figure) -> DateSpan | None:
    best, cost = None, _WORST
    for date in dates:
        if date.compared and (date.at > figure.at or not date.lead):
            continue
        if date.other is not None and not date.other < figure.at < date.at:
            continue
        price = _price(coarse, date, figure)
        if date.lead and not _reaches(dates, date, figure):
            price += _CLAUSE
        if price < cost:
            best, cost = date.span, price
    return best


def _price(coarse: str, date: Candidate, figure: Figure) -> int:
    """How far off a date is: other figures, commas and clauses between cost more than words."""
    at = figure.at
    first, last = (at, date.at) if at < date.at else (date.at, at)
    between = coarse[first + 1 : last]
    price = last - first + 5 * between.count("Q") + 3 * between.count(",") + 14 * between.count(";") + (at > date.at)
    price += 12 * sum(between.count(mark) for mark in "SR") + _CLAUSE * (date.opens and at < date.at)
    if "(" in between and between.count("(") != between.count(")"):
        price += 0 if between == "(" else 10
    if date.lead:
        price = min(price, 9 + 2 * between.count(";") + 4 * (at < date.at))
    return price


def _reaches(dates: list[Candidate], lead: Candidate, figure: Figure) -> bool:
    """Whether a date that opens a sentence still holds where a figure stands: no later clause has its own."""
    return not any(d.opens and lead.at < d.at < figure.at and not d.compared for d in dates)
