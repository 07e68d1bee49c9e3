"""The page: a sheet of paper with the article, its place and the sentence being read."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPushButton, QTextBrowser, QTextEdit

from haidai.article.model import Article
from haidai.article.outline import Labels
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.rendering.displayed import copied
from haidai.rendering.papers import WHITE, Paper
from haidai.rendering.renderer import RenderedArticle, lay_out_to, render, restyle
from haidai.rendering.style import Style
from haidai.settings.text_size import TextSize
from haidai.ui.heading_buttons import HeadingButtons
from haidai.ui.icons import Icons
from haidai.ui.theme import Theme

WIDE, NARROW = 64, 20  # pixels between the sheet's edge and the text
NARROW_BELOW = 620  # a page of this width gives its margins to the text
TOP, BOTTOM = 34, 80
LISTEN_ROOM = 122


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reader's place: a character, and how far its line stands below the page's top edge."""

    offset: int
    below: float


class ReaderView(QTextBrowser):
    """Shows one article and keeps its reader's place through every change of size."""

    listen_requested = Signal(int)  # section
    link_activated = Signal(object)  # Url
    size_steps_requested = Signal(int)

    def __init__(self, icons: Icons, theme: Theme, families: tuple[str, ...]) -> None:
        super().__init__()
        self._families = families
        self._size = TextSize.default()
        self._rendered: RenderedArticle | None = None
        self._anchor: Anchor | None = None
        self._moving = False
        self._reading: Span | None = None
        self._away = False
        self._desk = theme.desk
        self._paper = WHITE
        self.setAutoFillBackground(True)
        self._paint_desk()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._activate_link)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._listen_buttons = HeadingButtons(icons, theme.accent_ink, self.viewport())
        self._listen_buttons.pressed.connect(self.listen_requested)
        self._back_button = QPushButton(self)
        self._back_button.setObjectName("backToReading")
        self._back_button.clicked.connect(self.return_to_reading)
        self._back_button.hide()
        self._retranslate()

    # What is shown

    @property
    def article_shown(self) -> Article | None:
        """The article on the page."""
        return self._rendered.article if self._rendered else None

    def show_article(self, article: Article, place: int = 0) -> None:
        """Show an article, the line with the character at `place` at the top of the page."""
        rendered = render(article, self._style(), self._labels())
        rendered.document.setParent(self)
        before, self._rendered = self._rendered, rendered
        self._reading, self._away = None, False
        self._anchor = Anchor(place, 0.0) if place else None
        # Their cursors belong to the document before, which goes.
        self.setExtraSelections([])
        with _StillPage(self):
            self._place_sheet(rendered.style)
            self.setDocument(rendered.document)
            self._restore_place()
        if before is not None:
            before.document.deleteLater()
        self._place_overlays()

    def set_type_size(self, size: TextSize) -> None:
        """Set the text in another size; the line at the top of the page stays where it is."""
        if size != self._size:
            self._size = size
            self._restyle()

    def set_paper(self, paper: Paper) -> None:
        """Read on another paper."""
        self._paper = paper
        self._paint_desk()
        self._restyle()

    def place(self) -> int:
        """The offset in the article's text of the line at the top of the page."""
        anchor = self._current_anchor()
        return anchor.offset if anchor else 0

    def show_section(self, section: int) -> None:
        """Scroll to the heading of a section, counted from 0."""
        if self._rendered is not None:
            position = self._rendered.positions.heading_positions()[section]
            top = lay_out_to(self._rendered.document, position)
            self.verticalScrollBar().setValue(round(top) - self._size.pixels)

    # What is read aloud

    def highlight(self, span: Span | None) -> None:
        """Mark the sentence being read and follow it, unless the reader has scrolled away."""
        self._reading = span
        self._mark()
        if span is None:
            self._away = False
        elif not self._away:
            self._follow()
        self._place_back_button()

    def return_to_reading(self) -> None:
        """Bring the sentence being read back onto the page, and follow it again."""
        self._away = False
        self._follow()
        self._place_back_button()
        self.setFocus()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The sheet's own margins resize the viewport too: then the page is being set already.
        if not self._moving:
            self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_overlays()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.size_steps_requested.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        line = round(self._size.pixels * 1.8)
        page = max(line, self.viewport().height() - 2 * line)
        way = {
            Qt.Key.Key_Up: -line,
            Qt.Key.Key_Down: line,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_Home: -bar.value(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is not None and plain:
            bar.setValue(bar.value() + way)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._write_labels()
        super().changeEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: what an article names never becomes a path or an address Qt opens."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as a reader wants it: plain, without invisible joiners."""
        mime = QMimeData()
        mime.setText(copied(self.textCursor().selection().toPlainText()))
        return mime

    # The sheet and its style

    def _paint_desk(self) -> None:
        """The viewport is the sheet; what lies around it is the desk."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._desk))
        palette.setColor(QPalette.ColorRole.Base, QColor(self._paper.background))
        self.setPalette(palette)

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _style(self) -> Style:
        style = Style(
            self._size.pixels,
            column=1,
            families=self._families,
            paper=self._paper,
            listen_room=LISTEN_ROOM,
            side=WIDE if self._room() >= NARROW_BELOW else NARROW,
            top=TOP,
            bottom=BOTTOM,
        )
        return style.fitting(self._room())

    def _place_sheet(self, style: Style) -> None:
        """Make the viewport the sheet, in the middle of the desk."""
        rest = max(0, self._room() - round(style.sheet))
        self.setViewportMargins(rest // 2, 0, rest - rest // 2, 0)

    def _restyle(self) -> None:
        if self._rendered is None:
            return
        style = self._style()
        if style == self._rendered.style:
            with _StillPage(self):
                self._place_sheet(style)
            self._place_overlays()
            return
        self._anchor = self._current_anchor()
        with _StillPage(self):
            self._place_sheet(style)
            self._rendered = restyle(self._rendered, style)
            self._restore_place()
        self._mark()
        self._place_overlays()

    # The place

    def _current_anchor(self) -> Anchor | None:
        """The place kept since the reader last moved, so that no change of size adds to another."""
        if self._anchor is None and self._rendered is not None:
            bar = self.verticalScrollBar()
            if bar.value() == 0:
                return None
            left = round(self._rendered.style.side)
            position = self.cursorForPosition(QPoint(left, 1)).position()
            offset = self._rendered.positions.to_offset(position)
            if offset is not None:
                self._anchor = Anchor(offset, self._line(position).top() - bar.value())
        return self._anchor

    def _restore_place(self) -> None:
        if self._rendered is None:
            return
        if self._anchor is None:
            self._move_to(0)
            return
        position = self._rendered.positions.to_position(self._anchor.offset)
        top = lay_out_to(self._rendered.document, position)
        self._move_to(round(top - self._anchor.below))

    def _line(self, position: int) -> QRectF:
        """The line that holds a position, in the document's pixels; lays out as far as it."""
        document = self.document()
        block = document.findBlock(position)
        top = document.documentLayout().blockBoundingRect(block).topLeft()
        line = block.layout().lineForTextPosition(position - block.position())
        return line.naturalTextRect().translated(top) if line.isValid() else QRectF(top, top)

    def _move_to(self, value: int) -> None:
        """Scroll on behalf of the program: it is not the reader who moves."""
        self._moving = True
        self.verticalScrollBar().setValue(value)
        self._moving = False

    def _scrolled(self) -> None:
        if not self._moving:
            self._anchor = None
            self._away = self._reading is not None and not self._reading_is_in_view()
            self._place_back_button()
        self._place_listen_buttons()

    # The highlight

    def _mark(self) -> None:
        selections = []
        if self._rendered is not None and self._reading is not None:
            look = QTextCharFormat()
            look.setBackground(QBrush(QColor(self._rendered.style.paper.highlight)))
            for start, end in self._rendered.positions.to_document(self._reading):
                selection = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                # The stubs type these two as class attributes without a setter.
                setattr(selection, "cursor", cursor)  # noqa: B010
                setattr(selection, "format", look)  # noqa: B010
                selections.append(selection)
        self.setExtraSelections(selections)

    def _reading_lines(self) -> tuple[float, float] | None:
        """Top and bottom of the sentence being read, in the document's pixels."""
        if self._rendered is None or self._reading is None:
            return None
        ranges = self._rendered.positions.to_document(self._reading)
        if not ranges:
            return None
        return self._line(ranges[0][0]).top(), self._line(ranges[-1][1] - 1).bottom()

    def _reading_is_in_view(self) -> bool:
        lines = self._reading_lines()
        top = self.verticalScrollBar().value()
        return lines is None or (lines[1] > top and lines[0] < top + self.viewport().height())

    def _follow(self) -> None:
        """Keep the sentence in the middle part of the page; move only when it leaves it."""
        lines = self._reading_lines()
        if lines is None:
            return
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        if lines[0] < top + height * 0.08 or lines[1] > top + height * 0.8:
            self._anchor = None
            self._move_to(round(lines[0] - height * 0.28))

    # What lies over the page

    def _place_overlays(self) -> None:
        self._place_listen_buttons()
        self._place_back_button()

    def _place_listen_buttons(self) -> None:
        if self._rendered is None:
            return
        article, top = self._rendered.article, self.verticalScrollBar().value()
        height = self.viewport().height()
        # Ask only for lines in view: a line further down would be laid out for nothing.
        last = self.cursorForPosition(QPoint(0, height)).position()
        first = self.cursorForPosition(QPoint(0, 0)).position()
        headings = {}
        positions = self._rendered.positions.heading_positions()
        for section, position in enumerate(positions):
            heading = article.sections[section].heading
            if heading and first - len(heading) <= position <= last:
                headings[section] = (self._line(position).translated(0, -top), heading)
        right = round(self._rendered.style.side + self._rendered.style.column)
        self._listen_buttons.place(headings, right)

    def _place_back_button(self) -> None:
        self._back_button.setVisible(self._away)
        if self._away:
            self._back_button.adjustSize()
            x = self.viewport().x() + (self.viewport().width() - self._back_button.width()) // 2
            self._back_button.move(x, self.height() - self._back_button.height() - 18)
            self._back_button.raise_()

    def _activate_link(self, link: QUrl) -> None:
        url = Url.parse(link.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if url is not None:
            self.link_activated.emit(url)

    # The words

    def _labels(self) -> Labels:
        return Labels(
            source=self.tr("Source: "),
            reporters=self.tr("Reporter: "),
            editors=self.tr("Editor: "),
            image=self.tr("Picture: "),
        )

    def _write_labels(self) -> None:
        if self._rendered is not None:
            self.show_article(self._rendered.article, self.place())

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Article"))
        self._back_button.setText(self.tr("Back to the reading"))
        self._listen_buttons.set_words(self.tr("Hear this"), self.tr("Hear this section: {0}"))


class _StillPage:
    """While the page is set anew nothing is painted and no scrolling is the reader's."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view

    def __enter__(self) -> None:
        self._view.setUpdatesEnabled(False)
        self._view._moving = True

    def __exit__(self, *_: object) -> None:
        self._view._moving = False
        self._view.setUpdatesEnabled(True)
