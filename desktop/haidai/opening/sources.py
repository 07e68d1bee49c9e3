"""What a reader can open: an address, a file, a text; and which of these a typed line means."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError

LONGEST_LABEL = 60
LONGEST_SHARED = 400  # characters of a share text (【标题】https://… 复制打开)
LONGEST_LOOK = 0.2  # seconds for the question whether there is such a file
LONGEST_NAME = 255  # bytes of a file's name, on every system

# Without IGNORECASE: with it, compiling a range of all Chinese characters takes milliseconds.
_ADDRESS = re.compile(
    "[hH][tT][tT][pP][sS]?://[^\\s\u2018-\u201f\u3000-\u9fff\uff00-\uffef<>\"'`]+"
)
_WITHOUT_SCHEME = re.compile(
    r"(?:[\w-]+\.)+(?P<top>[A-Za-z]{2,24}|[\u4e00-\u9fff]{2,4})(?::\d{1,5})?(?P<rest>[/?#]\S*)?"
)
_FILE_SUFFIXES = frozenset(
    {"txt", "md", "html", "htm", "mhtml", "mht", "pdf", "doc", "docx", "json", "xml", "zip"}
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_TAG = re.compile(r"<(?:!doctype|html|body|div|p|article|h[1-6]|br)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AddressSource:
    """A page on the web."""

    url: Url

    @property
    def label(self) -> str:
        """What to call it while its title is unknown: the address without its scheme."""
        return _shortened(self.url.text.partition("://")[2].rstrip("/"))

    @property
    def key(self) -> str:
        """The same for the same source, in every run."""
        return self.url.text


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file of this computer."""

    path: Path

    @property
    def label(self) -> str:
        """What to call it while its title is unknown: the file's name."""
        return _shortened(self.path.name or str(self.path))

    @property
    def key(self) -> str:
        """The same for the same source, in every run."""
        return Path(os.path.abspath(self.path)).as_uri()  # noqa: PTH100 - resolve() may block on a dead network folder


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text that was pasted or piped in; `name` is what messages call it."""

    content: str | bytes
    name: str

    @property
    def label(self) -> str:
        """What to call it while its title is unknown."""
        return _shortened(self.name)

    @property
    def key(self) -> str:
        """The same for the same source, in every run."""
        import hashlib  # late: it loads OpenSSL

        content = self.content
        data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        return f"sha256:{hashlib.sha256(data).hexdigest()}"


@dataclass(frozen=True, slots=True)
class MistypedSource:
    """What was given to a start that nobody sees, and leads nowhere: opening it says so."""

    text: str

    @property
    def label(self) -> str:
        """What was given."""
        return _shortened(self.text)

    @property
    def key(self) -> str:
        """The same for the same source, in every run."""
        return self.text


MeantSource = AddressSource | FileSource | TextSource
"""What a text can mean."""
Source = MeantSource | MistypedSource


def exists(path: Path) -> bool:
    """Whether there is anything at a path; False too for what can be no path.

    And where the answer takes long: a drive of the network that is gone keeps whoever asks for
    half a minute, and the window asks. Opening it says what is wrong, in its own time.
    """
    answer: list[bool] = []

    def ask() -> None:
        with suppress(OSError, ValueError):
            answer.append(path.exists())

    thread = Thread(target=ask, name="haidai-exists", daemon=True)
    thread.start()
    thread.join(LONGEST_LOOK)
    return answer == [True]


def parse_source(text: str, exists: Callable[[Path], bool] = exists) -> MeantSource:
    """What a typed, pasted or dropped text means.

    An address (with or without its scheme, alone or in a short share text), a file's path or
    `file:` address, else, when it is several lines or long, the text of an article itself.

    Raises:
        OpeningError: EMPTY, or BAD_ADDRESS for an address no page can have.
    """
    bare = text.strip().strip("\ufeff\u200b")
    if not bare:
        raise OpeningError(ErrorKind.EMPTY, name="")
    if "\n" in bare or "\r" in bare or _TAG.search(bare[:2000]):
        return _shared(bare) or TextSource(text, _beginning(bare))
    if bare.startswith(("“", '"', "'")) and bare.endswith(("”", '"', "'")) and len(bare) > 2:
        bare = bare[1:-1]
    if bare[:5].lower() == "file:":
        return FileSource(_path_of(bare))
    if _is_web(bare) and not re.search(r"\s", bare):
        return AddressSource(_url(bare))
    path = _expanded(bare)
    if exists(path):
        return FileSource(path)
    if found := _shared(bare):
        return found
    host = _WITHOUT_SCHEME.fullmatch(bare)
    if host and _is_host(host) and (path.parent == Path() or not exists(path.parent)):
        return AddressSource(_url(f"https://{bare}"))
    if _SCHEME.match(bare) and "://" in bare[:20]:
        raise OpeningError(ErrorKind.BAD_ADDRESS, address=bare)
    if _cannot_be_path(bare):
        return TextSource(text, _beginning(bare))
    return FileSource(path)


def _is_web(text: str) -> bool:
    return text[:8].lower().startswith(("http://", "https://"))


def _url(text: str) -> Url:
    scheme, mark, rest = text.partition("://")
    url = Url.parse(f"{scheme.lower()}{mark}{rest}")
    if url is None:
        raise OpeningError(ErrorKind.BAD_ADDRESS, address=text)
    return url


def _shared(text: str) -> AddressSource | None:
    """The first address of a share text; None for a text that is an article itself."""
    if len(text) > LONGEST_SHARED + 2000:
        return None
    found = _ADDRESS.search(text)
    if found is None:
        return None
    rest = _ADDRESS.sub("", text)
    lines = [line for line in rest.splitlines() if line.strip()]
    sentences = sum(rest.count(mark) for mark in "。！？")
    if len(rest) > LONGEST_SHARED or len(lines) > 6 or (len(rest) > 160 and sentences > 2):
        return None
    url = Url.parse(found[0].rstrip(".,;:!?)]}'"))
    return AddressSource(url) if url else None


def _is_host(match: re.Match[str]) -> bool:
    return bool(match["rest"]) or match["top"].lower() not in _FILE_SUFFIXES


def _path_of(address: str) -> Path:
    """The path a `file:` address names; one on another computer is taken as it stands."""
    from urllib.request import url2pathname  # late: it loads http and ssl

    try:
        parts = urlsplit(address)
    except ValueError:
        return Path(address)
    if parts.netloc not in {"", "localhost"} and sys.platform != "win32":
        return Path(address)
    if sys.platform != "win32" and parts.path:
        return Path(os.fsdecode(unquote_to_bytes(parts.path)))  # a name need not be UTF-8
    host = f"//{parts.netloc}" if parts.netloc not in {"", "localhost"} else ""
    return Path(url2pathname(host + parts.path) if parts.path else unquote(address[5:]))


def _expanded(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except (RuntimeError, ValueError):
        return Path(text)


def _cannot_be_path(text: str) -> bool:
    """Whether one line is a text rather than a mistyped path."""
    if "\x00" in text or any(
        len(part.encode("utf-8", "replace")) > LONGEST_NAME for part in re.split(r"[/\\]", text)
    ):
        return True
    return sum(text.count(mark) for mark in "。！？，") > 1 and not re.search(r"\.\w{1,5}$", text)


def _beginning(text: str) -> str:
    return _shortened(text.splitlines()[0].strip()) if text else text


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
