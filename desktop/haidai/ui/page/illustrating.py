"""The pictures of the article: from the page's wish to the picture on it, and large on a click."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from haidai.library.visits import Visit
from haidai.opening.pictures import PictureRetriever
from haidai.ui.main_window import MainWindow
from haidai.ui.opening.opening import Opening
from haidai.ui.page.page_pictures import Wish

if TYPE_CHECKING:
    from haidai.ui.page.picture_loader import PictureLoader


class Illustrating(QObject):
    """Has the pictures fetched that the page wants, and shows them there and enlarged.

    What fetches them is made for the first article that has any.
    """

    def __init__(self, window: MainWindow, opening: Opening, retriever: PictureRetriever) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._retriever = retriever
        window.reader.pictures.wanted.connect(self._fetch)
        window.reader.pictures.activated.connect(self._enlarge)

    def show_visit(self, visit: Visit) -> None:
        """Fetch for another article from now on; called before the page shows it."""
        if "loader" in self.__dict__:
            self.loader.show_article(visit.article)

    def close(self) -> None:
        """End the threads."""
        if "loader" in self.__dict__:
            self.loader.close()

    @cached_property
    def loader(self) -> "PictureLoader":
        """What fetches and decodes."""
        from haidai.ui.page.picture_loader import PictureLoader

        loader = PictureLoader(self._retriever, self)
        page = self._window.reader.pictures
        loader.loaded.connect(page.show)
        loader.missing.connect(page.miss)
        visit = self._opening.visits.current
        if visit is not None:
            loader.show_article(visit.article)
        return loader

    def _fetch(self, wishes: list[Wish]) -> None:
        self.loader.want(wishes)

    def _enlarge(self, number: int) -> None:
        from haidai.ui.page.picture_dialog import PictureDialog

        page = self._window.reader.pictures
        picture = page.shown(number)
        if picture is None:
            return
        dialog = PictureDialog(
            number, picture, page.caption(number), self._window, page.name(number)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.loader.enlarged.connect(dialog.sharpen)
        self.loader.enlarge(number)
        dialog.open()
