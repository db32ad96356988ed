"""Release folders made of hard links, the pointer to the one in force, and the names that lead through it."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import orjson

from flows.storing.commit import Commit, head, sync_folder
from flows.storing.errors import MissingObjectError, StoringError, explained
from flows.storing.store import Store

MANIFEST = "manifest.json"


def release_path(store: Store, number: int) -> Path:
    """The folder of a release."""
    return store.folder("releases") / f"{number:06d}"


def bring_into_force(store: Store) -> Path:
    """Make the last commit's release folder, point to it, and see that the output folder leads there.

    Can be repeated at any time: this is also how a run that was killed is finished. Called with the store locked, so
    that the pointer never steps back. Raises StoringError.
    """
    commit = head(store)
    if commit is None:
        raise StoringError(f"no release in {store.out} yet")
    release = materialise(store, commit)
    _point(store, release)
    while (later := head(store)) is not None and later.number > commit.number:  # only without locks
        commit, release = later, materialise(store, later)
        _point(store, release)
    lead_through(store, _datasets(store, commit))
    return release


def _datasets(store: Store, commit: Commit) -> list[str]:
    return list(orjson.loads(store.read_bytes(commit.manifest))["datasets"])


def materialise(store: Store, commit: Commit) -> Path:
    """The folder of a commit's release: hard links to its objects, or copies where the file system has no links."""
    target = release_path(store, commit.number)
    if target.exists():
        return target
    content = store.read_bytes(commit.manifest)
    draft = store.fresh() if store.session else store.folder("staging") / f"release-{commit.number:06d}-{os.getpid()}"
    with explained("make release", target):
        shutil.rmtree(draft, ignore_errors=True)
        for dataset in orjson.loads(content)["datasets"].values():
            for file in dataset["files"]:
                path = draft / file["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                _link(store.object_path(file["sha256"] + ".parquet"), path)
        _link(store.object_path(commit.manifest), draft / MANIFEST)
        try:
            draft.rename(target)
        except OSError:
            if not target.exists():
                raise
            shutil.rmtree(draft, ignore_errors=True)
        sync_folder(target.parent)
    return target


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError as error:
        raise MissingObjectError(f"{source} is gone") from error
    except OSError:
        shutil.copyfile(source, target)


def _replace_link(link: Path, leads_to: str, temporary: Path) -> None:
    """Change a symbolic link in one step."""
    if os.path.lexists(link) and link.is_symlink() and str(link.readlink()) == leads_to:
        return
    temporary.symlink_to(leads_to)
    try:
        temporary.replace(link)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _temporary(store: Store) -> Path:
    return store.fresh() if store.session else store.folder("staging") / f"link-{os.getpid()}"


def _point(store: Store, release: Path) -> None:
    with explained("point to release", store.root / "current"):
        _replace_link(store.root / "current", f"releases/{release.name}", _temporary(store))
        sync_folder(store.root)


def lead_through(store: Store, datasets: list[str]) -> None:
    """See that each dataset's name in the output folder, and the manifest, lead through the pointer.

    A link of an earlier release to a dataset that is no more is removed. Raises StoringError where something else has
    the name: it is not touched.
    """
    way = f"../{store.root.name}/current/"
    check_way(store, datasets)
    for name in (*datasets, MANIFEST):
        with explained("link", store.out / name):
            _replace_link(store.out / name, way + name, _temporary(store))
    for link in store.out.iterdir():
        if link.is_symlink() and str(link.readlink()).startswith(way) and not link.exists():
            with contextlib.suppress(OSError):
                link.unlink()


def check_way(store: Store, datasets: list[str]) -> None:
    """Raise StoringError, before any work is done, where a dataset's name in the output folder is taken."""
    for name in (*datasets, MANIFEST):
        link = store.out / name
        if os.path.lexists(link) and not link.is_symlink():
            raise StoringError(f"{link} is in the way: it is not a link to a release; move it and run again")
