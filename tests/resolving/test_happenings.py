"""Happenings across documents, from texts that the whole line reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import pytest
import yaml

from flows.line import Line
from flows.resolving.alike import ENOUGH, likeness, speaks_against
from flows.resolving.corpus import resolve
from flows.resolving.happened import Person, Report, same_value
from flows.resolving.happenings import Told, joined_keys
from schemas.event import Event
from schemas.evidence import Record
from tests.growth import calls
from tests.resolving.reported import key_tables, resolved

DAY = dt.date(2025, 12, 19)
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """A text that reports a happening; `happening` is the same for reports of one."""

    happening: str
    kind: str
    text: str
    day: dt.date


@pytest.fixture(scope="module")
def line() -> Line:
    return Line()


def _cases() -> list[Case]:
    families = yaml.safe_load((HERE / "reports.yml").read_text(encoding="utf-8"))
    return [
        Case(f"{family['family']} {report['happening']}", report["kind"], report["text"], report["published_on"])
        for family in families
        for report in family["reports"]
    ]


Corpus = tuple[dict[str, pa.Table], dict[str, list[Record]], list[str]]


@pytest.fixture(scope="module")
def corpus(line: Line) -> Corpus:
    return key_tables(line, [(case.text, case.day) for case in _cases()])


def test_reports_of_one_happening_are_joined_and_others_are_not(corpus: Corpus) -> None:
    """Over all pairs of all texts at once: others are joined if any happenings of the two have one id."""
    cases, (tables, records, documents) = _cases(), corpus
    ids = resolve(tables).ids["events"]
    found = dict(zip(ids.column("record_id").to_pylist(), ids.column("event_id").to_pylist(), strict=True))
    told: dict[str, list[tuple[str, str]]] = {document: [] for document in documents}
    for event in records["events"]:
        assert isinstance(event, Event)
        told[event.document_id].append((event.kind, found[event.record_id]))
    right = joined = same = similar = 0
    for (one, a), (other, b) in combinations(zip(cases, documents, strict=True), 2):
        if one.happening == other.happening:
            same += 1
            meant = {i for kind, i in told[a] if kind == one.kind} & {i for kind, i in told[b] if kind == other.kind}
            right, joined = right + bool(meant), joined + bool(meant)
        else:
            similar += one.happening[:-1] == other.happening[:-1]
            joined += bool({i for _, i in told[a]} & {i for _, i in told[b]})
    assert same >= 35
    assert similar >= 60  # alike, and not of one happening
    assert right / joined >= 0.97
    assert right / same >= 0.85


TWO_REPORTS = (
    (
        "Party leader sets out tasks\n\n"
        "HÀ NỘI — The Party Central Committee (PCC)'s Commission for Information, Education and Mass Mobilisation "
        "convened a national conference in Hà Nội on December 19 to review the information, education and mass "
        "mobilisation work in 2025 and roll out tasks for 2026. General Secretary Lê Văn Bình addressed the event.",
        DAY,
    ),
    (
        "General Secretary attends conference\n\n"
        "Hanoi (VNA) – General Secretary Le Van Binh attended a national conference held in Hanoi on Friday by the "
        "Party Central Committee's Commission for Information, Education and Mass Mobilisation to sum up its 2025 "
        "activities and chart the course for 2026.",
        DAY,
    ),
)


def test_a_conference_in_two_papers_is_one_row_with_two_sources(line: Line) -> None:
    resolution = resolved(line, TWO_REPORTS)
    [row] = [r for r in resolution.registers["events_register"].to_pylist() if r["kind"] == "conference"]
    assert (row["document_count"], row["independent_count"]) == (2, 2)
    assert row["participants"] == ["Lê Văn Bình"]
    assert row["organisers"] == [
        "Party Central Committee's Commission for Information, Education and Mass Mobilisation"
    ]
    assert row["conflicts"] == []  # two spellings of a place are none


def test_the_order_of_documents_does_not_matter(corpus: Corpus) -> None:
    tables = corpus[0]
    turned = {name: table.take(pa.array(range(table.num_rows)[::-1], pa.int64())) for name, table in tables.items()}
    one, other = resolve(tables), resolve(turned)
    assert one.registers["events_register"].equals(other.registers["events_register"])
    assert one.ids["events"].sort_by("record_id").equals(other.ids["events"].sort_by("record_id"))


def test_places_and_days_that_differ_are_kept_as_conflicts(line: Line) -> None:
    resolution = resolved(line, [
        ("The Salt Board held a conference on sea dykes in Ben Tre on December 17.", DAY),
        ("A conference on sea dykes was held by the Salt Board in Ben Tre on December 18.", DAY),
        ("The Salt Board held a conference on sea dykes in Ca Mau on December 17.", DAY),
    ])  # fmt: skip
    [row] = [r for r in resolution.registers["events_register"].to_pylist() if r["kind"] == "conference"]
    assert {c["column"]: c["values"] for c in row["conflicts"]} == {
        "start_date": ["2025-12-17", "2025-12-18"],
        "end_date": ["2025-12-17", "2025-12-18"],
        "place": ["Ben Tre", "Ca Mau"],
    }
    assert (row["start_date"], row["place"]) == (dt.date(2025, 12, 17), "Ben Tre")


def _told(key: str, report: Report, *documents: str) -> Told:
    return Told(key, report, frozenset(documents), (report.published or DAY, documents[0]))


def _forum(name: str, day: dt.date = DAY, **more: object) -> Report:
    return Report("conference", name, day, day, "day", **more)  # type: ignore[arg-type]


def test_two_rows_of_one_document_stay_two() -> None:
    told = [
        _told("a", _forum("forum on river sand dredging"), "d1"),
        _told("b", _forum("forum on dredging of river sand"), "d1"),
        _told("c", _forum("river sand dredging forum"), "d2"),
    ]
    found = joined_keys(told)
    assert found["a"] != found["b"]
    assert found["c"] in (found["a"], found["b"])
    assert joined_keys(told[::-1]) == found


def test_the_id_is_that_of_the_earliest_report() -> None:
    early = _forum("forum on river sand dredging", published=dt.date(2025, 12, 1))
    late = _forum("river sand dredging forum", published=DAY)
    assert joined_keys([_told("a", late, "d1"), _told("b", early, "d2")]) == {"a": "b", "b": "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_forum("12th forum on sand"), _forum("13th forum on sand")),
        (_forum("sand forum 2024"), _forum("sand forum 2025")),
        (_forum("forum on sand"), _forum("forum on sand", DAY + dt.timedelta(days=9))),
        (Report("decision", "Decree No. 14/2024 on sand", DAY), Report("decision", "Decree No. 15/2024 on sand", DAY)),
        (Report("appointment", "appointment of An Le", DAY), Report("appointment", "resignation of An Le", DAY)),
        (Report("disaster", "flood in Hue", DAY), Report("disaster", "quake in Hue", DAY)),
        (
            Report("meeting", "talks", DAY, people=(Person(None, "an le"), Person(None, "bo tran"))),
            Report("meeting", "talks", DAY, people=(Person(None, "an le"), Person(None, "chi vu"))),
        ),
        (_forum("forum on sand"), Report("visit", "visit on sand", DAY, DAY, "day")),
    ],
)
def test_number_day_people_and_kind_speak_against_one_happening(one: Report, other: Report) -> None:
    assert speaks_against(one, other)
    assert speaks_against(other, one)
    assert likeness(one, other) == 0.0


def test_a_summit_told_as_meeting_and_a_day_off_is_one() -> None:
    one = _forum("summit on coral fisheries", places_told=("Suva",), bodies=frozenset(["org_1"]))
    day = DAY + dt.timedelta(days=1)
    other = Report("meeting", "meeting on coral fisheries", day, day, "day", ("Suva",), (), frozenset(["org_1"]))
    assert likeness(one, other) == likeness(other, one) >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Hà Nội", "Hanoi", True), ("HCMC", "Ho Chi Minh City", True), ("Hue", "Hanoi", False),
     ("2025-12-19", "2025-12-20", False), ("occurred", "planned", False)],
)  # fmt: skip
def test_values_that_say_the_same(one: str, other: str, same: bool) -> None:
    assert same_value(one, other) is same


def test_a_crowd_of_reports_of_one_day_grows_no_faster_than_its_size() -> None:
    def work(count: int) -> int:
        told = [_told(f"k{n:05}", _forum(f"forum on sand site{n}"), f"d{n}") for n in range(count)]
        return calls(lambda: joined_keys(told))

    work(50)
    assert work(1600) < 5 * work(400)
