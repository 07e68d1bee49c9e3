"""Where the engine leaves a sentence's sound."""

from pathlib import Path

import pytest

from haidai.speech.sound_place import FolderPlace, MemoryPlace, SoundPlace


@pytest.mark.parametrize("make", [MemoryPlace, FolderPlace])
def test_what_is_written_is_read_once_and_forgotten(make: type[SoundPlace]) -> None:
    place = make()
    try:
        assert place.content() == b""
        Path(place.path).write_bytes(b"one sentence")
        assert place.content() == b"one sentence"
        Path(place.path).write_bytes(b"two")
        assert place.content() == b"two"
        place.clear()
        assert place.content() == b""
    finally:
        place.remove()
        place.remove()
    assert not Path(place.path).exists()
