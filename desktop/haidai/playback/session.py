"""Reading an article aloud: what the player's buttons do, and what the page is told.

The session knows a *place* (an utterance, and how much of it was heard) and a state. A reading
is one stream: clips are written to the output as they are made, the output says how many
frames have been heard, and the timeline says which utterance that is. Pause, skip and stop
drop the stream; going on begins another one at the place. So what is shown follows what is
heard, and nothing depends on what was handed out.

Another speed or voice is heard as soon as the sentence exists in it: until then the stream
goes on, and then another one begins at the same word.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.errors import ErrorKind, HaidaiError, SpeechError
from haidai.playback import places
from haidai.playback.manner import Manner
from haidai.playback.output import AudioOutput
from haidai.playback.places import Place
from haidai.playback.prefetch import (
    ChooseVoice,
    OpenSynthesizer,
    Outcome,
    Prefetch,
    Speak,
    VoicesOutcome,
)
from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.playback.state import ReadingState
from haidai.playback.supply import AHEAD, Supply
from haidai.playback.told import Shown, Told
from haidai.playback.track import Track
from haidai.speech.script import Utterance, excerpt

TICK_MILLISECONDS = 15

OpenOutput = Callable[[], AudioOutput]


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
    sound_missing = Signal()  # there is no device: the reading goes on in silence
    sound_lost = Signal()  # the device is gone: the reading goes on in silence
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
        self._open_output = open_output
        self._output: AudioOutput | None = None
        self._made.connect(self._take_outcome, Qt.ConnectionType.QueuedConnection)
        self._prefetch = Prefetch(open_synthesizer, choose_voice, speak, self._made.emit)
        self._supply = Supply(self._prefetch.want)
        self._told = Told(
            self.sentence_changed, self.word_changed, self.section_changed, self.progress_changed
        )
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._closed = False
        self._script: tuple[Utterance, ...] = ()
        self._state = ReadingState.STOPPED
        self._place = Place()
        self._until = 0
        self._track: Track | None = None
        self._counted = 0.0  # seconds of this track the sleep timer knows of
        self._changing = False  # another manner is wanted than the one that is heard
        self._pause_factor = 1.0
        self._sleep = SleepTimer()
        self._faded_from: Place | None = None
        self._audible: bool | None = None

    # What it is doing.

    @property
    def state(self) -> ReadingState:
        """What the session is doing."""
        return self._state

    @property
    def utterance(self) -> int:
        """The utterance being read, or the one where `play` goes on."""
        return self._place.index

    @property
    def manner(self) -> Manner:
        """How it is read."""
        return self._supply.manner

    @property
    def sleep_timer(self) -> SleepTimer:
        """When it stops by itself."""
        return self._sleep

    def durations(self) -> dict[int, float]:
        """Seconds for each section that has something to read, as far as known by now."""
        return self._supply.durations.by_section()

    # What the reader asks for.

    def load(self, utterances: Sequence[Utterance], language: Language) -> None:
        """Read these from now on; what is being read stops."""
        if self._closed:
            return
        self.stop()
        self._script = tuple(utterances)
        self._supply.load(self._script, language)
        self._supply.durations.set_pause_factor(self._pauses())
        self._place = Place()
        self._until = len(self._script)
        self._tell_progress()

    def prepare(self) -> None:
        """Make the first sound now, because `play` is likely to come: it then starts at once."""
        if not self._closed and self._script and self._state is ReadingState.STOPPED:
            self._ask_ahead(at_once=True)

    def play(self, from_utterance: int | None = None, until: int | None = None) -> None:
        """Read from an utterance up to, not including, another, or to the end.

        Without `from_utterance` the reading goes on where it was paused or stopped.
        """
        if self._closed:
            return
        if not self._script:
            self.failed.emit(SpeechError(ErrorKind.NOTHING_TO_READ))
            return
        if from_utterance is None:
            if self._state is ReadingState.PAUSED:
                self._read_from(self._place)
                return
            if self._state is not ReadingState.STOPPED:
                return
            from_utterance = self._place.index
        count = len(self._script)
        index = max(0, min(from_utterance, count - 1))
        until = count if until is None or until <= index else min(until, count)
        if self._sleep.ending is Ending.SECTION:
            until = min(until, places.section_end(self._script, index))
        self._begin(self._script, index, until)

    def play_section(self, section: int) -> None:
        """Read one section, counted from 0, and stop."""
        found = places.section_range(self._script, section)
        if found:
            whole = self._sleep.ending is Ending.ARTICLE
            self.play(found.start, None if whole else found.stop)
        elif not self._closed:
            count = len(self._supply.durations.by_section())
            error = SpeechError(ErrorKind.NO_SUCH_SECTION, section=section + 1, count=count)
            self.failed.emit(error)

    def play_from(self, offset: int) -> None:
        """Read on from the sentence that holds a character of `Article.text`."""
        self.play(places.utterance_at(self._script, offset) if self._script else 0)

    def play_selection(self, selected: Span) -> None:
        """Read what is selected in `Article.text`, to the character, and stop."""
        chosen = excerpt(self._script, selected)
        if self._closed:
            return
        if not chosen:
            self.failed.emit(SpeechError(ErrorKind.NOTHING_TO_READ))
            return
        script = [chosen.get(index, each) for index, each in enumerate(self._script)]
        self._begin(script, min(chosen), max(chosen) + 1)

    def pause(self) -> None:
        """Fall silent and keep the place."""
        if self._state in {ReadingState.STARTING, ReadingState.READING}:
            self._halt()
            self._enter(ReadingState.PAUSED)

    def toggle(self) -> None:
        """Pause what is being read, else read."""
        if self._state in {ReadingState.STARTING, ReadingState.READING}:
            self.pause()
        else:
            self.play()

    def stop(self) -> None:
        """Fall silent; the sentence that was being read is where `play` goes on."""
        if self._state is not ReadingState.STOPPED:
            self._halt()
            self._end(self._place.index)

    def go(self, step: places.Step) -> None:
        """Go a sentence, a paragraph or a section on or back; at the ends nothing happens."""
        if self._state is ReadingState.STOPPED or self._closed:
            return
        if self._track is not None:
            self._place, _ = self._track.look()
        index = places.after_step(
            step, self._script, self._place.index, self._supply.seconds(self._place)
        )
        if index is None:
            return
        if self._sleep.ending is Ending.SECTION:
            self._until = places.section_end(self._script, index)
        elif index >= self._until:
            self._until = len(self._script)
        if self._state is not ReadingState.PAUSED:
            self._read_from(Place(index))
            return
        self._place = Place(index)
        self._supply.failure = None
        self._ask_ahead(at_once=True)
        self._tell_place()
        self._tell_progress()

    # How it is read.

    def set_manner(self, manner: Manner) -> None:
        """Read at another speed, by another voice, with other pronunciations, from this word on.

        Where only the speed differs nothing is heard twice; else the sentence begins anew.
        """
        if manner == self._supply.manner or self._closed:
            return
        playing = self._track is not None and self._track.begun
        if not playing:
            self._place = self._supply.carried(self._place, manner)
        self._supply.set_manner(manner)
        self._supply.durations.set_pause_factor(self._pauses())
        if playing:
            self._changing = True
            self._ask_ahead()
        elif self._state is ReadingState.STARTING:
            self._read_from(self._place)
        self._tell_progress()

    def set_pause_factor(self, factor: float) -> None:
        """Make the pauses between sentences so many times as long."""
        if factor != self._pause_factor:
            self._pause_factor = factor
            self._supply.durations.set_pause_factor(self._pauses())
            self._rewrite()
            self._tell_progress()

    def set_sleep_timer(self, timer: SleepTimer) -> None:
        """Stop by itself at another moment."""
        before, self._sleep = self._sleep, timer
        until = self._until
        if timer.ending is Ending.SECTION and self._script:
            self._until = places.section_end(self._script, self._place.index)
        elif timer.ending is Ending.ARTICLE or before.ending is Ending.SECTION:
            self._until = len(self._script)
        if until != self._until:
            self._rewrite()
        self.timer_changed.emit(timer)

    def ask_for_voices(self) -> None:
        """Have `voices_known`, or `failed`, told soon."""
        self._prefetch.want_voices()

    def close(self) -> None:
        """Fall silent and end every thread; nothing is signalled afterwards."""
        if not self._closed:
            self._closed = True
            self.blockSignals(True)
            self._halt()
            self._state = ReadingState.STOPPED
            self._prefetch.close()
            if self._output is not None:
                self._output.close()

    # How the reading goes on.

    def tick(self) -> None:
        """Look at what has been heard by now and tell what is new; the timer does this."""
        track = self._track
        if track is None or not track.begun:
            return
        before = self._place.index
        self._place, dry = track.look()
        if self._place.index != before:
            self._ask_ahead()
        if self._change_over() or (dry and self._run_dry(track)) or self._count_down(track):
            return
        self._tell_place()
        self._tell_audible()
        self._tell_progress()

    def _run_dry(self, track: Track) -> bool:
        """All that was written has been heard; whether that ended or restarted the reading."""
        failure = self._supply.failure
        if track.complete:
            self._halt()
            self._end(self._until if self._until < len(self._script) else 0)
            if self._sleep.ending in {Ending.SECTION, Ending.ARTICLE}:
                self.set_sleep_timer(SleepTimer())
            self.finished.emit()
        elif failure is not None and failure[0] == track.next:
            self._fail(*failure)
        elif self._changing or track.refuses(self._supply.ready(track.next)):
            self._read_from(Place(track.next))
        else:
            return False
        return True

    def _count_down(self, track: Track) -> bool:
        """Let the sleep timer know what was heard; whether it ended the reading."""
        heard = track.heard_seconds
        before = self._sleep
        self._sleep = before.heard(max(0.0, heard - self._counted))
        self._counted = heard
        if self._sleep.fading and self._faded_from is None and self._output is not None:
            self._faded_from = self._place
            self._output.fade_out(self._sleep.seconds)
        if self._sleep.over:
            place = self._faded_from or self._place
            self._halt()
            self._place = Place(place.index)
            self._faded_from = None
            self._enter(ReadingState.PAUSED)
            self._tell_place()
            self.set_sleep_timer(SleepTimer())
            return True
        if int(before.seconds) != int(self._sleep.seconds):
            self.timer_changed.emit(self._sleep)
        return False

    def _begin(self, script: Sequence[Utterance], index: int, until: int) -> None:
        self._supply.replace(script)
        self._until = until
        self._read_from(Place(index))

    def _rewrite(self) -> None:
        """Write the stream anew from the place that is heard: what follows has changed."""
        if self._track is not None and self._track.begun and not self._changing:
            self._read_from(self._track.look()[0])

    def _read_from(self, place: Place) -> None:
        self._halt()
        if self._state is ReadingState.STOPPED:
            self._audible = None
        if self._output is None:
            self._output = self._open_output()
        self._place = place
        self._supply.failure = None
        self._supply.settle()
        utterances = self._supply.utterances
        self._track = Track(self._output, utterances, place, self._until, self._pauses())
        self._ask_ahead(at_once=True)
        self._feed()
        if not self._track.begun:
            self._enter(ReadingState.STARTING)
        self._tell_place()
        self._tell_progress()

    def _halt(self) -> None:
        self._timer.stop()
        self._changing = False
        self._counted = 0.0
        self._faded_from = None
        if self._track is not None:
            self._place, _ = self._track.look()
            self._track.drop()
            self._track = None

    def _end(self, index: int) -> None:
        self._supply.replace(self._script)
        self._place = Place(index)
        self._supply.ask_nothing()
        self._enter(ReadingState.STOPPED)
        self._tell_place()
        self._tell_progress()

    def _fail(self, index: int, error: HaidaiError) -> None:
        self._halt()
        self._place = Place(index)
        self._supply.ask_nothing()
        self._enter(ReadingState.PAUSED)
        self._tell_place()
        self.failed.emit(error)

    # Sound: what is asked for, what came.

    def _ask_ahead(self, *, at_once: bool = False) -> None:
        self._supply.ask_from(self._place.index, self._until, at_once=at_once)

    def _take_outcome(self, outcome: Outcome | VoicesOutcome) -> None:
        if self._closed:
            return
        if isinstance(outcome, VoicesOutcome):
            if outcome.error is not None:
                self.failed.emit(outcome.error)
            self.voices_known.emit(outcome.voices)
            return
        if not self._supply.take(outcome):
            return
        index = outcome.job.index
        if outcome.error is None:
            if not self._change_over():
                self._feed()
            self._tell_progress()
        elif self._track is not None and 0 <= index - self._place.index <= AHEAD:
            if self._changing or (not self._track.begun and index == self._track.next):
                self._fail(index, outcome.error)
            else:  # what comes before it is heard first
                self._supply.failure = (index, outcome.error)
                self._ask_ahead()

    def _change_over(self) -> bool:
        """Go on in the manner that is wanted, if the sentence heard is there in it by now."""
        if self._track is None or not self._changing:
            return False
        self._place, _ = self._track.look()
        sound = self._supply.ready(self._place.index)
        if sound is None or not sound.whole:
            return False
        place = self._supply.carried(self._place, sound.manner)
        self._read_from(Place(place.index, min(place.frames, sound.frames)))
        return True

    def _feed(self) -> None:
        if self._track is None or self._changing:
            return
        self._track.feed(self._supply.ready)
        if self._track.begun and not self._timer.isActive():
            self._timer.start()
            self._enter(ReadingState.READING)

    def _pauses(self) -> float:
        return self._pause_factor / self._supply.manner.speed

    # What is told, once.

    def _enter(self, state: ReadingState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _tell_place(self) -> None:
        shown = Shown()
        if self._state is not ReadingState.STOPPED:
            utterance = self._supply.utterances[self._place.index]
            shown = Shown(utterance.span, self._supply.word(self._place), utterance.section)
        self._told.show(shown)

    def _tell_audible(self) -> None:
        before, audible = self._audible, self._output.audible() if self._output else None
        if audible is None or audible is before:
            return
        self._audible = audible
        if not audible:
            (self.sound_missing if before is None else self.sound_lost).emit()
        elif before is not None:
            self.sound_found.emit()

    def _tell_progress(self) -> None:
        durations = self._supply.durations
        elapsed = durations.before(self._place.index) + self._supply.seconds(self._place)
        self._told.progress(elapsed, durations.total)
