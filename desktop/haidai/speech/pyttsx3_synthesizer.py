"""The parent's side of the pyttsx3 worker: a `Synthesizer` that survives its engine.

The engine may hang, crash, exit, say nothing or say too little; each is noticed, the worker is
started anew and the same sentence asked for again. pyttsx3 itself is never loaded here.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError
from haidai.speech.frames import Frame
from haidai.speech.script import has_sound
from haidai.speech.synthesizer import Clip, Mark
from haidai.speech.voices import Voice
from haidai.speech.worker_process import (
    WorkerFailed,
    WorkerHung,
    WorkerMissing,
    WorkerProcess,
)

_Result = TypeVar("_Result")

ATTEMPTS = 3
START_SECONDS = 5.0
JOB_SECONDS = 1.2
SECONDS_A_CHARACTER = 0.01
LONGEST_TEXT = 4_000
"""Characters of spoken text; a sentence has far fewer, and must not fill the pipe."""

_SILENT_RATE = 22_050
_QUIET = 200
"""Of 32,767: a sentence whose loudest sample is below has no voice in it."""
_SHORTEST_CHINESE = 0.05
_SHORTEST_LATIN = 0.012
"""Seconds a character at least takes at news speed, a good third of what it usually does."""


class Pyttsx3Synthesizer:
    """Voices of the system through pyttsx3 in a child process, started when first needed.

    `command` starts the worker. A job may take `job_seconds` and a little for each character,
    after a hang twice and then three times as long.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        start_seconds: float = START_SECONDS,
        job_seconds: float = JOB_SECONDS,
        attempts: int = ATTEMPTS,
    ) -> None:
        self._command = list(command)
        self._start_seconds = start_seconds
        self._job_seconds = job_seconds
        self._attempts = attempts
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._closed = False

    def voices(self) -> tuple[Voice, ...]:
        """The voices of the system, in the engine's order.

        Raises:
            SpeechError: the engine does not start (NO_ENGINE), or `close` came (CANCELLED).
        """
        return self._ask({"do": "voices"}, self._start_seconds, ErrorKind.NO_ENGINE, _voices)

    def synthesize(self, text: str, voice: Voice, speed: float = 1.0) -> Clip:
        """The sound of one spoken sentence; empty where none is to be heard.

        Raises:
            SpeechError: as `Synthesizer.synthesize`; NO_ENGINE where the engine does not start.
            ValueError: the text is longer than any sentence.
        """
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"a sentence of {len(text)} characters")
        if not has_sound(text):
            return Clip(b"", _SILENT_RATE)
        job = {"do": "synthesize", "text": text, "voice": voice.id, "speed": speed}
        seconds = self._job_seconds + SECONDS_A_CHARACTER * len(text)

        def clip(_: WorkerProcess, answer: Frame) -> Clip:
            return believable_clip(answer, text, speed)

        return self._ask(job, seconds, ErrorKind.VOICE_FAILED, clip)

    def close(self) -> None:
        """End the worker; whoever waits for a sentence is told CANCELLED at once."""
        with self._lock:
            self._closed = True
        self._end_worker()

    def _ask(
        self,
        job: Mapping[str, Any],
        seconds: float,
        failed: ErrorKind,
        read: Callable[[WorkerProcess, Frame], _Result],
    ) -> _Result:
        """The answer to a job as `read` understands it, from a new worker after each failure."""
        failure: WorkerFailed | None = None
        patience = 1
        for _ in range(self._attempts):
            try:
                worker = self._running()
                return read(worker, worker.ask(job, patience * seconds))
            except WorkerFailed as error:
                failure = error
                patience += isinstance(error, WorkerHung)  # it may only be slow
                self._end_worker()
        if self._closed:
            raise SpeechError(ErrorKind.CANCELLED) from failure
        kind = ErrorKind.NO_ENGINE if isinstance(failure, WorkerMissing) else failed
        raise SpeechError(kind) from failure

    def _running(self) -> WorkerProcess:
        with self._lock:
            if self._closed:
                raise SpeechError(ErrorKind.CANCELLED)
            if self._worker is None:
                self._worker = WorkerProcess(self._command)
            worker = self._worker
        worker.wait_until_ready(self._start_seconds)
        return worker

    def _end_worker(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()


def _voices(worker: WorkerProcess, answer: Frame) -> tuple[Voice, ...]:
    try:
        return tuple(
            Voice(voice["id"], voice["name"], Language(voice["language"]), worker.engine or "")
            for voice in answer.header["voices"]
        )
    except (KeyError, TypeError) as error:
        raise WorkerFailed(f"not voices: {error!r}") from error


def believable_clip(answer: Frame, text: str, speed: float = 1.0) -> Clip:
    """The clip in an answer.

    Raises:
        WorkerFailed: it is no clip, or is too short or too quiet for `text` to be spoken in it.
    """
    header = answer.header
    try:
        marks = tuple(
            Mark(float(seconds), int(offset), int(length))
            for seconds, offset, length in header["marks"]
        )
        clip = Clip(answer.sound, int(header["rate"]), marks)
        loudest = int(header["peak"])
    except (KeyError, TypeError, ValueError) as error:
        raise WorkerFailed(f"not a clip: {error!r}") from error
    if clip.rate <= 0 or len(clip.samples) % 2:
        raise WorkerFailed("not a clip")
    shortest = shortest_seconds(text) / speed
    if shortest and (clip.seconds < shortest or loudest < _QUIET):
        raise WorkerFailed(f"{clip.seconds:.2f} s, peak {loudest} for {len(text)} characters")
    return clip


def shortest_seconds(text: str) -> float:
    """How long `text` takes at the very least; 0 where nothing in it must be heard.

    Counted are the characters every voice of a Chinese or an English article knows.
    """
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in text)
    latin = sum(character.isascii() and character.isalnum() for character in text)
    return chinese * _SHORTEST_CHINESE + latin * _SHORTEST_LATIN
