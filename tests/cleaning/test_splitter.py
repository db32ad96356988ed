"""Sentence ends in the manner of several countries."""

from __future__ import annotations

import pytest

from flows.cleaning.splitter import LONGEST_SENTENCE, sentences
from flows.cleaning.text import Block
from tests.cleaning.conftest import cleaned, sentence_texts

#: Each is one sentence.
WHOLE = [
    "The paper was read by Assoc. Prof. Dr. Doan Minh Huan at the opening.",
    "It carries out Resolution No. 18-NQ/TW of the committee.",
    "Mr. Lai Xuan Mon, deputy head of the department, spoke first.",
    "The loan comes to US$1.5 billion over ten years.",
    "A letter from the U.S. President reached the palace.",
    "Doors open at 9 a.m. on Monday and close at 5 p.m. on Friday.",
    "Schools reopen on Jan. 5 after the holidays.",
    "The choir of St. Petersburg sang in the old hall.",
    "The case of Tan vs. Lim was heard in open court.",
    "Farmer Nguyen Van A. said the harvest was late.",
    "She holds a Ph.D. in soil science.",
    "Delta Foods Inc. said it would build a mill.",
    "“We give our time voluntarily,” he said.",
    "“Where did the money go?” the mayor asked.",
    "“Never again!” shouted the crowd outside.",
    "The plan has three parts: new wells in the hills; two pumping stations; a school for mechanics.",
    "Sen. Maria Cruz and Rep. Juan Dela Rosa signed the bill.",
    "Lt. Gen. Phan Van B received the delegation.",
    "Gov. Ramos met Brgy. Captain Santos in Sta. Rosa.",
    "Smt. Anita Rao and Shri. K. Menon laid the stone.",
    "The fare is Rs. 500 for adults and Rs. 250 for pupils.",
    "Ir. Budi Santoso of PT. Maju Jaya Tbk. attended.",
    "The figure in Art. 12 of the law, see p. 44, is out of date.",
    "Exports rose by approx. 4.5 per cent, i.e. less than hoped.",
    "J. K. Banda and A.B. Phiri lead the talks.",
    "The office of H.E. Ambassador Khamphan is closed.",
    "Rice, maize, cassava, etc. were handed out.",
    "He spoke at Washington, D.C. on trade.",
    "Version 2.0 and section 3.4.1 apply.",
    "The rate (see Fig. 3. It is on the next page) was revised.",
    "A note came from Ms. To Thi Thu and Mr. An Van The.",
    "Ho Chi Minh City (TP. HCM) is the largest market.",
]
#: Each is cut at the bars.
SEVERAL = [
    "The office closes at 5 p.m.|The guards stay until dawn.",
    "“We will pay.”|The minister left at once.",
    "It fell to 3.5 per cent in 2024.|In 2025 it rose again.",
    "He was born in the U.S.|His parents came from Laos.",
    "The buyer is Orient Steel Co. Ltd.|It paid in cash.",
    "Was it enough?|Officials doubt it.",
    "What a day!|Ten thousand people came.",
    "Talks went on and on…|Then the lights went out.",
    "The fleet grew to 12 ships in 2023.|5,000 sailors found work.",
    "The dam is ready (see map).|Water will flow in May.",
    "They asked him to stay.”|“No,” he said.",
    "They left in Dec.|The rest followed.",
    "Prices rose, fell, rose again, etc.|Nobody knew why.",
    "The winner was Tran Van B.|She thanked her coach.",
    "The old bridge is gone./.|A new one stands there.",
    "Growth reached 7%.|That is the best in years.",
    "Nguyễn Thị Hoa spoke.|Ủy ban nodded.",
    "He said no.|“Đó là tất cả,” she replied.",
    "‘It is done.’|Mr. Dung smiled.",
    "The bank raised its rate to 5.25 percent.|Analysts had expected 5.",
    "She asked: “Who pays?”|Nobody answered.",
    "The guest of honour was Hun Sen.|He spoke for an hour.",
    "The law takes effect on 1 July 2026.|- The fee is dropped.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_stays_whole(text: str) -> None:
    assert _split(text) == [text]


@pytest.mark.parametrize("text", SEVERAL)
def test_is_cut(text: str) -> None:
    assert _split(text.replace("|", " ")) == text.split("|")


def _split(text: str) -> list[str]:
    found = sentences(text, [Block(0, len(text), "body")])
    return [text[sentence.start : sentence.end] for sentence in found]


def test_speaker_after_a_question_in_quotation_marks_stays_with_it() -> None:
    text = "“Is it safe?” Mr. Binh asked the engineers."
    assert _split(text) == [text]


def test_never_across_blocks() -> None:
    text = "Roads and\nbridges are built."
    found = sentences(text, [Block(0, 9, "heading"), Block(10, len(text), "body")])
    assert [(s.start, s.end, s.block, s.kind) for s in found] == [(0, 9, 0, "heading"), (10, len(text), 1, "body")]


@pytest.mark.parametrize("kind", ["dateline", "byline", "boilerplate", "related"])
def test_frame_has_no_sentences(kind: str) -> None:
    text = "This is not read."
    assert sentences(text, [Block(0, len(text), kind)]) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["headline", "heading", "caption", "list_item", "table", "body"])
def test_every_other_kind_has(kind: str) -> None:
    text = "Two dams. One lake."
    found = sentences(text, [Block(0, len(text), kind)])  # type: ignore[arg-type]
    assert [text[s.start : s.end] for s in found] == ["Two dams.", "One lake."]
    assert {s.kind for s in found} == {kind}


@pytest.mark.parametrize("bullet", ["• ", "- ", "1. ", "a) ", "(ii) ", "12) ", "– ", "1.2. "])
def test_bullet_is_left_out(bullet: str) -> None:
    text = f"{bullet}Build 40 km of dykes. Finish by May."
    found = sentences(text, [Block(0, len(text), "list_item")])
    assert [text[s.start : s.end] for s in found] == ["Build 40 km of dykes.", "Finish by May."]


def test_long_sentence_is_cut_at_a_space() -> None:
    text = "word " * 2_000 + "end."
    found = sentences(text, [Block(0, len(text), "body")])
    assert all(s.end - s.start <= LONGEST_SENTENCE for s in found)
    assert " ".join(text[s.start : s.end] for s in found) == text


def test_text_without_spaces_is_cut_anywhere() -> None:
    text = "x" * 10_000
    found = sentences(text, [Block(0, len(text), "body")])
    assert [s.end - s.start for s in found] == [3_000, 3_000, 3_000, 1_000]


def test_a_block_of_signs_has_none() -> None:
    assert sentences("--- *** ---", [Block(0, 11, "body")]) == []


def test_one_sentence_over_several_quotations() -> None:
    result = cleaned("“It rains,” he said, “and the river rises.” The guards nodded. Work went on.")
    assert sentence_texts(result) == [
        "“It rains,” he said, “and the river rises.”",
        "The guards nodded.",
        "Work went on.",
    ]
