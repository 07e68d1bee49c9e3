"""What the words behind a command mean: a source, the format that a file's ending asks for."""

import sys
from pathlib import Path

from haidai.errors import ErrorKind, OpeningError, UsageError
from haidai.opening.retrievers.file import LARGEST
from haidai.opening.sources import MistypedSource, Source, TextSource, parse_source


def source_of(text: str) -> Source:
    """The source that a word names: an address, a file, or `-` for standard input.

    Raises:
        OpeningError: it is none.
    """
    if text == "-":
        # One byte more than is taken: an input without end is refused as too large.
        return TextSource(sys.stdin.buffer.read(LARGEST + 1), "-")
    return parse_source(text)


def source_of_icon(text: str) -> Source | None:
    """The source that a word names; where nobody sees what the shell says, the window says it.

    None for no word at all.
    """
    try:
        return source_of(text)
    except OpeningError as error:
        return None if error.kind == ErrorKind.EMPTY else MistypedSource(text)


def format_of(path: Path, formats: tuple[str, ...]) -> str:
    """The format that a file's ending asks for, one of `formats`.

    Raises:
        UsageError: it asks for none of them.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in formats:
        names = " / ".join(f".{each}" for each in formats)
        raise UsageError(ErrorKind.FORMAT_UNKNOWN, name=path.name, formats=names)
    return suffix
