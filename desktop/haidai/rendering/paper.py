"""An article on paper: laid out once, cut into pages between lines, painted page by page.

`Pages` is what a printer, a PDF file and a preview all paint: the same lines at the same
places. It belongs to the thread that made it. Always black on white, whatever the screen shows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter

from haidai.article.model import Article
from haidai.article.parts import parts
from haidai.article.pictures import pictures_of
from haidai.errors import ErrorKind, HaidaiError, PaperError
from haidai.rendering.displayed import displayed
from haidai.rendering.line_boxes import Laid, laying_boxes
from haidai.rendering.lines import LONGEST_LABEL
from haidai.rendering.notes import Notes, notes_of
from haidai.rendering.page_breaks import page_breaks
from haidai.rendering.picture_decoding import decoded
from haidai.rendering.picture_folder import Pictures, ReadyPicture
from haidai.rendering.pictures import MISSING, WAITING, PictureFacts
from haidai.rendering.renderer import RenderedArticle, render
from haidai.rendering.sheet import DOTS_A_MM, DOTS_AN_INCH, PaperStyle, Sheet
from haidai.rendering.style import Role, Style
from haidai.rendering.text_lines import NO_NOTES

PIECE = 40_000
"""Characters of the article that are laid out in one document."""
PICTURE_DOTS_AN_INCH = 300
MOST_PICTURES_KEPT = 4
"""Decoded ones, of at most twelve megabytes each."""

Progress = Callable[[int, int], None]
"""Told after each page: pages painted, pages in all."""
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A section's heading, the page it is on (from 0), and how far down (0 top, 1 foot)."""

    title: str
    page: int
    height: float


@dataclass(frozen=True, slots=True)
class PaintedPages:
    """What was painted."""

    count: int
    bookmarks: tuple[Bookmark, ...]
    characters: frozenset[str]
    """Every character that stands somewhere on them."""
    drawn: tuple[str, ...] = ()
    """Where there are characters beyond the basic plane: the text drawn in the regular and in
    the bold face, each in its order."""


class Pages:
    """An article on the pages of a paper style. Needs a QGuiApplication."""

    def __init__(
        self, article: Article, paper_style: PaperStyle, pictures: Pictures | None = None
    ) -> None:
        """`pictures` are those that are there; without, each is its caption alone."""
        self._article = article
        self._paper_style = paper_style
        self._pictures = pictures
        self._sheet = Sheet(paper_style, article)
        self._pages: list[_Page] = []
        self._bookmarks: list[Bookmark] = []
        self._characters = set(f"0123456789 -/…　{displayed(article.title).text}")

    def laying_out(self) -> Iterator[None]:
        """Lay the article out block by block; when that has ended, the pages are there."""
        notes = notes_of(self._article) if self._paper_style.link_notes else NO_NOTES
        # In pieces, for whoever waits between two steps; and Qt's lengths overflow in a document
        # of some thousand pages.
        pieces = _pieces(self._article)
        column = _Column(self._sheet)
        for number, piece in enumerate(pieces):
            yield
            style = self._sheet.style if number else self._sheet.first_style
            own = replace(notes, listed=piece is pieces[-1])
            rendered = self._rendered(piece, style, own)
            laid: list[Laid] = []
            yield from laying_boxes(rendered, self._sheet.body, laid)
            if not number:
                laid = _below_the_code(rendered, laid, self._sheet.code_bottom)
            column.add(rendered, laid)
            self._characters |= set(rendered.document.toPlainText())
        yield
        self._pages = column.pages()
        self._bookmarks = list(column.bookmarks(self._pages))

    def _rendered(self, part: Article, style: Style, notes: Notes) -> RenderedArticle:
        labels = self._paper_style.labels
        if self._pictures is None:
            return render(part, style, labels, pictures=(), notes=notes)
        known = dict(enumerate(pictures_of(part)))
        absent = WAITING if self._pictures.waiting else MISSING
        ready = self._pictures.ready
        facts = {
            number: PictureFacts(ready[image].dots) if image in ready else absent
            for number, image in known.items()
        }
        rendered = render(part, style, labels, notes=notes, facts=facts)
        rendered.pictures.source = PictureSource(
            {number: ready[image] for number, image in known.items() if image in ready}
        )
        self._characters |= set(labels.picture_missing + labels.picture_coming)
        self._characters |= set("".join(displayed(image.alt).text for image in known.values()))
        return rendered

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._pages)

    @property
    def first_lines(self) -> tuple[int, ...]:
        """For each page how many lines come before it."""
        return tuple(page.start for page in self._pages)

    def paint(self, painter: QPainter, index: int) -> None:
        """Draw a page, counted from 0, in dots of 1/600 inch from the corner of its margins."""
        page = self._pages[index]
        self._sheet.paint_margins(painter, index + 1, len(self._pages))
        if index == 0:
            self._sheet.paint_code(painter)
        with self._sheet.body_at(painter, page.top):
            for laid in page.laid:
                laid.paint(painter, self._sheet.pen)

    def paint_sheet(self, painter: QPainter, index: int) -> None:
        """Draw a page in dots of 1/600 inch from the corner of its sheet."""
        page = self._paper_style.page
        painter.save()
        painter.translate(page.left * DOTS_A_MM, page.top * DOTS_A_MM)
        self.paint(painter, index)
        painter.restore()

    def painted(self) -> PaintedPages:
        """What stands on them."""
        rare = max(self._characters) > "\uffff"
        drawn = _drawn_texts(self._pages, self._sheet) if rare else ()
        characters = frozenset(self._characters)
        return PaintedPages(self.count, tuple(self._bookmarks), characters, drawn)


