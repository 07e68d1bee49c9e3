"""打开: an address, a file, copied text or a recent article, all in one dialog."""

from collections.abc import Sequence

from PySide6.QtCore import QDir, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from haidai.library.recent import RecentArticle
from haidai.ui.looks.icons import Icons
from haidai.ui.page.focus_ring import FocusRing

WIDTH = 620  # pixels, where its buttons need no more
LOCATION_ROLE = Qt.ItemDataRole.UserRole


class OpenDialog(QDialog):
    """Asks what to open; `source_chosen` brings the address, path or text as it was given.

    `refused` is what was given the last time and did not open: there may be a slip to mend.
    """

    source_chosen = Signal(str)
    copied_text_chosen = Signal()

    def __init__(
        self, recent: Sequence[RecentArticle], icons: Icons, parent: QWidget, refused: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open an article"))
        self.resize(WIDTH, 0)
        self._address = QLineEdit(self)
        self._address.setObjectName("address")
        self._address.setPlaceholderText("https://…")
        self._address.setAccessibleName(self.tr("Address or file of the article"))
        self._address.setMaxLength(100_000)
        self._address.setText(refused or _address_on_clipboard())
        self._address.selectAll()
        prompt = QLabel(self.tr("Address or file of the article"), self)
        prompt.setBuddy(self._address)
        self._open = QPushButton(self.tr("Open"), self)
        self._open.setObjectName("openNow")
        self._open.setDefault(True)
        self._open.clicked.connect(self._choose_typed)
        browse = QPushButton(icons.icon("file"), self.tr("Choose a file…"), self)
        browse.setObjectName("browse")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        paste = QPushButton(icons.icon("paste"), self.tr("Read copied text"), self)
        paste.setObjectName("pasteText")
        paste.setAutoDefault(False)
        paste.clicked.connect(self._choose_copied)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        typed = QHBoxLayout()
        typed.addWidget(self._address, 1)
        typed.addWidget(self._open)
        others = QHBoxLayout()
        others.addWidget(browse)
        others.addWidget(paste)
        others.addStretch(1)
        others.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        column.addWidget(prompt)
        column.addLayout(typed)
        column.addLayout(others)
        if recent:
            column.addWidget(QLabel(self.tr("Opened before"), self))
            column.addWidget(self._recent_list(recent), 1)
        self._address.textChanged.connect(self._typed)
        self._typed(self._address.text())

    def _recent_list(self, recent: Sequence[RecentArticle]) -> QListWidget:
        entries = QListWidget(self)
        entries.setObjectName("recent")
        entries.setAccessibleName(self.tr("Opened before"))
        entries.setMinimumHeight(240)
        FocusRing(entries)
        entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        entries.setTextElideMode(Qt.TextElideMode.ElideRight)
        for article in recent:
            # Two copies of one article differ only in where they lie.
            item = QListWidgetItem(f"{article.title}\n{_shown_location(article.location)}")
            item.setData(LOCATION_ROLE, article.location)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, article.title)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, article.location)
            entries.addItem(item)
        entries.itemActivated.connect(lambda item: self._choose(item.data(LOCATION_ROLE)))
        entries.itemClicked.connect(lambda item: self._choose(item.data(LOCATION_ROLE)))
        return entries

    def _typed(self, text: str) -> None:
        self._open.setEnabled(bool(text.strip()))

    def _choose_typed(self) -> None:
        if self._address.text().strip():
            self._choose(self._address.text())

    def _choose_copied(self) -> None:
        if self.isVisible():
            self.accept()
            self.copied_text_chosen.emit()

    def _choose(self, source: str) -> None:
        # A double click chooses at its first click: the second finds the dialog gone.
        if self.isVisible():
            self.accept()
            self.source_chosen.emit(source)

    def _browse(self) -> None:
        pages = self.tr("Articles")
        everything = self.tr("All files")
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a file"),
            "",
            f"{pages} (*.html *.htm *.mhtml *.mht *.txt *.md);;{everything} (*)",
            "",
            # Else Qt's own dialog deletes files and whole folders, and renames them.
            QFileDialog.Option.ReadOnly,
        )
        if path:
            self._choose(path)


def _shown_location(location: str) -> str:
    """An address as it is, the address of a file as its path."""
    url = QUrl(location)
    return QDir.toNativeSeparators(url.toLocalFile()) if url.isLocalFile() else location


def _address_on_clipboard() -> str:
    text = QGuiApplication.clipboard().text().strip()
    return text if text.startswith(("http://", "https://")) and len(text.split()) == 1 else ""
