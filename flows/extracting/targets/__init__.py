"""Targets: what is to be reached or done, by whom, by when, and who says so."""

from flows.extracting.targets.assemble import Extractor

__all__ = ["Extractor"]
