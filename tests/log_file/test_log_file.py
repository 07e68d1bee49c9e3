"""The log: of bounded size, discreet, and never a trouble of its own."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from haidai import __version__
from haidai.log_file import LogFile, discreet, shortened
from tests.fakes.disk import full_disk


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    logger = logging.Logger("haidai.test")
    yield logger
    for handler in logger.handlers:
        handler.close()


def test_it_is_made_with_its_first_line_and_begins_with_the_versions(
    tmp_path: Path, logger: logging.Logger
) -> None:
    handler = LogFile(tmp_path / "deep" / "log")
    logger.addHandler(handler)
    assert not handler.path.exists()
    logger.warning("the voice is %s", "gone")
    logger.warning("the voice is back")
    blank, head, first, second = handler.path.read_text(encoding="utf-8").splitlines()
    assert blank == ""
    assert f"Haidai {__version__} · Python {sys.version_info.major}." in head
    assert first.endswith("WARNING haidai.test: the voice is gone")
    assert second.endswith("the voice is back")


def test_two_files_of_bounded_size_are_all_there_is(tmp_path: Path, logger: logging.Logger) -> None:
    logger.addHandler(LogFile(tmp_path, largest=2_000))
    for number in range(300):
        logger.warning("line %d %s", number, "字" * 20)
    files = sorted(tmp_path.iterdir())
    assert [each.name for each in files] == ["haidai.log", "haidai.log.1"]
    assert all(each.stat().st_size < 3_000 for each in files)
    assert "line 299" in files[0].read_text(encoding="utf-8")


def test_one_record_cannot_fill_the_file(tmp_path: Path, logger: logging.Logger) -> None:
    logger.addHandler(LogFile(tmp_path))
    logger.warning("long: %s", "x" * 1_000_000)
    assert (tmp_path / "haidai.log").stat().st_size < 20_000


def test_what_cannot_be_encoded_is_written_all_the_same(
    tmp_path: Path, logger: logging.Logger
) -> None:
    logger.addHandler(LogFile(tmp_path))
    logger.warning("half: %s", "\ud83d")
    assert "\\ud83d" in (tmp_path / "haidai.log").read_text(encoding="utf-8")


def test_a_disk_that_refuses_troubles_nobody(
    tmp_path: Path, logger: logging.Logger, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    logger.addHandler(LogFile(tmp_path / "file"))
    logger.warning("nobody hears this")
    logger.warning("nor this %d", "wrong")
    assert capfd.readouterr() == ("", "")


def test_a_disk_that_is_full_at_the_end_troubles_nobody(
    tmp_path: Path, logger: logging.Logger, capfd: pytest.CaptureFixture[str]
) -> None:
    log_file = LogFile(tmp_path)
    logger.addHandler(log_file)
    with full_disk():
        logger.warning("nobody hears this")
        log_file.close()
    assert capfd.readouterr() == ("", "")


def test_addresses_lose_what_is_behind_their_path_and_the_home_its_name() -> None:
    home = "/home/王奶奶"
    text = f"GET https://s.example.com/search?q=高血压&k=1#top in {home}/文章.html"
    assert discreet(text, home) == "GET https://s.example.com/search?… in ~/文章.html"
    assert discreet("http://a.example.com/b.html", "/") == "http://a.example.com/b.html"


def test_a_text_that_is_too_long_keeps_its_ends() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefgh", 6) == "abc\n…\nfgh"
