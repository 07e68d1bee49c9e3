"""What happens while articles are opened, kept and heard, said in the strip above the page."""

from pathlib import Path

from PySide6.QtCore import QObject

from haidai.errors import HaidaiError
from haidai.ui.listening.listening import Listening
from haidai.ui.opening.opening import Opening
from haidai.ui.telling.notices import Notices
from haidai.ui.telling.remedies import Remedy


class Telling(QObject):
    """Puts facts into sentences, each with what can be done about it."""

    def __init__(self, notices: Notices, opening: Opening, listening: Listening) -> None:
        super().__init__(notices)
        self._notices = notices
        self._opening = opening
        self._listening = listening
        self._own_things: list[str] = []
        self._told: set[str] = set()  # what is said once in a run
        opening.started.connect(self._opening_started)
        opening.ended.connect(self._opening_ended)
        notices.closed.connect(self._own_things.clear)
        listening.choices.words_set_aside.connect(self.words_damaged)
        listening.choices.words_refused.connect(self.words_not_saved)
        listening.failed.connect(self._listening_failed)
        listening.places.resume_offered.connect(self._offer_to_go_on)
        listening.sound_missing.connect(lambda: notices.say(self._silence()))
        for heard in (listening.sound_found, listening.stopped):
            heard.connect(lambda: notices.take_back(self._silence()))

    def library_damaged(self, path: Path) -> None:
        """Say where the library lies that could not all be read."""
        sentence = self.tr("What you read before could not all be recovered; the old file is {0}")
        self._say_set_aside(sentence, path)

    def nothing_kept(self) -> None:
        """Say that the place in an article will not be known the next time."""
        self._say_until_closed(
            self.tr(
                "Where you stop reading cannot be kept this time;"
                " the disk may be full or not writable."
            )
        )

    def settings_damaged(self, path: Path) -> None:
        """Say where the settings lie that could not be read."""
        sentence = self.tr("Your settings could not be read and begin anew; the old file is {0}")
        self._say_set_aside(sentence, path)

    def recent_damaged(self, path: Path) -> None:
        """Say where the list lies that could not be read."""
        sentence = self.tr("The list of opened articles begins anew; the damaged file is {0}")
        self._say_set_aside(sentence, path)

    def choices_not_saved(self) -> None:
        """Say, once in a run, that the disk refuses the settings."""
        self._say_once(
            self.tr(
                "Your choices hold until the window is closed, but could not be saved;"
                " check whether the disk is full."
            )
        )

    def words_not_saved(self) -> None:
        """Say, once in a run, that the disk refuses the reader's own pronunciations."""
        self._say_once(
            self.tr(
                "Your own pronunciations hold until the window is closed, but could not be saved;"
                " check whether the disk is full."
            )
        )

    def words_damaged(self, path: Path) -> None:
        """Say where the reader's own pronunciations lie that could not be read."""
        sentence = self.tr("Your own pronunciations could not be read; the old file is {0}")
        self._say_set_aside(sentence, path)

    def _say_set_aside(self, sentence: str, path: Path) -> None:
        self._say_until_closed(sentence.replace("{0}", str(path)))

    def _say_until_closed(self, sentence: str) -> None:
        """Say it again after everything else: it is about the reader's own things."""
        self._own_things.append(sentence)
        self._notices.say("\n".join(self._own_things))

    def _say_once(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self._say_until_closed(sentence)

    def _opening_ended(self) -> None:
        self._notices.hide()
        if self._own_things:
            self._notices.say("\n".join(self._own_things))

    def _listening_failed(self, error: HaidaiError) -> None:
        self._notices.explain(error, {Remedy.AGAIN: self._listening.listen})

    def _opening_started(self, name: str) -> None:
        sentence = self.tr('Opening "{0}" …').replace("{0}", name)
        self._notices.say_going_on(sentence, self._opening.cancel)

    def _offer_to_go_on(self, words: str, offset: int) -> None:
        sentence = self.tr('You listened as far as "{0}…".').replace("{0}", words)
        self._notices.say(
            sentence, self.tr("Go on listening"), lambda: self._listening.listen_from(offset)
        )

    def _silence(self) -> str:
        return self.tr("No loudspeaker was found: the reading goes on in silence.")
