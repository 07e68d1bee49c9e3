"""A reading on its way: the state it is in, and how it goes on between two wishes.

It knows a *place* (an utterance, and how much of it was heard). A reading is one stream: clips
are written to the output as they are made, the output says how many frames have been heard, and
the timeline says which utterance that is. Pause, skip and stop drop the stream; going on begins
another one at the place. So what is shown follows what is heard, and nothing depends on what
was handed out.
"""

from collections.abc import Sequence

from haidai.article.values import Language
from haidai.errors import HaidaiError
from haidai.playback.countdown import Countdown
from haidai.playback.ends import end_under_timer
from haidai.playback.manner import Manner
from haidai.playback.performance import Performance
from haidai.playback.places import Place
from haidai.playback.prefetch import Outcome
from haidai.playback.sleep_timer import Ending, SleepTimer
from haidai.playback.state import SOUNDING, ReadingState
from haidai.playback.supply import Supply
from haidai.playback.told import Shown, Told
from haidai.speech.script import Utterance


class Reading:
    """Reads a script up to an end, and tells what is new of it, once.

    Somebody calls `tick` while the state is READING, and `take` with everything that was made.
    """

    def __init__(self, performance: Performance, supply: Supply, told: Told) -> None:
        self.performance = performance
        self.supply = supply
        self.script: tuple[Utterance, ...] = ()
        self.state = ReadingState.STOPPED
        self._told = told
        self._countdown = Countdown()

    @property
    def utterance(self) -> int:
        """The utterance being read, or the one where the reading goes on."""
        return self.performance.place.index

    @property
    def sleep_timer(self) -> SleepTimer:
        """When it stops by itself."""
        return self._countdown.timer

    # What becomes of it.

    def load(self, utterances: Sequence[Utterance], language: Language) -> None:
        """Read these from now on; what is being read stops."""
        self.stop()
        self.script = tuple(utterances)
        self.supply.load(self.script, language)
        self.supply.durations.set_pause_factor(self.performance.pauses)
        self.performance.place = Place()
        self.performance.until = len(self.script)
        self._tell_progress()

    def begin(self, script: Sequence[Utterance], index: int, until: int) -> None:
        """Read the script, or the same with some of its texts changed, from here to there."""
        self.supply.replace(script)
        self.performance.until = until
        self.read_from(Place(index))

    def read_from(self, place: Place) -> None:
        """Read on at a place, in another stream."""
        self._halt()
        if self.state is ReadingState.STOPPED:
            self._told.begins()
        self.performance.begin(place)
        sounds = self.performance.sounds
        self._enter(ReadingState.READING if sounds else ReadingState.STARTING)
        self._tell_place()
        self._tell_progress()

    def go_to(self, index: int) -> None:
        """Read an utterance, or pause at it where the reading pauses."""
        if self.state is not ReadingState.PAUSED:
            self.read_from(Place(index))
            return
        self.performance.place = Place(index)
        self.supply.failure = None
        self.performance.ask_ahead(at_once=True)
        self._tell_place()
        self._tell_progress()

    def pause(self) -> None:
        """Fall silent and keep the place."""
        if self.state in SOUNDING:
            self._halt()
            self._enter(ReadingState.PAUSED)

    def stop(self) -> None:
        """Fall silent; the sentence that was being read is where it goes on."""
        if self.state is not ReadingState.STOPPED:
            self._halt()
            self._end(self.utterance)

    def close(self) -> None:
        """Fall silent and let the device go."""
        self._halt()
        self.state = ReadingState.STOPPED
        self.performance.close()

    # How it is read.

    def set_manner(self, manner: Manner) -> None:
        """Read in another manner, from this word on."""
        if manner == self.supply.manner:
            return
        self.performance.change_manner(manner)
        self.supply.durations.set_pause_factor(self.performance.pauses)
        if self.state is ReadingState.STARTING:
            self.read_from(self.performance.place)
        self._tell_progress()

    def set_pause_factor(self, factor: float) -> None:
        """Make the pauses between sentences so many times as long."""
        if factor != self.performance.pause_factor:
            self.performance.pause_factor = factor
            self.supply.durations.set_pause_factor(self.performance.pauses)
            self._rewrite()
            self._tell_progress()

    def set_sleep_timer(self, timer: SleepTimer) -> None:
        """Stop by itself at another moment."""
        before, self._countdown.timer = self._countdown.timer.ending, timer
        until = self.performance.until
        end = end_under_timer(self.script, self.utterance, until, before, timer.ending)
        if end != until:
            self.performance.until = end
            self._rewrite()
        self._told.timer(timer)

    # How it goes on.

    def tick(self) -> None:
        """Look at what has been heard by now and tell what is new."""
        performance = self.performance
        if not performance.sounds:
            return
        before = performance.place.index
        dry = performance.look()
        if performance.place.index != before:
            performance.ask_ahead()
        if self._change_over() or (dry and self._run_dry()) or self._count_down():
            return
        self._tell_place()
        self._told.audible(performance.audible)
        self._tell_progress()

    def take(self, outcome: Outcome) -> None:
        """Use what was made, or why it could not be."""
        if not self.supply.take(outcome):
            return
        performance, index = self.performance, outcome.job.index
        if outcome.error is None:
            if not self._change_over():
                performance.feed()
                if performance.sounds:
                    self._enter(ReadingState.READING)
            self._tell_progress()
        elif performance.wants(index):
            if performance.fails_with(index):
                self._fail(index, outcome.error)
            else:  # what comes before it is heard first
                self.supply.failure = (index, outcome.error)
                performance.ask_ahead()

    def _change_over(self) -> bool:
        """Go on in the manner that is wanted, if the sentence heard is there in it by now."""
        place = self.performance.place_in_new_manner()
        if place is not None:
            self.read_from(place)
        return place is not None

    def _run_dry(self) -> bool:
        """All that was written has been heard; whether that ended or restarted the reading."""
        performance = self.performance
        if performance.complete:
            self._end(performance.until if performance.until < len(self.script) else 0)
            if self.sleep_timer.ending in {Ending.SECTION, Ending.ARTICLE}:
                self.set_sleep_timer(SleepTimer())
            self._told.finished()
        elif performance.failure is not None:
            self._fail(performance.next, performance.failure)
        elif performance.needs_another_stream:
            self.read_from(Place(performance.next))
        else:
            return False
        return True

    def _count_down(self) -> bool:
        """Let the sleep timer know what was heard; whether it ended the reading."""
        performance, countdown = self.performance, self._countdown
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
            self._told.timer(countdown.timer)
        return False

    def _rewrite(self) -> None:
        """Begin the stream anew at the place that is heard: what follows has changed."""
        if self.state in SOUNDING and not self.performance.changing:
            self.performance.look()
            self.read_from(self.performance.place)

    def _halt(self) -> None:
        self._countdown.stream_ended()
        self.performance.halt()

    def _end(self, index: int) -> None:
        self._halt()
        self.performance.rest_at(index, self.script)
        self._enter(ReadingState.STOPPED)
        self._tell_place()
        self._tell_progress()

    def _fail(self, index: int, error: HaidaiError) -> None:
        self._halt()
        self.performance.rest_at(index)
        self._enter(ReadingState.PAUSED)
        self._tell_place()
        self._told.failed(error)

    # What is told, once.

    def _enter(self, state: ReadingState) -> None:
        if state is not self.state:
            self.state = state
            self._told.state(state)

    def _tell_place(self) -> None:
        shown = Shown()
        if self.state is not ReadingState.STOPPED:
            place = self.performance.place
            utterance = self.supply.utterances[place.index]
            shown = Shown(utterance.span, self.supply.word(place), utterance.section)
        self._told.show(shown)

    def _tell_progress(self) -> None:
        durations, place = self.supply.durations, self.performance.place
        elapsed = durations.before(place.index) + self.supply.seconds(place)
        self._told.progress(elapsed, durations.total)
