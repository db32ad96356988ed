"""What the tests of reading share: reading whole files, and doing things as a user without rights."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.reading import Article
from flows.reading.read import read_file
from schemas.rejection import Rejection

NOBODY = 65_534


@pytest.fixture
def read() -> Callable[..., tuple[list[Article], list[Rejection]]]:
    """Articles and rejections of a file; every rejection is checked for what they all have in common."""

    def _read(path: Path | str, **options: int) -> tuple[list[Article], list[Rejection]]:
        articles: list[Article] = []
        rejections: list[Rejection] = []
        for found in read_file(os.fspath(path), **options):
            if isinstance(found, Article):
                articles.append(found)
            else:
                assert found.stage == "read" and found.dataset is None
                found.model_dump_json().encode("utf-8")
                assert found.payload is None or (len(found.payload) <= 2_000 and json.loads(found.payload))
                rejections.append(found)
        return articles, rejections

    return _read


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter, unlike those of `tmp_path`."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def as_nobody() -> Callable[[Callable[[], Any]], Any]:
    """Calls a function in a process without the rights of root; gives its result, which is to be JSON."""

    def _call(function: Callable[[], Any]) -> Any:
        receiver, sender = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.chdir("/")
                if os.getuid() == 0:
                    os.setgroups([])
                    os.setgid(NOBODY)
                    os.setuid(NOBODY)
                os.write(sender, json.dumps(function()).encode())
            except BaseException as error:
                os.write(sender, json.dumps(f"{type(error).__name__}: {error}").encode())
            finally:
                os._exit(0)
        os.close(sender)
        with os.fdopen(receiver, "rb") as answer:
            result = json.loads(answer.read())
        os.waitpid(child, 0)
        return result

    return _call
