"""Notices what a test leaves behind: threads, processes, timers, windows, style sheets, files.

Each look costs well under a millisecond: folders are compared by their time of change, children
are listed only where the system says that there are any, and Qt only once it is loaded.
"""

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import psutil

from tests.watched_qt import WatchedQt

SECONDS_TO_END = 1.0
NOT_OURS = {
    "__pycache__", ".git", ".venv", ".venv.lock", ".pytest_cache", ".hypothesis", ".mypy_cache",
    ".ruff_cache", ".import_linter_cache", "build", "dist",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was there before a test."""

    threads: frozenset[threading.Thread]
    children: frozenset[int]
    qt: frozenset[int]
    look: str  # the application's style sheet


class Guards:
    """Takes snapshots and compares; ends what it can of what was left, so that others go on."""

    def __init__(self, project: Path) -> None:
        self._folders = _listing(project)
        self._qt: WatchedQt | None = None

    def snapshot(self) -> Snapshot:
        """What there is now."""
        qt = self._watched_qt()
        return Snapshot(
            frozenset(threading.enumerate()),
            frozenset(child.pid for child in _children()),
            qt.running() if qt else frozenset(),
            qt.look() if qt else "",
        )

    def left_behind(self, before: Snapshot) -> list[str]:
        """What is there now and was not before, in words; empty when all is tidy."""
        qt = self._watched_qt()
        return [
            *(f"thread {thread.name}" for thread in _new_threads(before.threads)),
            *(f"process {name}" for name in _end_new_children(before.children)),
            *(qt.end_new(before.qt) if qt else ()),
            *(qt.take_off(before.look) if qt else ()),
            *(f"file {path}" for path in self._new_files()),
        ]

    def _watched_qt(self) -> WatchedQt | None:
        core: ModuleType | None = sys.modules.get("PySide6.QtCore")
        if self._qt is None and core is not None:
            self._qt = WatchedQt(core)
        return self._qt

    def _new_files(self) -> list[Path]:
        new: list[Path] = []
        for folder, (changed, names) in list(self._folders.items()):
            try:
                if folder.stat().st_mtime_ns == changed:
                    continue
                self._folders[folder] = _entry(folder)
            except FileNotFoundError:
                del self._folders[folder]
                continue
            for name in self._folders[folder][1] - names:
                new.append(folder / name)
                self._folders.update(_listing(folder / name))
        return new


Entry = tuple[int, frozenset[str]]


def _entry(folder: Path) -> Entry:
    changed = folder.stat().st_mtime_ns
    return changed, frozenset(entry.name for entry in os.scandir(folder)) - NOT_OURS


def _listing(root: Path) -> dict[Path, Entry]:
    found: dict[Path, Entry] = {}
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        if folder.is_dir() and not folder.is_symlink():
            found[folder] = _entry(folder)
            waiting += [folder / name for name in found[folder][1]]
    return found


def _children() -> list[psutil.Process]:
    if hasattr(os, "waitid"):
        try:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return []
    return psutil.Process().children()


def _end_new_children(before: frozenset[int]) -> list[str]:
    names = []
    for child in _children():
        if child.pid in before:
            continue
        try:
            names.append(f"{child.pid} {' '.join(child.cmdline()) or child.name()}"[:200])
            child.kill()
        except psutil.Error:
            continue
    return names


def _new_threads(before: frozenset[threading.Thread]) -> list[threading.Thread]:
    # A thread of Qt that once ran Python stays listed as a dummy for ever; WatchedQt knows those.
    new = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in new:
        thread.join(SECONDS_TO_END)
    return [thread for thread in new if thread.is_alive()]
