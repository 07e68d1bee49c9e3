"""One of any number of processes is the first, and the next one as soon as it has ended."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from haidai.instance.claim import Claim, claim_file, noted

HOLD = """
import sys
from pathlib import Path
from haidai.instance.claim import Claim
claim = Claim.take(Path(sys.argv[1]))
print("first" if claim else "second", flush=True)
sys.stdin.read()
"""


def holding(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_process_has_no_claim_until_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "window.lock"
    with holding(path) as process:
        try:
            assert said(process) == "first"
            assert Claim.take(path) is None
        finally:
            process.kill()
    claim = Claim.take(path)
    assert claim is not None
    claim.release()


def test_of_many_that_start_at_the_same_moment_one_is_first(tmp_path: Path) -> None:
    path = tmp_path / "window.lock"
    processes = [holding(path) for _ in range(8)]
    try:
        assert sorted(said(each) for each in processes) == ["first"] + ["second"] * 7
    finally:
        for each in processes:
            each.communicate("")


def test_the_note_tells_where_and_a_new_claim_forgets_it(tmp_path: Path) -> None:
    path = tmp_path / "window.lock"
    first = Claim.take(path)
    assert first is not None
    assert noted(path) is None
    first.note("unix 00 /run/海岱 here")
    assert noted(path) == "unix 00 /run/海岱 here"
    first.release()
    first.release()
    second = Claim.take(path)
    assert second is not None
    assert noted(path) is None
    second.release()
    assert noted(tmp_path / "nothing") is None


def test_only_the_user_may_read_the_note(tmp_path: Path) -> None:
    claim = Claim.take(tmp_path / "window.lock")
    assert claim is not None
    assert claim.path.stat().st_mode & 0o777 == 0o600
    claim.release()


def test_a_folder_that_cannot_be_written_is_an_error_and_not_a_second_window(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Claim.take(tmp_path / "file" / "window.lock")


def test_a_link_laid_in_the_way_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("稿子", encoding="utf-8")
    (tmp_path / "window.lock").symlink_to(precious)
    with pytest.raises(OSError, match=r"window\.lock"):
        Claim.take(tmp_path / "window.lock")
    assert precious.read_text(encoding="utf-8") == "稿子"


def test_each_screen_and_each_data_folder_has_a_claim_of_its_own(tmp_path: Path) -> None:
    environments: tuple[dict[str, str], ...] = (
        {}, {"DISPLAY": ":0"}, {"DISPLAY": ":1"}, {"WAYLAND_DISPLAY": "wayland-0"},
    )  # fmt: skip
    files = {claim_file(tmp_path, each) for each in environments}
    files.add(claim_file(tmp_path / "other", {}))
    assert len(files) == 5
    assert claim_file(tmp_path, os.environ) == claim_file(tmp_path)
