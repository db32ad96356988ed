"""Characters, lost spaces, broken lines, language and agency of whole documents."""

from __future__ import annotations

import pytest

from flows.cleaning.lexicon import PressLexicon, abbreviations, press
from tests.cleaning.conftest import PARAGRAPH, cleaned, sentence_texts


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("the (renewal)process began", "the (renewal) process began"),
        ("It ended last year.The next one is due.", "It ended last year. The next one is due."),
        ("It ended in 2025.The next one is due.", "It ended in 2025. The next one is due."),
        ("on ideology,and on culture", "on ideology, and on culture"),
        ("It was late ,but it came.", "It was late , but it came."),
        ("In the9.1-percent case", "In the 9.1-percent case"),
        ("On May 4,2025 it rained", "On May 4, 2025 it rained"),
        ("as Mr.Nha said", "as Mr. Nha said"),
        ("Who pays?The state does.", "Who pays? The state does."),
        ("roads;bridges", "roads; bridges"),
    ],
)
def test_lost_space_is_put_back(raw: str, text: str) -> None:
    assert cleaned(raw).text == text


@pytest.mark.parametrize(
    "text",
    [
        "See www.Example.Com/a,b for more",
        "Write to An.Binh@example.org,please",
        "The file report.Final,v2.pdf is here",
        "The U.S.A. and the U.K. agreed",
        "It costs 1,234.56 or 70.000 dong",
        "Decision No.18 of 40,500 km2",
        "at 10:30,5 or 12.30",
        "to (re)build the (inter)national road",
        "CO2, H5N1, G20, Covid19 and mp3",
        "f(x)dx and function(s)called",
        "Ph.D. students",
    ],
)
def test_no_space_is_put_in(text: str) -> None:
    assert cleaned(text).text == text


def test_letter_glued_to_a_figure_only_beside_other_lost_spaces() -> None:
    assert cleaned("It rose to5 and fell").text == "It rose to5 and fell"
    assert cleaned("It rose,then fell to5 again").text == "It rose, then fell to 5 again"


def test_lines_broken_at_a_width_are_joined() -> None:
    words = (PARAGRAPH + " ") * 3
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    assert len(lines) > 8
    assert cleaned("\n".join(lines)).text == words.strip()


def test_line_broken_within_a_sentence_is_joined() -> None:
    raw = PARAGRAPH.replace(" which the", "\nwhich the")
    result = cleaned(raw)
    assert result.text == PARAGRAPH
    assert raw[slice(*result.offsets.raw_span(0, len(PARAGRAPH)))] == raw


def test_short_lines_are_not_joined() -> None:
    assert len(cleaned("The council of\nfarmers met in June.").blocks) == 2


def test_quotation_marks_and_dashes_are_kept() -> None:
    text = "“Roads – and ‘bridges’ – come first—always…” he said."
    assert cleaned(text).text == text


def test_mojibake_is_repaired_line_by_line() -> None:
    result = cleaned(f"{PARAGRAPH}\nThe bankâ€™s plan for Viá»‡t Nam is ready.\nCafé owners agree.")
    assert result.text == f"{PARAGRAPH}\nThe bank’s plan for Việt Nam is ready.\nCafé owners agree."


def test_good_vietnamese_is_not_repaired() -> None:
    text = "XÃ TÂN AN, HUYỆN ĐẮK HÀ VÀ ÂU CƠ: “ÂM NHẠC”"
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PARAGRAPH, "en"),
        ("Hội đồng nhân dân tỉnh đã thông qua kế hoạch sửa chữa đường nông thôn và cầu trong năm nay.", None),
        ("Le conseil provincial a adopté un plan pour les routes rurales et réservé des fonds pour les ponts.", None),
        ("Dewan provinsi menyetujui rencana perbaikan jalan desa dan jembatan pada tahun ini.", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    result = cleaned(text)
    assert result.language == language
    assert len(result.sentences) == 1


@pytest.mark.parametrize(("given", "code"), [("vi", "vi"), ("en-GB", "en"), ("FR", "fr"), ("french", "en"), ("", "en")])
def test_language_of_metadata(given: str, code: str) -> None:
    assert cleaned(PARAGRAPH, metadata={"language": given}).language == code


def test_agency_of_metadata_comes_first() -> None:
    text = f"Hanoi (VNA) – {PARAGRAPH} — VNS"
    assert cleaned(text, agency="Daily").agency == "Daily"
    assert cleaned(text).agency == "VNA"


def test_sentences_of_a_whole_story() -> None:
    text = f"date 2025-12-19 HÀ NỘI — {PARAGRAPH}\n\nMore roads\n\nIt rains. — VNA/VNS\n\nViews: 7"
    assert sentence_texts(cleaned(text)) == [PARAGRAPH, "More roads", "It rains."]


def test_lexicon_refuses_what_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="surplus"):
        PressLexicon.model_validate({"surplus": []})


def test_lexicon_scalars_are_strings() -> None:
    assert all(isinstance(word, str) for word in abbreviations().sentence_starters)
    assert {"no", "on"} <= set(abbreviations().sentence_starters)
    assert press().agencies["VNA"] == "VNA"


@pytest.mark.parametrize(
    ("line", "title"),
    [("# Road plan passed", "Road plan passed"), ("### Road plan passed", "Road plan passed"), ("#1 road", "#1 road")],
)
def test_marks_of_a_heading_are_no_part_of_the_title(line: str, title: str) -> None:
    result = cleaned(f"{line}\n\n{PARAGRAPH}", source="story.md")
    assert result.title == title
    assert result.text.startswith(line)
