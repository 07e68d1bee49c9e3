"""The page's own words, in the language of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from haidai.article.outline import Labels
from haidai.ui.page.heading_buttons import HeadingWords

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView


class PageWords(QObject):
    """Gives them, and puts them on all that lies on the page."""

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view

    def labels(self) -> Labels:
        """The words the page adds to an article."""
        return Labels(
            source=self.tr("Source: "),
            reporters=self.tr("Reporter: "),
            editors=self.tr("Editor: "),
            image=self.tr("Picture: "),
            table=self.tr("Show the whole table"),
            picture_coming=self.tr("The picture is on its way …"),
            picture_missing=self.tr("The picture was not loaded; press it to try again"),
        )

    def share_read(self, share: float) -> str:
        """How much of the article has been read, from 0 to 1."""
        return self.tr("{0} % of the article read").replace("{0}", str(round(100 * share)))

    def put_on_page(self) -> None:
        """Say everything on the page in the language of now."""
        view = self._view
        view.setAccessibleName(self.tr("Article"))
        view.tables.set_words(self.tr("Show the whole table"))
        view.reading_mark.set_words(self.tr("Back to the reading"))
        view.pictures.set_words(
            self.tr("Picture, press to enlarge: {0}"),
            self.tr("Picture on its way: {0}"),
            self.tr("Picture not loaded: {0}"),
        )
        view.foot_line.set_words(
            self.tr("Not the right text?"),
            self.tr("Show the whole page, open the original, or paste the text"),
        )
        view.heading_buttons.set_words(
            HeadingWords(
                self.tr("Hear this"),
                self.tr("Hear this section: {0}"),
                self.tr("Heading, level {0}"),
            )
        )
