"""People, offices, bodies and places in sentences of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotating.names.gazetteer import gazetteer, key
from flows.annotating.names.letters import word_classes
from flows.annotating.names.lexicon import fold, name_lexicon, plural
from flows.annotating.spans import OrganisationSpan, PersonSpan, PlaceSpan, PostSpan, Span
from tests.extracting.officials.reading import line
from tests.growth import calls, seconds

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))["cases"]


def _told(span: Span, text: str, starts: list[int]) -> str:
    if isinstance(span, PersonSpan):
        return f"{span.honorific} | {span.name}" if span.honorific else span.name
    if isinstance(span, PostSpan):
        body = text[starts[span.body[0]] : starts[span.body[1]]].rstrip() if span.body else span.nation or ""
        return f"{span.position} | {body}".rstrip(" |")
    assert isinstance(span, OrganisationSpan | PlaceSpan)
    return span.name


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_names_of_a_sentence(case: dict[str, Any]) -> None:
    document = line().annotate_text(case["text"])
    for kind in ("person", "organisation", "place", "post"):
        found = [_told(s, document.clean.text, document.tokens.starts) for s in document.names if s.type == kind]
        assert [f.rstrip(".,") for f in found] == case.get(kind, []), kind


def test_a_name_does_not_cross_sentences() -> None:
    document = line().annotate_text("He met Nguyen Van Anh. Tran Van Binh was ill.")
    assert [s.name for s in document.names if isinstance(s, PersonSpan)] == ["Nguyen Van Anh", "Tran Van Binh"]


def test_a_short_name_is_a_mention_of_a_person_of_the_text() -> None:
    document = line().annotate_text("Trịnh Văn Quế spoke. Quế left. Mơ stayed.")
    assert [s.name for s in document.names if isinstance(s, PersonSpan)] == ["Trịnh Văn Quế", "Quế"]


def test_bodies_have_their_canonical_name_in_any_spelling() -> None:
    for text in (
        "The MoIT replied.",
        "The Industry and Trade Ministry replied.",
        "The Ministry of Industry & Trade replied.",
    ):
        document = line().annotate_text("Vietnam won. " + text)
        bodies = [s.canonical for s in document.names if isinstance(s, OrganisationSpan)]
        assert bodies == ["Ministry of Industry and Trade"], text


def test_local_names_of_bodies_do_not_hold_abroad() -> None:
    document = line().annotate_text("Laos votes. The National Assembly of Laos and the Politburo met in Vientiane.")
    assert all(s.canonical is None for s in document.names if isinstance(s, OrganisationSpan))


def test_places_know_their_country() -> None:
    document = line().annotate_text("Hà Nội and Jakarta signed.")
    assert [(s.entry, s.country) for s in document.names if isinstance(s, PlaceSpan)] == [
        ("Hà Nội", "VN"),
        ("Jakarta", "ID"),
    ]


def test_known_people_have_their_diacritics() -> None:
    document = line().annotate_text("To Lam spoke.")
    assert [s.entry for s in document.names if isinstance(s, PersonSpan)] == ["Tô Lâm"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Former Governor Asha Rao spoke.", "former"),
        ("Acting Director Asha Rao spoke.", "acting"),
        ("Outgoing Mayor Asha Rao spoke.", "outgoing"),
        ("Newly appointed Director Asha Rao spoke.", "incoming"),
        ("ex-Minister Asha Rao spoke.", "former"),
        ("Director Asha Rao spoke.", None),
    ],
)
def test_standing_of_an_office(text: str, status: str | None) -> None:
    document = line().annotate_text(text)
    assert [s.status for s in document.names if isinstance(s, PostSpan)] == [status]


@given(st.text(alphabet="ABTnhguyeô .,;'-()\nof the Minister Tran Van 1", max_size=200))
@settings(max_examples=60, deadline=None)
def test_spans_lie_in_the_text_and_only_offices_hold_others(text: str) -> None:
    document = line().annotate_text(text)
    end = 0
    for span in document.names:
        assert 0 <= span.first < span.last <= len(document.tokens)
        assert document.clean.text[span.start : span.end] == document.tokens.surface(span.first, span.last)
        if not isinstance(span, PostSpan):
            assert span.first >= end
            end = span.last


def test_hostile_text_is_read_in_linear_time() -> None:
    def read(size: int) -> object:
        return line().annotate_text("Minister of the " * size)

    read(50)
    assert calls(lambda: read(8000)) < 10 * calls(lambda: read(1000))
    assert seconds(lambda: read(8000)) < 40 * seconds(lambda: read(1000))


def test_folding_and_keys() -> None:
    assert fold("Đặng Quốc Khánh") == "Dang Quoc Khanh"
    assert key("the Ministry of Labour, Invalids & Social Affairs") == "ministry labour invalids social affairs"
    assert plural("secretary", {}) == "secretaries"
    assert plural("chairman", {"chairman": "chairmen"}) == "chairmen"


def test_the_gazetteer_takes_the_longest_name() -> None:
    found = gazetteer().match(["Ho ", "Chi ", "Minh ", "City ", "won"], 0)
    assert found is not None
    assert found[0] == 4


def test_classes_have_their_prefix_and_no_empty_one() -> None:
    classes = word_classes()
    assert all(name.startswith("name_") and words for name, words in classes.items())


def test_given_names_are_no_common_words_of_titles() -> None:
    lexicon = name_lexicon()
    heads = {h for group in lexicon.titles.heads.values() for h in group}
    assert not {name for name in lexicon.given if name.lower() in heads}
