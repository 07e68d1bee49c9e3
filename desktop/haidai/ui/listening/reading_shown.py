"""What is seen of a reading: marks on the page, sections with their times, the player's clock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from haidai.article.model import Article
from haidai.article.spans import Span
from haidai.playback.manner import WayOfReading
from haidai.ui.listening.listening_times import ListeningTimes
from haidai.ui.main_window import MainWindow

if TYPE_CHECKING:
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.script import Utterance


class ReadingShown(QObject):
    """Shows the facts a session tells about the article that was shown last."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._times = ListeningTimes(window)
        self._article: Article | None = None
        self._sentence: Span | None = None
        self._word: Span | None = None
        self._section: int | None = None

    def show_article(self, article: Article) -> None:
        """This is the article that can be heard; its times are shown when they are known."""
        self._article = article
        self._window.outline.show_sections(
            [section.heading or self.tr("Lead") for section in article.sections]
        )
        self._window.outline.show_reading(self._section)

    def follow(self, session: "ReadAloudSession") -> None:
        """Show from now on what a session tells."""
        session.sentence_changed.connect(self._show_sentence)
        session.word_changed.connect(self._show_word)
        session.section_changed.connect(self._show_section)
        session.progress_changed.connect(
            lambda elapsed, total: self._show_progress(session, elapsed, total)
        )

    def mark_again(self) -> None:
        """The page has been made anew: mark on it what is being read."""
        if self._sentence is not None:
            self._window.reader.highlight(self._sentence, self._word)

    def estimate_times(self, script: "tuple[Utterance, ...]", way: WayOfReading) -> None:
        """Show how long a script lasts that nobody has begun to read."""
        if self._article is not None:
            self._times.estimate(self._article, script, way)

    def show_times(self, session: "ReadAloudSession") -> None:
        """Show how long everything lasts, as far as a session knows."""
        if self._article is not None:
            self._times.retell(self._article, session)

    def _show_sentence(self, span: Span | None) -> None:
        if span is not None and not len(span):
            span = Span(0, span.start)  # time and source: the title stays marked
        self._sentence, self._word = span, None
        self._window.reader.highlight(span)

    def _show_section(self, section: int | None) -> None:
        self._section = section
        self._window.outline.show_reading(section)

    def _show_word(self, word: Span | None) -> None:
        self._word = word
        if self._sentence is not None:
            self._window.reader.highlight(self._sentence, word)

    def _show_progress(self, session: "ReadAloudSession", elapsed: float, total: float) -> None:
        self._window.player.show_progress(elapsed, total)
        if self._article is not None:
            self._times.tell(self._article, session, total)
