"""A picture of the article, large: in a dialog of its own, to be looked at closely."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QImage,
    QKeyEvent,
    QNativeGestureEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGestureEvent,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QPinchGesture,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from haidai.rendering.picture_decoding import DecodedPicture
from haidai.ui.labels import plain_label
from haidai.ui.page.focus_ring import FocusRing
from haidai.ui.page.page_accessibility import stand_for
from haidai.ui.page.zoom_gestures import NOTCH

STEP = 1.25
LARGEST = 8.0  # dots of the screen for one of the picture
OF_SCREEN = 0.92
LONGEST_CAPTION = 300


class PictureDialog(QDialog):
    """Shows a picture as large as the screen allows; wheel, + and − enlarge it, Esc closes it.

    `shows` says what is to be seen on it, for those who do not see it; `words` stand below it.
    """

    def __init__(
        self, number: int, picture: DecodedPicture, words: str, parent: QWidget, shows: str = ""
    ) -> None:
        super().__init__(parent)
        self._number = number
        self.setObjectName("pictureDialog")
        self.setWindowTitle(self.tr("Picture"))
        self._view = PictureView(picture.dots, self)
        name = (shows or words)[:LONGEST_CAPTION]
        self._view.setAccessibleName(name or self.tr("Picture"))
        self._view.setAccessibleDescription(
            self.tr("+ makes it larger, − smaller, 0 shows the whole picture, the arrows move it")
        )
        stand_for(self._view, QAccessible.Role.Graphic)
        FocusRing(self._view)
        self._caption = plain_label("pictureCaption", wrap=True)
        self._caption.setText(words[:LONGEST_CAPTION])
        row = QHBoxLayout()
        row.addStretch(1)
        for name, text, step in (
            ("enlarge", self.tr("Larger"), self._view.enlarge),
            ("reduce", self.tr("Smaller"), self._view.reduce),
            ("fit", self.tr("Whole picture"), self._view.fit),
            ("close", self.tr("Close"), self.accept),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(step)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._view, 1)
        column.addWidget(self._caption)  # over the whole width: beside the buttons is no room
        column.addLayout(row)
        self._caption.setVisible(bool(words))
        self.sharpen(number, picture)
        screen = parent.screen().availableGeometry()
        self.resize(QSize(round(screen.width() * OF_SCREEN), round(screen.height() * OF_SCREEN)))
        self._view.setFocus()

    def sharpen(self, number: int, picture: DecodedPicture) -> None:
        """Show the picture of this number sharper; another's came too late for its own dialog."""
        if number == self._number:
            self._view.show_image(picture.image)


class PictureView(QGraphicsView):
    """A picture between whole and many times its size; the mouse or the arrows move it."""

    def __init__(self, dots: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(QRectF(0, 0, *dots), self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self._fitted = True
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setObjectName("pictureStage")
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)

    @property
    def scale_shown(self) -> float:
        """Pixels of the window for one dot of the picture."""
        return self.transform().m11()

    def show_image(self, image: QImage) -> None:
        """Show the picture from an image of whatever size."""
        self._item.setPixmap(QPixmap.fromImage(image))
        self._item.setScale(self._scene.width() / max(image.width(), 1))

    def fit(self) -> None:
        """Show the whole picture; one smaller than the window is not enlarged past twice."""
        self._fitted = True
        self._scale_to(self._whole())

    def enlarge(self) -> None:
        """One step larger."""
        self._step(STEP)

    def reduce(self) -> None:
        """One step smaller, at least until it is seen whole."""
        self._step(1 / STEP)

    def _step(self, factor: float) -> None:
        whole = self._whole()
        scale = min(max(self.scale_shown * factor, whole), max(LARGEST, whole))
        self._fitted = scale == whole
        self._scale_to(scale)

    def _whole(self) -> float:
        scene, room = self._scene, self.maximumViewportSize()
        fitting = min(room.width() / scene.width(), room.height() / scene.height())
        return min(max(fitting, 0.01), 2.0)

    def _scale_to(self, scale: float) -> None:
        self.resetTransform()
        self.scale(scale, scale)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:  # a wheel without notches tells small turns
            self._step(STEP ** (turned / NOTCH))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._step(max(1 + event.value(), 0.1))
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._step(max(pinch.scaleFactor(), 0.1))
                event.accept(pinch)
                return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.enlarge()
            case Qt.Key.Key_Minus:
                self.reduce()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)
