"""本机直传 put together for window and shell: the server with this machine's voice and its PDF.

`handoff` knows neither voices nor Qt; here both are handed to it, each in a child process.
"""

import contextlib
import json
import subprocess
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from haidai.article.model import Article
from haidai.article.pictures import pictures_of
from haidai.article.spans import Span
from haidai.errors import ErrorKind, HandOffError, PaperError, SpeechError
from haidai.handoff.conversation import Limits
from haidai.handoff.pictures import PhonePicture
from haidai.handoff.server import STANDARD_LIMITS, HandOffServer, Told
from haidai.handoff.site import Track, TrackSound
from haidai.playback.manner import USUAL, Manner
from haidai.processes import worker_command
from haidai.speech.script import Utterance, reading_script

if TYPE_CHECKING:
    from haidai.rendering.picture_folder import Fetch
    from haidai.speech.narration import Narrator
    from haidai.speech.synthesizer import Synthesizer

LONGEST_TRACK = 300
"""Characters: a minute of sound, three megabytes, made in a second or two."""
FIRST_TRACK = 60
"""Characters: the first sound of a section is to come at once."""
PDF_TYPE_SIZE = 18.0
WIDEST_PICTURE = 1_200
"""Dots, on a phone's page: three to one of its pixels."""
PICTURE_SECONDS = 20.0
_PDF_SECONDS = 120.0


def share(
    article: Article,
    address: str,
    *,
    manner: Manner = USUAL,
    fetch_picture: "Fetch | None" = None,
    limits: Limits = STANDARD_LIMITS,
    phone_came: Told = lambda: None,
    ended: Told = lambda: None,
) -> HandOffServer:
    """Serve an article with the voice of this machine, its pictures and its PDF file.

    `manner` says by which voice and with which pronunciations; the speed is the phone's.
    `fetch_picture` brings the bytes of pictures to this machine; without it there are none.

    Raises:
        HandOffError: the address is none of this machine's (NO_SHARE_ADDRESS).
    """
    wanted = fetch_picture is not None and pictures_of(article)
    pictures = SharedPictures(article, fetch_picture) if fetch_picture and wanted else None
    try:
        return HandOffServer(
            article,
            address,
            reading=_voice_reading(article, manner),
            pdf=PdfChild(article, pictures=pictures),
            pictures=pictures,
            limits=limits,
            phone_came=phone_came,
            ended=ended,
        )
    except HandOffError:
        if pictures is not None:
            pictures.close()
        raise


def _voice_reading(article: Article, manner: Manner) -> "VoiceReading":
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


def export_with_pictures(
    article: Article, path: Path, fetch: "Fetch", cancelled: Callable[[], bool]
) -> None:
    """Write the article as a file with the pictures that come in time; nothing when cancelled.

    Raises:
        HandOffError, OutputError: as `haidai.handoff.exports.export`.
    """
    from haidai.handoff.exports import export

    with contextlib.closing(SharedPictures(article, fetch)) as pictures:
        pictures.wait(cancelled)
        if not cancelled():
            export(article, path, pictures)


class SharedPictures:
    """Fulfils `haidai.handoff.pictures.PagePictures`: fetched by this machine, from the start on.

    They lie in files, so that a server that waits for a phone holds none of them.
    """

    def __init__(self, article: Article, fetch: "Fetch", seconds: float = PICTURE_SECONDS) -> None:
        from haidai.rendering.picture_child import PictureChild
        from haidai.rendering.picture_folder import PictureFolder

        self._child = PictureChild()
        self._images = pictures_of(article)
        self._folder = PictureFolder(fetch, self._child.fitted, WIDEST_PICTURE)
        self._waiting = True
        self._thread = threading.Thread(
            target=self._gather, args=(article, seconds), name="hand-off pictures", daemon=True
        )
        self._thread.start()

    def dots(self) -> dict[int, tuple[int, int] | None]:
        """Of those that are there, None for those on their way."""
        waiting, ready = self._waiting, self._folder.ready()
        return {
            number: ready[image].dots if image in ready else None
            for number, image in enumerate(self._images)
            if waiting or image in ready
        }

    def picture(self, number: int) -> PhonePicture | None:
        """A picture, None where it is not there."""
        ready = self._folder.ready().get(self._images[number])
        if ready is None:
            return None
        try:
            data = ready.path.read_bytes()
        except OSError:  # the server is being stopped
            return None
        return PhonePicture(data, f"image/{ready.path.suffix[1:]}", ready.dots)

    def wait(self, cancelled: Callable[[], bool]) -> None:
        """Return when no more will come, or when cancelled."""
        while self._thread.is_alive() and not cancelled():
            self._thread.join(0.05)

    def files(self) -> list[tuple[int, str, tuple[int, int]]]:
        """Number, file and dots of each that is there, as the PDF worker wants them."""
        ready = self._folder.ready()
        return [
            (number, str(ready[image].path), ready[image].dots)
            for number, image in enumerate(self._images)
            if image in ready
        ]

    def close(self) -> None:
        """Fetch nothing more and remove the files; may be called twice, from any thread."""
        self._folder.close()
        self._child.close()
        self._thread.join()

    def _gather(self, article: Article, seconds: float) -> None:
        try:
            self._folder.gather(article, seconds)
        finally:
            self._waiting = False
            self._child.close()


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

    def __init__(
        self,
        article: Article,
        command: Sequence[str] | None = None,
        pictures: "SharedPictures | None" = None,
    ) -> None:
        self._article = article
        self._pictures = pictures
        self._command = list(command or worker_command("pdf"))
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def pdf(self) -> bytes:
        """The file's bytes.

        Raises:
            PaperError: it was not made (PRINT_FAILED), or `close` came (CANCELLED).
        """
        import tempfile

        from haidai.article.serialized import to_json

        with tempfile.TemporaryDirectory(prefix="haidai-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "article.pdf"
            order = {
                "article": to_json(self._article),
                "path": str(path),
                "type_size": PDF_TYPE_SIZE,
                "pictures": self._pictures.files() if self._pictures else None,
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
