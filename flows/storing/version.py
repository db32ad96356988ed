"""What made a release, beside the rows that were extracted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import orjson

from schemas.evidence import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Version:
    """The versions of everything that a release depends on beside its articles.

    `rules_version` decides what is extracted, `resolving` what is made of it: a release made under other ones is made
    anew, for the second without extracting again.
    """

    rules_version: str
    factledger: str
    schema_version: int = SCHEMA_VERSION
    resolving: str = ""

    @property
    def fingerprint(self) -> str:
        """One hash of them all."""
        content = [self.rules_version, self.factledger, self.schema_version, self.resolving]
        return hashlib.sha256(orjson.dumps(content)).hexdigest()


def factledger_version() -> str:
    """The version of this package, `0` where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("factledger")
    except PackageNotFoundError:
        return "0"
