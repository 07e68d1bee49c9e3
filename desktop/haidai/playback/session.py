"""Reading an article aloud: what the player's buttons do, and what the page is told.

The wishes become places and ends here; `reading` is what goes on between two of them.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.playback import places
from haidai.playback.ends import end_after_step, end_asked_for
from haidai.playback.manner import Manner
from haidai.playback.performance import OpenOutput, Performance
from haidai.playback.prefetch import (
    OpenSynthesizer,
    Outcome,
    Prefetch,
    Speak,
    VoicesOutcome,
)
from haidai.playback.reading import Reading
from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.playback.state import ReadingState
from haidai.playback.supply import Supply
from haidai.playback.told import Emitters, Told
from haidai.speech.script import Utterance, excerpt
from haidai.speech.voices import ChooseVoice

TICK_MILLISECONDS = 15


class ReadAloudSession(QObject):
    """Reads one article at a time. Everything is called and signalled in the interface thread."""

    state_changed = Signal(object)  # ReadingState
    sentence_changed = Signal(object)  # Span in Article.text, or None
    word_changed = Signal(object)  # Span in Article.text, or None; after sentence_changed
    section_changed = Signal(object)  # the index of a section, or None (title, stopped)
    progress_changed = Signal(float, float)  # seconds elapsed, seconds in all
    timer_changed = Signal(object)  # SleepTimer, once a second where it counts time
    voices_known = Signal(object)  # tuple of Voice
    failed = Signal(object)  # HaidaiError; the reading is paused at its place
    sound_missing = Signal()  # there is no device, or none any more: it goes on in silence
    sound_found = Signal()  # a device is there again, and plays
    finished = Signal()  # everything asked for has been heard
    _made = Signal(object)  # Outcome or VoicesOutcome, from the prefetch's thread

    def __init__(
        self,
        open_synthesizer: OpenSynthesizer,
        choose_voice: ChooseVoice,
        speak: Speak,
        open_output: OpenOutput,
        parent: QObject | None = None,
    ) -> None:
        """Nothing is opened before the first `play` or `prepare`.

        `open_synthesizer`, `choose_voice` and `speak` are called in the prefetch's thread,
        `open_output` in this one.
        """
        super().__init__(parent)
        self._made.connect(self._take_outcome, Qt.ConnectionType.QueuedConnection)
        self._prefetch = Prefetch(open_synthesizer, choose_voice, speak, self._made.emit)
        supply = Supply(self._prefetch.want)
        told = Told(
            Emitters(
                state=self.state_changed,
                sentence=self.sentence_changed,
                word=self.word_changed,
                section=self.section_changed,
                progress=self.progress_changed,
                timer=self.timer_changed,
                failed=self.failed,
                sound_missing=self.sound_missing,
                sound_found=self.sound_found,
                finished=self.finished,
            )
        )
        self.reading = Reading(Performance(supply, open_output), supply, told)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self.state_changed.connect(self._watch)
        self._closed = False

    # What it is doing.

    @property
    def state(self) -> ReadingState:
        """What the session is doing."""
        return self.reading.state

    @property
    def script(self) -> tuple[Utterance, ...]:
        """What it reads."""
        return self.reading.script

    @property
    def utterance(self) -> int:
        """The utterance being read, or the one where `play` goes on."""
        return self.reading.utterance

    @property
    def manner(self) -> Manner:
        """How it is read."""
        return self.reading.supply.manner

    @property
    def sleep_timer(self) -> SleepTimer:
        """When it stops by itself."""
        return self.reading.sleep_timer

    def durations(self) -> dict[int, float]:
        """Seconds for each section that has something to read, as far as known by now."""
        return self.reading.supply.durations.by_section()

    # What the reader asks for.

    def load(self, utterances: Sequence[Utterance], language: Language) -> None:
        """Read these from now on; what is being read stops."""
        if not self._closed:
            self.reading.load(utterances, language)

    def prepare(self) -> None:
        """Make the first sound now, because `play` is likely to come: it then starts at once."""
        if not self._closed and self.script and self.state is ReadingState.STOPPED:
            self.reading.performance.ask_ahead(at_once=True)

    def play(self, from_utterance: int | None = None, until: int | None = None) -> None:
        """Read from an utterance up to, not including, another, or to the end.

        Without `from_utterance` the reading goes on where it was paused or stopped.
        """
        if self._closed:
            return
        if not self.script:
            self.failed.emit(SpeechError(ErrorKind.NOTHING_TO_READ))
            return
        if from_utterance is None:
            if self.state is ReadingState.PAUSED:
                self.reading.read_from(self.reading.performance.place)
                return
            if self.state is not ReadingState.STOPPED:
                return
            from_utterance = self.utterance
        index = max(0, min(from_utterance, len(self.script) - 1))
        end = end_asked_for(self.script, index, until, self.sleep_timer.ending)
        self.reading.begin(self.script, index, end)

    def play_section(self, section: int) -> None:
        """Read one section, counted from 0, and stop."""
        found = places.section_range(self.script, section)
        if found:
            whole = self.sleep_timer.ending is Ending.ARTICLE
            self.play(found.start, None if whole else found.stop)
        elif not self._closed:
            count = len(self.durations())
            error = SpeechError(ErrorKind.NO_SUCH_SECTION, section=section + 1, count=count)
            self.failed.emit(error)

    def play_from(self, offset: int) -> None:
        """Read on from the sentence that holds a character of `Article.text`."""
        self.play(places.utterance_at(self.script, offset) if self.script else 0)

    def play_selection(self, selected: Span) -> None:
        """Read what is selected in `Article.text`, to the character, and stop."""
        chosen = excerpt(self.script, selected)
        if self._closed:
            return
        if not chosen:
            self.failed.emit(SpeechError(ErrorKind.NOTHING_TO_READ))
            return
        script = [chosen.get(index, each) for index, each in enumerate(self.script)]
        self.reading.begin(script, min(chosen), max(chosen) + 1)

    def pause(self) -> None:
        """Fall silent and keep the place."""
        self.reading.pause()

    def stop(self) -> None:
        """Fall silent; the sentence that was being read is where `play` goes on."""
        self.reading.stop()

    def go(self, step: places.Step) -> None:
        """Go a sentence, a paragraph or a section on or back; at the ends nothing happens."""
        if self.state is ReadingState.STOPPED or self._closed:
            return
        performance = self.reading.performance
        performance.look()
        heard = self.reading.supply.seconds(performance.place)
        index = places.after_step(step, self.script, performance.place.index, heard)
        if index is None:
            return
        ending = self.sleep_timer.ending
        performance.until = end_after_step(self.script, index, performance.until, ending)
        self.reading.go_to(index)

    # How it is read.

    def set_manner(self, manner: Manner) -> None:
        """Read at another speed, by another voice, with other pronunciations, from this word on.

        Where only the speed differs nothing is heard twice; else the sentence begins anew.
        """
        if not self._closed:
            self.reading.set_manner(manner)

    def set_pause_factor(self, factor: float) -> None:
        """Make the pauses between sentences so many times as long."""
        self.reading.set_pause_factor(factor)

    def set_sleep_timer(self, timer: SleepTimer) -> None:
        """Stop by itself at another moment."""
        self.reading.set_sleep_timer(timer)

    def ask_for_voices(self) -> None:
        """Have `voices_known`, or `failed`, told soon."""
        self._prefetch.want_voices()

    def close(self) -> None:
        """Fall silent and end every thread; nothing is signalled afterwards."""
        if not self._closed:
            self._closed = True
            self.blockSignals(True)
            self._timer.stop()
            self.reading.pause()
            self._prefetch.close()
            self.reading.close()

    # How the reading goes on.

    def tick(self) -> None:
        """Look at what has been heard by now and tell what is new; the timer does this."""
        self.reading.tick()

    def _watch(self, state: ReadingState) -> None:
        if state is ReadingState.READING:
            self._timer.start()
        else:
            self._timer.stop()

    def _take_outcome(self, outcome: Outcome | VoicesOutcome) -> None:
        if self._closed:
            return
        if isinstance(outcome, Outcome):
            self.reading.take(outcome)
            return
        if outcome.error is not None:
            self.failed.emit(outcome.error)
        self.voices_known.emit(outcome.voices)
