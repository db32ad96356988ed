"""What newspapers put around the text, and how the text is arranged."""

from __future__ import annotations

import pytest

from tests.cleaning.conftest import PARAGRAPH, cleaned, kinds, sentence_texts


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The new bridge at night (Photo: VNA)", "The new bridge at night", "(Photo: VNA)"),
        ("The new bridge at night. (Photo by Tran Binh)", "The new bridge at night.", "(Photo by Tran Binh)"),
        ("The new bridge at night - Photo: VGP/Nhat Bac", "The new bridge at night", "- Photo: VGP/Nhat Bac"),
        ("The new bridge at night. Photo: VOV |", "The new bridge at night.", "Photo: VOV"),
        ("The new bridge at night. VNA/VNS Photo |", "The new bridge at night.", "VNA/VNS Photo"),
        ("The new bridge at night. — VNA/VNS Photo Văn Điệp", "The new bridge at night.", "— VNA/VNS Photo Văn Điệp"),
        ("The new bridge at night. (Xinhua/Li Ming)", "The new bridge at night.", "(Xinhua/Li Ming)"),
        ("The new bridge at night - Ảnh 1.", "The new bridge at night", "- Ảnh 1."),
        ("The new bridge at night hinh anh 2", "The new bridge at night", "hinh anh 2"),
        ("The new bridge at night. (Illustrative image)", "The new bridge at night.", "(Illustrative image)"),
        ("The new bridge at night. [Photo/Agencies]", "The new bridge at night.", "[Photo/Agencies]"),
        ("The new bridge at night. File photo", "The new bridge at night.", "File photo"),
        ("| The new bridge at night. (Photo: Le An) |", "The new bridge at night.", "(Photo: Le An)"),
    ],
)
def test_caption_and_credit(line: str, caption: str, credit: str) -> None:
    result = kinds(cleaned(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}"))
    assert result == [("body", PARAGRAPH), ("caption", caption), ("boilerplate", credit), ("body", PARAGRAPH)]


@pytest.mark.parametrize(
    ("tail", "agency"),
    [
        (" — VNA/VNS", "VNA"),
        (" — VNS", "VNS"),
        (" -VNA", "VNA"),
        (" (VNA)", "VNA"),
        (" -- BERNAMA", "Bernama"),
        (" – Reuters", "Reuters"),
        (" VNA", "VNA"),
        ("/.", None),
        ("/. — VNA", "VNA"),
        (" (PNA)", "PNA"),
        (" Read more", None),
    ],
)
def test_closing_marks(tail: str, agency: str | None) -> None:
    result = cleaned(f"New road opens\n\n{PARAGRAPH}{tail}")
    assert kinds(result)[1:] == [("body", PARAGRAPH), ("boilerplate", tail.strip())]
    assert result.agency == agency


@pytest.mark.parametrize(
    "sentence",
    ["The minister told Reuters.", "He works for Xinhua.", "A new deal was signed with AP.", "Nobody would say more."],
)
def test_own_words_are_no_closing_marks(sentence: str) -> None:
    assert kinds(cleaned(f"{PARAGRAPH} {sentence}")) == [("body", f"{PARAGRAPH} {sentence}")]


@pytest.mark.parametrize(
    "line",
    [
        "Views: 12",
        "Source: Copy link",
        "Source: VNA",
        "Tags: roads, bridges",
        "Share this article",
        "Print",
        "Copy link",
        "© 2024 Daily Paper",
        "![]() |",
        "z7569634779720-11856a26d8885.jpg",
        "###",
        "AKT/AD/LV /kumar",
        "All rights reserved.",
    ],
)
def test_boilerplate_line(line: str) -> None:
    result = cleaned(f"{PARAGRAPH}\n\n{line}")
    assert kinds(result)[1] == ("boilerplate", line.strip(" |"))
    assert len(result.sentences) == 1


@pytest.mark.parametrize(
    "line",
    [
        "By Nguyen Van An",
        "By Maria Cruz and Jose Reyes",
        "Reporter: Budi; Editor: Wati",
        "Translated by Huyen Huong",
        "By Quoc An- Translated by Thu Ha",
        "Dung Phuong (SGGP)",
    ],
)
def test_byline(line: str) -> None:
    assert kinds(cleaned(f"New road opens\n\n{PARAGRAPH}\n\n{line}"))[-1] == ("byline", line)


@pytest.mark.parametrize("line", ["By 2030:", "By sector", "By 2045, the province wants ten ports."])
def test_no_byline(line: str) -> None:
    assert kinds(cleaned(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}"))[1][0] != "byline"


@pytest.mark.parametrize("line", ["|", "| |", "![]() |\n|"])
def test_table_remains_leave_no_text_of_their_own(line: str) -> None:
    assert "|" not in cleaned(f"{PARAGRAPH}\n{line}\n{PARAGRAPH}").text


def test_table_rows() -> None:
    result = cleaned(f"{PARAGRAPH}\n\n| Year | Rice | Maize |\n| 2023 | 41 | 7 |\n\n{PARAGRAPH}")
    assert kinds(result)[1:3] == [("table", "Year | Rice | Maize"), ("table", "2023 | 41 | 7")]


def test_headline_heading_and_list() -> None:
    text = (
        f"Province plans new ports\nThree harbours by 2030\n{PARAGRAPH}\n\nWhat will change\n{PARAGRAPH}\n"
        f"By 2030:\n• Three ports are to be open.\n• Ten cranes work in each.\n\nWho pays\n{PARAGRAPH}"
    )
    result = cleaned(text)
    assert [(block.kind, block.heading) for block in result.blocks] == [
        ("headline", None),
        ("headline", None),
        ("body", None),
        ("heading", None),
        ("body", 3),
        ("heading", 3),
        ("list_item", 5),
        ("list_item", 5),
        ("heading", None),
        ("body", 8),
    ]
    assert result.title == "Province plans new ports"
    assert "Three ports are to be open." in sentence_texts(result)


def test_list_under_a_paragraph_that_ends_in_a_colon() -> None:
    lead_in = f"{PARAGRAPH[:-1]}, and it names these steps for the coming three years:"
    result = cleaned(f"Steps\n\n{PARAGRAPH}\n\n{lead_in}\n\n1. Survey the roads.\n\n2. Repair them.\n\n{PARAGRAPH}")
    assert [(block.kind, block.heading) for block in result.blocks] == [
        ("headline", None),
        ("body", None),
        ("body", None),
        ("list_item", 2),
        ("list_item", 2),
        ("body", None),
    ]


def test_items_without_bullets_go_on_below_their_lead_in() -> None:
    lead_in = f"{PARAGRAPH[:-1]}, and it names these steps for the coming three years:"
    result = cleaned(f"{lead_in}\n\nto survey the roads;\n\nto repair them.\n\n{PARAGRAPH}")
    assert [block.heading for block in result.blocks] == [None, 0, 0, None]


def test_heading_with_a_full_stop() -> None:
    result = cleaned(f"{PARAGRAPH}\n\nRepairs must come first.\n{PARAGRAPH}\n{PARAGRAPH}")
    assert [block.kind for block in result.blocks] == ["body", "heading", "body", "body"]


def test_numbered_heading() -> None:
    result = cleaned(f"{PARAGRAPH}\n\n1. Roads and bridges\n\n{PARAGRAPH}")
    assert [block.kind for block in result.blocks] == ["body", "heading", "body"]


def test_short_line_like_a_picture_is_a_caption() -> None:
    result = cleaned(f"{PARAGRAPH}\n\nDelegates at the bridge site\n\n{PARAGRAPH}\n\nA flooded field\n\n{PARAGRAPH}")
    assert [block.kind for block in result.blocks] == ["body", "caption", "body", "caption", "body"]


def test_text_below_an_image_file_is_a_caption() -> None:
    result = cleaned(f"{PARAGRAPH}\n\nbridge-01.jpeg\nChairman An opens the bridge.\n\n{PARAGRAPH}")
    assert [block.kind for block in result.blocks] == ["body", "boilerplate", "caption", "body"]


def test_related_stories_at_the_end() -> None:
    text = f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nRelated news\nPorts get cranes\nPolitics Minister visits port. {PARAGRAPH}"
    result = cleaned(text)
    assert [block.kind for block in result.blocks] == ["body", "body", "related", "related", "related"]
    assert len(result.sentences) == 2


def test_related_story_within_the_text() -> None:
    text = f"{PARAGRAPH}\n\nRead more: Ports get cranes\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    assert [block.kind for block in cleaned(text).blocks] == ["body", "related", "body", "body"]


def test_related_titles_in_the_middle_end_at_the_next_paragraph() -> None:
    text = f"{PARAGRAPH}\n\nSee also\nPorts get cranes\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    assert [block.kind for block in cleaned(text).blocks] == ["body", "related", "related", "body", "body", "body"]


def test_the_story_goes_on_behind_a_title_that_stands_in_it_near_its_end() -> None:
    text = f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nSEE ALSO:\nPorts get cranes\n\n{PARAGRAPH}"
    assert [block.kind for block in cleaned(text).blocks] == ["body", "body", "related", "related", "body"]


def test_lines_behind_a_colon_are_a_list_without_bullets() -> None:
    names = "Ms Lan Cao – Deputy Auditor\n\nMr Ola Oni – Ambassador to Peru\n\n"
    result = cleaned(f"{PARAGRAPH}\n\nSworn in were:\n\n{names}{PARAGRAPH}")
    assert [block.kind for block in result.blocks] == ["body", "heading", "list_item", "list_item", "body"]
    assert [block.heading for block in result.blocks][:4] == [None, None, 1, 1]


def test_a_heading_under_a_heading_is_no_list() -> None:
    result = cleaned(f"{PARAGRAPH}\n\nThe plan:\n\nRoads and ports\n\n{PARAGRAPH}\n\nSchools\n\n{PARAGRAPH}")
    assert [block.kind for block in result.blocks] == ["body", "heading", "heading", "body", "heading", "body"]


def test_section_name_is_furniture_at_the_top_and_a_heading_below() -> None:
    result = cleaned(f"Economy\nPorts get cranes\n{PARAGRAPH}\nEconomy\n{PARAGRAPH}")
    assert [block.kind for block in result.blocks] == ["boilerplate", "headline", "body", "heading", "body"]


def test_metadata_title_marks_the_headline() -> None:
    result = cleaned(f"Ports get cranes.\n\n{PARAGRAPH}", title="Ports get cranes.")
    assert kinds(result)[0] == ("headline", "Ports get cranes.")
    assert result.title == "Ports get cranes."


def test_one_paragraph_is_body() -> None:
    assert kinds(cleaned("Ports get cranes")) == [("body", "Ports get cranes")]
