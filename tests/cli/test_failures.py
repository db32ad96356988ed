"""What goes wrong by a user's or the system's doing: one line, an exit code, no traceback, nothing lost."""

from __future__ import annotations

import os
import resource
import signal
import traceback
from pathlib import Path

import pytest

import flows.cli
import flows.commands.run
from flows.planning import make_plan
from flows.storing.store import Store
from tests.cli.command import RAW, factledger, interrupted
from tests.flow.pipeline import article, manifest, rows, run_plain, write_lines

Api = dict[str, str]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["run"], "RAW"),
        (["run", "nowhere"], "no input found in 'nowhere'"),
        (["run", "*.jsonl"], "matches no file"),
        (["run", "empty"], "no input found"),
        (["run", "."], "passed over for their endings"),
        (["run", "a.txt", "--engine", "abacus"], "--engine"),
        (["run", "a.txt", "--workers", "0"], "--workers"),
        (["run", "a.txt", "--keep", "none"], "--keep"),
        (["run", "s3://bucket/x"], "pip install 'factledger[s3]'"),
        (["explain", "nowhere.txt"], "no input found in 'nowhere.txt'"),
        (["serve", "notes.doc", "--every", "soon"], "--every is a number and s, m, h or d"),
        (["serve", "nowhere"], "no input found"),
        (["run", "a.txt", "--out", ""], "--out is empty"),
        (["serve", "notes.doc", "--out", ""], "--out is empty"),
        (["explain", "notes.doc", "--html", "nowhere/page.html"], "there is no folder nowhere"),
        (["explain", "notes.doc", "--html", "empty"], "name a file, such as empty/page.html"),
        (["check", "--rule", "conjure"], "ids begin with events, figures, officials"),
        (["check", "--rule", "statistics.movedbypercent"], "similar: statistics.moved_by_percent"),
        (["score", "nowhere.jsonl"], "the gold file nowhere.jsonl cannot be read: No such file"),
        (["score", "empty"], "the gold file empty cannot be read: Is a directory"),
        (["score", "latin.gold"], "latin.gold: no UTF-8 text at byte 11"),
        (["score", "empty.gold", "empty"], "empty holds no documents: run `factledger run RAW --out empty` first"),
        (["dictionary", "--format", "xml"], "--format"),
        (["conjure"], "conjure"),
    ],
)
def test_misuse_is_told_and_ends_with_2(given: list[str], told: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.doc").write_text("Passed over.")
    (tmp_path / "latin.gold").write_bytes('{"id": "caf\xe9"}'.encode("latin-1"))
    (tmp_path / "empty.gold").touch()
    done = factledger(*given, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "curated").exists()


def test_no_release_yet(tmp_path: Path) -> None:
    done = factledger("path", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "factledger: no release in curated yet: `factledger run RAW --out curated` makes the first\n",
    )


def test_an_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(1))
    (tmp_path / "out").write_text("Mine.")
    done = factledger("run", "a.txt", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "cannot create the output folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out").read_text() == "Mine."


