"""A start becomes the one window, or hands over what it was given, or goes on alone."""

from pathlib import Path

import pytest

from haidai.instance.claim import Claim, claim_file
from haidai.instance.conversation import Listener, Message
from haidai.instance.message import LONGEST, Request
from haidai.instance.start import Turn, turn
from haidai.opening.sources import FileSource, TextSource


def test_the_first_start_has_the_claim(tmp_path: Path) -> None:
    mine = turn(tmp_path, None)
    assert mine.claim is not None
    assert not mine.handed_over
    mine.claim.release()


def test_a_later_start_hands_over_and_has_nothing_more_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "abc")
    first = turn(tmp_path, None).claim
    assert first is not None
    heard: list[Request] = []

    def arrived(message: Message) -> None:
        assert message.take()
        heard.append(Request.from_bytes(message.content))

    listener = Listener(first.path, arrived, LONGEST)
    first.note(listener.address)
    try:
        for source in (None, TextSource(b"text", "-"), FileSource(tmp_path / "a.html")):
            assert turn(tmp_path, source) == Turn(handed_over=True)
            assert heard[-1] == Request(source, "abc")
    finally:
        listener.close()
        first.release()


def test_a_window_that_never_says_where_it_is_does_not_keep_the_reader_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = Claim.take(claim_file(tmp_path))
    assert first is not None
    assert turn(tmp_path, None, patience=0.1) == Turn()
    assert "cannot be reached" in caplog.text
    first.release()


def test_a_window_that_hangs_does_not_keep_the_reader_out(tmp_path: Path) -> None:
    first = Claim.take(claim_file(tmp_path))
    assert first is not None
    listener = Listener(first.path, lambda _: None, LONGEST)
    first.note(listener.address)
    try:
        assert turn(tmp_path, None) == Turn()
    finally:
        listener.close()
        first.release()


def test_where_nothing_can_be_locked_a_window_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert turn(tmp_path / "file", None) == Turn()
