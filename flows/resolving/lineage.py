"""Which reports are of one target: restated, revised, moved to another day, met or given up.

Reports join only where nothing speaks against it: the same telling words and unit, and no other body that is to act.
A document that tells two values or two days of one measure tells two targets
(by 2030 and by 2040, or of two places), unless one is told as what the other starts from. The result depends on the
set of reports alone, and costs little more than sorting them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

from flows.resolving.goals import Goal, Words, earliest
from flows.resolving.identity import SEPARATOR, stable_id
from flows.resolving.union import Union

Owner = str
#: Telling words that a measure needs to be the same for reports that do not say whose it is.
_ENOUGH = 2


def lineages(told: Sequence[Goal]) -> list[str]:
    """The id of the target of each report; `told[n].at` is n."""
    owners = _owners(told)
    sets = Union(len(told))
    _same(told, owners, sets)
    _in_other_words(told, owners, sets)
    _revised(told, owners, sets)
    _moved(told, owners, sets)
    _ended(told, owners, sets)
    return _ids(told, owners, sets)


def _grouped(told: Iterable[Goal], key: Mapping[int, Hashable]) -> list[list[Goal]]:
    """Reports by key; those without a key are left out."""
    groups: defaultdict[Hashable, list[Goal]] = defaultdict(list)
    for goal in told:
        if goal.at in key:
            groups[key[goal.at]].append(goal)
    return list(groups.values())


def _measure(goal: Goal) -> tuple[Hashable, ...]:
    return goal.words, goal.moving, goal.unit, goal.value is None, goal.kind == "directive"


def _owners(told: Sequence[Goal]) -> list[Owner]:
    """Whose goal each report tells of: the body that is to act.

    A report without one is of the only body that others tell of the same measure, preferably one that the same
    person has spoken of; where there are several, of nobody known.
    """
    owners: list[Owner] = [""] * len(told)
    for group in _grouped(told, {g.at: _measure(g) for g in told}):
        known = {g.body for g in group if g.body}
        by_speaker: defaultdict[str, set[str]] = defaultdict(set)
        for goal in group:
            if goal.body and goal.issuer:
                by_speaker[goal.issuer].add(goal.body)
        for goal in group:
            spoken = by_speaker.get(goal.issuer or "", set())
            candidates = spoken if len(spoken) == 1 else known
            owners[goal.at] = goal.body or (min(candidates) if len(candidates) == 1 else "")
    return owners


def _same(told: Sequence[Goal], owners: Sequence[Owner], sets: Union) -> None:
    """Restated: the same words, value, day and owner."""
    keys = {g.at: (_measure(g), g.figure, g.due, owners[g.at]) for g in told}
    for group in _grouped(told, keys):
        for goal in group[1:]:
            sets.join(group[0].at, goal.at)


def _in_other_words(told: Sequence[Goal], owners: Sequence[Owner], sets: Union) -> None:
    """The same value, unit, day and owner, told in fewer words: `offshore wind`, `offshore wind in the North Sea`.

    A value that a report starts from counts as told by it.
    """
    groups: defaultdict[Hashable, defaultdict[Words, list[Goal]]] = defaultdict(lambda: defaultdict(list))
    for goal in told:
        if not owners[goal.at]:
            continue
        for value in {goal.value, goal.baseline} - {None}:
            groups[(value, goal.unit, goal.moving, goal.due, owners[goal.at])][goal.words].append(goal)
    for words in groups.values():
        _join_within(words, sets)


def _join_within(words: Mapping[Words, Sequence[Goal]], sets: Union) -> None:
    """Join each wording with the only longer one that holds all its words; wordings of one document stay apart."""
    ordered = sorted(words, key=lambda w: (len(w), w))
    if len(ordered) > 20:  # so many goals with one value are a table, not a goal told again
        return
    for number, short in enumerate(ordered):
        longer = [other for other in ordered[number + 1 :] if set(short) < set(other)]
        if len(longer) != 1:
            continue
        documents = {g.document for g in words[short]} & {g.document for g in words[longer[0]]}
        if not documents:
            for goal in (*words[short], *words[longer[0]]):
                sets.join(words[short][0].at, goal.at)


def _revised(told: Sequence[Goal], owners: Sequence[Owner], sets: Union) -> None:
    """The same words, day and owner with another value in a later report."""
    keys = {g.at: (_measure(g), g.due, owners[g.at]) for g in told if g.value is not None and _is_known(g, owners)}
    for group in _grouped(told, keys):
        _chain(group, [g.figure for g in group], sets)
    _continued(told, owners, sets)


def _continued(told: Sequence[Goal], owners: Sequence[Owner], sets: Union) -> None:
    """A report that starts from the value of an earlier one (`from 20 GW to 35 GW`), whatever day it tells."""
    measured = [g for g in told if g.value is not None and _is_known(g, owners)]
    before = {
        (_measure(group[0]), owners[group[0].at], group[0].value): (earliest(group), {sets.find(g.at) for g in group})
        for group in _grouped(measured, {g.at: (_measure(g), owners[g.at], g.value) for g in measured})
    }
    for goal in measured:
        found = before.get((_measure(goal), owners[goal.at], goal.baseline)) if goal.baseline is not None else None
        if found is None or len(found[1]) > 1:
            continue
        first, lines = found
        if first.order < goal.order and first.document != goal.document:
            sets.join(goal.at, min(lines))


def _moved(told: Sequence[Goal], owners: Sequence[Owner], sets: Union) -> None:
    """The same words, value and owner with another deadline in a later report.

    A value for a period (`growth of 8 percent in 2026`) is another target in another period.
    """
    keys = {
        g.at: (_measure(g), g.figure, owners[g.at])
        for g in told
        if g.due is not None and g.limit and g.kind != "directive" and _is_known(g, owners)
    }
    for group in _grouped(told, keys):
        _chain(group, [g.due for g in group], sets)


def _ended(told: Sequence[Goal], owners: Sequence[Owner], sets: Union) -> None:
    """A report without a day, as of a target that was met, is of the one target with a day that it fits."""
    measured = [g for g in told if g.kind != "directive"]
    keys = {g.at: (_measure(g), g.figure, owners[g.at]) for g in measured}
    fitting = [(group, {sets.find(g.at) for g in group if g.due is not None}) for group in _grouped(measured, keys)]
    for group, dated in fitting:
        for goal in group:
            if goal.due is None and len(dated) == 1:
                sets.join(goal.at, min(dated))


def _is_known(goal: Goal, owners: Sequence[Owner]) -> bool:
    return bool(owners[goal.at]) or len(goal.words) >= _ENOUGH


def _chain(group: Sequence[Goal], telling: Sequence[Hashable], sets: Union) -> None:
    """Join what is told one after another, unless one document tells two of them."""
    told: defaultdict[Hashable, list[Goal]] = defaultdict(list)
    for goal, what in zip(group, telling, strict=True):
        told[what].append(goal)
    if len(told) < 2 or _told_together(told.values()):
        return
    ordered = sorted(told.values(), key=lambda goals: earliest(goals).order)
    for before, after in pairwise(ordered):
        sets.join(before[0].at, after[0].at)


def _told_together(told: Iterable[Sequence[Goal]]) -> bool:
    """Whether a document tells two of several values, and none as what the other starts from."""
    seen: defaultdict[str, list[Goal]] = defaultdict(list)
    for goals in told:
        for document, goal in sorted({g.document: g for g in sorted(goals, key=lambda g: g.order)}.items()):
            seen[document].append(goal)
    return any(
        len(goals) > 1 and not any(g.baseline == other.value for g in goals for other in goals if g is not other)
        for goals in seen.values()
    )


def _ids(told: Sequence[Goal], owners: Sequence[Owner], sets: Union) -> list[str]:
    """An id for each report's set, made of what its first report tells, and of whose goal it is only where needed."""
    groups: defaultdict[int, list[Goal]] = defaultdict(list)
    for goal in told:
        groups[sets.find(goal.at)].append(goal)
    firsts = {root: earliest(goals) for root, goals in groups.items()}
    roots: defaultdict[str, list[int]] = defaultdict(list)
    for root, goal in firsts.items():
        roots[_key(goal)].append(root)
    ids: dict[int, str] = {}
    for key, sharing in roots.items():
        many = Counter(owners[firsts[root].at] for root in sharing)
        ordered = sorted(sharing, key=lambda r: (owners[firsts[r].at], firsts[r].order))
        for number, root in enumerate(ordered):
            owner = owners[firsts[root].at]
            parts = [key] if len(sharing) == 1 else [key, owner, *([str(number)] if many[owner] > 1 else [])]
            ids[root] = stable_id("tgt", SEPARATOR.join(parts))
    return [ids[sets.find(goal.at)] for goal in told]


def _key(goal: Goal) -> str:
    parts = (" ".join(goal.words), goal.moving, goal.unit, goal.figure, goal.due, goal.kind == "directive")
    return SEPARATOR.join(str(part) for part in parts)
