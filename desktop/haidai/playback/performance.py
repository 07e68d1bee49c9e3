"""A reading as it is performed: supply, track and output, and the place that is heard.

Another manner is heard as soon as the sentence exists in it: until then the stream goes on,
and then another one begins at the same word.
"""

from collections.abc import Callable, Sequence

from haidai.errors import HaidaiError
from haidai.playback.manner import Manner
from haidai.playback.output import AudioOutput
from haidai.playback.places import Place
from haidai.playback.supply import AHEAD, Supply
from haidai.playback.track import Track
from haidai.speech.script import Utterance

OpenOutput = Callable[[], AudioOutput]


class Performance:
    """One stream after the other of the utterances up to, not including, `until`.

    It is on from `begin` to `halt`; `place` is what is heard, or where to go on.
    """

    def __init__(self, supply: Supply, open_output: OpenOutput) -> None:
        self._supply = supply
        self._open_output = open_output
        self._output: AudioOutput | None = None
        self._track: Track | None = None
        self._changing = False  # another manner is wanted than the one that is heard
        self.place = Place()
        self.until = 0
        self.pause_factor = 1.0

    # What it is doing.

    @property
    def sounds(self) -> bool:
        """Whether anything of it has been written to the output."""
        return self._track is not None and self._track.begun

    @property
    def changing(self) -> bool:
        """Whether another manner is wanted than the one that is heard."""
        return self._changing

    @property
    def complete(self) -> bool:
        """Whether everything has been written."""
        return self._track is not None and self._track.complete

    @property
    def next(self) -> int:
        """The utterance to be written next."""
        return self._track.next if self._track else self.place.index

    @property
    def failure(self) -> HaidaiError | None:
        """Why the next utterance cannot be had."""
        failure = self._supply.failure
        return failure[1] if failure is not None and failure[0] == self.next else None

    @property
    def needs_another_stream(self) -> bool:
        """Whether the next utterance does not go into this one."""
        track = self._track
        return track is not None and (
            self._changing or track.refuses(self._supply.ready(track.next))
        )

    @property
    def heard_seconds(self) -> float:
        """How long this stream has been heard."""
        return self._track.heard_seconds if self._track else 0.0

    @property
    def audible(self) -> bool | None:
        """Whether a device plays it; None where nobody knows yet."""
        return self._output.audible() if self._output else None

    @property
    def pauses(self) -> float:
        """How many times as long as in the script the pauses are."""
        return self.pause_factor / self._supply.manner.speed

    def look(self) -> bool:
        """Renew `place`; whether all that was written has been heard."""
        if self._track is None:
            return False
        self.place, dry = self._track.look()
        return dry

    def fails_with(self, index: int) -> bool:
        """Whether an utterance that cannot be made ends it now, not in its turn."""
        track = self._track
        return self._changing or (track is not None and not track.begun and index == track.next)

    def wants(self, index: int) -> bool:
        """Whether it is on, and an utterance is the one that is heard or soon will be."""
        return self._track is not None and 0 <= index - self.place.index <= AHEAD

    # What becomes of it.

    def rest_at(self, index: int, utterances: Sequence[Utterance] | None = None) -> None:
        """Have nothing more made; going on begins with an utterance, of these where given."""
        if utterances is not None:
            self._supply.replace(utterances)
        self.place = Place(index)
        self._supply.ask_nothing()

    def begin(self, place: Place) -> None:
        """Begin another stream at a place."""
        if self._output is None:
            self._output = self._open_output()
        self.place = place
        self._supply.failure = None
        self._supply.settle()
        self._track = Track(self._output, self._supply.utterances, place, self.until, self.pauses)
        self.ask_ahead(at_once=True)
        self.feed()

    def halt(self) -> None:
        """Fall silent, and keep the place."""
        self._changing = False
        if self._track is not None:
            self.look()
            self._track.drop()
            self._track = None

    def change_manner(self, manner: Manner) -> None:
        """Have it in another manner from this word on, or as soon as that is there."""
        if not self.sounds:
            self.place = self._supply.carried(self.place, manner)
        self._supply.set_manner(manner)
        if self.sounds:
            self._changing = True
            self.ask_ahead()

    def place_in_new_manner(self) -> Place | None:
        """Where to go on in the manner that is wanted, if the sentence heard is there in it."""
        if not self._changing:
            return None
        self.look()
        sound = self._supply.ready(self.place.index)
        if sound is None or not sound.whole:
            return None
        place = self._supply.carried(self.place, sound.manner)
        return Place(place.index, min(place.frames, sound.frames))

    def feed(self) -> None:
        """Write what is there by now."""
        if self._track is not None and not self._changing:
            self._track.feed(self._supply.ready)

    def ask_ahead(self, *, at_once: bool = False) -> None:
        """Have made what comes next; `at_once`: somebody waits for it."""
        self._supply.ask_from(self.place.index, self.until, at_once=at_once)

    def fade_out(self, seconds: float) -> None:
        """Become fainter, to nothing after so many seconds."""
        if self._output is not None:
            self._output.fade_out(seconds)

    def close(self) -> None:
        """Let the device go."""
        self.halt()
        if self._output is not None:
            self._output.close()
