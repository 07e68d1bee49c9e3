"""A home folder for tests, so that none touches the user's own files."""

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

    def contents(self) -> frozenset[Path]:
        """What lies in the three folders, one level deep."""
        folders = (self.folder, self.temporary, self.runtime)
        return frozenset(path for folder in folders for path in folder.iterdir())

    def clear(self, before: frozenset[Path]) -> list[Path]:
        """Remove what was not there before; gives those of it that lay in the temporary folder."""
        new = sorted(self.contents() - before)
        for path in new:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return [path for path in new if path.parent == self.temporary]


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