class PictureSource:
    """Draws the pictures of a page from their files; the last ones are kept."""

    def __init__(self, ready: Mapping[int, ReadyPicture]) -> None:
        self._ready = ready
        self._kept: dict[tuple[int, int], QImage] = {}

    def __call__(self, number: int, width: int) -> QImage | None:
        """A picture to be drawn so many dots of the page wide, of at most 300 dots an inch."""
        if number not in self._ready:
            return None
        key = (number, max(round(width * PICTURE_DOTS_AN_INCH / DOTS_AN_INCH), 1))
        if key not in self._kept:
            try:
                image = decoded(self._ready[number].path.read_bytes(), key[1]).image
            except (OSError, HaidaiError):
                return None  # its place stays empty: the folder was closed
            while len(self._kept) >= MOST_PICTURES_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = image
        return self._kept[key]


def laid_out(
    article: Article,
    paper_style: PaperStyle,
    cancelled: Cancelled | None = None,
    pictures: Pictures | None = None,
) -> Pages:
    """The pages of an article, at once.

    Raises:
        PaperError: CANCELLED when asked to stop.
    """
    pages = Pages(article, paper_style, pictures)
    for _ in pages.laying_out():
        _stop_when(cancelled)
    return pages


def paint_pages(
    article: Article,
    paper_style: PaperStyle,
    device: QPagedPaintDevice,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    pictures: Pictures | None = None,
) -> PaintedPages:
    """Print an article on a device that has the size and margins of the paper style's page.

    Needs a QGuiApplication.

    Raises:
        PaperError: PRINT_FAILED where the device takes no page, CANCELLED when asked to stop.
    """
    pages = laid_out(article, paper_style, cancelled, pictures)
    painter = QPainter()
    if not painter.begin(device):
        raise PaperError(ErrorKind.PRINT_FAILED)
    try:
        for index in range(pages.count):
            _stop_when(cancelled)
            if index and not device.newPage():
                raise PaperError(ErrorKind.PRINT_FAILED)
            painter.resetTransform()
            scale = device.logicalDpiX() / DOTS_AN_INCH
            painter.scale(scale, scale)
            pages.paint(painter, index)
            if progress is not None:
                progress(index + 1, pages.count)
    finally:
        ended = painter.end()
    if not ended:
        raise PaperError(ErrorKind.PRINT_FAILED)
    return pages.painted()


