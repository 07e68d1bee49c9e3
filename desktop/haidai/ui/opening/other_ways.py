"""Never a dead end: what is offered where opening failed, or gave not the right text."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from haidai.article.values import Url
from haidai.errors import HaidaiError
from haidai.opening.sources import AddressSource, Source
from haidai.ui.opening.opening import Opening
from haidai.ui.telling.notices import Act, Notices
from haidai.ui.telling.remedies import Remedy


class OtherWays(QObject):
    """Says a failure with what can be done about it, and shows the menu of 正文不对?"""

    browser_requested = Signal(object)  # Url
    paste_requested = Signal()

    def __init__(self, window: QWidget, opening: Opening, notices: Notices) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._notices = notices

    def explain(self, error: HaidaiError) -> None:
        """Say why a source did not open, with 重试 or another way where there is one."""
        source = self._opening.attempted
        if source is None:
            self._notices.explain(error)
            return
        ways: dict[Remedy, Act] = {
            Remedy.AGAIN: lambda: self._opening.open(source),
            Remedy.OTHER_WAYS: lambda: self.offer(source, QCursor.pos()),
        }
        self._notices.explain(error, ways)

    def ask(self, place: QPoint) -> None:
        """Offer what can be done about the article that is shown."""
        visit = self._opening.visits.current
        source = self._opening.source_of(visit.original) if visit else None
        if visit and source is not None:
            self.offer(source, place, visit.whole.url)

    def offer(self, source: Source, place: QPoint, url: Url | None = None) -> None:
        """Show the menu for a source whose page lies at `url`, beginning at a place."""
        from haidai.ui.opening.wrong_text_menu import WrongTextMenu

        page = source.url if isinstance(source, AddressSource) else url
        menu = WrongTextMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.offer(browser=page is not None)
        menu.whole_page_requested.connect(lambda: self._opening.open_whole(source))
        menu.browser_requested.connect(lambda: self.browser_requested.emit(page))
        menu.paste_requested.connect(self.paste_requested)
        menu.popup(place)
