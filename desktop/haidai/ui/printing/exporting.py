"""What leaves the window as paper or as a file: wishes in, progress and outcome in words."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from haidai.article.model import Article
from haidai.article.values import Url
from haidai.errors import HaidaiError
from haidai.settings.store import SettingsStore
from haidai.ui.listening.listening import Listening
from haidai.ui.main_window import MainWindow
from haidai.ui.opening.opening import Opening
from haidai.ui.telling.notices import Act, Notices
from haidai.ui.telling.remedies import Remedy

if TYPE_CHECKING:
    from haidai.rendering.picture_gathering import Fetch
    from haidai.speech.synthesizer import Synthesizer
    from haidai.ui.listening.audio_export import AudioExport
    from haidai.ui.printing.printing import Printing


class Exporting(QObject):
    """Prints and saves the article that is open; what is not asked for is never loaded."""

    def __init__(
        self,
        window: MainWindow,
        notices: Notices,
        store: SettingsStore,
        opening: Opening,
        listening: Listening,
        make_synthesizer: "Callable[[], Synthesizer]",
        fetch_picture: "Fetch | None" = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._store = store
        self._opening = opening
        self._listening = listening
        self._make_synthesizer = make_synthesizer
        self._fetch_picture = fetch_picture
        self._paper_work = self._paper_said = self._audio_said = ""
        # What was wished last, for its article: what is open may be another one by now.
        self._paper_wish: Act = self.print
        self._audio_wish: Act = self.export_audio
        listening.menu.section_audio_requested.connect(self.export_section_audio)

    def close(self) -> None:
        """End every export and print job."""
        if "printing" in self.__dict__:
            self.printing.close()
        if "audio_export" in self.__dict__:
            self.audio_export.close()

    @cached_property
    def audio_export(self) -> "AudioExport":
        """The article as an audio file, made when it is first asked for."""
        from haidai.ui.listening.audio_export import AudioExport

        export = AudioExport(self._window, self._make_synthesizer)
        export.failed.connect(self._audio_failed)
        export.progressed.connect(self._audio_progressed)
        export.exported.connect(self.tell_saved)
        return export

    def export_audio(self) -> None:
        """Ask where, and save the article as an audio file there."""
        visit = self._opening.visits.current
        if visit is not None:
            self._audio_wish = partial(self._export_audio, visit.whole)
            self._audio_wish()

    def export_section_audio(self, article: Article, section: int) -> None:
        """Ask where, and save a section, from 0, of an article as an audio file there."""
        self._audio_wish = partial(self._export_audio, article, section)
        self._audio_wish()

    def _export_audio(self, article: Article, section: int | None = None) -> None:
        way = self._listening.choices.way_of_reading(article.language)
        self.audio_export.ask_and_export(article, way, section)

    def _audio_failed(self, error: HaidaiError) -> None:
        self._notices.explain(error, {Remedy.AGAIN: self._audio_wish})

    def _audio_progressed(self, name: str, percent: int) -> None:
        # Where something else has been said since, or the strip was closed, it stays so.
        if not percent or self._window.notice.sentence == self._audio_said:
            sentence = self.tr('Saving "{0}" … {1} %').replace("{1}", str(percent))
            self._audio_said = sentence.replace("{0}", name)
            self._notices.say_going_on(self._audio_said, self.audio_export.cancel)

    @cached_property
    def printing(self) -> "Printing":
        """Paper, made when it is first asked for: QtPrintSupport is not part of the start."""
        from haidai.ui.printing.printing import Printing

        printing = Printing(self._window, self._fetch_picture)
        printing.failed.connect(self._printing_failed)
        printing.export_started.connect(self._export_started)
        printing.print_started.connect(self._print_started)
        printing.progressed.connect(self._paper_progressed)
        printing.exported.connect(self.tell_saved)
        printing.printed.connect(lambda: self._notices.say(self.tr("The printer has all pages.")))
        printing.choices_made.connect(lambda choices: self._store.change(printing=choices))
        return printing

    def _address_code(self, url: Url | None) -> tuple[tuple[bool, ...], ...]:
        from haidai.handoff.qr_code import qr_code

        try:
            return qr_code(url).modules
        except HaidaiError:
            return ()  # an article without address, or one too long, is printed without code

    def print(self) -> None:
        """Show the dialog with the choices and the preview of the article on paper."""
        visit = self._opening.visits.current
        if visit is not None:
            self._paper_wish = partial(self._print, visit.whole)
            self._paper_wish()

    def _print(self, article: Article) -> None:
        settings = self._store.settings
        code = self._address_code(article.url)
        self.printing.ask(
            article, settings.printing, settings.text_size, code, settings.layout.typeface
        )

    def export_pdf(self) -> None:
        """Ask where, and save the article as a PDF file there, printed as the last time."""
        visit = self._opening.visits.current
        if visit is not None:
            self._paper_wish = partial(self._export_pdf, visit.whole)
            self._paper_wish()

    def _export_pdf(self, article: Article) -> None:
        from haidai.ui.printing.printing import last_style

        settings = self._store.settings
        code = self._address_code(article.url)
        style = last_style(settings.printing, settings.text_size, code)
        style = replace(style, typeface=settings.layout.typeface)
        self.printing.ask_and_export(article, style)

    def _printing_failed(self, error: HaidaiError) -> None:
        ways = {Remedy.AGAIN: self._paper_wish, Remedy.PDF: self.export_pdf}
        self._notices.explain(error, ways)

    def _export_started(self, name: str) -> None:
        self._say_of_paper(self.tr('Saving "{0}" …').replace("{0}", name))

    def _print_started(self, title: str) -> None:
        self._say_of_paper(self.tr('Printing "{0}" …').replace("{0}", title))

    def _say_of_paper(self, sentence: str) -> None:
        self._paper_work = self._paper_said = sentence
        self._notices.say_going_on(sentence, self.printing.cancel)

    def _paper_progressed(self, page: int, pages: int) -> None:
        # Where something else has been said since, or the strip was closed, it stays so.
        if self._window.notice.sentence == self._paper_said:
            progress = self.tr("{0} page {1} of {2}").replace("{1}", str(page))
            sentence = progress.replace("{2}", str(pages)).replace("{0}", self._paper_work)
            self._paper_said = sentence
            self._notices.say_going_on(sentence, self.printing.cancel)

    def tell_saving(self, name: str, give_up: Callable[[], None]) -> None:
        """Say that a file is being made, and let it be given up."""
        sentence = self.tr('Saving "{0}" …').replace("{0}", name)
        self._notices.say_going_on(sentence, give_up)

    def tell_saved(self, path: str) -> None:
        """Say where a file was saved, and offer to open it."""
        sentence = self.tr('Saved as "{0}".').replace("{0}", path)
        address = QUrl.fromLocalFile(path)
        self._notices.say(sentence, self.tr("Open it"), lambda: QDesktopServices.openUrl(address))
