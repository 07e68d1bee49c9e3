"""Pages and pictures as they came from the web, kept on disk within bounds.

An article opened before opens without a network. What cannot be read or was damaged is as if it
were not there; a disk that is full or read-only keeps nothing, and nobody is told.
"""

import hashlib
import json
import logging
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

from haidai import paths
from haidai.article.values import Url

log = logging.getLogger(__name__)

LARGEST = 60_000_000  # bytes of all entries
LARGEST_ENTRY = 12_000_000
_MARK = b"haidai-1 "
_DIGEST = 32  # bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that was found at `url`, lying in `space` (a `haidai.opening.addresses.Space`)."""

    data: bytes
    url: Url
    space: int
    content_type: str | None = None
    charset: str | None = None
    etag: str = ""
    last_modified: str = ""


class DiskCache:
    """Entries by the address they were asked for; the longest unread ones make room."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest

    def get(self, address: Url) -> Kept | None:
        """What was kept for an address; None where nothing was, or nothing sound."""
        path = self._path(address)
        try:
            if path.stat().st_size > LARGEST_ENTRY:
                return None
            kept = _read(path.read_bytes())
            os.utime(path)
        except OSError:  # not there, or a disk that can no longer be read
            return None
        return kept

    def put(self, address: Url, kept: Kept) -> None:
        """Keep a page, atomically."""
        entry = _written(kept)
        if len(entry) > min(LARGEST_ENTRY, self._largest):
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._folder.chmod(0o700)  # what somebody reads is nobody else's business
            paths.write_atomically(self._path(address), entry)
            self._make_room(self._path(address))
        except OSError:
            log.warning("a page could not be kept in %s", self._folder, exc_info=True)

    def _path(self, address: Url) -> Path:
        name = hashlib.sha256(address.text.encode("utf-8", "replace")).hexdigest()[:40]
        return self._folder / f"{name}.page"

    def _make_room(self, newest: Path) -> None:
        entries = []
        for path in self._folder.glob("*.page"):
            try:
                status = path.stat()
            except FileNotFoundError:  # another window made room as well
                continue
            entries.append((status.st_mtime_ns, status.st_size, path))
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if total <= self._largest:
                break
            if path != newest:
                path.unlink(missing_ok=True)
                total -= size


def _written(kept: Kept) -> bytes:
    facts = {
        "url": kept.url.text,
        "space": kept.space,
        "content_type": kept.content_type,
        "charset": kept.charset,
        "etag": kept.etag,
        "last_modified": kept.last_modified,
        "size": len(kept.data),
    }
    content = json.dumps(facts).encode() + b"\n" + zlib.compress(kept.data)
    return _MARK + hashlib.sha256(content).digest() + content


def _read(entry: bytes) -> Kept | None:
    """The page in an entry; None where a single byte of it is not as it was written."""
    content = entry[len(_MARK) + _DIGEST :]
    digest = entry[len(_MARK) : len(_MARK) + _DIGEST]
    if not entry.startswith(_MARK) or hashlib.sha256(content).digest() != digest:
        return None
    line, _, packed = content.partition(b"\n")
    try:
        facts = json.loads(line)
        url = Url.parse(facts["url"])
        data = zlib.decompressobj().decompress(packed, facts["size"] + 1)
        if url is None or len(data) != facts["size"]:
            return None
        return Kept(
            data, url, int(facts["space"]), facts["content_type"], facts["charset"],
            facts["etag"], facts["last_modified"],
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, zlib.error):
        return None
