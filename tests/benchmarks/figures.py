"""What a benchmark gives: rows of figures, medians of several runs."""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

import psutil


class UnavailableError(Exception):
    """A benchmark cannot be had here; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """How to measure: the number of runs that count, and the command of the window."""

    runs: int
    window: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `at_most` or `at_least` is the figure the product is built for."""

    what: str
    figure: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def target(self) -> str:
        """The target in words; empty where there is none."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return "" if self.at_most is None else f"≤ {self.at_most:g}"

    @property
    def met(self) -> bool | None:
        """Whether the figure keeps to its target; None where there is none."""
        if self.at_least is not None:
            return self.figure >= self.at_least
        return None if self.at_most is None else self.figure <= self.at_most

    def to_json(self) -> dict[str, Any]:
        """The row as a JSON object."""
        return asdict(self) | {"met": self.met}


First = TypeVar("First")
Second = TypeVar("Second")


def in_pairs(
    runs: int, first: Callable[[], First], second: Callable[[], Second]
) -> list[tuple[First, Second]]:
    """Both measured in turn, so that a busy machine is unfair to neither.

    The first pair warms the disk and does not count.
    """
    return [(first(), second()) for _ in range(runs + 1)][1:]


def median(figures: Iterable[float]) -> float:
    """The middle one: a single slow run of a busy machine does not move it."""
    return statistics.median(figures)


def resident() -> float:
    """MiB of this process in memory, with all it shares: the same whoever else runs.

    What is counted as its own, or its part of what is shared, changes by tens of MiB when
    another program with Qt starts or ends.
    """
    return float(psutil.Process().memory_info().rss) / 2**20
