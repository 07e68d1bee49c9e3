"""朗读 in the window: the session on one side, page, outline and player on the other."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from haidai.article.spans import Span
from haidai.library.visits import Visit
from haidai.playback.places import Step
from haidai.playback.state import ReadingState
from haidai.ui.listening.heard_places import HeardPlaces
from haidai.ui.listening.listening_choices import ListeningChoices
from haidai.ui.listening.reading_shown import ReadingShown
from haidai.ui.listening.script_making import Script, ScriptMaking
from haidai.ui.main_window import MainWindow
from haidai.ui.next_paint import NextPaint
from haidai.ui.page.page_menu import PageMenu

STEERING = ("stop", "play_pause", *Step)

if TYPE_CHECKING:
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.script import Utterance


class Listening(QObject):
    """Loads each article into the session, carries wishes there and facts back.

    The script of an article (its sentences) is made in the background, anew where something
    else of the article is to be read. A reader who asks to hear it before it is ready hears it
    as soon as it is. The session is made when somebody is about to listen: most articles are
    only read.
    """

    failed = Signal(object)  # HaidaiError
    sound_missing = Signal()
    sound_found = Signal()
    stopped = Signal()
    state_changed = Signal(object)  # ReadingState; sent again when it is the same
    reading_began = Signal()  # for the first time in this run

    def __init__(
        self,
        window: MainWindow,
        choices: ListeningChoices,
        heard_before: Callable[[Visit], int],
    ) -> None:
        """`heard_before` gives where an earlier run stopped; called in a thread."""
        super().__init__(window)
        self._window = window
        self.choices = choices
        self._session: ReadAloudSession | None = None
        self._visit: Visit | None = None
        self._script: tuple[Utterance, ...] | None = None
        self._loaded = False  # whether the session has the script
        self._wish: Callable[[ReadAloudSession], object] | None = None
        self._outdated = False  # whether another is wanted when the reading begins anew
        self._shown_first = False  # whether the script that comes is the article's first
        self._began = False
        self.places = HeardPlaces(heard_before, self)
        self._shown = ReadingShown(window)
        self.menu = PageMenu(window.reader, window.actions_)
        self._scripts = ScriptMaking(self.places.place, self)
        self._scripts.made.connect(self._take_script)
        self._connect_wishes()
        self._show_state(ReadingState.STOPPED)

    def show_visit(self, visit: Visit) -> None:
        """Read this from now on, its script made when it has been painted.

        What is being read stops, unless it is the same in other characters: every text keeps
        its length, so all sentences stand where they stood.
        """
        before = self._visit
        if before is None or (before.original, before.part) != (visit.original, visit.part):
            self._outdated, self._shown_first = False, True
            self.stop()
            self._visit, self._script, self._loaded = visit, None, False
            self._scripts.forget()
            NextPaint(self._window.reader.viewport(), self._make_script)
        else:
            self._visit = visit
            self._shown.mark_again()
            if visit.article is not before.article:
                self._want_other_characters()
        self.places.show_visit(visit)
        self.retranslate()
        self.state_changed.emit(self.state)  # there is another title to be shown with it

    @property
    def ready(self) -> bool:
        """Whether the script of the article is there, as the reader has chosen it."""
        return self._scripts.ready

    @property
    def session(self) -> "ReadAloudSession":
        """The session, with the script as far as it is there; made when it is first wanted."""
        if self._session is None:
            self._session = self.choices.new_session(self)
            self._connect_facts(self._session)
        if self._script is not None and self._visit is not None and not self._loaded:
            self._loaded = True
            self._session.load(self._script, self._visit.article.language)
        return self._session

    def listen(self) -> None:
        """Read from the beginning, or go on where it pauses or was stopped."""
        session = self._session
        if session is not None and session.state is not ReadingState.STOPPED:
            session.play()
        elif session is not None and self._outdated and self._script:
            self.listen_from(self._script[session.utterance].span.start)
        else:
            self._ask(lambda session: session.play())

    def listen_to_section(self, section: int) -> None:
        """Read from the heading of a section, counted from 0."""
        self._ask(lambda session: session.play_section(section))

    def listen_from(self, offset: int) -> None:
        """Read on from the sentence that holds a character of `Article.text`."""
        self._ask(lambda session: session.play_from(offset))

    def listen_to_selection(self, selected: Span) -> None:
        """Read what is selected, and stop."""
        self._ask(lambda session: session.play_selection(selected))

    def stop(self) -> None:
        """End the reading; the highlight goes."""
        self._wish = None
        if self._session is not None:
            self._session.stop()
        self._show_state(self.state)

    def toggle(self) -> None:
        """Pause what is being read, else read."""
        if self._wish is None and self.state in {ReadingState.STOPPED, ReadingState.PAUSED}:
            self.listen()
        else:
            self.pause()

    def pause(self) -> None:
        """Fall silent and keep the place; what has not begun is given up."""
        if self._wish is not None:
            self.stop()
        elif self._session is not None:
            self._session.pause()

    def go(self, step: Step) -> None:
        """Go a sentence, a paragraph or a section on or back."""
        if self._session is not None:
            self._session.go(step)

    @property
    def state(self) -> ReadingState:
        """What the session is doing."""
        return self._session.state if self._session else ReadingState.STOPPED

    @property
    def title(self) -> str:
        """The title of the article that is read; empty before the first."""
        return self._visit.article.title if self._visit else ""

    def retranslate(self) -> None:
        """Write the names of the sections in another language."""
        if self._visit is not None:
            self._shown.show_article(self._visit.article)
            self._show_times()

    def close(self) -> None:
        """End the session with its process, threads and device."""
        self._scripts.close()
        if self._session is not None:
            self._session.close()

    def _connect_wishes(self) -> None:
        self.choices.pace_changed.connect(self._show_times)
        self.choices.script_changed.connect(self._want_another_script)
        actions = self._window.actions_
        actions["listen"].triggered.connect(self._listen_or_stop)
        actions["listen"].hovered.connect(self._prepare)
        actions["listen_here"].triggered.connect(
            lambda: self.listen_from(self._window.reader.place())
        )
        actions["stop"].triggered.connect(self.stop)
        actions["play_pause"].triggered.connect(self.toggle)
        for step in Step:
            actions[step].triggered.connect(lambda _=False, step=step: self.go(step))
        self.menu.listen_from_requested.connect(self.listen_from)
        self.menu.listen_to_selection_requested.connect(self.listen_to_selection)
        self._window.reader.listen_requested.connect(self.listen_to_section)
        self._window.outline.listen_requested.connect(self.listen_to_section)

    def _connect_facts(self, session: "ReadAloudSession") -> None:
        session.state_changed.connect(self._show_state)
        self._shown.follow(session)
        self.places.follow(session)
        session.failed.connect(self.failed)
        session.sound_missing.connect(self.sound_missing)
        session.sound_found.connect(self.sound_found)

    def _listen_or_stop(self) -> None:
        if self.state == ReadingState.STOPPED and self._wish is None:
            self.listen()
        else:
            self.stop()

    def _prepare(self) -> None:
        """The pointer stands on 朗读: have the first sound made by the time it is pressed."""
        if self.ready:
            self.session.prepare()

    def _ask(self, wish: "Callable[[ReadAloudSession], object]") -> None:
        """Begin to read somewhere, in the script that is wanted by now."""
        if self._outdated:
            self._make_script()
        if self.ready:
            wish(self.session)
        else:
            self._wish = wish
            if self._session is not None:
                self._session.stop()
        self._show_state(self.state)

    def _make_script(self) -> None:
        if self._visit is not None:
            self._outdated = False
            self._scripts.make(self._visit, with_source=self.choices.pace.with_source)

    def _take_script(self, script: Script) -> None:
        if self._has_begun:
            self._outdated = True
            return
        if self.state is not ReadingState.STOPPED:
            self._wish = lambda session: session.play()
        self._script, self._loaded = script.utterances, False
        self.choices.use_language(script.article.language)
        if self._wish is not None:
            session = self.session  # first: while it loads, the wish keeps the player in view
            wish, self._wish = self._wish, None
            wish(session)
            self._show_state(self.state)
        else:
            if self._session is not None:
                _ = self.session  # it has this article from now on
            if self._shown_first:
                self.places.offer_to_go_on(script.heard)
        self._shown_first = False
        self._show_times()

    def _want_another_script(self) -> None:
        """Something else of the article is read: from now on where the body has not begun."""
        if self._session is None or (self._session.utterance == 0 and not self._has_begun):
            self._make_script()
        else:
            self._outdated = True

    def _want_other_characters(self) -> None:
        """The same is read in other characters: from now on where nothing has been heard of it."""
        on_its_way = self._session is not None and self._session.utterance > 0
        if self.ready and (on_its_way or self.state is not ReadingState.STOPPED):
            self._outdated = True
        else:
            self._make_script()

    @property
    def _has_begun(self) -> bool:
        """Whether the reading is somewhere from where it is to go on."""
        session = self._session
        if session is None or session.state is ReadingState.STOPPED:
            return False
        return session.utterance > 0 or session.state is ReadingState.PAUSED

    def _show_times(self) -> None:
        if self._script is None:
            return
        if self._session is None:
            self._shown.estimate_times(self._script, self.choices.pace)
        else:
            self._shown.show_times(self._session)

    def _show_state(self, state: ReadingState) -> None:
        reading = state != ReadingState.STOPPED or self._wish is not None
        actions = self._window.actions_
        actions["listen"].setChecked(reading)
        for name in STEERING:
            actions[name].setEnabled(reading)
        self._window.player.setVisible(reading)
        if state != ReadingState.STOPPED and not self._began:
            self._began = True
            self.reading_began.emit()
        if not reading:
            self.stopped.emit()
            if self._outdated and self._session is not None and self._session.utterance == 0:
                self._make_script()
        self.state_changed.emit(state)
        self._window.player.show_playing(playing=reading and state != ReadingState.PAUSED)
