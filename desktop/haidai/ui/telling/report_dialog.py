"""详细信息: what went wrong, as text to be copied and handed to somebody who can mend it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from haidai.log_file import discreet, versions
from haidai.ui.labels import plain_label
from haidai.ui.page.focus_ring import FocusRing

WIDTH, HEIGHT = 28, 20  # lines of the window's words


class ReportDialog(QDialog):
    """Shows a report."""

    def __init__(self, log_path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Details"))
        self.ensurePolished()
        line = self.fontMetrics().height()
        self.resize(QSize(WIDTH * line, HEIGHT * line).boundedTo(parent.window().size()))
        self._versions = versions()
        prompt = plain_label(
            "prompt",
            self.tr(
                "The article is still here. Should this happen again, copy these lines and send"
                " them to someone who can help; they may name the page or file it was about."
            ),
            wrap=True,
        )
        self._text = QPlainTextEdit(self)
        self._text.setObjectName("report")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Details"))
        FocusRing(self._text)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        words = self.tr("The log lies at {0}").replace("{0}", discreet(str(log_path)))
        place = plain_label("logPlace", words, wrap=True)
        place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._copy = QPushButton(self.tr("Copy"), self)
        self._copy.setObjectName("copyReport")
        self._copy.setDefault(True)
        self._copy.clicked.connect(self._copy_all)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("closeReport")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        column.addWidget(prompt)
        column.addWidget(self._text, 1)
        column.addWidget(place)
        column.addLayout(row)
        self._copy.setFocus()

    @property
    def text(self) -> str:
        """What stands in it."""
        return self._text.toPlainText()

    def show_report(self, report: str) -> None:
        """Show another report, where the reader stands in it."""
        bar = self._text.verticalScrollBar()
        place = bar.value()
        self._text.setPlainText(f"{self._versions}\n\n{report}")
        bar.setValue(place)
        self._copy.setText(self.tr("Copy"))

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self._copy.setText(self.tr("Copied"))
