"""Datelines of many countries' agencies, and what only looks like one."""

from __future__ import annotations

import pytest

from flows.cleaning.dateline import read_dateline, standing_dateline
from tests.cleaning.conftest import PARAGRAPH, cleaned, kinds


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "date"),
    [
        ("HÀ NỘI —", "Hà Nội", None, None),
        ("HÀ NỘI –", "Hà Nội", None, None),
        ("Hanoi (VNA) –", "Hà Nội", "VNA", None),
        ("Hanoi, Aug. 8 (VNA) -", "Hà Nội", "VNA", "Aug. 8"),
        ("HCM CITY —", "HCM City", None, None),
        ("BÌNH ĐỊNH —", "Bình Định", None, None),
        ("VIETNAM, May 4 - HÀ NỘI —", "Hà Nội", None, "May 4"),
        ("MANILA, Oct. 3 (PNA) --", "Manila", "PNA", "Oct. 3"),
        ("JAKARTA (ANTARA) -", "Jakarta", "ANTARA", None),
        ("Jakarta, Feb 24 (ANTARA) -", "Jakarta", "ANTARA", "Feb 24"),
        ("KUALA LUMPUR, Aug 12 (Bernama) --", "Kuala Lumpur", "Bernama", "Aug 12"),
        ("BEIJING, Oct. 9 (Xinhua) --", "Beijing", "Xinhua", "Oct. 9"),
        ("LONDON, July 1 (Reuters) -", "London", "Reuters", "July 1"),
        ("TOKYO, June 6, 2010 (AFP) –", "Tokyo", "AFP", "June 6, 2010"),
        ("NAIROBI, Kenya, Feb 26-", "Nairobi", None, "Feb 26"),
        ("SOFIA, September 12, 2024—", "Sofia", None, "September 12, 2024"),
        ("KUCHING:", "Kuching", None, None),
        ("SORSOGON CITY —", "Sorsogon City", None, None),
        ("DHAKA, Feb. 3 (BSS) -", "Dhaka", "BSS", "Feb. 3"),
        ("MANILA, PHILIPPINES (3 October 2024) —", "Manila", None, "3 October 2024"),
        ("New Delhi, 12 January 2024 –", "New Delhi", None, "12 January 2024"),
        ("Geneva, 12 March 2024 (ILO) –", "Geneva", "ILO", "12 March 2024"),
        ("(VOVWORLD) -", None, "VOV", None),
        ("NDO -", None, "NDO", None),
        ("Pleiku, March 3 –", "Gia Lai", None, "March 3"),
        ("ASTANA. KAZINFORM –", "Astana", "Kazinform", None),
    ],
)
def test_dateline(dateline: str, place: str | None, agency: str | None, date: str | None) -> None:
    gap = "" if dateline.endswith(("-", "2024—")) and dateline[-2] != " " and dateline[-2] != "-" else " "
    found = read_dateline(f"{dateline}{gap}{PARAGRAPH}")
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)
    assert found.end == len(dateline)


@pytest.mark.parametrize(
    "line",
    [
        "GDP — what it is and what it leaves out of the sum, told in ten plain questions with an answer each.",
        f"BREAKING — {PARAGRAPH}",
        f"ASEAN – {PARAGRAPH}",
        "Hanoi - Hai Phong expressway traffic doubled in a year, the operator told a meeting of shippers and hauliers.",
        "Singapore – Asia’s busiest hub – took half of the shipments, the customs office said in its yearly report.",
        "Singapore: A small state looks for new ways to feed six million people without farms of its own",
        "The ministry – which had asked for more time – published its report on Friday after a long debate.",
        "COVID-19 vaccination resumed in twelve districts on Monday after new deliveries had reached the province.",
        "May 4 - The office opens to visitors for the first time since the flood, and it will stay open until June.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "place", "agency", "date"),
    [
        ("New Delhi: October 8, 2009", "New Delhi", None, "October 8, 2009"),
        ("Vientiane, 3 March", "Vientiane", None, "3 March"),
        ("BSS, Dhaka:", "Dhaka", "BSS", None),
    ],
)
def test_dateline_in_a_line_of_its_own(line: str, place: str, agency: str | None, date: str | None) -> None:
    found = standing_dateline(line)
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)


@pytest.mark.parametrize("line", ["By 2030:", "Resolution 68", "Growth, 2024", "Route 5, May 3"])
def test_no_dateline_in_a_line_of_its_own(line: str) -> None:
    assert standing_dateline(line) is None


def test_dateline_after_headline_and_caption() -> None:
    text = f"New road opens\nA view of the road (Photo: VNA)\nHanoi (VNA) – {PARAGRAPH}"
    result = cleaned(text)
    assert [kind for kind, _ in kinds(result)] == ["headline", "caption", "boilerplate", "dateline", "body"]
    assert (result.agency, result.dateline_place) == ("VNA", "Hà Nội")


def test_caption_credit_and_dateline_in_one_line() -> None:
    text = f" date 2021-04-15 Workers mend a dyke. – VNA/VNS Photo HUẾ – {PARAGRAPH}"
    assert kinds(cleaned(text)) == [
        ("dateline", "date 2021-04-15"),
        ("caption", "Workers mend a dyke."),
        ("boilerplate", "– VNA/VNS Photo"),
        ("dateline", "HUẾ –"),
        ("body", PARAGRAPH),
    ]


def test_place_above_the_headline() -> None:
    result = cleaned(f" date 2026-02-28 Ho Chi Minh City\n\nPorts get new cranes\n\n{PARAGRAPH}")
    assert [kind for kind, _ in kinds(result)] == ["dateline", "dateline", "headline", "body"]
    assert (result.dateline_place, result.title) == ("HCM City", "Ports get new cranes")


@pytest.mark.parametrize(
    ("line", "place", "written"),
    [
        ("HANOI – The ministry has issued a notice on the lease of ferries and boats.", "Hà Nội", "Hanoi"),
        ("HCM CITY – The ministry has issued a notice on the lease of ferries and boats.", "HCM City", "HCM City"),
        ("LOMÉ – The ministry has issued a notice on the lease of ferries and boats.", "Lomé", "Lomé"),
    ],
)
def test_the_place_as_the_text_spells_it(line: str, place: str, written: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert (found.place, found.written) == (place, written)
