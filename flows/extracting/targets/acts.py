"""Acts: places in a sentence where somebody asks, commits to, must do or is expected to do something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast, get_args

from flows.annotating.rules import Match, RuleSet
from flows.annotating.views import View
from flows.extracting.figures.phrases import Interval, phrase_after, phrase_before
from flows.extracting.kinds import Kit
from flows.extracting.targets.clauses import (
    NO_ISSUER,
    InfinitiveWords,
    addressee,
    before_coordinate,
    denied,
    first_verb,
    governor,
    hangs,
    has_action,
    infinitive,
    is_attribute,
    is_passive,
    next_infinitive,
    with_figure,
)
from flows.extracting.targets.content import Cutter
from flows.extracting.targets.elided import continued
from flows.extracting.targets.model import Act, Force, Form
from flows.extracting.targets.subjects import Agents, owner_of, subject_before, subject_of_clause
from flows.extracting.targets.works import Works

_FORCES, _FORMS = get_args(Force), get_args(Form)

#: Words of which a demand has one, but for `has to`.
_DEMAND = "order_to|order_that|order_doing|call_on|must|demand_cue"
#: How far before an infinitive the figure may stand that it belongs to.
_NEAR = 12


class Acts:
    """Finds acts by rules with prefix `targets`."""

    def __init__(self, kit: Kit) -> None:
        rules = [item.rule for item in kit.rule_set("targets").rules]
        spoken = [rule for rule in rules if rule.set["form"] != "item"]
        demands = [rule for rule in spoken if rule.set["force"] in ("order", "oblige")]
        self._rules, self._demands = RuleSet(spoken, kit.compiler), RuleSet(demands, kit.compiler)
        self._listed = RuleSet([rule for rule in rules if rule.set["form"] == "item"], kit.compiler)
        vocabulary = kit.vocabulary
        self._demand = re.compile(
            f"[{vocabulary.letters(_DEMAND)}]|[{vocabulary.letters('have')}][{vocabulary.letters('to')}]"
            f"|^[{vocabulary.letters('quote')}]|[{vocabulary.letters('have')}][{vocabulary.letters('duration')}]"
        )
        self._cutter = Cutter(vocabulary)
        self._verb = InfinitiveWords(
            frozenset(vocabulary.letters("vb|verb|noun_like|be|have")),
            frozenset(vocabulary.letters("goal_noun")),
            frozenset(vocabulary.letters("party_to")),
        )
        self._indicative = frozenset(vocabulary.letters("have|be&!=be"))
        self._past = frozenset(vocabulary.letters("vbd&!vbn"))
        self._noun_like = frozenset(vocabulary.letters("noun_like&!vbd"))
        self._order = frozenset(vocabulary.letters("order_to&vbd|order_to&vbg|order_to&vb"))
        self._unreal = frozenset(vocabulary.letters("modal&!must"))
        self._gerund = frozenset(vocabulary.letters("vbg"))
        self._agents = Agents(vocabulary)
        self._kin = frozenset(vocabulary.letters("kin_noun"))
        self._granted = frozenset(vocabulary.letters("granted_noun"))
        self._weak = frozenset(vocabulary.letters("weak_order"))
        self._opens = frozenset(vocabulary.letters("clause_opener"))
        self._works = Works(vocabulary)
        self._present = frozenset(vocabulary.letters("vbz|vb"))

    def of(self, view: View, *, plans: bool) -> list[Act]:
        """Acts of a sentence from left to right; of two at one place the one whose rule comes first.

        `plans` asks for commitments and plans, too, which are targets only with a figure or a deadline.
        """
        if self._demand.search(view.letters) is None and not plans:
            return []
        found = self._found(view, self._rules if plans else self._demands)
        found.extend(continued(view, found, self._cutter, self._agents.letters))
        found.sort(key=lambda a: a.start)
        return list(self._cut(view, found))

    def listed(self, view: View) -> list[Act]:
        """The act that a list item under a frame is as a whole."""
        return self._found(view, self._listed)

    def _found(self, view: View, rules: RuleSet) -> list[Act]:
        found: list[Act] = []
        for first in rules.matches(view):
            match: Match | None = first
            while match is not None:
                if any(a.start < match.end and match.start < a.end for a in found):
                    break
                act = self._act(view, match)
                if act is not None:
                    found.append(act)
                    break
                match = rules.again(view, match) if match.rule.set["force"] == "order" else None
        return found

    def _cut(self, view: View, acts: list[Act]) -> Iterator[Act]:
        """End each content before the next act that is coordinated with it; drop acts inside another's content."""
        for number, act in enumerate(acts):
            later = [a for a in acts[number + 1 :] if act.content[0] < a.start < act.content[1]]
            for other in later:
                if act.force == "order" and other.force != "order":
                    continue
                end = before_coordinate(view.coarse, act.content[0], other.start)
                if end is not None and end - act.content[0] >= 2:
                    act.content = (act.content[0], min(end, act.content[1]))
                    act.extent = act.content[1]
                    break
            inside = any(a.content[0] <= act.start < a.content[1] for a in acts[:number] if a is not act)
            if not (inside and act.force != "order"):
                yield act

    def _act(self, view: View, match: Match) -> Act | None:
        form, force = cast(Form, match.rule.set["form"]), cast(Force, match.rule.set["force"])
        if form not in _FORMS or force not in _FORCES:
            raise ValueError(f"rule {match.rule.id}: form is one of {_FORMS}, force one of {_FORCES}")
        cue = match.roles.get("cue", (match.start, match.end))
        if not self._may_bind(view, match, cue, form):
            return None
        start = self._content_start(view, match, form, cue)
        if start is None:
            return None
        if form in ("to", "with") and force == "order":
            cue = self._last_cue(view, cue, start)
        content = self._content(view, cue, start, form)
        if content is None or (form == "subject" and force == "oblige" and hangs(view, cue[0])):
            return None
        act = Act(match.rule.id, form, force, match.start, match.end, content, self._cutter.extent(view, start))
        self._constants(view, match, act)
        act.negated = form in ("to", "passive") and "not" in view.surface(content[0] - 2, content[0]).lower().split()
        self._who(view, match, act, cue)
        act.shared = view.coarse[: cue[0]].rstrip("A").endswith(("C", ","))
        if match.rule.set.get("subject") == "agent" and not act.agent:
            return None
        return act if self._works.fits(view, act) and self._is_meant(view, match, act, cue) else None

    def _constants(self, view: View, match: Match, act: Act) -> None:
        """What a rule says of all its acts."""
        constants = match.rule.set
        act.status = constants.get("status", "planned")
        act.limit = match.roles.get("time", (None,))[0]
        act.speech = constants.get("issuer") == "speech"
        act.text, act.due = constants.get("text", ""), constants.get("due", "")
        if act.text == "content":
            act.text = f"{view.surface(*match.roles['content'])} of"

    def _may_bind(self, view: View, match: Match, cue: Interval, form: Form) -> bool:
        """Whether the words of a match ask or bind where they stand: no denial, no noun, no other voice."""
        constants = match.rule.set
        if denied(view, cue[0]) or is_attribute(view.coarse, cue[0], form):
            return False
        passive = is_passive(view, cue[0])
        if passive and constants["force"] == "oblige" and view.coarse[cue[0]] == "V":  # `are needed to`
            return False
        if passive and form == "to" and constants.get("voice") == "active":
            return False
        return constants.get("cue") == "any" or self._is_verb(view, cue, form)

    def _depends(self, view: View, verb: int, force: Force) -> bool:
        """Whether a verb stands in a clause that only gives a reason or tells how: `As roads have to be paved, …`."""
        if force not in ("oblige", "commit"):
            return False
        subject = subject_before(view.coarse, verb)
        opener = subject[0] - 1 if subject is not None else -1
        return opener >= 0 and view.letters[opener] in self._opens

    def _content(self, view: View, cue: Interval, start: int, form: Form) -> Interval | None:
        """What is to be done; None where nothing is."""
        content = self._cutter.cut(view, start, form)
        if content is None or (form == "subject" and not has_action(view.coarse, cue[1], content[1])):
            return None
        if form == "subject" and view.coarse[start - 1 : start] == "t":  # `the depots to be built this year …`
            if "Q" in view.coarse[max(0, start - _NEAR) : start]:  # `17 projects on waste to be handed in`
                return None
            finite = view.coarse.find("M", start + 1, content[1])
            return (start, finite) if finite > 0 else content
        return infinitive(view.coarse, content, form) if form in ("noun", "moved") else content

    def _is_meant(self, view: View, match: Match, act: Act, cue: Interval) -> bool:
        """Whether somebody who can ask or aim asks somebody, or aims, and does not only tell."""
        if self._depends(view, cue[0], act.force):
            return False
        if act.form in ("to", "with") and act.force == "order" and not self._is_addressed(view, act.actor):
            return False
        if act.form == "that" and act.force == "order" and self._tells(view, act.content):
            return False
        by_somebody = act.force in ("order", "commit") and act.form in ("to", "that", "noun", "self")
        return not by_somebody or self._may_ask(view, act, match, cue)

    def _is_addressed(self, view: View, actor: Interval | None) -> bool:
        """Whether there is somebody who is asked: nobody is in `requested permission to land`."""
        return actor is not None and view.letters[actor[1] - 1] not in self._granted

    def _tells(self, view: View, content: Interval) -> bool:
        """Whether a clause behind `suggested that` tells what is or was: its first verb is finite, no `should`."""
        for at in range(*content):
            if view.coarse[at] == "M":
                if view.letters[at] in self._unreal:
                    return True
                return view.letters[at] in self._indicative and view.coarse[at + 1 : at + 2] != "t"
            if view.coarse[at] == "V":
                return view.letters[at] in self._past and view.coarse[at - 1 : at] not in ("D", "O")
            if view.coarse[at] == "v":
                return False
        return False

    def _is_verb(self, view: View, cue: Interval, form: Form) -> bool:
        """A cue that is a noun there asks nothing: `a request to`, `in order to`, `the need to`."""
        if form == "subject" and view.coarse[cue[0]] in "xN" and view.coarse[cue[0] - 1 : cue[0]] in ("D", "J", "'"):
            return False
        if form == "self" and view.coarse[cue[0]] == "x" and view.coarse[cue[0] - 1 : cue[0]] in tuple("DJC'OP"):
            return False
        if form in ("subject", "passive", "item", "noun", "self", "moved"):
            return True
        mark = view.coarse[cue[0]]
        if mark in "VGv" or (form == "that" and mark == "M"):
            return True
        if view.letters[cue[0]] in self._gerund:
            return view.coarse[cue[0] - 1 : cue[0]] not in ("D", "J", "'")
        before = view.coarse[cue[0] - 1 : cue[0]] if cue[0] else ""
        return view.letters[cue[0]] in self._present and before in tuple("IHBZLNCA") and before != ""

    def _content_start(self, view: View, match: Match, form: Form, cue: Interval) -> int | None:
        if "content" in match.roles:
            start = match.roles["content"][0]
            return next_infinitive(view, start, self._verb) if form == "to" else start
        return cue[0] + (view.coarse[cue[0]] == "C") if form == "subject" else match.end

    def _who(self, view: View, match: Match, act: Act, cue: Interval) -> None:
        subject = subject_before(view.coarse, governor(view.coarse, first_verb(view.coarse, cue[0])))
        if act.form == "passive":
            told = view.surface(cue[1], cue[1] + 1) == "by"
            by = phrase_after(view.coarse[: act.content[0] - 1], cue[1] + 1) if told else None
            act.actor, act.issuer = subject, match.roles.get("by", by)
        elif "subject" in match.roles:  # `the depots to be built this year`
            act.subject = phrase_before(view.coarse, match.roles["subject"][1])
        elif act.form == "subject":
            subject = subject or subject_of_clause(view.coarse, cue[0])
            act.subject = with_figure(view.coarse, subject, cue[0])
            act.agent = self._agents.names(view, subject)
            act.actor = subject if act.agent else None
        elif act.force == "order":
            self._who_is_asked(view, match, act, cue, subject)
        elif match.rule.set.get("issuer") == "owner":
            act.issuer = act.actor = owner_of(view.coarse, subject)
        elif act.form != "moved" or self._agents.names(view, subject):
            act.issuer = act.actor = subject

    def _who_is_asked(self, view: View, match: Match, act: Act, cue: Interval, subject: Interval | None) -> None:
        """Who asks and who is asked by an order."""
        passive = match.rule.set.get("cue") != "any" and is_passive(view, cue[0])
        if "whom" in match.roles:  # `gave orders to X to do it`, `orders were given to X to do it`
            act.issuer = None if is_passive(view, cue[0]) else subject
            act.actor = addressee(view, match.roles["whom"], act.content[0])
        elif passive:
            told = subject is not None and view.surface(*subject).lower() not in NO_ISSUER
            act.actor = subject if told and self._agents.names(view, subject) else None
        else:
            act.issuer = subject
            if act.form in ("to", "with"):
                act.actor = addressee(view, cue, act.content[0])
            elif act.form == "that":
                act.actor = self._agents.within(view, phrase_after(view.coarse, act.content[0], listed=True))

    def _last_cue(self, view: View, cue: Interval, content: int) -> Interval:
        """`tasked members on discipline and urged them to`: the last of several verbs of asking before the content."""
        for at in range(content - 1, cue[1], -1):
            if view.letters[at] in self._order and view.coarse[at] in "VGv" and view.coarse[at - 1] in "C,I":
                return at, at + 1
        return cue

    def _may_ask(self, view: View, act: Act, match: Match, cue: Interval) -> bool:
        """Whether the subject can ask or aim; a cue that is a noun as often needs one that can."""
        noun_like = view.letters[cue[0]] in self._noun_like and act.force == "order"
        needed = noun_like or match.rule.set.get("issuer") in ("agent", "human")
        if act.issuer is None:
            return not needed
        needed = needed or (act.force == "order" and view.letters[cue[0]] in self._weak)
        if act.force == "order" and any(view.letters[at] in self._kin for at in range(*act.issuer)):
            return False
        if match.rule.set.get("issuer") == "human" and not any(view.coarse[i] in "HBZI" for i in range(*act.issuer)):
            return False
        words = view.surface(*act.issuer).lower().split()
        if words and words[-1] in NO_ISSUER and words[-1] != "it":
            return False
        agent = self._agents.names(view, act.issuer)
        if not agent and act.force == "commit" and act.form == "self":
            act.issuer = act.actor = None
        return agent or not needed
