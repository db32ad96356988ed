"""Events: what happened or will, when, where, who held it, who took part."""

from flows.extracting.events.extractor import Extractor

#: `the minister` is somebody whose office stands among the officials.
AFTER = ("officials",)

__all__ = ["AFTER", "Extractor"]
