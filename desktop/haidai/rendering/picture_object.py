"""Pictures in a document: objects of our own kind, drawn by us.

The document names no resource: there is nothing that Qt could try as a path or an address.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from haidai.article.model import Image
from haidai.article.outline import Labels
from haidai.rendering.displayed import displayed
from haidai.rendering.pictures import WAITING, PictureFacts, PictureSize, shown_size
from haidai.rendering.style import Style

OBJECT_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
NUMBER = QTextFormat.Property.UserProperty.value + 1
SMALLEST_SHARE = 0.6
"""Of its height, for a picture that would else leave the foot of a page white."""
CORNER = 0.3  # of the frame, in sizes of small type


def picture_format(number: int) -> QTextCharFormat:
    """The format of the one character a picture is in the document."""
    font = QFont()
    font.setPixelSize(1)  # else the line would be as much higher as a letter's foot
    result = QTextCharFormat()
    result.setFont(font)
    result.setObjectType(OBJECT_TYPE)
    result.setProperty(NUMBER, number)
    return result


class DocumentPictures(QPyTextObject):
    """Draws the pictures of one document; each is as wide as the column, with room around it.

    A picture is its place, a frame that says it is on its way, until `facts` and `images` have
    it. The document must be told (`markContentsDirty`) when facts change its size.
    """

    def __init__(
        self, document: QTextDocument, pictures: Sequence[Image], labels: Labels, style: Style
    ) -> None:
        super().__init__(document)
        self.style = style
        self.facts: dict[int, PictureFacts] = {}
        self.images: dict[int, QImage] = {}
        self.source: Callable[[int, int], QImage | None] | None = None
        """Where there is one, it gives a picture that is to be so many dots wide."""
        self.pictures = pictures
        self._lowered: dict[int, float] = {}
        self._labels = labels
        document.documentLayout().registerHandler(OBJECT_TYPE, self)

    def shown_size(self, number: int) -> PictureSize:
        """How large a picture stands on the page, without the room around it."""
        size = self._laid_size(number)
        height = size.height - self._lowered.get(number, 0.0)
        return PictureSize(size.width * height / size.height, height) if height else size

    def _laid_size(self, number: int) -> PictureSize:
        return shown_size(self.facts.get(number, WAITING), self.style)

    def spare(self, number: int) -> float:
        """How much of its height a picture can do without; a frame with words needs its own."""
        known = self.facts.get(number, WAITING)
        return 0.0 if known.missing else (1 - SMALLEST_SHARE) * self.shown_size(number).height

    def words(self, number: int) -> str:
        """What is written into the frame of a picture that is not there; "" where one is."""
        known = self.facts.get(number, WAITING)
        if known.dots is not None:
            return ""
        room = self.shown_size(number).width - 2 * self.style.small_size
        metrics = QFontMetricsF(self._frame_font())
        return metrics.elidedText(self._said(number), Qt.TextElideMode.ElideRight, room)

    def _said(self, number: int) -> str:
        if not self.facts.get(number, WAITING).missing:
            return self._labels.picture_coming
        alt = self.pictures[number].alt if not self.pictures[number].text else ""
        words = self._labels.picture_missing
        return f"{words}　{displayed(alt[:200]).text}" if alt else words

    def _frame_font(self) -> QFont:
        font = QFont()
        font.setPixelSize(self.style.small_size)
        if self.style.families:
            font.setFamilies(list(self.style.families))
        return font

    def lower(self, number: int, less: float) -> None:
        """Draw a picture so much less high, at the top of the room it was laid out with."""
        self._lowered[number] = less

    def rect(self, number: int, place: QPointF) -> QRectF:
        """The picture itself, on a page where its line begins at `place`."""
        size = self.shown_size(number)
        left = place.x() + (self.style.column - size.width) / 2
        return QRectF(round(left), round(place.y() + self._room(size)), size.width, size.height)

    def intrinsicSize(self, _document: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        size = self._laid_size(_number(form))
        return QSizeF(self.style.column, size.height + 2 * self._room(size))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        form: QTextFormat,
    ) -> None:
        number = _number(form)
        target = self.rect(number, QRectF(rect).topLeft())
        image = self.images.get(number)
        if image is None and self.source is not None:
            image = self.source(number, round(target.width()))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, image)
        elif not target.isEmpty():
            self._draw_frame(painter, target, number)

    def _room(self, size: PictureSize) -> int:
        """Kept free above and below a picture."""
        return round(self.style.type_size * 0.35) if size.height else 0

    def _draw_frame(self, painter: QPainter, rect: QRectF, number: int) -> None:
        paper, size = self.style.paper, self.style.small_size
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(paper.rule), max(self.style.type_size / 20, 1)))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), size * CORNER, size * CORNER)
        font = self._frame_font()
        room = rect.adjusted(size, 0, -size, 0)
        words = self._said(number)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(QColor(paper.secondary))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()


def _number(form: QTextFormat) -> int:
    return form.intProperty(NUMBER)
