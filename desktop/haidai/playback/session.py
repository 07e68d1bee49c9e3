"""Performance an article aloud: what the player's buttons do, and what the page is told.

The session knows a *place* (an utterance, and how much of it was heard) and a state. A reading
is one stream: clips are written to the output as they are made, the output says how many
frames have been heard, and the timeline says which utterance that is. Pause, skip and stop
drop the stream; going on begins another one at the place. So what is shown follows what is
heard, and nothing depends on what was handed out.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.errors import ErrorKind, HaidaiError, SpeechError
from haidai.playback import places
from haidai.playback.countdown import Countdown
from haidai.playback.ends import end_after_step, end_asked_for, end_under_timer
from haidai.playback.manner import Manner
from haidai.playback.performance import OpenOutput, Performance
from haidai.playback.places import Place
from haidai.playback.prefetch import (
    OpenSynthesizer,
    Outcome,
    Prefetch,
    Speak,
    VoicesOutcome,
)
from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.playback.state import ReadingState
from haidai.playback.supply import Supply
from haidai.playback.told import LoudspeakerTold, Shown, Told
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
        self._supply = Supply(self._prefetch.want)
        self._performance = Performance(self._supply, open_output)
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
        self._countdown = Countdown()
        self._loudspeaker = LoudspeakerTold(self.sound_missing, self.sound_found)

    # What it is doing.

    @property
    def state(self) -> ReadingState:
        """What the session is doing."""
        return self._state

    @property
    def utterance(self) -> int:
        """The utterance being read, or the one where `play` goes on."""
        return self._performance.place.index

    @property
    def manner(self) -> Manner:
        """How it is read."""
        return self._supply.manner

    @property
    def sleep_timer(self) -> SleepTimer:
        """When it stops by itself."""
        return self._countdown.timer

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
        self._supply.durations.set_pause_factor(self._performance.pauses)
        self._performance.place = Place()
        self._performance.until = len(self._script)
        self._tell_progress()

    def prepare(self) -> None:
        """Make the first sound now, because `play` is likely to come: it then starts at once."""
        if not self._closed and self._script and self._state is ReadingState.STOPPED:
            self._performance.ask_ahead(at_once=True)

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
                self._read_from(self._performance.place)
                return
            if self._state is not ReadingState.STOPPED:
                return
            from_utterance = self.utterance
        index = max(0, min(from_utterance, len(self._script) - 1))
        end = end_asked_for(self._script, index, until, self.sleep_timer.ending)
        self._begin(self._script, index, end)

    def play_section(self, section: int) -> None:
        """Read one section, counted from 0, and stop."""
        found = places.section_range(self._script, section)
        if found:
            whole = self.sleep_timer.ending is Ending.ARTICLE
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
            self._end(self.utterance)

    def go(self, step: places.Step) -> None:
        """Go a sentence, a paragraph or a section on or back; at the ends nothing happens."""
        if self._state is ReadingState.STOPPED or self._closed:
            return
        performance = self._performance
        performance.look()
        heard = self._supply.seconds(performance.place)
        index = places.after_step(step, self._script, performance.place.index, heard)
        if index is None:
            return
        ending = self.sleep_timer.ending
        performance.until = end_after_step(self._script, index, performance.until, ending)
        if self._state is not ReadingState.PAUSED:
            self._read_from(Place(index))
            return
        performance.place = Place(index)
        self._supply.failure = None
        performance.ask_ahead(at_once=True)
        self._tell_place()
        self._tell_progress()

    # How it is read.

    def set_manner(self, manner: Manner) -> None:
        """Read at another speed, by another voice, with other pronunciations, from this word on.

        Where only the speed differs nothing is heard twice; else the sentence begins anew.
        """
        if manner == self._supply.manner or self._closed:
            return
        self._performance.change_manner(manner)
        self._supply.durations.set_pause_factor(self._performance.pauses)
        if self._state is ReadingState.STARTING:
            self._read_from(self._performance.place)
        self._tell_progress()

    def set_pause_factor(self, factor: float) -> None:
        """Make the pauses between sentences so many times as long."""
        if factor != self._performance.pause_factor:
            self._performance.pause_factor = factor
            self._supply.durations.set_pause_factor(self._performance.pauses)
            self._rewrite()
            self._tell_progress()

    def set_sleep_timer(self, timer: SleepTimer) -> None:
        """Stop by itself at another moment."""
        before, self._countdown.timer = self._countdown.timer.ending, timer
        here, until = self.utterance, self._performance.until
        end = end_under_timer(self._script, here, until, before, timer.ending)
        if end != until:
            self._performance.until = end
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
            self._performance.close()

    # How the reading goes on.

    def tick(self) -> None:
        """Look at what has been heard by now and tell what is new; the timer does this."""
        performance = self._performance
        if not performance.sounds:
            return
        before = performance.place.index
        dry = performance.look()
        if performance.place.index != before:
            performance.ask_ahead()
        if self._change_over() or (dry and self._run_dry()) or self._count_down():
            return
        self._tell_place()
        self._loudspeaker.tell(performance.audible)
        self._tell_progress()

    def _run_dry(self) -> bool:
        """All that was written has been heard; whether that ended or restarted the reading."""
        performance = self._performance
        if performance.complete:
            self._end(performance.until if performance.until < len(self._script) else 0)
            if self.sleep_timer.ending in {Ending.SECTION, Ending.ARTICLE}:
                self.set_sleep_timer(SleepTimer())
            self.finished.emit()
        elif performance.failure is not None:
            self._fail(performance.next, performance.failure)
        elif performance.needs_another_stream:
            self._read_from(Place(performance.next))
        else:
            return False
        return True

    def _count_down(self) -> bool:
        """Let the sleep timer know what was heard; whether it ended the reading."""
        performance, countdown = self._performance, self._countdown
        ticked = countdown.heard(performance.heard_seconds, performance.place, performance.fade_out)
        if countdown.timer.over:
            place = countdown.place_to_go_on(performance.place)
            self._halt()
            performance.place = place
            self._enter(ReadingState.PAUSED)
            self._tell_place()
            self.set_sleep_timer(SleepTimer())
            return True
        if ticked:
            self.timer_changed.emit(countdown.timer)
        return False

    def _begin(self, script: Sequence[Utterance], index: int, until: int) -> None:
        self._supply.replace(script)
        self._performance.until = until
        self._read_from(Place(index))

    def _rewrite(self) -> None:
        """Begin the stream anew at the place that is heard: what follows has changed."""
        going = self._state in {ReadingState.STARTING, ReadingState.READING}
        if going and not self._performance.changing:
            self._performance.look()
            self._read_from(self._performance.place)

    def _read_from(self, place: Place) -> None:
        self._halt()
        if self._state is ReadingState.STOPPED:
            self._loudspeaker.forget()
        self._performance.begin(place)
        self._enter(ReadingState.READING if self._goes_on() else ReadingState.STARTING)
        self._tell_place()
        self._tell_progress()

    def _halt(self) -> None:
        self._timer.stop()
        self._countdown.stream_ended()
        self._performance.halt()

    def _end(self, index: int) -> None:
        self._halt()
        self._performance.rest_at(index, self._script)
        self._enter(ReadingState.STOPPED)
        self._tell_place()
        self._tell_progress()

    def _fail(self, index: int, error: HaidaiError) -> None:
        self._halt()
        self._performance.rest_at(index)
        self._enter(ReadingState.PAUSED)
        self._tell_place()
        self.failed.emit(error)

    # Sound: what came.

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
                self._performance.feed()
                if self._goes_on():
                    self._enter(ReadingState.READING)
            self._tell_progress()
        elif self._performance.wants(index):
            if self._performance.fails_with(index):
                self._fail(index, outcome.error)
            else:  # what comes before it is heard first
                self._supply.failure = (index, outcome.error)
                self._performance.ask_ahead()

    def _change_over(self) -> bool:
        """Go on in the manner that is wanted, if the sentence heard is there in it by now."""
        place = self._performance.place_in_new_manner()
        if place is not None:
            self._read_from(place)
        return place is not None

    def _goes_on(self) -> bool:
        """Whether there is sound; then its progress is watched."""
        if self._performance.sounds and not self._timer.isActive():
            self._timer.start()
        return self._performance.sounds

    # What is told, once.

    def _enter(self, state: ReadingState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _tell_place(self) -> None:
        shown = Shown()
        if self._state is not ReadingState.STOPPED:
            place = self._performance.place
            utterance = self._supply.utterances[place.index]
            shown = Shown(utterance.span, self._supply.word(place), utterance.section)
        self._told.show(shown)

    def _tell_progress(self) -> None:
        durations, place = self._supply.durations, self._performance.place
        elapsed = durations.before(place.index) + self._supply.seconds(place)
        self._told.progress(elapsed, durations.total)
