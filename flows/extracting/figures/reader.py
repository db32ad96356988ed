"""From the figures of a document to rows: roles, links, measure, period, source and mode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.annotating.document import Annotated
from flows.annotating.views import View
from flows.extracting.figures import linking
from flows.extracting.figures.agents import unless_agent
from flows.extracting.figures.anaphora import whole
from flows.extracting.figures.consistency import judge
from flows.extracting.figures.decision import Decision
from flows.extracting.figures.exchange import Rates
from flows.extracting.figures.existing import is_existing, is_sum_ahead
from flows.extracting.figures.filters import measures_nothing
from flows.extracting.figures.headings import is_line, lead_in
from flows.extracting.figures.lexis import Lexis
from flows.extracting.figures.measure import measure_of
from flows.extracting.figures.merging import merged
from flows.extracting.figures.model import Figure, Role
from flows.extracting.figures.period import Periods
from flows.extracting.figures.place import place_of
from flows.extracting.figures.roles import Roles
from flows.extracting.figures.source import Sources
from flows.extracting.figures.supposed import Suppositions
from flows.extracting.figures.syntax import Syntax, syntax_of
from flows.extracting.figures.widening import widened
from flows.extracting.figures.wording import Spot, Told, Topic, tidy
from flows.extracting.figures.words import growth_pattern, measure_words
from flows.extracting.kinds import Kit


class FigureReader:
    """Reads the figures of a document once; statistics and targets share the result."""

    def __init__(self, kit: Kit) -> None:
        self._rules = kit.rule_set("statistics")
        self._roles = Roles(kit.vocabulary)
        self._lexis = Lexis.of(kit.vocabulary)
        self._rates = Rates()
        self._decision = Decision(kit)
        self._suppositions = Suppositions(kit.vocabulary)
        self._periods = Periods(kit, self._lexis)
        self._sources = Sources(kit, self._lexis)

    def read(self, document: Annotated) -> list[Figure]:
        """All figures of a document, in order; worked out once a document."""
        known: list[Figure] | None = document.derived.get("figures")
        if known is None:
            known = document.derived["figures"] = list(self._read(document))
            day = document.published_on
            judge(known, self._rates, day.year if day else None)
        return known

    def _read(self, document: Annotated) -> Iterator[Figure]:
        topic = Topic()
        for number, view in enumerate(document.views):
            if "Q" in view.coarse:
                topic.number = number
                topic.heading = topic.heading if is_line(view) else None
                yield from self._sentence(document, number, view, topic)
            else:
                topic.heading = lead_in(view, self._lexis)
                self._periods.note(document, number, view)
            topic.before = view

    def _sentence(self, document: Annotated, number: int, view: View, topic: Topic) -> list[Figure]:
        roles = self._roles.assign(view, self._rules.matches(view))
        figures = [f for f in linking.link(view, number, roles) if not self._is_idle(view, f.at)]
        syntax = syntax_of(view.coarse)
        for figure in figures:
            role = roles[figure.at]
            spot = Spot(view, syntax, self._lexis, figure.at, role, topic)
            own = measure_of(spot)
            told = unless_agent(spot, figure, whole(spot, own))
            if told is None or _is_age(figure, told):
                self._unnamed(document, number, view, figure, role)
                continue
            told = widened(document, number, spot, told)
            figure.measure = tidy(told.text)
            if told.changing:
                _as_change(figure, told.sign or topic.moving)
            if own is not None and own is not told:
                _name_growth(figure, own.text.lower())
            _relate(figure, figures, topic, view)
            _carry(topic, told, figure, spot)
            figure.first, figure.last = _evidence(view, role, figure.at)
            self._periods.fill(document, number, view, figure)
            self._sources.fill(document, number, figure)
            figure.place = place_of(document, view, figure, self._lexis)
            self._decision.fill(document, number, view, figure)
            _read_modifier(figure)
            named = figure.mode == "aim" and self._decision.is_on_figure(document, number, figure.at)
            if figure.mode == "aim" and not named and is_existing(spot):
                figure.mode, figure.why = "fact", ""
            figure.is_sum = figure.mode == "aim" and is_sum_ahead(spot, figure.why)
            if figure.mode != "aim" and not _moved_to(view, syntax, self._lexis, figure.at):
                _read_growth(figure)
            _negate(figure, view, role)
        return merged([f for f in figures if f.measure or f.mode == "aim"])

    def _is_idle(self, view: View, at: int) -> bool:
        return measures_nothing(view, at) or self._suppositions.covers(view, at)

    def _unnamed(self, document: Annotated, number: int, view: View, figure: Figure, role: Role) -> None:
        """A figure without a measure may be an aim: targets name what is to be reached by words of their own."""
        figure.first, figure.last = _evidence(view, role, figure.at)
        self._sources.fill(document, number, figure)
        self._decision.fill(document, number, view, figure)


def _is_age(figure: Figure, told: Told) -> bool:
    """`the retirement age rises to 63`: an age of somebody measures nothing; the average age does."""
    level, words = figure.level, told.text.lower().split()
    if level is None or level.unit not in (None, "year") or "age" not in words[-1:] + words[:1]:
        return False
    return measure_words().means.isdisjoint(words) and level.value is not None and level.value <= _OLDEST


_OLDEST = 110


def _name_growth(figure: Figure, noun: str) -> None:
    """`Growth slowed to 2 percent`: what grows was told before."""
    words = measure_words()
    nouns = words.economic if figure.level is None else {*words.growth, *words.contraction}
    if noun in nouns and noun not in figure.measure.lower():
        long = _PREPOSITION.search(figure.measure) is not None
        figure.measure = f"{noun} of {figure.measure}" if long else f"{figure.measure} {noun}"


_PREPOSITION = re.compile(r"\b(?:of|in|on|for|to|from|by|with|at)\b")


def _as_change(figure: Figure, sign: int) -> None:
    """`Output rose 9 percent. Hue led with 27 percent`: the second percentage is a change, too."""
    level = figure.level
    if level is None or level.value is None or level.value_max is not None or figure.change_percent is not None:
        return
    figure.change_percent, figure.level, figure.unit = sign * abs(level.value), None, None


def _relate(figure: Figure, figures: list[Figure], topic: Topic, view: View) -> None:
    """What a figure is a part or a share of: `912 of them`, `of which $2 billion`, `$9 billion, or 57.5%`."""
    coarse, at = view.coarse, figure.at
    earlier = [f for f in figures if f.at < at and f.level is not None]
    figure.colon = coarse[at:].find(":") >= 0
    figure.elided = coarse[at + 1 : at + 2] == "P" and bool(earlier)
    level = figure.level
    if level is None or level.value is None:
        return
    if level.unit_kind == "percent":
        near = earlier[-1] if earlier and earlier[-1].unit != "percent" else None
        if near is not None and ("share of" in figure.measure or near.out_of is not None):
            figure.part = near
        return
    smaller = topic.value is not None and topic.unit == level.unit and topic.value > level.value
    if figure.out_of is None and smaller and _is_part(coarse, view, at):
        figure.out_of = topic.value


def _is_part(coarse: str, view: View, at: int) -> bool:
    """Whether words make a figure a part of the one before: `of them`, `of these`, `of which`."""
    behind = view.surface(at + 1, min(at + 3, len(coarse))).lower()
    before = view.surface(max(0, at - 7), at).lower()
    return (
        behind.startswith(("of them", "of these", "of those", "of it", "of that", "of which"))
        or "of which" in before
        or "of whom" in before
    )


def _carry(topic: Topic, told: Told, figure: Figure, spot: Spot) -> None:
    if told.text == "money" or spot.word(spot.at - 1) == "including":  # `19 people, including two tourists`
        return
    if topic.sentence != topic.number:
        topic.heads.clear()
    kinds = {spot.kind} | ({"change"} if figure.change_percent is not None else set())
    for kind in kinds:
        topic.by_kind[kind] = told
        topic.heads.setdefault(kind, told)
        topic.first.setdefault(kind, told)
    topic.told, topic.sentence = told, topic.number
    topic.recent.append(told)
    if figure.change_percent is not None:
        told.sign = 1 if figure.change_percent >= 0 else -1
    if figure.lead.unit_kind == "percent":
        topic.moving = 0 if figure.change_percent is None else 1 if figure.change_percent >= 0 else -1
    lead = figure.level
    topic.value, topic.unit = (lead.value, lead.unit) if lead is not None else (None, None)


def _moved_to(view: View, syntax: Syntax, lexis: Lexis, at: int) -> bool:
    """`Credit growth slowed to 16.9 percent`: the growth itself is the level that moved."""
    verb = syntax.verb_before(at)
    linked = view.coarse[at - 1 : at] == "t" or view.coarse[max(0, at - 2) : at] == "tA"
    if not linked or verb is None:
        return False
    turned = view.surface(at - 2, at - 1).lower() in ("up", "down", "back")  # `has come down to`
    return turned or view.letters[verb] in lexis.moving


_TIME = re.compile(r"\b(?:years?|quarters?|months?|periods?|hal(?:f|ves)|decades?|fiscal)\b", re.I)


def _read_growth(figure: Figure) -> None:
    """`GDP growth was 4 percent` tells a change of GDP."""
    level = figure.level
    if level is None or level.unit_kind != "percent" or figure.change_percent is not None:
        return
    if figure.change_basis == "from_value" or level.value is None or level.value_max is not None:
        return
    if figure.measure.startswith("contribution of "):  # `contributed 2 percent to growth`
        return
    found = growth_pattern().search(figure.measure)
    before = _foretold(figure.measure[: found.start()].strip()) if found else ""
    of = found.group("of") if found else None
    if found and found.group("time") and not _TIME.search(found.group("time")):
        return
    what = before if of is None or (before and _TIME.search(of)) else of
    if found and before.lower().rpartition(" ")[2] in measure_words().growing:
        what = f"{before} {found.group(1)}"  # `industrial growth`
    if found and not before and of is None:
        what = figure.measure  # `Growth is put at 4 percent`
    if not found or not what or what.lower() in measure_words().plain or figure.measure.startswith("share of "):
        return
    sign = -1 if found.group(1).lower() in measure_words().contraction else 1
    figure.measure, figure.level, figure.unit, figure.change_from = what, None, None, None
    figure.change_percent = sign * level.value if level.value >= 0 else level.value


def _foretold(text: str) -> str:
    """`projection of real GDP` is about real GDP."""
    words = text.split()
    if len(words) > 2 and words[0].lower() in measure_words().forecasts and words[1].lower() in ("of", "for"):
        return " ".join(words[2:])
    return text


def _negate(figure: Figure, view: View, role: Role) -> None:
    """`Growth was negative at 2 percent`, `negative growth of 2 percent`."""
    words = view.surface(max(0, min(role.start, figure.at - 1) - 1), figure.at).lower().split()
    if figure.change_percent is not None and not measure_words().negative.isdisjoint(words):
        figure.change_percent = -abs(figure.change_percent)


def _read_modifier(figure: Figure) -> None:
    """`estimated at` may stand inside the figure's own span as its modifier."""
    if figure.mode in ("fact", "forecast") and figure.lead.modifier and "estimat" in figure.lead.modifier.lower():
        figure.mode, figure.why = "estimate", "figures.estimate"


def _evidence(view: View, role: Role, at: int) -> tuple[int, int]:
    start, end = min(role.start, at), max(role.end, at + 1)
    return view.first[start], view.first[end]
