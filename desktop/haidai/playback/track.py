"""One reading on its way through the output: sound in, the place that is heard out."""

from collections.abc import Callable, Sequence

from haidai.playback.output import AudioOutput
from haidai.playback.places import Place
from haidai.playback.supply import Sound
from haidai.playback.timeline import Timeline
from haidai.speech.script import Utterance
from haidai.speech.sound import BYTES_A_SAMPLE, faded_in, silence

# After the last sound, so that closing the device cuts nothing off.
TAIL_SECONDS = 0.2
# The rate of a stream that begins with an utterance in which nothing can be said.
SILENT_RATE = 22_050


class Track:
    """Utterances from a place up to, not including, `until`, as one stream of one rate.

    The pauses of the script are `pause_factor` times as long.
    """

    def __init__(
        self,
        output: AudioOutput,
        utterances: Sequence[Utterance],
        place: Place,
        until: int,
        pause_factor: float = 1.0,
    ) -> None:
        self._output = output
        self._utterances = utterances
        self._from = place
        self._until = until
        self._pause_factor = pause_factor
        self._timeline: Timeline | None = None
        self._written = place.frames  # of the utterance to be written next
        self.next = place.index

    @property
    def begun(self) -> bool:
        """Whether anything has been written."""
        return self._timeline is not None

    @property
    def complete(self) -> bool:
        """Whether everything has been written."""
        return self.next >= self._until

    @property
    def heard_seconds(self) -> float:
        """How long this stream has been heard."""
        return self._output.heard() / self._timeline.rate if self._timeline else 0.0

    def feed(self, ready: Callable[[int], Sound | None]) -> None:
        """Write what comes next as far as it is there.

        Sound of another rate waits: when the stream is dry, it needs a track of its own.
        """
        while not self.complete and (sound := ready(self.next)) is not None:
            clip = sound.clip
            if not sound.whole and (clip is None or clip.frames <= self._written):
                return
            if self._timeline is None:
                self._timeline = Timeline(clip.rate if clip else SILENT_RATE)
                self._output.start(self._timeline.rate, self._entered(self._timeline, sound))
            elif self.refuses(sound):
                return
            else:
                self._output.write(self._entered(self._timeline, sound))

    def refuses(self, sound: Sound | None) -> bool:
        """Whether sound is of another rate than this stream."""
        clip = sound.clip if sound else None
        return clip is not None and self._timeline is not None and clip.rate != self._timeline.rate

    def look(self) -> tuple[Place, bool]:
        """The place that is heard now, and whether all that was written has been heard."""
        if self._timeline is None:
            return self._from, False
        heard = self._output.heard()
        return self._timeline.place(heard), heard >= self._timeline.end

    def drop(self) -> None:
        """Fall silent at once; what was written and not heard is forgotten."""
        self._output.drop()

    def _entered(self, timeline: Timeline, sound: Sound) -> bytes:
        """What is new of the next utterance, with its pause at the end, entered in the timeline."""
        first = timeline.end == 0
        clip, samples, skipped = sound.clip, b"", self._written
        if clip is not None:
            skipped = min(skipped, clip.frames)
            samples = clip.samples[BYTES_A_SAMPLE * skipped :]
            if skipped and first:
                samples = faded_in(samples, clip.rate)
        after = b""
        # Where the pause after a sentence was paused, going on begins with the next sentence.
        if sound.whole and not (first and skipped and not samples):
            pause = self._utterances[self.next].pause * self._pause_factor
            if self.next + 1 == self._until:
                pause = max(pause, TAIL_SECONDS)
            after = silence(pause, timeline.rate)
        frames = len(samples) // BYTES_A_SAMPLE
        timeline.append(self.next, skipped, frames, len(after) // BYTES_A_SAMPLE)
        self._written = 0 if sound.whole else skipped + frames
        self.next += sound.whole
        return samples + after
