"""Targets: what is to be reached or done, by whom, by when, and who says so."""

from flows.extracting.targets.assemble import Extractor

#: Rooms that run before this one: their people and bodies in focus tell who asks and who is asked.
AFTER = ("officials",)

__all__ = ["AFTER", "Extractor"]
