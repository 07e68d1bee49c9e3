"""What the window asks of the child process that makes a PDF file, and what it hears back.

The order is one JSON object on the child's standard input. The answers are lines of JSON on
its standard output: `{"page": 3, "pages": 12}` while it paints, and at the end `{"kind": null}`
or the kind and details of the error.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from haidai.article.model import Article
from haidai.article.pictures import pictures_of
from haidai.article.serialized import from_json, to_json
from haidai.errors import ErrorKind, PaperError
from haidai.rendering.page_format import A4, PageFormat
from haidai.rendering.picture_folder import Pictures, ReadyPicture
from haidai.rendering.sheet import PaperStyle
from haidai.settings.page_layout import Typeface


@dataclass(frozen=True, slots=True)
class PdfOrder:
    """An article, how it is to be printed, and the file it is to become."""

    article: Article
    paper_style: PaperStyle
    path: Path
    pictures: Pictures | None = None
    """Files that stay where they are until the child has ended."""

    def to_bytes(self) -> bytes:
        """The order as JSON; `from_bytes` gives it back."""
        style = self.paper_style
        code = ["".join("01"[dark] for dark in row) for row in style.address_code]
        values = {
            "article": to_json(self.article),
            "path": str(self.path),
            "type_size": style.type_size_points,
            "page": asdict(style.page),
            "address_code": code,
            "link_notes": style.link_notes,
            "typeface": style.typeface,
            "pictures": self._picture_files(),
        }
        return json.dumps(values).encode()

    def _picture_files(self) -> list[tuple[int, str, tuple[int, int]]] | None:
        """Number, file and dots of each that is there."""
        if self.pictures is None:
            return None
        ready = self.pictures.ready
        return [
            (number, str(ready[image].path), ready[image].dots)
            for number, image in enumerate(pictures_of(self.article))
            if image in ready
        ]

    @classmethod
    def from_bytes(cls, content: bytes) -> "PdfOrder":
        """The order in what `to_bytes` gave.

        Who knows no Qt may leave out the page, A4 then, the code, none then, the notes and
        the pictures, which then are their captions.
        """
        values = json.loads(content)
        code = tuple(tuple(dark == "1" for dark in row) for row in values.get("address_code", ()))
        page = PageFormat(**values["page"]) if "page" in values else A4
        style = PaperStyle(
            values["type_size"],
            page=page,
            address_code=code,
            link_notes=values.get("link_notes", True),
            typeface=Typeface(values.get("typeface", Typeface.SANS)),
        )
        article = from_json(values["article"])
        pictures = None
        if (files := values.get("pictures")) is not None:
            known = pictures_of(article)
            ready = {
                known[number]: ReadyPicture(Path(path), tuple(dots)) for number, path, dots in files
            }
            pictures = Pictures(ready)
        return cls(article, style, Path(values["path"]), pictures)


@dataclass(frozen=True, slots=True)
class PageReport:
    """So many pages of so many are painted."""

    page: int
    pages: int

    def to_line(self) -> str:
        """The report as a line of JSON."""
        return json.dumps(asdict(self)) + "\n"


@dataclass(frozen=True, slots=True)
class EndReport:
    """The file is written, or the error why not."""

    error: PaperError | None

    def to_line(self) -> str:
        """The report as a line of JSON."""
        if self.error is None:
            return json.dumps({"kind": None}) + "\n"
        return json.dumps({"kind": self.error.kind, "details": self.error.details}) + "\n"


def report_in(line: bytes) -> PageReport | EndReport:
    """What a line of the child's says; one that says nothing is the end, in an error."""
    try:
        values: dict[str, Any] = json.loads(line)
        if "page" in values:
            return PageReport(int(values["page"]), int(values["pages"]))
        if values["kind"] is None:
            return EndReport(None)
        return EndReport(PaperError(ErrorKind(values["kind"]), **values["details"]))
    except (ValueError, KeyError, TypeError):
        return EndReport(PaperError(ErrorKind.PRINT_FAILED))
