"""The voice engine's own process: pyttsx3 lives here and nowhere else.

It reads jobs from standard input and answers on a private copy of standard output, both as
`haidai.speech.frames`. First it says `{"ready": engine}` or `{"failed": why}`; then it answers
`{"job": n, "do": "voices"}` with the voices and `{"job": n, "do": "synthesize", "text": …,
"voice": …, "speed": …}` with the sound. When standard input ends, because the parent closed it
or is no more, this process ends too, whatever it is doing.
"""

import os
import queue
import sys
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, BinaryIO

from haidai.speech.frames import Frame, read_frame, write_frame
from haidai.speech.pyttsx3_engine import Pyttsx3Engine
from haidai.speech.sound import peak, trimmed
from haidai.speech.sound_files import clip_of
from haidai.speech.sound_place import SoundPlace, sound_place
from haidai.speech.synthesizer import Clip

LEAD_SECONDS = 0.01
TAIL_SECONDS = 0.03
"""Silence left around a sentence: the pauses between sentences are ours, not the engine's."""
KEPT = 16  # sentences; some 200 kB each


def main() -> int:
    """Serve until standard input ends; gives the exit status."""
    # pyttsx3 prints its reports on standard output, where only frames may be.
    with os.fdopen(os.dup(1), "wb") as answers, sound_place() as place:
        os.dup2(2, 1)
        jobs: queue.SimpleQueue[Mapping[str, Any]] = queue.SimpleQueue()
        # A stream of its own: Python aborts where it ends while a thread reads `sys.stdin`.
        stream = os.fdopen(os.dup(0), "rb")
        threading.Thread(
            target=_read_jobs, args=(stream, jobs, place), name="jobs", daemon=True
        ).start()
        try:
            engine = Pyttsx3Engine(place)
        except Exception as error:  # noqa: BLE001  whatever the engine raises, the parent is told
            write_frame(answers, Frame({"failed": repr(error)}))
            return 1
        write_frame(answers, Frame({"ready": engine.name}))
        _serve(engine, jobs, answers)
    return 0


def _read_jobs(
    stream: BinaryIO, jobs: "queue.SimpleQueue[Mapping[str, Any]]", place: SoundPlace
) -> None:
    """Hand the jobs on; at their end leave at once, for the engine may hang in its library."""
    try:
        while frame := read_frame(stream):
            jobs.put(frame.header)
    finally:
        place.remove()
        os._exit(0)


def _serve(
    engine: Pyttsx3Engine, jobs: "queue.SimpleQueue[Mapping[str, Any]]", answers: BinaryIO
) -> None:
    sentences = _Sentences(engine)
    while True:
        job = jobs.get()
        try:
            answer = _answer(engine, sentences, job)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            answer = Frame({"error": repr(error)})
        try:
            write_frame(answers, Frame({"job": job.get("job"), **answer.header}, answer.sound))
        except OSError:  # nobody listens any more
            return


def _answer(engine: Pyttsx3Engine, sentences: "_Sentences", job: Mapping[str, Any]) -> Frame:
    if job["do"] == "voices":
        return Frame({"voices": engine.voices()})
    clip = sentences.clip(job["text"], job["voice"], job.get("speed", 1.0))
    header = {
        "rate": clip.rate,
        "peak": peak(clip),
        "marks": [[mark.seconds, mark.offset, mark.length] for mark in clip.marks],
    }
    return Frame(header, clip.samples)


class _Sentences:
    """The sound of sentences at any speed.

    Where it can be stretched the last ones are kept as they were spoken, so another speed is
    there at once and stays in step with what has been heard: espeak never speaks a sentence
    twice the same way. Elsewhere the engine itself speaks faster.
    """

    def __init__(self, engine: Pyttsx3Engine) -> None:
        self._engine = engine
        self._stretch = engine.stretch()
        self._kept: OrderedDict[tuple[str, str], Clip] = OrderedDict()

    def clip(self, text: str, voice: str, speed: float) -> Clip:
        """The sentence without the silence around it."""
        if self._stretch is None:
            return self._spoken(text, voice, speed)
        clip = self._kept.pop((text, voice), None) or self._spoken(text, voice, 1.0)
        self._kept[text, voice] = clip
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._stretch(clip, speed)

    def _spoken(self, text: str, voice: str, speed: float) -> Clip:
        content, marks = self._engine.sound(text, voice, speed)
        sound = clip_of(content)
        return trimmed(Clip(sound.samples, sound.rate, marks), LEAD_SECONDS, TAIL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
