"""Bytes that wait on disk: read in pieces, whole or not at all, and nothing left."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.handoff.unnamed_file import Stored, UnnamedFile, part_of, piece_of, stored


@given(st.lists(st.binary(max_size=40), max_size=6), st.integers(0, 60), st.integers(0, 60))
def test_every_piece_of_it_is_as_it_was_kept(pieces: list[bytes], start: int, length: int) -> None:
    file = UnnamedFile()
    file.add([b"before"])
    kept, whole = file.add(pieces), b"".join(pieces)
    file.add([b"behind"])
    assert (len(kept), bytes(kept)) == (len(whole), whole)
    start = min(start, len(whole))
    assert piece_of(kept, start, length) == piece_of(whole, start, length)
    part = part_of(kept, start, min(len(whole), start + length))
    assert bytes(part) == whole[start : start + length]
    assert part_of(whole, start, start + length) == bytes(part)


def test_it_has_no_name_and_ends_with_the_last_who_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = stored(b"0123")
    assert isinstance(kept, Stored)
    part = kept.part(1, 3)
    file = kept.file._file
    del kept
    assert bytes(part) == b"12"
    assert not file.closed
    del part
    gc.collect()
    assert file.closed
    assert list(tmp_path.iterdir()) == []


def test_what_was_half_kept_is_not_and_what_was_kept_before_stays() -> None:
    def full() -> Iterator[bytes]:
        yield b"half of it"
        raise OSError(28, "No space left on device")

    file = UnnamedFile()
    first = file.add([b"first"])
    with pytest.raises(OSError, match="No space"):
        file.add(full())
    assert bytes(file.add([b"second"])) == b"second"
    assert bytes(first) == b"first"


def test_where_there_is_no_room_it_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_: UnnamedFile) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(UnnamedFile, "__init__", nowhere)
    assert stored(b"0123") == b"0123"


def test_a_file_that_was_cut_is_told() -> None:
    kept = UnnamedFile().add([b"0123"])
    kept.file._file.truncate(2)
    with pytest.raises(OSError, match="lost"):
        bytes(kept)