def _below_the_code(rendered: RenderedArticle, laid: list[Laid], code_bottom: float) -> list[Laid]:
    """The lines, those that reach below the code moved down until they do."""
    narrow = {role for role, _ in rendered.style.kept_right}
    runs = rendered.runs.lines
    beside = max((run.end for run in runs if run.role in narrow), default=-1)
    first = next(
        (at for at, item in enumerate(laid) if item.lines[0].block.position() > beside), len(laid)
    )
    if first == len(laid) or (down := code_bottom - laid[first].box.top) <= 0:
        return laid
    return [*laid[:first], *(item.moved(down) for item in laid[first:])]


def _drawn_texts(pages: Sequence["_Page"], sheet: Sheet) -> tuple[str, str]:
    regular: list[str] = []
    bold: list[str] = []
    for number, page in enumerate(pages, 1):
        for margin in sheet.margins(number, len(pages)):
            regular += (margin.right, margin.left)
        for laid in page.laid:
            for line in laid.lines:
                (bold if line.bold else regular).append(line.text)
    return "".join(regular), "".join(bold)


def _stop_when(cancelled: Cancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise PaperError(ErrorKind.CANCELLED)


def _pieces(article: Article) -> list[Article]:
    """The article in pieces that follow each other on paper: title and facts stand once."""
    first, *others = parts(article, PIECE)
    if not others:
        return [first]
    bare = replace(
        article, title="", trail=(), published=None, source=None, reporters=(), editors=()
    )
    pieces = [replace(bare, sections=other.sections) for other in others]
    pieces[-1] = replace(pieces[-1], editors=article.editors)
    return [replace(first, editors=()), *pieces]


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page shows of rendered articles, which must live as long."""

    rendered: Sequence[RenderedArticle]
    start: int
    laid: Sequence[Laid]

    @property
    def top(self) -> float:
        """Where it begins on the uncut page."""
        return self.laid[0].box.top


class _Column:
    """Everything laid out, one below the other, to be cut into the pages of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._laid: list[Laid] = []
        self._pieces: list[tuple[RenderedArticle, int]] = []
        """Each with the place of its first line."""

    def add(self, rendered: RenderedArticle, laid: Sequence[Laid]) -> None:
        """Put a piece below what there is."""
        self._pieces.append((rendered, len(self._laid)))
        if not self._laid or not laid:
            self._laid += laid
            return
        last = self._laid[-1].box
        gap = rendered.style.line(Role.PARAGRAPH).after
        down = last.bottom + gap - laid[0].box.top
        self._laid += (item.moved(down, last.paragraph + 1) for item in laid)

    def pages(self) -> list[_Page]:
        """The column cut where pages begin."""
        starts = page_breaks([item.box for item in self._laid], self._sheet.body)
        rendered = [each for each, _ in self._pieces]
        return [
            _Page(rendered, start, self._laid[start:end])
            for start, end in pairwise([*starts, len(self._laid)])
        ]

    def bookmarks(self, pages: Sequence[_Page]) -> Iterator[Bookmark]:
        """The headings of the sections, on the pages the column was cut into."""
        starts = [page.start for page in pages]
        ends = [start for _, start in self._pieces[1:]] + [len(self._laid)]
        for (rendered, start), end in zip(self._pieces, ends, strict=True):
            positions = [item.lines[0].block.position() for item in self._laid[start:end]]
            places = rendered.positions.heading_positions()
            for section, position in zip(rendered.article.sections, places, strict=True):
                if section.heading:
                    # The first line of its block, or the nearest before.
                    nearest = max(bisect_right(positions, position) - 1, 0)
                    line = start + bisect_left(positions, positions[nearest])
                    page = bisect_right(starts, line) - 1
                    top = self._sheet.margin + self._laid[line].box.top - pages[page].top
                    title = displayed(section.heading[:LONGEST_LABEL]).text
                    yield Bookmark(title, page, top / self._sheet.height)
