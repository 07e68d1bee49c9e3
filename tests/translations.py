"""Bring the translation files up to date with the source.

    python3 tests/translations.py          update .ts from the source, .qm from .ts
    python3 tests/translations.py --check  say what is not up to date, change nothing

New words appear in `resources/i18n/*.ts` as unfinished; translate them there, run it again.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"


def main() -> int:
    """Update the files, or with --check only compare."""
    checking = "--check" in sys.argv[1:]
    faults = problems() if checking else []
    if not checking:
        for table in sorted(FOLDER.glob("*.ts")):
            update(table, table.with_suffix(".qm"))
        faults = [
            f"{table.name}: {word}" for table in FOLDER.glob("*.ts") for word in open_words(table)
        ]
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    return 1 if faults else 0


def problems() -> list[str]:
    """What is not up to date, a line each; empty where everything is."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        for table in sorted(FOLDER.glob("*.ts")):
            fresh = Path(shutil.copy(table, name))
            update(fresh, fresh.with_suffix(".qm"))
            found += [f"{table.name} does not translate: {word}" for word in open_words(fresh)]
            if words(fresh) != words(table):
                found.append(f"{table.name} is older than the source")
            if fresh.with_suffix(".qm").read_bytes() != table.with_suffix(".qm").read_bytes():
                found.append(f"{table.stem}.qm is older than {table.name}")
    return found


def update(table: Path, compiled: Path) -> None:
    """Bring one .ts file and its .qm file up to date, with the tools that come with PySide6."""
    package = ROOT / "desktop" / "haidai"
    sources = [str(each) for each in (*sorted((package / "ui").rglob("*.py")), package / "app.py")]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    run("lupdate", *sources, *options, "-ts", str(table))
    run("lrelease", str(table), "-qm", str(compiled))


def run(tool: str, *arguments: str) -> None:
    """Run a tool of PySide6; what it says is shown only when it fails."""
    import PySide6

    program = Path(PySide6.__file__).parent / (tool + (".exe" if sys.platform == "win32" else ""))
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def words(table: Path) -> list[str]:
    """The source words of a .ts file, in their order."""
    return [message.findtext("source", "") for message in _messages(table)]


def open_words(table: Path) -> list[str]:
    """The source words that have no translation yet."""
    return [
        message.findtext("source", "")
        for message in _messages(table)
        if message.find("translation[@type='unfinished']") is not None
    ]


def _messages(table: Path) -> list[ET.Element]:
    return ET.parse(table).findall("context/message")  # noqa: S314 - our own file


if __name__ == "__main__":
    sys.exit(main())
