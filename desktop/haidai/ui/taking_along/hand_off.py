"""扫码带走 in the window: the panel follows its button and the article that is shown."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from haidai.article.values import Language
from haidai.settings.store import SettingsStore
from haidai.ui.main_window import MainWindow
from haidai.ui.opening.opening import Opening
from haidai.ui.printing.exporting import Exporting
from haidai.ui.telling.notices import Notices
from haidai.ui.telling.remedies import Remedy

if TYPE_CHECKING:
    from haidai.playback.manner import WayOfReading
    from haidai.rendering.picture_child import SpaceOf
    from haidai.sharing.pictures import Gatherer
    from haidai.ui.taking_along.taking_along import TakingAlong


class HandOff(QObject):
    """Shows the panel, remembers that it is shown, and tells it which article it is about."""

    told = Signal(str)  # what has become of 本机直传

    def __init__(
        self,
        window: MainWindow,
        notices: Notices,
        store: SettingsStore,
        opening: Opening,
        exporting: Exporting,
        way_of_reading: "Callable[[Language], WayOfReading]",
        space_of: "SpaceOf",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._store = store
        self._opening = opening
        self._exporting = exporting
        self._way_of_reading = way_of_reading
        self._space_of = space_of
        self._button = window.actions_["hand_off"]
        self._button.toggled.connect(self._toggled)

    def stand(self) -> None:
        """Show the panel where it was shown the last time."""
        self._button.setChecked(self._store.settings.hand_off_shown)

    def show(self) -> None:
        """Bring the panel up to date: its article, its language."""
        visit = self._opening.visits.current
        if not self._button.isChecked():
            if "taking_along" in self.__dict__:
                self.taking_along.panel_hidden()
        elif visit is not None:
            self.taking_along.show_article(visit.whole)

    def close(self) -> None:
        """End the sharing."""
        if "taking_along" in self.__dict__:
            self.taking_along.close()

    @cached_property
    def taking_along(self) -> "TakingAlong":
        """The panel's other side, made when the panel is first shown."""
        from haidai.ui.taking_along.taking_along import OwnSharing, TakingAlong

        taking_along = TakingAlong(
            self._window.panel,
            self._notices.sentence,
            OwnSharing(self._gatherer),
            self._way_of_reading,
            self._gatherer,
            unhurried=lambda: self._store.settings.elder.on,
        )
        taking_along.saving.connect(
            lambda name: self._exporting.tell_saving(name, taking_along.give_up_saving)
        )
        taking_along.failed.connect(
            lambda error, again: self._notices.explain(error, {Remedy.AGAIN: again})
        )
        taking_along.saved.connect(self._exporting.tell_saved)
        self._window.panel.share.told.connect(self.told)
        return taking_along

    def _gatherer(self) -> "Gatherer":
        from haidai.rendering.picture_child import PictureChild

        return PictureChild(self._space_of)

    def _toggled(self, shown: bool) -> None:
        self._store.change(hand_off_shown=shown)
        self.show()
