"""One short reading with the real voice, heard by a recorder at a sound server of our own."""

import time
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from haidai.app import Application, MakeSession
from haidai.opening.sources import TextSource
from haidai.playback.state import ReadingState
from haidai.ui.listening.reading_aloud import read_aloud_session
from tests.fakes.pulse import PulseServer, Recorder, missing_programs

TEXT = "菜价降了\n\n今天早上的菜价比昨天低，来买菜的人也比昨天多。\n\n摊主说，明天还会再降一些。\n"

pytestmark = [pytest.mark.journey, pytest.mark.sound]


def test_what_is_marked_is_heard(
    qtbot: QtBot,
    open_window: Callable[[MakeSession], Application],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking = missing_programs()
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")
    server = PulseServer(tmp_path_factory.mktemp("pulse"))
    server.start()
    try:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        hear(qtbot, open_window(read_aloud_session), server)
    finally:
        server.stop()


def hear(qtbot: QtBot, application: Application, server: PulseServer) -> None:
    with qtbot.waitSignal(application.opening.shown):
        application.opening.open(TextSource(TEXT, "菜价"))
    listening, reader = application.listening, application.window.reader
    qtbot.waitUntil(lambda: listening.ready, timeout=10_000)
    marked: list[tuple[float, str]] = []

    def note() -> None:
        text = "".join(each.cursor.selectedText() for each in reader.extraSelections())  # type: ignore[attr-defined]
        if text and (not marked or marked[-1][1] != text):
            marked.append((time.monotonic(), text))

    with Recorder(server) as recorder:
        reader_marks = listening.session
        reader_marks.sentence_changed.connect(note)
        pressed = time.monotonic()
        with qtbot.waitSignal(reader_marks.finished, timeout=40_000):
            application.window.actions_["listen"].trigger()
        ended = time.monotonic()
        first = recorder.first(1, pressed)
        sounding = sum(
            end - begin for pitch, begin, end in recorder.runs() if pitch and begin > pressed
        )
    assert listening.state == ReadingState.STOPPED
    said = "".join(text for _, text in marked)
    assert said == "".join(TEXT.split())
    assert 3 < ended - pressed < 25
    assert first - pressed < 6  # the worker starts cold, and an idle server first plays silence
    assert sounding > 2
    # The title lasts about a second: its mark goes on only when it has been heard.
    assert 0.5 < marked[1][0] - first < 3
