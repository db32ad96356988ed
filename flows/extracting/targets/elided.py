"""Acts that go on with their verb left out: `A is to draft the plan by May; B, the budget by June`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.annotating.views import View
from flows.extracting.targets.content import Cutter
from flows.extracting.targets.model import Act
from flows.extracting.targets.subjects import heads

#: Behind a semicolon, somebody else and what that one is to do, the verb left out.
_ASSIGNED = re.compile(r";C?([DJNxLZHBO'C]{1,14}?),([^;~VM.]{2,30})")
#: An act that goes on with its verb left out.
_AGAIN = re.compile(r"[;,]C?A*(?:([DJNxLZHBO']{1,8})_?)?A*t(?=A*[vx])")


def continued(view: View, acts: Sequence[Act], cutter: Cutter, agents: frozenset[str]) -> Iterator[Act]:
    """Acts that go on from those of a sentence; `agents` are letters of words that name somebody who can act."""
    yield from _assigned(view, acts, agents)
    for act in acts:
        if act.form not in ("to", "passive"):
            continue
        found = _AGAIN.match(view.coarse, act.content[1])
        content = cutter.cut(view, found.end(), act.form) if found else None
        if found and content:
            actor = found.span(1) if found.group(1) else act.actor
            start = act.content[1]
            extent = cutter.extent(view, found.end())
            yield Act(act.rule, act.form, act.force, start, found.end(), content, extent, act.issuer, actor)


def _assigned(view: View, acts: Sequence[Act], agents: frozenset[str]) -> Iterator[Act]:
    """What a list assigns to others, each behind a semicolon."""
    for act in acts:
        verb = next((at for at in range(*act.content) if view.coarse[at] in "vV"), None)
        if verb is None or act.form not in ("subject", "to", "passive"):
            continue
        for found in _ASSIGNED.finditer(view.coarse, act.content[1]):
            taken = any(other.start == found.start() for other in acts)
            if taken or not any(view.letters[at] in agents for at in heads(view.coarse, found.span(1))):
                continue
            start, end = found.span(2)
            yield Act(
                act.rule, "to", act.force, found.start(), start, (start, end), end, act.issuer, found.span(1),
                status=act.status, speech=act.speech, verb=view.surface(verb, verb + 1),
            )  # fmt: skip
