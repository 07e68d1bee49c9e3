"""Tests live in a home of their own, and leave it as it was."""

import os
import tempfile
from pathlib import Path

from tests.homes import Home, private_home


def test_the_home_is_empty_and_everybody_finds_it(home: Home) -> None:
    assert list(Path.home().iterdir()) == []
    assert Path.home() == home.folder
    assert Path(tempfile.gettempdir()) == home.temporary
    assert os.environ["XDG_CONFIG_HOME"].startswith(str(home.folder))


def test_clearing_tells_of_temporary_files_and_keeps_what_was_there(tmp_path: Path) -> None:
    with private_home(tmp_path) as home:
        (home.temporary / "kept").touch()
        before = home.contents()
        (home.temporary / "forgotten").mkdir()
        (home.temporary / "forgotten" / "file").touch()
        (home.folder / ".config").mkdir()
        (home.folder / "link").symlink_to("/")
        assert home.clear(before) == [home.temporary / "forgotten"]
        assert home.contents() == before
    assert list(tmp_path.iterdir()) == []
