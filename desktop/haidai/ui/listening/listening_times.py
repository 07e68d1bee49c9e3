"""How long the reading takes: in the outline a time for each section, in the player its ticks."""

from typing import TYPE_CHECKING

from haidai.article.model import Article
from haidai.playback.manner import WayOfReading
from haidai.ui.main_window import MainWindow

if TYPE_CHECKING:
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.script import Utterance


class ListeningTimes:
    """Estimated before there is a session; told by the session from then on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._total = 0.0

    def estimate(
        self, article: Article, script: "tuple[Utterance, ...]", way: WayOfReading
    ) -> None:
        """Show how long a script lasts that nobody has begun to read."""
        from haidai.playback.durations import Durations

        durations = Durations(script)
        durations.set_speed(way.manner.speed)
        durations.set_pause_factor(way.pause_factor / way.manner.speed)
        self._show(article, durations.by_section(), durations.total)

    def tell(self, article: Article, session: "ReadAloudSession", total: float) -> None:
        """Show what a session knows by now; `total` are its seconds in all."""
        if total != self._total:
            self._show(article, session.durations(), total)

    def retell(self, article: Article, session: "ReadAloudSession") -> None:
        """Show it again, because the outline has been written anew."""
        self._show(article, session.durations(), self._total)

    def _show(self, article: Article, durations: dict[int, float], total: float) -> None:
        self._total = total
        seconds = [durations.get(number, 0.0) for number in range(len(article.sections))]
        self._window.outline.show_seconds(seconds, total)
        ticks, start = [], total - sum(seconds)  # what is read before them is the title
        for length in seconds[:-1]:
            start += length
            ticks.append(start / total if total else 0.0)
        self._window.player.track.show_ticks(ticks)
