"""The ways by which the reader brings something to read: asked for, copied, dropped."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from haidai.errors import HaidaiError
from haidai.library.recent import RecentArticles
from haidai.ui.looks.icons import Icons
from haidai.ui.main_window import MainWindow
from haidai.ui.opening.offered import Offer, sources_offered
from haidai.ui.opening.opening import Opening


class Entrances(QObject):
    """Turns what the reader brings into something to open."""

    def __init__(
        self, window: MainWindow, opening: Opening, recent: RecentArticles, icons: Icons
    ) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._recent = recent
        self._icons = icons
        self._asked_for = ""  # until it is shown
        opening.shown.connect(self._forget)
        window.actions_["open"].triggered.connect(self.ask)
        window.actions_["paste"].triggered.connect(self.open_copied)
        window.dropped.connect(self.open_offered)

    def ask(self) -> None:
        """Show the dialog that asks for an address or a file."""
        from haidai.ui.opening.open_dialog import OpenDialog

        dialog = OpenDialog(self._recent.articles, self._icons, self._window, self._asked_for)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.source_chosen.connect(self._open_given)
        dialog.copied_text_chosen.connect(self.open_copied)
        dialog.open()

    def _open_given(self, text: str) -> None:
        self._asked_for = text
        self._opening.open_text(text)

    def _forget(self) -> None:
        self._asked_for = ""

    def open_copied(self) -> None:
        """Open what lies on the clipboard."""
        self.open_offered(Offer.of(QGuiApplication.clipboard().mimeData()))

    def open_offered(self, offer: Offer) -> None:
        """Open the best of what is offered."""
        try:
            source, plain = sources_offered(offer)
        except HaidaiError as error:
            self._opening.failed.emit(error)
        else:
            self._opening.open(source, plain)
