"""The scores on public sets: what is left out has its reason, and what is under what is asked is told."""

from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console

from tests.benchmarks import public
from tests.benchmarks.public_cases import DateClass, Quantities, case_class, date_classes

_CASE = {"id": "a-1", "text": "The fair ran from 4 to 9 May."}
_GOLD = {"text": "from 4 to 9 May", "timex": ["(XXXX-05-04,XXXX-05-09,P5D)"]}


def test_a_case_is_left_out_by_the_first_class_that_holds() -> None:
    classes = (
        DateClass(name="other", reason="a reason that is long enough", span="June"),
        DateClass(name="half_open", reason="the last day is left out", dataset="one", span=r"\bto\b", timex=r"^\("),
    )
    assert case_class(classes, "one", _CASE, _GOLD) == "half_open: the last day is left out"
    assert case_class(classes, "two", _CASE, _GOLD) is None
    assert case_class(classes, "one", _CASE, {"text": "9 May", "timex": ["XXXX-05-09"]}) is None


def test_every_class_of_dates_says_what_it_looks_at() -> None:
    classes = date_classes()
    assert len({found.name for found in classes}) == len(classes)
    assert all(found.span or found.text or found.timex or found.holiday for found in classes)


def test_figures_are_left_out_by_name_and_units_read_as_ours() -> None:
    rules = Quantities(
        left_out={"an age": ["Age-*"], "a year": ["n-1 / 1960"]}, share_as_percent=["n-2"], base_unit_of_rate=["set"],
        unit_names={"Meter": "m", "dimensionless": ""},
    )  # fmt: skip
    cases = [
        {"id": "Age-7", "gold": [{"text": "8 years", "value": 8}]},
        {"id": "n-1", "gold": [{"text": "1960", "value": 1960}, {"text": "5 m", "value": 5, "unit": "Meter"}]},
        {"id": "n-2", "gold": [{"text": "a fifth", "value": 0.2, "unit": "dimensionless"}]},
    ]
    kept, left = rules.kept(cases)
    assert left == Counter({"an age": 1, "a year": 1})
    assert [gold for case in kept for gold in case["gold"]] == [
        {"text": "5 m", "value": 5, "unit": "m"},
        {"text": "a fifth", "value": 20.0, "unit": "percent"},
    ]


def test_a_conversion_counts_as_a_figure_of_its_own() -> None:
    rules = Quantities(left_out={}, share_as_percent=[], base_unit_of_rate=["set"], unit_names={})
    span = {"type": "quantity", "value": 3.0, "unit": "km/h", "equivalent_value": 1.9, "equivalent_unit": "[mi_i]/h"}
    found = rules.counted("set", [span, {"type": "date"}])
    assert [(row["value"], row["unit"]) for row in found] == [(3.0, "km/h"), (1.9, "[mi_i]/h")]
    assert found[0]["unit_name"] == "km"


def test_a_score_under_what_is_asked_is_told() -> None:
    good = public.Suite("meantime", {"strict F1": 82.0}, 100)
    bad = public.Suite("duckling_time", {"interval right": 84.9}, 50, Counter({"why": 50}))
    assert public.faults([good]) == []
    assert public.faults([good, bad]) == [
        "duckling_time interval right: 84.9 is under the 85 that are asked",
        "duckling_time: 50.0 percent left out, 40 are allowed",
    ]


def test_it_says_where_the_sets_are_not_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(public, "PUBLIC", tmp_path / "public")
    assert public.report(Console()) == []
    assert "is not there, nothing is scored" in " ".join(capsys.readouterr().out.split())


@pytest.mark.skipif(not public.available(), reason="the public sets are not beside this repository")
def test_the_public_sets_are_read_as_well_as_asked() -> None:
    assert public.faults(public.suites()) == []
