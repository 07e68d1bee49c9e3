"""What kind of document bytes are: by what their sender says, else by how they begin."""

import re

HTML = "text/html"
PLAIN = "text/plain"
MHTML = "multipart/related"

_HTML_TYPES = frozenset({HTML, "application/xhtml+xml"})
_UNSURE = frozenset({"application/octet-stream", "text/xml", "application/xml", "application/json"})
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"RIFF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"MZ\x90",
    b"OggS",
    b"ID3",
    b"7z\xbc\xaf",
    b"Rar!",
)
_BEGINS_PAGE = re.compile(
    rb"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--(?>.{0,2000}?-->)\s*)*+<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"<(?:html|head|body|title|meta|div|p|br|span|a|article|section|h[1-6]|ul|ol|li|table|b|strong"
    rb"|img)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LOOKED_AT = 200_000
_HEAD = 4_000
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def is_text(content_type: str | None, data: bytes) -> bool:
    """Whether the bytes may be a text or a page: not an image, a PDF, an archive."""
    if data.startswith(_BINARY):
        return False
    return (
        content_type is None
        or content_type.startswith("text/")
        or content_type in _HTML_TYPES
        or content_type in _UNSURE
    )


def is_mhtml(content_type: str | None, data: bytes) -> bool:
    """Whether the bytes are a page saved in one file, whatever its name is."""
    if content_type == MHTML:
        return True
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head and not head.startswith(b"<")


def picture_type(data: bytes) -> str | None:
    """The media type of a picture that may be shown, by its first bytes; never SVG."""
    for start, name in _PICTURES:
        if data.startswith(start):
            return name
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def is_html(content_type: str | None, data: bytes) -> bool:
    """Whether the bytes are a web page.

    A text that begins as a page does is one whatever it is called; a page without any tag is
    none; where nothing is said, tags decide.
    """
    sample = _narrow(data[:_LOOKED_AT])
    if _BEGINS_PAGE.match(sample):
        return True
    if content_type is not None and content_type not in _HTML_TYPES | _UNSURE:
        return False
    return _TAG.search(sample) is not None


def _narrow(data: bytes) -> bytes:
    """UTF-16 read as if it were ASCII, so that its tags can be seen."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[:400].count(0) > len(data[:400]) // 4:
        return data.lstrip(b"\xff\xfe\xef\xbb\xbf").replace(b"\x00", b"")
    return data.lstrip(b"\xef\xbb\xbf")
