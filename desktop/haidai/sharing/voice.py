"""The article's sound for a phone, made by this machine's voice in short tracks."""

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from haidai.article.model import Article
from haidai.article.spans import Span
from haidai.errors import ErrorKind, SpeechError
from haidai.handoff.site import Track, TrackSound
from haidai.playback.manner import USUAL, Manner
from haidai.processes import worker_command
from haidai.speech.script import Utterance, reading_script

if TYPE_CHECKING:
    from haidai.speech.narration import Narrator
    from haidai.speech.synthesizer import Synthesizer

LONGEST_TRACK = 300
"""Characters: a minute of sound, three megabytes, made in a second or two."""
FIRST_TRACK = 60
"""Characters: the first sound of a section is to come at once."""


def own_voice(article: Article, manner: Manner) -> "VoiceReading":
    """The article read by this machine, in a process that is started with the first sound."""

    def synthesizer() -> "Synthesizer":
        from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer

        return Pyttsx3Synthesizer(worker_command("speech"))

    return VoiceReading(article, synthesizer, manner)


class VoiceReading:
    """Fulfils `haidai.handoff.site.Reading`: the article's script in short tracks.

    The synthesizer is made when the first sound is asked for. The speed of `manner` is left
    out: whoever listens chooses it on the phone.
    """

    def __init__(
        self,
        article: Article,
        make_synthesizer: "Callable[[], Synthesizer]",
        manner: Manner = USUAL,
    ) -> None:
        self._language = article.language
        self._manner = manner
        self._tracks = in_tracks(reading_script(article))
        self._make_synthesizer = make_synthesizer
        self._lock = threading.Lock()
        self._synthesizer: Synthesizer | None = None
        self._closed = False

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all tracks."""
        return tuple(utterance.span for track in self._tracks for utterance in track)

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """Section and number of sentences of each track."""
        return tuple(Track(track[-1].section, len(track)) for track in self._tracks)

    def sound(self, track: int) -> TrackSound:
        """The sound of a track.

        Raises:
            SpeechError: there is no voice, it fails, or `close` came meanwhile.
        """
        from haidai.speech.recording_in_memory import recorded  # late: half a megabyte

        recording = recorded(self._tracks[track], self._narrator)
        return TrackSound(recording.wav, recording.times)

    def close(self) -> None:
        """End the synthesizer; may be called twice, from any thread."""
        with self._lock:
            self._closed = True
            synthesizer = self._synthesizer
        if synthesizer is not None:
            synthesizer.close()

    def _started(self) -> "Synthesizer":
        with self._lock:
            if self._closed:
                raise SpeechError(ErrorKind.CANCELLED)
            if self._synthesizer is None:
                self._synthesizer = self._make_synthesizer()
            return self._synthesizer

    @cached_property
    def _narrator(self) -> "Narrator":
        synthesizer = self._started()
        from haidai.speech.narration import Narrator  # late: half a megabyte, for who listens
        from haidai.speech.voices import cast_for

        voices, manner = synthesizer.voices(), self._manner
        cast = cast_for(voices, self._language, manner.voice, manner.english_voice)
        return Narrator(synthesizer, self._language, cast, rules=manner.rules)


def in_tracks(script: Sequence[Utterance]) -> tuple[tuple[Utterance, ...], ...]:
    """The script cut where sections begin, and so that no track is long.

    The first track of a section is the shortest, so that its sound is there at once. What
    stands before the first section (the title) begins the first one's track.
    """
    tracks: list[tuple[Utterance, ...]] = []
    for _, utterances in groupby(script, lambda utterance: utterance.section or 0):
        track: list[Utterance] = []
        length, longest = 0, FIRST_TRACK
        for utterance in utterances:
            if track and length + len(utterance.text) > longest:
                tracks.append(tuple(track))
                track, length, longest = [], 0, min(2 * longest, LONGEST_TRACK)
            track.append(utterance)
            length += len(utterance.text)
        tracks.append(tuple(track))
    return tuple(tracks)
