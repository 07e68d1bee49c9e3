"""Reading an article aloud: what the player's buttons do, and what the page is told.

The session knows a *place* (an utterance, and how much of it was heard) and a state. A reading
is one stream: clips are written to the output as they are made, the output says how many
frames have been heard, and the timeline says which utterance that is. Pause, skip and stop
drop the stream; going on begins another one at the place. So what is shown follows what is
heard, and nothing depends on what was handed out.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.errors import ErrorKind, HaidaiError, SpeechError
from haidai.playback import places
from haidai.playback.durations import Durations
from haidai.playback.output import AudioOutput
from haidai.playback.places import Place
from haidai.playback.prefetch import ChooseVoice, Job, OpenSynthesizer, Outcome, Prefetch, Spoken
from haidai.playback.track import Track
from haidai.speech.script import Utterance
from haidai.speech.synthesizer import Clip

TICK_MILLISECONDS = 15
AHEAD = 10  # utterances made and written ahead of the one being heard, at most
BEHIND = 3  # utterances whose sound is kept for going back
PROGRESS_SECONDS = 0.1

OpenOutput = Callable[[], AudioOutput]


class ReadingState(StrEnum):
    """What the session is doing."""

    STOPPED = "stopped"
    STARTING = "starting"  # the first sound is being made
    READING = "reading"
    PAUSED = "paused"


class ReadAloudSession(QObject):
    """Reads one article at a time. Everything is called and signalled in the interface thread."""

    state_changed = Signal(object)  # ReadingState
    sentence_changed = Signal(object)  # Span in Article.text, or None
    section_changed = Signal(object)  # the index of a section, or None (title, stopped)
    progress_changed = Signal(float, float)  # seconds elapsed, seconds in all
    failed = Signal(object)  # HaidaiError; the reading is paused at its place
    sound_missing = Signal()  # there is no device: the reading goes on in silence
    sound_lost = Signal()  # the device is gone: the reading goes on in silence
    sound_found = Signal()  # a device is there again, and plays
    finished = Signal()  # everything asked for has been heard
    _made = Signal(object)  # Outcome, from the prefetch's thread

    def __init__(
        self,
        open_synthesizer: OpenSynthesizer,
        choose_voice: ChooseVoice,
        spoken: Spoken,
        open_output: OpenOutput,
        parent: QObject | None = None,
    ) -> None:
        """Nothing is opened before the first `play` or `prepare`.

        `open_synthesizer`, `choose_voice` and `spoken` (a written text and its language → words
        to say) are called in the prefetch's thread, `open_output` in this one.
        """
        super().__init__(parent)
        self._open_output = open_output
        self._output: AudioOutput | None = None
        self._made.connect(self._take_outcome, Qt.ConnectionType.QueuedConnection)
        self._prefetch = Prefetch(open_synthesizer, choose_voice, spoken, self._made.emit)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._closed = False
        self._edition = 0
        self._utterances: tuple[Utterance, ...] = ()
        self._language = Language("zh-CN")
        self._durations = Durations(())
        self._state = ReadingState.STOPPED
        self._place = Place()
        self._until = 0
        self._track: Track | None = None
        self._clips: dict[int, Clip | None] = {}
        self._failure: tuple[int, HaidaiError] | None = None
        self._audible: bool | None = None
        self._shown: tuple[Span | None, int | None] = (None, None)
        self._progress = (0.0, 0.0)

    # What it is doing.

    @property
    def state(self) -> ReadingState:
        """What the session is doing."""
        return self._state

    @property
    def utterance(self) -> int:
        """The utterance being read, or the one where `play` goes on."""
        return self._place.index

    def durations(self) -> dict[int, float]:
        """Seconds for each section that has something to read, as far as known by now."""
        return self._durations.by_section()

    # What the reader asks for.

    def load(self, utterances: Sequence[Utterance], language: Language) -> None:
        """Read these from now on; what is being read stops."""
        if self._closed:
            return
        self.stop()
        self._edition += 1
        self._utterances = tuple(utterances)
        self._language = language
        self._durations = Durations(self._utterances)
        self._clips = {}
        self._place = Place()
        self._until = len(self._utterances)
        self._tell_progress()

    def prepare(self) -> None:
        """Make the first sound now, because `play` is likely to come: it then starts at once."""
        if not self._closed and self._utterances and self._state is ReadingState.STOPPED:
            self._ask_ahead()

    def play(self, from_utterance: int | None = None, until: int | None = None) -> None:
        """Read from an utterance up to, not including, another, or to the end.

        Without `from_utterance` the reading goes on where it was paused or stopped.
        """
        if self._closed:
            return
        if not self._utterances:
            self.failed.emit(SpeechError(ErrorKind.NOTHING_TO_READ))
            return
        if from_utterance is None:
            if self._state is ReadingState.PAUSED:
                self.resume()
                return
            if self._state is not ReadingState.STOPPED:
                return
            from_utterance = self._place.index
        count = len(self._utterances)
        index = max(0, min(from_utterance, count - 1))
        self._until = count if until is None or until <= index else min(until, count)
        self._read_from(Place(index))

    def play_section(self, section: int) -> None:
        """Read one section, counted from 0, and stop."""
        found = places.section_range(self._utterances, section)
        if found:
            self.play(found.start, found.stop)
        elif not self._closed:
            count = len(self._durations.by_section())
            error = SpeechError(ErrorKind.NO_SUCH_SECTION, section=section + 1, count=count)
            self.failed.emit(error)

    def play_from(self, offset: int) -> None:
        """Read on from the sentence that holds a character of `Article.text`."""
        self.play(places.utterance_at(self._utterances, offset) if self._utterances else 0)

    def pause(self) -> None:
        """Fall silent and keep the place."""
        if self._state in {ReadingState.STARTING, ReadingState.READING}:
            self._halt()
            self._enter(ReadingState.PAUSED)

    def resume(self) -> None:
        """Go on where the reading was paused, at the very sample."""
        if self._state is ReadingState.PAUSED:
            self._read_from(self._place)

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

    def next_sentence(self) -> None:
        """Go to the next sentence; at the last one nothing happens."""
        self._go(places.next_sentence)

    def previous_sentence(self) -> None:
        """Go to the start of this sentence, or to the one before if it has hardly begun."""
        self._go(lambda _, index: places.previous_sentence(index, self._heard_seconds()))

    def next_section(self) -> None:
        """Go to the next section; in the last one nothing happens."""
        self._go(places.next_section)

    def previous_section(self) -> None:
        """Go to the start of this section, or to the one before if it has hardly begun."""
        self._go(
            lambda utterances, index: places.previous_section(
                utterances, index, self._heard_seconds()
            )
        )

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
        if dry and self._run_dry(track):
            return
        self._tell_place()
        self._tell_audible()
        self._tell_progress()

    def _run_dry(self, track: Track) -> bool:
        """All that was written has been heard; whether that ended or restarted the reading."""
        if track.complete:
            self._halt()
            self._end(self._until if self._until < len(self._utterances) else 0)
            self.finished.emit()
        elif self._failure is not None and self._failure[0] == track.next:
            self._fail(*self._failure)
        elif track.next in self._clips:  # at another rate
            self._read_from(Place(track.next))
        else:
            return False
        return True

    def _read_from(self, place: Place) -> None:
        self._halt()
        if self._state is ReadingState.STOPPED:
            self._audible = None
        if self._output is None:
            self._output = self._open_output()
        self._place = place
        self._failure = None
        self._track = track = Track(self._output, self._utterances, place, self._until)
        self._ask_ahead()
        self._feed()
        if not track.begun:
            self._enter(ReadingState.STARTING)
        self._tell_place()
        self._tell_progress()

    def _halt(self) -> None:
        self._timer.stop()
        if self._track is not None:
            self._place, _ = self._track.look()
            self._track.drop()
            self._track = None

    def _end(self, index: int) -> None:
        self._place = Place(index)
        self._prefetch.want([])
        self._enter(ReadingState.STOPPED)
        self._tell_place()
        self._tell_progress()

    def _fail(self, index: int, error: HaidaiError) -> None:
        self._halt()
        self._place = Place(index)
        self._prefetch.want([])
        self._enter(ReadingState.PAUSED)
        self._tell_place()
        self.failed.emit(error)

    def _go(self, decide: Callable[[Sequence[Utterance], int], int | None]) -> None:
        if self._state is ReadingState.STOPPED or self._closed:
            return
        if self._track is not None:
            self._place, _ = self._track.look()
        index = decide(self._utterances, self._place.index)
        if index is None:
            return
        if index >= self._until:
            self._until = len(self._utterances)
        if self._state is not ReadingState.PAUSED:
            self._read_from(Place(index))
            return
        self._place = Place(index)
        self._failure = None
        self._ask_ahead()
        self._tell_place()
        self._tell_progress()

    def _heard_seconds(self) -> float:
        clip = self._clips.get(self._place.index)
        return self._place.frames / clip.rate if clip else 0.0

    # Sound: what is asked for, what came.

    def _ask_ahead(self) -> None:
        here = self._place.index
        end = min(here + AHEAD + 1, self._until)
        if self._failure is not None:
            end = min(end, self._failure[0])
        kept = range(here - BEHIND, here + AHEAD + 1)
        self._clips = {index: clip for index, clip in self._clips.items() if index in kept}
        self._prefetch.want(
            [
                Job(self._edition, index, self._utterances[index].text, self._language)
                for index in range(here, end)
                if index not in self._clips
            ]
        )

    def _take_outcome(self, outcome: Outcome) -> None:
        index = outcome.job.index
        if self._closed or outcome.job.edition != self._edition:
            return
        if outcome.error is None:
            self._clips[index] = outcome.clip
            self._durations.learn(index, outcome.clip.seconds if outcome.clip else 0.0)
            self._feed()
            self._tell_progress()
        elif self._track is not None and 0 <= index - self._track.next <= AHEAD:
            if not self._track.begun and index == self._track.next:
                self._fail(index, outcome.error)
            else:  # what comes before it is heard first
                self._failure = (index, outcome.error)
                self._ask_ahead()

    def _feed(self) -> None:
        if self._track is None:
            return
        self._track.feed(self._clips)
        if self._track.begun and not self._timer.isActive():
            self._timer.start()
            self._enter(ReadingState.READING)

    # What is told, once.

    def _enter(self, state: ReadingState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _tell_place(self) -> None:
        shown: tuple[Span | None, int | None] = (None, None)
        if self._state is not ReadingState.STOPPED:
            utterance = self._utterances[self._place.index]
            shown = (utterance.span, utterance.section)
        before, self._shown = self._shown, shown
        if shown[0] != before[0]:
            self.sentence_changed.emit(shown[0])
        if shown[1] != before[1]:
            self.section_changed.emit(shown[1])

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
        elapsed = self._durations.before(self._place.index) + self._heard_seconds()
        total = self._durations.total
        before = self._progress
        if max(abs(elapsed - before[0]), abs(total - before[1])) >= PROGRESS_SECONDS:
            self._progress = (elapsed, total)
            self.progress_changed.emit(elapsed, total)