def test_an_output_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(1))
    done = factledger("run", "a.txt", "--out", "a.txt/out", cwd=tmp_path)
    assert done.returncode == 1
    assert "a part of the path is a file" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_where_something_has_a_dataset_s_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(1))
    (tmp_path / "out" / "events").mkdir(parents=True)
    done = factledger("run", "a.txt", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "is in the way" in done.stderr


def test_an_output_that_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """As another user where we are root, whom permissions do not hold back."""
    (tmp_path / "a.txt").write_text(article(1))
    (tmp_path / "out").mkdir(mode=0o555)
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.owner() == tmp_path.owner() and not folder.stat().st_mode & 0o005:
            folder.chmod(folder.stat().st_mode | 0o055)
    monkeypatch.chdir(tmp_path)
    make_plan(["a.txt"], Store.of("elsewhere"))  # another user might not be able to import or read what this needs
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setegid(65534)
                os.seteuid(65534)
            flows.cli.app(["run", "a.txt", "--out", "out"])
        except SystemExit as end:
            os._exit(int(end.code or 0))
        except BaseException:
            traceback.print_exc()
        os._exit(99)
    _, status = os.waitpid(child, 0)
    errors = capfd.readouterr().err
    assert os.waitstatus_to_exitcode(status) == 1, errors
    assert "no permission to write there" in errors
    assert "Traceback" not in errors


@pytest.mark.slow
def test_a_full_disk_leaves_the_release_before(tmp_path: Path, prefect_api: Api) -> None:
    (tmp_path / "a.txt").write_text(article(1))
    run_plain(tmp_path / "a.txt", out=tmp_path / "out")
    before = manifest(tmp_path / "out")
    lines: list[dict[str, object]] = [{"text": article(n) + os.urandom(4_000).hex()} for n in range(50)]
    write_lines(tmp_path / "feed.jsonl", lines)

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = factledger(
        "run", "feed.jsonl", "--out", "out", "--engine", "inline", cwd=tmp_path, env=prefect_api, before=small_files
    )
    assert done.returncode == 1, done.stderr
    assert "the file would pass the size limit" in done.stderr
    assert "Traceback" not in done.stderr
    assert manifest(tmp_path / "out") == before
    assert len(rows(tmp_path / "out", "documents")) == 1
    again = factledger("run", "feed.jsonl", "--out", "out", "--engine", "inline", cwd=tmp_path, env=prefect_api)
    assert again.returncode == 0, again.stderr
    assert len(rows(tmp_path / "out", "documents")) == 51


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_interrupted(
    tmp_path: Path, number: int, code: int, prefect_api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in prefect_api.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "a.txt").write_text(article(1))
    run_plain(tmp_path / "a.txt", out=tmp_path / "out")
    before = manifest(tmp_path / "out")
    write_lines(tmp_path / "feed.jsonl", [{"text": article(n)} for n in range(6_000)])
    spools = Store.of(tmp_path / "out").folder("staging")
    returned, errors, alive = interrupted(
        "run", "feed.jsonl", "--out", "out", cwd=tmp_path, number=number,
        when=lambda: len(list(spools.glob("*/*.spool"))) > 2,
    )  # fmt: skip
    assert returned == code, errors
    assert "Traceback" not in errors
    assert "interrupted" in errors or number == signal.SIGTERM
    assert not alive
    assert manifest(tmp_path / "out") == before
    assert not list(spools.iterdir())


@pytest.mark.slow
def test_every_kind_of_bad_input_at_once(tmp_path: Path, prefect_api: Api) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "good.txt").write_text(article(1))
    (bad / "empty.txt").touch()
    (bad / "blank.txt").write_text(" \n\t\n")
    (bad / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (bad / "noise.txt").write_bytes(os.urandom(2_000))
    (bad / "folder.txt").mkdir()
    (bad / "loop").symlink_to(bad)
    (bad / 'new\nline "quoted".txt').write_text(article(2))
    (bad / os.fsdecode(b"not-utf8-\xff.txt")).write_text(article(3))
    (bad / "feed.jsonl").write_text('{"text": 7}\n{"text"\n{"title": "none"}\n{"text": "Fine.", "text": "Twice."}\n')
    (bad / "cut.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00\x00\x00\x00\x00")
    (bad / "no.parquet").write_bytes(b"PAR1")
    done = factledger("run", "bad", "--engine", "inline", cwd=tmp_path, env=prefect_api)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    documents = rows(tmp_path / "curated", "documents")
    assert len(documents) == 3
    assert {str(row["source"]) for row in documents} >= {"bad/good.txt", "bad/not-utf8-%FF.txt"}
    rejected = {str(row["source"]).partition("#")[0] for row in rows(tmp_path / "curated", "rejected")}
    assert {f"bad/{name}" for name in (
        "empty.txt", "blank.txt", "picture.txt", "noise.txt", "loop", "feed.jsonl", "cut.jsonl.gz", "no.parquet",
    )} == rejected  # fmt: skip
    assert "Rejected" in done.stdout
    again = factledger("run", "bad", cwd=tmp_path)
    assert (again.returncode, "Nothing new" in again.stdout) == (0, True), again.stdout + again.stderr


def test_the_articles_of_this_project_are_there() -> None:
    assert len(list(RAW.iterdir())) >= 15
