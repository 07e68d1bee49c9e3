"""The pictures of what is to be printed: fetched in the background, told as they come."""

from PySide6.QtCore import QObject, Qt, Signal

from haidai.article.model import Article
from haidai.article.pictures import pictures_of
from haidai.rendering.picture_decoding import fitted
from haidai.rendering.picture_folder import PictureFolder, Pictures
from haidai.rendering.picture_gathering import SECONDS, Fetch
from haidai.ui.background import Background


class PaperPictures(QObject):
    """Has the pictures of one article fetched; its owner closes it, and their files are gone.

    `came` tells that one more is there, `complete` that no more will come.
    """

    came = Signal()
    complete = Signal()
    _another = Signal()

    def __init__(
        self, article: Article, fetch: Fetch, parent: QObject, seconds: float = SECONDS
    ) -> None:
        super().__init__(parent)
        self._article = article
        self._folder = PictureFolder(fetch, fitted)
        self._background = Background(self)
        self._background.finished.connect(self._end)
        self._background.broke.connect(self._end)
        self._another.connect(self.came, Qt.ConnectionType.QueuedConnection)
        self._waiting = True
        tell = self._another.emit
        self._background.start(
            lambda cancelled: self._folder.gather(article, seconds, cancelled, tell)
        )

    @property
    def pictures(self) -> Pictures:
        """Those that are there now."""
        return Pictures(self._folder.ready(), self._waiting)

    def serves(self, article: Article) -> bool:
        """Whether these are the pictures of an article, or of more than its sections."""
        own = set(pictures_of(self._article))
        return article.url == self._article.url and set(pictures_of(article)) <= own

    def close(self) -> None:
        """Fetch nothing more and remove the files."""
        self._waiting = False
        self._folder.close()
        self._background.close()
        self.deleteLater()

    def _end(self, _: object = None) -> None:
        self._waiting = False
        self.complete.emit()
