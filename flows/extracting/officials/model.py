"""What rules say of people and offices, before it becomes rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flows.annotating.spans import PersonSpan, PostSpan
from flows.resolving.in_document import Office, PersonEntity


@dataclass(slots=True)
class Relation:
    """A person and an office that one sentence puts together.

    `post` is None where a verb tells the office (`heads`); then `position` names it. `body` is the token interval of
    the body where the office itself holds none. `first`/`last` is the token interval of the evidence.
    """

    rule: str
    sentence: int
    person: PersonSpan | PersonEntity
    post: PostSpan | None
    first: int
    last: int
    position: str | None = None
    body: tuple[int, int] | None = None
    status: str | None = None
    #: Of one person for all (`members of the Politburo: ...`): the office in the singular.
    shared: bool = False
    #: `its`, `whose` before the office: the body is the one told last.
    owned: bool = False
    #: The body that appoints or dismisses is, unless told otherwise, the office's own.
    agent: bool = False
    #: Where an ambassador of a shared office serves.
    accredited: str | None = None
    #: An office taken over whole, such as that of a predecessor.
    office: Office | None = None
    #: Another office is joined to this one.
    joined: bool = False
    #: The office is that which `heir` holds, or the one told last.
    inherited: bool = False
    heir: PersonSpan | PersonEntity | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
