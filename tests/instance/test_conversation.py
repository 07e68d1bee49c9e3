"""A message reaches the first window whole, once, and from nobody but its own user."""

import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from haidai.instance.conversation import Answer, Listener, Message, hand_over

LONGEST = 1_000_000


class Window:
    """A first window that takes everything, or nothing while it hangs."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.waiting: list[Message] = []
        self.hangs = False

    def arrived(self, message: Message) -> None:
        if self.hangs:
            self.waiting.append(message)
        elif message.take():
            self.heard.append(message.content)


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture(params=["unix", "loopback"])
def listener(request: pytest.FixtureRequest, tmp_path: Path, window: Window) -> Iterator[Listener]:
    claim = tmp_path / "window.lock"
    claim.touch()
    listener = Listener(claim, window.arrived, LONGEST, unix=request.param == "unix")
    yield listener
    listener.close()


def until_one_waits(window: Window) -> None:
    begun = time.monotonic()
    while not window.waiting and time.monotonic() - begun < 5:
        threading.Event().wait(0.01)


def test_a_message_arrives_whole_and_the_sender_is_told(listener: Listener, window: Window) -> None:
    long = bytes(range(256)) * 3_000
    assert hand_over(listener.address, b"") == Answer.TAKEN
    assert hand_over(listener.address, long) == Answer.TAKEN
    assert window.heard == [b"", long]


def test_a_window_that_hangs_does_not_hold_the_second_start_and_opens_nothing_later(
    listener: Listener, window: Window
) -> None:
    window.hangs = True
    assert hand_over(listener.address, b"a", seconds=0.2) == Answer.SILENCE
    until_one_waits(window)
    listener.close()  # its thread has given the message up by then
    assert not window.waiting[0].take()


def test_a_sender_that_has_gone_is_not_served_long_afterwards(
    listener: Listener, window: Window
) -> None:
    window.hangs = True
    assert hand_over(listener.address, b"a", seconds=0.1) == Answer.SILENCE
    until_one_waits(window)
    assert not window.waiting[0].take()
    window.hangs = False
    assert hand_over(listener.address, b"b") == Answer.TAKEN
    assert window.heard == [b"b"]


def test_nothing_is_taken_twice(listener: Listener, window: Window) -> None:
    window.hangs = True
    sender = threading.Thread(target=hand_over, args=(listener.address, b"a"))
    sender.start()
    until_one_waits(window)
    assert window.waiting[0].take()
    assert not window.waiting[0].take()
    sender.join()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda address: address.replace(address.split(" ")[1], "0" * 32),
        lambda address: address.replace(address.split(" ")[1], "é" * 16),
    ],
)
def test_whoever_has_not_the_key_is_sent_away(
    listener: Listener, window: Window, spoil: Callable[[str], str]
) -> None:
    assert hand_over(spoil(listener.address), b"a") == Answer.SILENCE
    assert window.heard == []
    assert hand_over(listener.address, b"b") == Answer.TAKEN


def test_a_message_beyond_measure_is_refused_before_it_is_read(
    listener: Listener, window: Window
) -> None:
    assert hand_over(listener.address, b"x" * (LONGEST + 1)) == Answer.SILENCE
    assert hand_over(listener.address, b"b") == Answer.TAKEN
    assert window.heard == [b"b"]


def test_visitors_that_say_nothing_or_half_of_it_hold_nobody_up_for_long(
    tmp_path: Path, window: Window
) -> None:
    claim = tmp_path / "window.lock"
    claim.touch()
    listener = Listener(claim, window.arrived, LONGEST)
    kind, key, path = listener.address.split(" ", 2)
    assert kind == "unix"
    for beginning in (b"", key.encode(), f"{key}{100:010}half".encode()):
        with socket.socket(socket.AF_UNIX) as visitor:
            visitor.connect(path)
            visitor.sendall(beginning)
    assert hand_over(listener.address, b"b") == Answer.TAKEN
    assert window.heard == [b"b"]
    listener.close()


def test_nobody_else_can_open_the_socket_and_it_goes_with_the_window(
    tmp_path: Path, window: Window
) -> None:
    claim = tmp_path / "window.lock"
    claim.touch()
    listener = Listener(claim, window.arrived, LONGEST)
    path = Path(listener.address.split(" ", 2)[2])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    listener.close()
    listener.close()
    assert not path.exists()
    assert hand_over(listener.address, b"a") == Answer.NOBODY


def test_what_a_killed_window_has_left_is_taken_over(tmp_path: Path, window: Window) -> None:
    claim = tmp_path / "window.lock"
    claim.touch()
    left = Listener(claim, window.arrived, LONGEST)
    path = Path(left.address.split(" ", 2)[2])
    left.close()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    assert path.exists()
    assert hand_over(left.address, b"a") == Answer.NOBODY
    listener = Listener(claim, window.arrived, LONGEST)
    assert hand_over(listener.address, b"b") == Answer.TAKEN
    listener.close()


def test_a_runtime_folder_of_somebody_else_or_too_deep_is_not_used(
    tmp_path: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = tmp_path / "window.lock"
    claim.touch()
    for folder in ("/", "/nowhere", str(tmp_path / ("深" * 40))):
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        listener = Listener(claim, window.arrived, LONGEST)
        kind, _, where = listener.address.split(" ", 2)
        assert (kind, Path(where).parent) == ("unix", tmp_path) or kind == "loopback"
        listener.close()


@pytest.mark.parametrize("note", ["", "unix", "loopback k 99999", "loopback k -1", "x k /tmp"])
def test_a_note_that_makes_no_sense_leads_to_nobody(note: str) -> None:
    assert hand_over(note, b"a") == Answer.NOBODY
