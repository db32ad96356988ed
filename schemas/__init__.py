"""What a record is. Every model here is one dataset; nothing here knows of `flows`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from schemas.document import Document
from schemas.evidence import SCHEMA_VERSION, Record, Row
from schemas.register import (
    EventRegister,
    IdChange,
    OfficialRegister,
    OrganisationRegister,
    Register,
    StatisticSeries,
    TargetRegister,
)
from schemas.rejection import Rejection
from schemas.rule import RuleRow

__all__ = ["SCHEMA_VERSION", "Document", "Record", "Rejection", "Row", "datasets", "kinds"]

REGISTERS: tuple[type[Register], ...] = (
    OfficialRegister, OrganisationRegister, EventRegister, TargetRegister, StatisticSeries,
)  # fmt: skip


@cache
def kinds() -> dict[str, type[Record]]:
    """The kinds of record, by the name of their dataset: every `Record` subclass in a module of this package."""
    found: dict[str, type[Record]] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Record) and value is not Record:
                found[value.folder] = value
    return dict(sorted(found.items()))


def datasets() -> dict[str, type[Row]]:
    """Every dataset of a release, by its folder name."""
    rows: list[type[Row]] = [Document, *kinds().values(), *REGISTERS, RuleRow, Rejection, IdChange]
    return {row.folder: row for row in rows}
