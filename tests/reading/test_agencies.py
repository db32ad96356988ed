"""News agencies: one short form, wherever a text names them."""

from __future__ import annotations

import pytest

from flows.reading.agencies import agency_of, agency_signs
from tests.cleaning.conftest import PARAGRAPH, cleaned


def test_a_name_in_metadata_and_a_sign_in_a_text_give_one_short_form() -> None:
    differing = {
        sign: (short, agency_of(sign)) for sign, short in agency_signs().items() if agency_of(sign) not in (None, short)
    }
    assert differing == {}


@pytest.mark.parametrize(("sign", "short"), [("dpa", "DPA"), ("Xinhua", "Xinhua"), ("SAnews.gov.za", "SANews")])
def test_a_sign_in_a_dateline(sign: str, short: str) -> None:
    assert cleaned(f"HANOI, May 5 ({sign}) - {PARAGRAPH}").agency == short


def test_a_name_that_is_another_thing_is_no_agency_in_metadata() -> None:
    assert agency_of("RSS") is None
    assert agency_of("Map") is None
