"""The page: a sheet of paper with the article on it, and the reader's place in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from haidai.article.model import Article
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.rendering.papers import Paper
from haidai.rendering.renderer import RenderedArticle, has_other_form, lay_out_to, render, restyle
from haidai.settings.page_layout import PageLayout
from haidai.settings.text_size import TextSize
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.measures import Measures
from haidai.ui.looks.theme import Theme
from haidai.ui.page.focus_ring import FocusRing
from haidai.ui.page.heading_buttons import HeadingButtons
from haidai.ui.page.link_focus import PageLinks
from haidai.ui.page.page_accessibility import put_in_reading_order
from haidai.ui.page.page_foot import PageFoot
from haidai.ui.page.page_lines import PageLines
from haidai.ui.page.page_look import PageLook
from haidai.ui.page.page_marks import PageMarks
from haidai.ui.page.page_pictures import PagePictures
from haidai.ui.page.page_place import PagePlace
from haidai.ui.page.page_selection import PageSelection
from haidai.ui.page.page_sheet import PageSheet
from haidai.ui.page.page_stops import PageStops
from haidai.ui.page.page_tables import PageTables
from haidai.ui.page.page_words import PageWords
from haidai.ui.page.progress_mark import ProgressMark
from haidai.ui.page.reading_mark import ReadingMark
from haidai.ui.page.scroll_keys import scroll_asked, scrolled
from haidai.ui.page.zoom_gestures import ZoomGestures

if TYPE_CHECKING:
    from haidai.ui.page.found_marks import FoundMarks


class ReaderView(QTextBrowser):
    """Shows one article and keeps its reader's place through every change of size."""

    listen_requested = Signal(int)  # section
    link_activated = Signal(object)  # Url
    size_steps_requested = Signal(int)
    menu_requested = Signal(QPoint)  # in the viewport
    double_clicked = Signal(int)  # offset in Article.text

    def __init__(self, icons: Icons, theme: Theme, families: tuple[str, ...]) -> None:
        super().__init__()
        # Asked for `viewport()`, PySide6 makes every class of widget there is to see which one
        # that is, in 12 ms; found by its name and kept, it is a QWidget and known from then on.
        self._known = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.rendered: RenderedArticle | None = None
        self._look = PageLook(families)
        self.lines = PageLines(self)
        self.selection = PageSelection(self)
        self._sheet = PageSheet(self, theme.desk)
        self.words = PageWords(self)
        self.standing = PagePlace(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._activate_link)
        self.standing.left.connect(self._reader_moved)
        self.heading_buttons = HeadingButtons(icons, theme.accent_ink, self)
        self.heading_buttons.pressed.connect(self.listen_requested)
        self.pictures = PagePictures(theme.focus, self)
        self.foot_line = PageFoot(self)
        self.marks = PageMarks(self)
        self._links = PageLinks(self)
        self._links.activated.connect(self.link_activated)
        self.tables = PageTables(theme.focus, self)
        on_page = (self._links, self.heading_buttons, self.pictures, self.tables, self.foot_line)
        self.stops = PageStops(self, on_page)
        FocusRing(self)
        self._zoom = ZoomGestures(self)
        self._zoom.steps_requested.connect(self.size_steps_requested)
        self.reading_mark = ReadingMark(self)
        self.progress = ProgressMark(self)
        self._sheet.use_paper(self._look.paper)
        self.words.put_on_page()

    # What is shown

    @property
    def article_shown(self) -> Article | None:
        """The article on the page."""
        return self.rendered.article if self.rendered else None

    def show_article(self, article: Article, place: int = 0) -> None:
        """Show an article, the line with the character at `place` at the top of the page."""
        rendered = self._render(article)
        self.standing.go(rendered.positions.to_position(place) if place else 0)
        self._show(rendered)

    def show_again(self, article: Article) -> None:
        """Show the same article in other words or characters; the line at the top stays.

        What is read of it is marked as before.
        """
        before, reading = self.rendered, self.reading_mark.span
        if before is None:
            self.show_article(article)
            return
        rendered = self._render(article, before)
        self.standing.carry_over(before, rendered)
        self._show(rendered)
        self.highlight(reading)

    def _render(self, article: Article, before: RenderedArticle | None = None) -> RenderedArticle:
        style = self._look.style(article, self._sheet.room)
        facts = before.pictures.facts if before else None
        rendered = render(article, style, self.words.labels(), facts=facts)
        rendered.pictures.images.update(before.pictures.images if before else {})
        rendered.document.setParent(self)
        return rendered

    def _show(self, rendered: RenderedArticle) -> None:
        with self.setting():
            self.reading_mark.clear()
            self.marks.clear()
            self.stops.let_go()
            before, self.rendered = self.rendered, rendered
            self.pictures.begin(rendered)
            self.heading_buttons.begin(rendered)
            self._links.begin(rendered)
            self.tables.begin(rendered)
            self._sheet.lie(rendered.style)
            self.setDocument(rendered.document)
            self.standing.restore()
        if before is not None:
            before.document.deleteLater()
        self.place_overlays()

    def set_type_size(self, size: TextSize, measures: Measures | None = None) -> None:
        """Set the text in another size; the line at the top of the page stays where it is.

        `measures` are those of the labels beside it, where they change too.
        """
        if self._look.take_size(size, measures):
            self._restyle()

    def use_measures(self, measures: Measures) -> None:
        """Grow or shrink with the labels: the buttons on the page have other sizes now."""
        self.set_type_size(self._look.size, measures)
        self._sheet.use_paper(self._look.paper)  # the new style sheet took it off
        self.heading_buttons.fit()
        self.place_overlays()

    def set_layout(self, layout: PageLayout, paper: Paper) -> None:
        """Lay the page out so, on this paper; the line at the top of the page stays."""
        self._look.layout, self._look.paper = layout, paper
        self._sheet.use_paper(paper)
        self._restyle()

    def use_theme(self, theme: Theme) -> None:
        """Lie on the desk of another theme, under its buttons."""
        self._sheet.use_desk(theme.desk, self._look.paper)
        self.heading_buttons.use_ink(theme.accent_ink)
        self.pictures.use_ink(theme.focus)
        self.tables.use_ink(theme.focus)

    def highlight(self, span: Span | None, word: Span | None = None) -> None:
        """Mark the sentence being read, the word in it, and follow; None when nothing is read."""
        self.reading_mark.show(span, word)
        if "found" in self.__dict__:
            self.found.place()

    @property
    def span_read(self) -> Span | None:
        """The sentence being read, marked on the page."""
        return self.reading_mark.span

    @cached_property
    def found(self) -> "FoundMarks":
        """The marks of what was found, made when something is first looked for."""
        from haidai.ui.page.found_marks import FoundMarks

        return FoundMarks(self)

    # The place

    def take_focus(self) -> None:
        """Be typed to, without moving: Qt would scroll to its own cursor."""
        value = self.verticalScrollBar().value()
        self.setFocus()
        self.standing.move_to(value)

    def place(self) -> int:
        """The offset in the article's text of the line at the top of the page."""
        return self.standing.offset()

    def show_section(self, section: int) -> None:
        """Scroll to the heading of a section, counted from 0."""
        if self.rendered is not None:
            position = self.rendered.positions.heading_positions()[section]
            top = lay_out_to(self.rendered.document, position)
            self.verticalScrollBar().setValue(round(top) - self._look.size.pixels)

    def follow_to(self, value: int) -> None:
        """Scroll on behalf of the reading: the reader has not moved."""
        self.standing.forget()
        self.standing.move_to(value)
        self.place_overlays()

    @contextmanager
    def keeping_place(self) -> Iterator[None]:
        """While lines change their heights: the sentence being read stays, else the place."""
        with self.setting(), self.standing.kept(self.reading_mark.position_in_view()):
            yield

    def _reader_moved(self) -> None:
        self.reading_mark.reader_scrolled()
        self._place_on_page()

    # The sheet and its style

    def _restyle(self) -> None:
        if self.rendered is None:
            return
        style = self._look.style(self.rendered.article, self._sheet.room)
        if has_other_form(self.rendered, style):
            self.show_again(self.rendered.article)
            return
        changed = style != self.rendered.style
        if changed:
            self.standing.anchor()
        with self.setting():
            # First the document, or Qt would lay the old one out for the new sheet.
            if changed:
                self.rendered = restyle(self.rendered, style)
            self._sheet.lie(style)
            if changed:
                self.standing.restore()
        if changed:
            self.reading_mark.mark()
        self.place_overlays()

    @contextmanager
    def setting(self) -> Iterator[None]:
        """While the page is set anew nothing is painted, and no scrolling is the reader's."""
        self.setUpdatesEnabled(False)
        try:
            with self.standing.held():
                yield
        finally:
            self.setUpdatesEnabled(True)

    def place_overlays(self) -> None:
        """Put everything that lies on the page where it belongs now."""
        self._place_on_page()
        self.reading_mark.place_chip()

    def _place_on_page(self) -> None:
        self.heading_buttons.place()
        self._links.place()
        self.tables.place()
        self.pictures.place()
        self.foot_line.place()
        if "found" in self.__dict__:
            self.found.place()
        put_in_reading_order(self.viewport())

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The sheet's own margins resize the viewport too: then the page is being set already.
        if self.standing.is_held:
            super().resizeEvent(event)
            return
        with self.standing.kept_in_window():
            super().resizeEvent(event)
            self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        with self.standing.kept_in_window():
            super().showEvent(event)  # the first time it scrolls to the text cursor, at the top
        self.place_overlays()

    def paintEvent(self, event: QPaintEvent) -> None:
        if "found" in self.__dict__:
            self.found.paint(event.rect())
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Told when the reader comes to the page, not at every step of scrolling.
        self.setAccessibleDescription(self.words.share_read(self.progress.share))
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom.turn(event)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        offset = self.lines.offset_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and offset is not None:
            self.double_clicked.emit(offset)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, move = self.verticalScrollBar(), scroll_asked(event)
        if move is not None:
            line = round(self._look.size.pixels * self._look.layout.line_spacing)
            height = self.viewport().height()
            bar.setValue(scrolled(move, bar.value(), bar.maximum(), line, height))
        elif event.key() == Qt.Key.Key_Space:
            event.accept()  # it steers the reading; Qt would turn the page
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        focused = self.focusWidget()
        on_page = focused is self or self.viewport().isAncestorOf(focused)
        if on_page and self.stops.go(forward):
            return True
        return QWidget.focusNextPrevChild(self, forward)  # not QTextBrowser's own, link by link

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.words.put_on_page()
            if self.rendered is not None:
                self.show_again(self.rendered.article)
        super().changeEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: what an article names never becomes a path or an address Qt opens."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as a reader wants it: plain, without invisible joiners."""
        mime = QMimeData()
        mime.setText(self.selection.text())
        return mime

    def _activate_link(self, link: QUrl) -> None:
        url = Url.parse(link.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if url is not None:
            self.link_activated.emit(url)
