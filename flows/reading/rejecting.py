"""What could not be read, in words: the rows that reading adds to `rejected`."""

from __future__ import annotations

import json
from collections.abc import Mapping

from schemas.rejection import Rejection

#: Longest payload of a rejection, in characters of JSON.
MAX_PAYLOAD = 2_000
PayloadValue = str | int | bytes


class Unreadable(ValueError):
    """An input, or the rest of one, that cannot be read. The message is the reason, in words; `payload` shows where."""

    def __init__(self, reason: str, **payload: PayloadValue) -> None:
        super().__init__(reason)
        self.payload = payload


def rejected(
    source: str, reason: str, payload: Mapping[str, PayloadValue] | None = None, document_id: str | None = None
) -> Rejection:
    """A row of stage `read`; `document_id` only where the document itself was read and a part of it was not."""
    return Rejection(
        source=source,
        document_id=document_id,
        stage="read",
        reason=reason,
        payload=payload_json(payload) if payload else None,
    )


def payload_json(payload: Mapping[str, PayloadValue]) -> str:
    """JSON of at most MAX_PAYLOAD characters, always valid: long texts are shortened to their beginning."""
    length = MAX_PAYLOAD
    while True:
        shortened = {key: _beginning(value, length) for key, value in payload.items()}
        encoded = json.dumps(shortened, ensure_ascii=False)
        if len(encoded) <= MAX_PAYLOAD:
            return encoded
        length //= 2


def _beginning(value: PayloadValue, length: int) -> str | int:
    if isinstance(value, int):
        return value
    if isinstance(value, bytes):
        return value[:length].decode("utf-8", "backslashreplace")[:length]
    # An unpaired surrogate cannot be stored as UTF-8.
    return value[:length].encode("utf-8", "backslashreplace").decode("utf-8")[:length]
