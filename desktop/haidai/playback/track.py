"""One reading on its way through the output: clips in, the place that is heard out."""

from collections.abc import Mapping, Sequence

from haidai.playback.joins import faded_in, silence
from haidai.playback.output import AudioOutput
from haidai.playback.places import Place
from haidai.playback.timeline import Timeline
from haidai.speech.script import Utterance
from haidai.speech.synthesizer import Clip

# After the last sound, so that closing the device cuts nothing off.
TAIL_SECONDS = 0.2
# The rate of a stream that begins with an utterance in which nothing can be said.
SILENT_RATE = 22_050


class Track:
    """Utterances from a place up to, not including, `until`, as one stream of one rate."""

    def __init__(
        self, output: AudioOutput, utterances: Sequence[Utterance], place: Place, until: int
    ) -> None:
        self._output = output
        self._utterances = utterances
        self._from = place
        self._until = until
        self._timeline: Timeline | None = None
        self.next = place.index  # the utterance to be written next

    @property
    def begun(self) -> bool:
        """Whether anything has been written."""
        return self._timeline is not None

    @property
    def complete(self) -> bool:
        """Whether everything has been written."""
        return self.next >= self._until

    def feed(self, clips: Mapping[int, Clip | None]) -> None:
        """Write what comes next as far as it is there; None is an utterance without sound.

        A clip of another rate waits: when the stream is dry, it needs a track of its own.
        """
        while not self.complete and self.next in clips:
            clip = clips[self.next]
            if self._timeline is None:
                self._timeline = Timeline(clip.rate if clip else SILENT_RATE)
                sound = self._entered(self._timeline, clip, self._from.frames)
                self._output.start(self._timeline.rate, sound)
            elif clip is not None and clip.rate != self._timeline.rate:
                break
            else:
                self._output.write(self._entered(self._timeline, clip, 0))

    def look(self) -> tuple[Place, bool]:
        """The place that is heard now, and whether all that was written has been heard."""
        if self._timeline is None:
            return self._from, False
        heard = self._output.heard()
        return self._timeline.place(heard), heard >= self._timeline.end

    def drop(self) -> None:
        """Fall silent at once; what was written and not heard is forgotten."""
        self._output.drop()

    def _entered(self, timeline: Timeline, clip: Clip | None, skipped: int) -> bytes:
        """The next utterance from a frame on with its pause, entered in the timeline."""
        pause = self._utterances[self.next].pause
        if self.next + 1 == self._until:
            pause = max(pause, TAIL_SECONDS)
        after = silence(pause, timeline.rate)
        sound = b""
        if clip is not None:
            skipped = min(skipped, clip.frames)
            sound = clip.samples[2 * skipped :]
            if skipped:
                sound = faded_in(sound, clip.rate)
        timeline.append(self.next, skipped, len(sound) // 2, len(after) // 2)
        self.next += 1
        return sound + after
