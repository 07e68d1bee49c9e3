"""The page's context menu: hear from here, hear what is selected, save a section, copy, find."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from haidai.article.model import Article
from haidai.article.spans import Span
from haidai.ui.actions import Actions
from haidai.ui.page.reader_view import ReaderView


class PageMenu(QObject):
    """Asks what to do at a place of the page."""

    listen_from_requested = Signal(int)  # offset in Article.text
    listen_to_selection_requested = Signal(object)  # Span in Article.text
    section_audio_requested = Signal(object, int)  # Article, section; the page may show another

    def __init__(self, reader: ReaderView, actions: Actions) -> None:
        super().__init__(reader)
        self._reader = reader
        self._actions = actions
        reader.menu_requested.connect(self.open)
        reader.double_clicked.connect(self.listen_from_requested)

    def open(self, point: QPoint) -> None:
        """Show the menu at a point of the viewport."""
        menu = self.menu(point)
        menu.popup(self._reader.viewport().mapToGlobal(point))

    def menu(self, point: QPoint) -> QMenu:
        """The menu for a point of the viewport, with what can be done there and nothing else."""
        menu = QMenu(self._reader)
        menu.aboutToHide.connect(menu.deleteLater)
        offset, selected = self._reader.lines.offset_at(point), self._reader.selection.span()
        if offset is not None:
            here = menu.addAction(self.tr("Read aloud from here"))
            here.triggered.connect(lambda: self.listen_from_requested.emit(offset))
        if selected is not None:
            self._add_selection(menu, selected)
        article = self._reader.article_shown
        section = _section_at(article, offset)
        if section is not None:
            save = menu.addAction(self.tr("Save this section as audio…"))
            save.triggered.connect(lambda: self.section_audio_requested.emit(article, section))
        for name in ("select_all", "find"):
            menu.addAction(self._actions[name])
        return menu

    def _add_selection(self, menu: QMenu, selected: Span) -> None:
        hear = menu.addAction(self.tr("Read the selection aloud"))
        hear.triggered.connect(lambda: self.listen_to_selection_requested.emit(selected))
        for name in ("copy", "copy_with_source"):
            menu.addAction(self._actions[name])


def _section_at(article: Article | None, offset: int | None) -> int | None:
    """The section of an article with a character, where there are several."""
    if article is None or offset is None or len(article.sections) < 2:
        return None
    return next((each.section for each in article.passages if offset < each.span.end), None)
