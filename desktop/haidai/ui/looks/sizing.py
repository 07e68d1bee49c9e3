"""大字体, 小字体 and 大字版: the size of the text, and of the window's own words beside it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from haidai.settings.store import SettingsStore
from haidai.settings.text_size import TextSize
from haidai.ui.looks.measures import Measures, measures_of
from haidai.ui.main_window import MainWindow

if TYPE_CHECKING:
    from haidai.ui.looks.size_question import SizeQuestion

Dress = Callable[[Measures], None]


class Sizing(QObject):
    """Takes the wishes about size, remembers them, and keeps page and labels in step.

    `dress` puts the style sheet with other measures on; that takes longer than the page, so
    after a press of 大字体 it comes when the page is painted, once for several presses.
    """

    size_changed = Signal(object)  # TextSize

    def __init__(self, window: MainWindow, store: SettingsStore, dress: Dress) -> None:
        super().__init__(window)
        self._window, self._store, self._dress = window, store, dress
        self.measures = self._wanted()
        self._due = False
        self._question: SizeQuestion | None = None
        actions = window.actions_
        actions["smaller"].triggered.connect(lambda: self.step(-1))
        actions["larger"].triggered.connect(lambda: self.step(+1))
        actions["usual_size"].triggered.connect(lambda: self.use(TextSize.default()))
        actions["elder"].triggered.connect(lambda: self.use_elder(not store.settings.elder.on))
        window.reader.size_steps_requested.connect(self.step)

    def stand(self) -> None:
        """Take what was remembered; the style sheet has these measures already."""
        self._show_size()
        self._fit()
        if not self._store.settings.elder.asked:
            self._ask()

    def step(self, steps: int) -> None:
        """So many steps larger, or smaller where `steps` is negative."""
        self.use(self._store.settings.text_size.stepped(steps))

    def use(self, size: TextSize) -> None:
        """Read in a size; in 大字版 at least in its least one."""
        self._store.change(text_size=self._store.settings.elder.allowed(size))
        self._show_size()
        self.size_changed.emit(self._store.settings.text_size)
        if self._wanted() != self.measures and not self._due:
            self._due = True
            QTimer.singleShot(0, self, self._catch_up)

    def use_elder(self, on: bool) -> None:
        """Turn 大字版 on, or off with the size of before."""
        settings = self._store.settings
        if on != settings.elder.on:
            elder = settings.elder
            elder, size = (elder.entered if on else elder.left)(settings.text_size)
            self._store.change(elder=elder, text_size=size)
            if self._question is not None:
                self._question.hide()
            self._show_size()
            self.size_changed.emit(size)
            self._catch_up()

    def _ask(self) -> None:
        from haidai.ui.looks.size_question import SizeQuestion

        self._question = question = SizeQuestion()
        question.answered.connect(self._asked)
        question.larger_requested.connect(lambda: self.step(+1))
        question.elder_requested.connect(lambda: self.use_elder(True))
        self._window.add_below_top_bar(question)

    def _asked(self) -> None:
        self._store.change(elder=replace(self._store.settings.elder, asked=True))

    def _wanted(self) -> Measures:
        return measures_of(self._store.settings)

    def _show_size(self) -> None:
        settings = self._store.settings
        self._window.reader.set_type_size(settings.text_size, self._wanted())
        least = settings.elder.allowed(TextSize.smallest())
        self._window.top_bar.show_type_size(settings.text_size, least)

    def _catch_up(self) -> None:
        self._due = False
        wanted = self._wanted()
        if wanted != self.measures:
            self.measures = wanted
            self._dress(wanted)
            self._fit()

    def _fit(self) -> None:
        self._window.actions_.show_elder(self.measures.elder)
        self._window.use_measures(self.measures)
