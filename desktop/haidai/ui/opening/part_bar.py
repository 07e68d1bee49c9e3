"""第 1/4 部分: the way through an article too long to be shown at once."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from haidai.ui.labels import plain_label


class PartBar(QFrame):
    """Which part is shown, and a button to the one before and the one after."""

    part_requested = Signal(int)  # from 0

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("partBar")
        self._part, self._count = 0, 1
        self._before, self._after = QPushButton(self), QPushButton(self)
        self._label = plain_label("part")
        self._before.clicked.connect(lambda: self.part_requested.emit(self._part - 1))
        self._after.clicked.connect(lambda: self.part_requested.emit(self._part + 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(self._before)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._after)
        row.addStretch(1)
        self.show_part(0, 1)

    def show_part(self, part: int, count: int) -> None:
        """Show that part `part`, from 0, of `count` is open; of one there is no bar."""
        self._part, self._count = part, count
        self.setVisible(count > 1)
        self._before.setEnabled(part > 0)
        self._after.setEnabled(part < count - 1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._before.setText(self.tr("Part before"))
        self._after.setText(self.tr("Next part"))
        shown = self.tr("Part {0} of {1}").format(self._part + 1, self._count)
        self._label.setText(shown)
        self.setAccessibleName(shown)
