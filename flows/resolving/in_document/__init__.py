"""Who and what is meant within one document: short names, titles, pronouns, bodies by short form or acronym."""

from flows.resolving.in_document.entities import BodyEntity, Office, PersonEntity
from flows.resolving.in_document.focus import Focus, noun_of

__all__ = ["BodyEntity", "Focus", "Office", "PersonEntity", "noun_of"]
