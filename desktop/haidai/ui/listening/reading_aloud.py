"""What a reading is made of: the voices of this computer and its loudspeaker."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from haidai.article.values import Language

if TYPE_CHECKING:
    from haidai.playback.device_output import DeviceOutput
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.spoken import Spoken
    from haidai.speech.spoken.rewriting import Rule
    from haidai.speech.synthesizer import Synthesizer


def read_aloud_session(parent: QObject) -> "ReadAloudSession":
    """A session that speaks through pyttsx3 and plays on the default device.

    What only a reading needs is loaded by the first one; every article has a session.
    """
    from haidai.playback.session import ReadAloudSession
    from haidai.speech.voices import choose_voice

    def output() -> "DeviceOutput":
        from haidai.playback.miniaudio_output import miniaudio_output
        from haidai.playback.output import MonotonicClock

        return miniaudio_output(MonotonicClock())

    def spoken(text: str, language: Language, rules: "tuple[Rule, ...]") -> "Spoken":
        from haidai.speech.spoken import spoken_text

        return spoken_text(text, language, rules)

    return ReadAloudSession(own_synthesizer, choose_voice, spoken, output, parent)


def own_synthesizer() -> "Synthesizer":
    """The voices of this computer, in a process of their own."""
    from haidai.processes import worker_command
    from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer

    return Pyttsx3Synthesizer(worker_command("speech"))
