"""本机直传 put together for window and shell: the server with this machine's voice and its PDF.

`handoff` knows neither voices nor Qt; here both are handed to it, each in a child process.
"""

import contextlib
import json
import subprocess
import tempfile
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path

from haidai.article.model import Article
from haidai.article.serialized import to_json
from haidai.article.spans import Span
from haidai.errors import ErrorKind, PaperError, SpeechError
from haidai.handoff.conversation import Limits
from haidai.handoff.server import STANDARD_LIMITS, HandOffServer, Told
from haidai.handoff.site import Track, TrackSound
from haidai.processes import worker_command
from haidai.speech.narration import Narrator
from haidai.speech.recording_in_memory import recorded
from haidai.speech.script import Utterance, reading_script
from haidai.speech.synthesizer import Synthesizer
from haidai.speech.voices import cast_for

LONGEST_TRACK = 300
"""Characters: a minute of sound, three megabytes, made in a second or two."""
FIRST_TRACK = 60
"""Characters: the first sound of a section is to come at once."""
PDF_TYPE_SIZE = 18.0
_PDF_SECONDS = 120.0


def share(
    article: Article,
    address: str,
    *,
    limits: Limits = STANDARD_LIMITS,
    phone_came: Told = lambda: None,
    ended: Told = lambda: None,
) -> HandOffServer:
    """Serve an article with the voice of this machine and its PDF file.

    Raises:
        HandOffError: the address is none of this machine's (NO_SHARE_ADDRESS).
    """
    return HandOffServer(
        article,
        address,
        reading=_voice_reading(article),
        pdf=PdfChild(article),
        limits=limits,
        phone_came=phone_came,
        ended=ended,
    )


def _voice_reading(article: Article) -> "VoiceReading":
    def synthesizer() -> Synthesizer:
        from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer

        return Pyttsx3Synthesizer(worker_command("speech"))

    return VoiceReading(article, synthesizer)


class VoiceReading:
    """Fulfils `haidai.handoff.site.Reading`: the article's script in short tracks.

    The synthesizer is made when the first sound is asked for.
    """

    def __init__(self, article: Article, make_synthesizer: Callable[[], Synthesizer]) -> None:
        self._language = article.language
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
        recording = recorded(self._tracks[track], self._narrator)
        return TrackSound(recording.wav, recording.times)

    def close(self) -> None:
        """End the synthesizer; may be called twice, from any thread."""
        with self._lock:
            self._closed = True
            synthesizer = self._synthesizer
        if synthesizer is not None:
            synthesizer.close()

    def _started(self) -> Synthesizer:
        with self._lock:
            if self._closed:
                raise SpeechError(ErrorKind.CANCELLED)
            if self._synthesizer is None:
                self._synthesizer = self._make_synthesizer()
            return self._synthesizer

    @cached_property
    def _narrator(self) -> Narrator:
        synthesizer = self._started()
        cast = cast_for(synthesizer.voices(), self._language)
        return Narrator(synthesizer, self._language, cast)


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


class PdfChild:
    """Fulfils `haidai.handoff.site.PdfMaker` by the PDF worker, in a process of its own."""

    def __init__(self, article: Article, command: Sequence[str] | None = None) -> None:
        self._article = article
        self._command = list(command or worker_command("pdf"))
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def pdf(self) -> bytes:
        """The file's bytes.

        Raises:
            PaperError: it was not made (PRINT_FAILED), or `close` came (CANCELLED).
        """
        with tempfile.TemporaryDirectory(prefix="haidai-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "article.pdf"
            order = {
                "article": to_json(self._article),
                "path": str(path),
                "type_size": PDF_TYPE_SIZE,
            }
            process = self._start()
            try:
                process.communicate(json.dumps(order).encode(), _PDF_SECONDS)
                return path.read_bytes()
            except (OSError, subprocess.TimeoutExpired) as error:
                kind = ErrorKind.CANCELLED if self._closed else ErrorKind.PRINT_FAILED
                raise PaperError(kind) from error
            finally:
                _end(process)

    def close(self) -> None:
        """End the process; may be called twice, from any thread."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def _start(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._closed:
                raise PaperError(ErrorKind.CANCELLED)
            pipe = subprocess.PIPE
            try:
                self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe)
            except OSError as error:
                raise PaperError(ErrorKind.PRINT_FAILED) from error
            return self._process


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            # What could not be written any more may still be in the buffer.
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
