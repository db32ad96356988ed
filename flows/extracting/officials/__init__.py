"""Officials: who holds which office in which body."""

from flows.extracting.officials.assemble import Extractor

__all__ = ["Extractor"]
