"""Progress of a long run, told on a terminal's standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console


class Progress(Protocol):
    """Is told of documents as they are done."""

    def expect(self, documents: int | None, size: int) -> None:
        """There are so many documents (None where that is not known before they are read), of this size in bytes."""

    def advance(self, documents: int, size: int) -> None:
        """So many more are done."""


class Silent:
    """Tells nothing."""

    def expect(self, documents: int | None, size: int) -> None:
        """Nothing is told."""

    def advance(self, documents: int, size: int) -> None:
        """Nothing is told."""


class Bar:
    """A bar by size, with documents done of those expected."""

    def __init__(self, console: Console) -> None:
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self.display = RichProgress(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[done]}"),
            TimeElapsedColumn(), TimeRemainingColumn(), console=console, transient=True,
        )  # fmt: skip
        self._task = self.display.add_task("starting", total=None, done="")
        self._documents = 0
        self._expected: int | None = None
        self._size = 0
        self._done = 0

    def expect(self, documents: int | None, size: int) -> None:
        """Start the bar."""
        self._expected, self._size = documents, size
        self.display.update(self._task, description="reading", total=max(1, size))
        self.advance(0, 0)

    def advance(self, documents: int, size: int) -> None:
        """Move the bar."""
        self._documents += documents
        self._done = min(self._size, max(0, self._done + size))
        told = f"{self._documents:,} of {self._total()} documents"
        self.display.update(self._task, completed=self._done, done=told)

    def _total(self) -> str:
        if self._expected is not None:
            return f"{self._expected:,}"
        if self._documents and self._done:
            return f"about {round(self._documents * self._size / self._done, -2):,}"
        return "?"


_CURRENT: ContextVar[Progress] = ContextVar("progress")


def current_progress() -> Progress:
    """Whom to tell; nobody unless a command has begun to show progress."""
    return _CURRENT.get(Silent())


@contextmanager
def shown(console: Console) -> Iterator[None]:
    """Show progress on this console while the block runs, if it is a terminal."""
    if not console.is_terminal:
        yield
        return
    bar = Bar(console)
    token = _CURRENT.set(bar)
    try:
        with bar.display:
            yield
    finally:
        _CURRENT.reset(token)
