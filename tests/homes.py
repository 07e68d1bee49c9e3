"""A home folder for one test, so that none touches the user's own files."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """Folders that look like a new user's: the home, the temporary and the runtime folder."""

    folder: Path
    temporary: Path
    runtime: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which programs find these folders."""
        home = str(self.folder)
        return {
            "HOME": home,
            "USERPROFILE": home,
            "XDG_CONFIG_HOME": f"{home}/.config",
            "XDG_DATA_HOME": f"{home}/.local/share",
            "XDG_STATE_HOME": f"{home}/.local/state",
            "XDG_CACHE_HOME": f"{home}/.cache",
            "XDG_RUNTIME_DIR": str(self.runtime),
            "TMPDIR": str(self.temporary),
            "TEMP": str(self.temporary),
            "TMP": str(self.temporary),
        }

    def left(self) -> list[Path]:
        """What lies in the temporary folder."""
        return sorted(self.temporary.iterdir())


@contextmanager
def private_home(parent: Path) -> Iterator[Home]:
    """A new home below `parent`, removed afterwards. Short names: sockets lie in there."""
    root = Path(tempfile.mkdtemp(prefix="", dir=parent))
    home = Home(root / "home", root / "tmp", root / "run")
    for folder in (home.folder, home.temporary, home.runtime):
        folder.mkdir(mode=0o700)
    try:
        yield home
    finally:
        shutil.rmtree(root, ignore_errors=True)
