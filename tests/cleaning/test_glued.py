"""Spaces that were lost between words."""

from __future__ import annotations

import pytest

from flows.cleaning.glued import lost_space_edits
from tests.cleaning.conftest import cleaned

STORY = """\
The Ministry of Irrigation told reporters on Monday that work on the northern canals would begin before the
rains. Minister Doan Van Lich said the province had received enough equipment, and that farmers who lost their
harvest would be paid from the state budget. Lich added that three districts were still without drinking
water. The country needs better reservoirs, he stressed after meeting with engineers from Japan and the
Netherlands. Deputy Minister Vu Thi Sen attended the meeting, which was the second of this kind since March.
Local authorities have asked for permission to build eleven pumping stations along the river, and the
Government expects to decide about them soon.
"""


def fixed(text: str, gaps: int = 0) -> str:
    for at, _, space in reversed(lost_space_edits(text, gaps)):
        text = text[:at] + space + text[at:]
    return text


def wrapped(text: str, width: int) -> str:
    """A text without the space at the end of every line of so many characters."""
    kept, column = "", 0
    for letter in text:
        column += 1
        if letter == " " and column >= width:
            column = 0
        else:
            kept += letter
    return kept


@pytest.mark.parametrize("width", [30, 45, 60])
def test_spaces_lost_at_line_ends_are_put_back(width: int) -> None:
    story = " ".join(STORY.split())
    glued = wrapped(story, width)
    lost = len(story) - len(glued)
    found = fixed(glued)
    assert lost >= 8
    assert len(story) - len(found) <= lost // 3
    assert set(found.split()) - set(glued.split()) <= set(story.split())


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("one ofthe canals and a dam", "one of the canals and a dam"),
        ("He spoke to theMinistry today", "He spoke to the Ministry today"),
        ("It cost 3 billionVND to build", "It cost 3 billion VND to build"),
        ("on the 20thanniversary of peace", "on the 20th anniversary of peace"),
        ("the district’sirrigation works", "the district’s irrigation works"),
        ("ofthe dam, thecountry andfarmers", "of the dam, the country and farmers"),
        ("ofthe dam thecountry receivedletters", "of the dam the country received letters"),
        ("Lich ofthe dam in thecountry and Lichsaid", "Lich of the dam in the country and Lich said"),
        ("ofthe dam and thecountry grew3.5 percent", "of the dam and the country grew 3.5 percent"),
    ],
)  # fmt: skip
def test_what_is_put_apart(glued: str, apart: str) -> None:
    assert fixed(glued) == apart


@pytest.mark.parametrize(
    "text",
    [
        "VietnamPlus and McDonald met at VinFast with YouTube and eBay",
        "The lockdown hit smallholders, policymakers and onshore wind; agroforestry helped",
        "Singaporean and Malaysian programmes for kilometres of harbour defences in centres",
        "A receivedletter alone is a misprint, no lost space",
        "The thecountry alone is a misprint, too",
        "theory therefore andesite within without thereof heather",
    ],
)
def test_words_stay_whole(text: str) -> None:
    assert fixed(text) == text


def test_evidence_leads_back_to_the_raw_text() -> None:
    raw = "The head ofthe dam office spoke of thecountry andfarmers in March 2024."
    result = cleaned(raw)
    assert result.text == "The head of the dam office spoke of the country and farmers in March 2024."
    start = result.text.index("of the dam")
    assert raw[slice(*result.offsets.raw_span(start, start + len("of the dam")))] == "ofthe dam"
