"""Names of voices that a reader understands."""

import re

from PySide6.QtCore import QCoreApplication

from haidai.article.values import Language
from haidai.speech.voices import Voice

_CHINESE_OF_ESPEAK = re.compile(r"(?:\w+/)?(cmn|yue)(?:\+\w+)?", re.ASCII)


def voices_for(voices: tuple[Voice, ...], language: Language) -> list[Voice]:
    """The voices that can read an article in a language, those of one language together."""
    chinese = {"zh", "cmn", "yue"}
    families = chinese if language.primary in chinese else {language.primary}
    found = [voice for voice in voices if voice.language.primary in families]
    spoken = [voice for voice in found if "latn" not in voice.id.lower()]
    tags = [voice.language for voice in spoken]
    return sorted(spoken, key=lambda voice: tags.index(voice.language))


def voice_name(voice: Voice) -> str:
    """`普通话 · 女声 2`; the engine's own name where it is one of a person."""
    if voice.engine != "espeak":
        return voice.name
    translate = QCoreApplication.translate
    languages = {
        "cmn": translate("VoiceNames", "Mandarin"),
        "yue": translate("VoiceNames", "Cantonese"),
    }
    speaker = {
        "": translate("VoiceNames", "standard"),
        "f2": translate("VoiceNames", "woman 1"),
        "f5": translate("VoiceNames", "woman 2"),
        "m3": translate("VoiceNames", "man 1"),
        "m7": translate("VoiceNames", "man 2"),
    }
    variant = voice.id.partition("+")[2]
    language = languages.get(voice.language.primary, voice.name.partition(" (")[0])
    if voice.language.primary == "en":
        language = voice.name.removesuffix(f" ({variant})")
    return f"{language} · {speaker.get(variant, variant)}"


def name_by_id(voice: str) -> str:
    """The name of a voice while no engine has been asked; empty where its id does not tell it."""
    found = _CHINESE_OF_ESPEAK.fullmatch(voice)
    return voice_name(Voice(voice, "", Language(found[1]), "espeak")) if found else ""
