from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from flows.reading.rejecting import MAX_PAYLOAD, payload_json, rejected

VALUES = st.one_of(st.text(st.characters()), st.binary(), st.integers(0, 10**9), st.text('\x01"\\', min_size=1_500))


@given(st.dictionaries(st.sampled_from(["line", "text", "begins"]), VALUES))
def test_a_payload_is_short_json_of_valid_unicode(payload: dict[str, str | bytes | int]) -> None:
    encoded = payload_json(payload)
    assert len(encoded) <= MAX_PAYLOAD
    encoded.encode("utf-8")
    assert json.loads(encoded).keys() == payload.keys()


def test_the_beginning_is_kept() -> None:
    assert json.loads(payload_json({"line": 3, "text": "a" * 10_000}))["text"].startswith("a" * 900)
    assert json.loads(payload_json({"text": "short"})) == {"text": "short"}
    assert json.loads(payload_json({"text": b"caf\xe9"})) == {"text": "caf\\xe9"}


def test_a_rejection_of_reading() -> None:
    row = rejected("raw/x.txt", "is an empty file")
    assert (row.source, row.stage, row.reason, row.payload, row.document_id, row.dataset) == (
        "raw/x.txt", "read", "is an empty file", None, None, None,
    )  # fmt: skip
