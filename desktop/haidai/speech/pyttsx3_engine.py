"""pyttsx3 as a synthesizer: one sentence in, the content of one sound file out.

Only the worker process uses this; importing it is cheap, building a `Pyttsx3Engine` loads the
engine of the system: espeak-ng on Linux, SAPI 5 on Windows, NSSpeech on macOS.
"""

import ctypes
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from haidai.speech.sound_place import SoundPlace
from haidai.speech.stretching import Stretch, sonic
from haidai.speech.synthesizer import Mark

NEWS_RATE = 240
"""Espeak's rate at which it reads 296 Chinese characters a minute: normal news speed."""
VARIANTS = ("f2", "f5", "m3", "m7")  # two women, two men
SPOKEN_LANGUAGES = frozenset({"cmn", "yue", "en-us", "en-gb", "ja", "ko"})
_POLL_SECONDS = 0.001


class Pyttsx3Engine:
    """The engine of this system, ready for its first sentence.

    Raises whatever pyttsx3 raises where there is none (ImportError, RuntimeError, OSError).
    """

    def __init__(self, place: SoundPlace) -> None:
        if sys.platform == "linux":
            _load_bundled_espeak()
        import pyttsx3  # noqa: TID251  this is its worker; late, for the library comes first

        self._place = place
        self._engine = pyttsx3.init()
        self._engine.connect("error", self._note_error)
        self._error: Exception | None = None
        self._voice: str | None = None
        self.name: str = self._engine.driver_name
        self._espeak = _Espeak(self._engine) if self.name == "espeak" else None
        self._rate = NEWS_RATE if self._espeak else int(self._engine.getProperty("rate"))
        self._speed = 0.0

    def voices(self) -> list[dict[str, str]]:
        """Each voice's `id`, `name` and `language`, in the engine's order."""
        voices = [
            {"id": voice.id, "name": voice.name or voice.id, "language": _tag(voice.languages)}
            for voice in self._engine.getProperty("voices")
        ]
        return voices + (_espeak_variants(voices) if self._espeak else [])

    def stretch(self) -> Stretch | None:
        """What changes the speed of sound already made, where this engine brings that along."""
        return self._espeak.stretch() if self._espeak else None

    def sound(self, text: str, voice: str, speed: float = 1.0) -> tuple[bytes, tuple[Mark, ...]]:
        """The sound file of `text`, empty where the engine wrote none, and its words' marks.

        Raises:
            RuntimeError: the engine reports an error (the voice is unknown).
        """
        self._error = None
        if voice != self._voice:
            self._voice = None
            self._engine.setProperty("voice", voice)
            self._raise_error()
            self._voice = voice
        if speed != self._speed:
            self._engine.setProperty("rate", round(self._rate * speed))
            self._speed = speed
        self._save("".join(sign if sign.isprintable() else " " for sign in text))
        self._raise_error()
        return self._place.content(), tuple(self._espeak.marks) if self._espeak else ()

    def _save(self, text: str) -> None:
        """Write the sound file of `text`; believe the file, not the report."""
        self._place.clear()
        if not text.strip():
            return
        if self._espeak:
            self._espeak.marks.clear()
            self._espeak.wait_until_idle()
        self._engine.save_to_file(text, self._place.path)
        self._engine.runAndWait()

    def _note_error(self, exception: Exception, **_: object) -> None:
        self._error = exception

    def _raise_error(self) -> None:
        if self._error is not None:
            raise RuntimeError(repr(self._error)) from self._error


class _Espeak:
    """What pyttsx3's espeak driver needs beside it, in its own module's terms."""

    def __init__(self, engine: Any) -> None:
        from pyttsx3.drivers import _espeak  # noqa: TID251  its worker

        self.marks: list[Mark] = []
        self._library = _espeak
        self._on_sound: Callable[[Any, int, Any], int] = engine.proxy._driver._onSynth
        # WORKAROUND: until its first loop the driver keeps all orders back, and that loop returns
        # before the first sentence is spoken. Let the orders of its start go now.
        engine.proxy.setBusy(False)
        # WORKAROUND: the driver drops where in the sound a word begins; listen before it does.
        _espeak.SetSynthCallback(self._note_words)
        # WORKAROUND: the driver tells espeak that the text is ten times as long as it is, and
        # espeak copies so much from behind it.
        _espeak.Synth = self._synthesize

    def stretch(self) -> Stretch | None:
        """Sonic, where this library has it."""
        return sonic(self._library.dll)

    def wait_until_idle(self) -> None:
        """Return when espeak's own thread has nothing to do.

        WORKAROUND: the driver's endLoop, which it calls before it begins a sentence, takes a
        busy espeak (it may still set the rate) for one to be stopped, and then stops the new
        sentence: no file, or an empty one. Espeak has no event for being idle.
        """
        while self._library.IsPlaying():
            time.sleep(_POLL_SECONDS)

    def _note_words(self, samples: Any, count: int, events: Any) -> int:
        index = 0
        while events[index].type != self._library.EVENT_LIST_TERMINATED:
            event = events[index]
            if event.type == self._library.EVENT_WORD:
                place, length = event.text_position - 1, max(1, event.length)
                self.marks.append(Mark(event.audio_position / 1000, max(0, place), length))
            index += 1
        return self._on_sound(samples, count, events)

    def _synthesize(self, text: bytes, flags: int = 0) -> int:
        at_character = self._library.POS_CHARACTER
        return int(self._library.cSynth(text, len(text) + 1, 0, at_character, 0, flags, None, None))


def _espeak_variants(voices: list[dict[str, str]]) -> list[dict[str, str]]:
    """Espeak's one voice of each spoken language as other people would sound."""
    return [
        {**voice, "id": f"{voice['id']}+{variant}", "name": f"{voice['name']} ({variant})"}
        for voice in voices
        if voice["language"] in SPOKEN_LANGUAGES
        for variant in VARIANTS
    ]


def _load_bundled_espeak() -> None:
    """Load the espeak-ng of the wheel, if it is there, ahead of an older one of the system.

    WORKAROUND: espeak-ng keeps the path of its data in 160 bytes and ends the process beyond
    them. Seen from the folder itself, the path is one character.
    """
    try:
        import espeakng_loader
    except ImportError:
        return  # the system's own then
    ctypes.CDLL(espeakng_loader.get_library_path())
    os.chdir(Path(espeakng_loader.get_data_path()).parent)
    os.environ["ESPEAK_DATA_PATH"] = "."


def _tag(languages: list[str | bytes]) -> str:
    """The language tag of a voice: espeak says `cmn`, macOS `zh_CN`, Windows `zh-CN`."""
    first = languages[0] if languages else "und"
    text = first.decode("utf-8", "ignore") if isinstance(first, bytes) else str(first or "und")
    return "".join(sign for sign in text if sign.isprintable()).replace("_", "-")
