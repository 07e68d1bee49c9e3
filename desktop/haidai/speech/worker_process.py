"""A voice engine's worker process, seen from its parent: started, asked, ended."""

import json
import queue
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO, Any, BinaryIO, cast

from haidai.speech.frames import Frame, read_frame, write_frame

_GOODBYE_SECONDS = 0.3


class WorkerFailed(Exception):  # noqa: N818  a fact for the caller to act on, not for people
    """The worker hung, ended, or answered nonsense; it is of no more use."""


class WorkerHung(WorkerFailed):
    """The worker did not answer in time."""


class WorkerMissing(WorkerFailed):
    """The worker did not come up."""


class WorkerProcess:
    """One running worker. It owns a process, its pipes and a thread; `end` closes them all.

    Raises:
        WorkerMissing: the command cannot be run.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._answers: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._last_job = 0
        self._ending = threading.Lock()
        self.engine: str | None = None
        """The engine's name, once the worker is ready."""
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows
            )
        except OSError as error:
            raise WorkerMissing(str(error)) from error
        self._jobs = _pipe(self._process.stdin)
        self._output = _pipe(self._process.stdout)
        self._reader = threading.Thread(target=self._read, name="voice answers", daemon=True)
        self._reader.start()

    def wait_until_ready(self, seconds: float) -> None:
        """Return when the engine can be asked.

        Raises:
            WorkerMissing: it is not within `seconds`, or says that it cannot be.
        """
        if self.engine is not None:
            return
        try:
            header = self._next(seconds).header
        except WorkerFailed as error:
            raise WorkerMissing(str(error)) from error
        if not isinstance(header.get("ready"), str):
            raise WorkerMissing(f"not ready: {json.dumps(header)[:200]}")
        self.engine = header["ready"]

    def ask(self, job: Mapping[str, Any], seconds: float) -> Frame:
        """The answer to a job.

        Raises:
            WorkerFailed: none came within `seconds`, or it is an error or nonsense.
        """
        self._last_job += 1
        try:
            write_frame(self._jobs, Frame({"job": self._last_job, **job}))
        except (OSError, ValueError) as error:
            raise WorkerFailed(f"takes no job: {error}") from error
        answer = self._next(seconds)
        if answer.header.get("job") != self._last_job or "error" in answer.header:
            raise WorkerFailed(f"answered {json.dumps(dict(answer.header))[:200]}")
        return answer

    def end(self) -> None:
        """End process and thread and wait for both; may be called from any thread, and twice."""
        self._answers.put(None)  # whoever waits for an answer waits no longer
        with self._ending:
            with suppress(OSError, ValueError):
                self._jobs.close()
            try:
                self._process.wait(_GOODBYE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._reader.join()
            self._output.close()

    def _next(self, seconds: float) -> Frame:
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise WorkerHung(f"no answer within {seconds:.1f} s") from None
        if answer is None:
            self._answers.put(None)  # it stays at its end for whoever asks again
            raise WorkerFailed("the worker has ended, or answers nonsense")
        return answer

    def _read(self) -> None:
        """Hand the answers over as they come; None when nothing sensible can come any more."""
        with suppress(OSError, ValueError):  # told by the None, as is the end of the stream
            while frame := read_frame(self._output):
                self._answers.put(frame)
        self._answers.put(None)


def _pipe(stream: IO[bytes] | None) -> BinaryIO:
    if stream is None:
        raise TypeError("a pipe was asked for")
    return cast(BinaryIO, stream)
