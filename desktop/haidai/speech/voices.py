"""Voices, and which of them reads an article."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from haidai.article.values import Language
from haidai.errors import ErrorKind, SpeechError


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine: `id` is the engine's own, `engine` its name (`espeak`, `sapi5`)."""

    id: str
    name: str
    language: Language
    engine: str


ChooseVoice = Callable[[Sequence[Voice], Language], Voice]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who reads an article: its `own` voice, and the one for the English phrases in it."""

    own: Voice
    english: Voice | None = None


# espeak calls Mandarin cmn, Windows and macOS name the place. zh-HK is Cantonese there: for an
# article in Mandarin it is the last choice, yet still reads Chinese.
_MANDARIN = ("cmn", "zh-cn", "zh", "cmn-hans-cn", "zh-hans-cn", "zh-sg", "cmn-cn", "zh-tw")
_TAIWAN = ("zh-tw", "cmn-tw", *_MANDARIN)
_CANTONESE = ("yue", "zh-hk", "yue-hk", "zh-mo")
_ENGLISH = ("en-us", "en", "en-gb")
_ENGLISH_LANGUAGE = Language("en")


def choose_voice(voices: Sequence[Voice], language: Language) -> Voice:
    """The voice that reads an article in `language`; of equal ones the engine's first.

    Chinese is read by a Chinese voice or not at all.

    Raises:
        SpeechError: there is none (NO_VOICE), nor can one be had (LANGUAGE_UNSPOKEN).
    """
    for tag in _wanted(language):
        for voice in voices:
            if voice.language.tag.lower() == tag:
                return voice
    families = {"zh", "cmn"} if language.primary in {"zh", "cmn", "yue"} else {language.primary}
    related = [voice for voice in voices if voice.language.primary in families]
    if not related:
        # An espeak that speaks Mandarin is all there, and there is no more of it to install.
        whole = any(each.engine == "espeak" and each.language.is_chinese for each in voices)
        kind = ErrorKind.LANGUAGE_UNSPOKEN if whole else ErrorKind.NO_VOICE
        raise SpeechError(kind, language=language.tag)
    # A voice that reads Latin letters as pinyin is for learners, not for news.
    return min(related, key=lambda voice: "latn" in voice.language.tag.lower())


def cast_for(
    voices: Sequence[Voice],
    language: Language,
    chosen: str | None = None,
    chosen_english: str | None = None,
    choose: ChooseVoice = choose_voice,
) -> Cast:
    """Who reads an article in `language`: the voices with the chosen ids where there are such.

    Without an English voice a Chinese one says English words as it can.

    Raises:
        SpeechError: no voice reads this language, as `choose_voice` says it.
    """
    own = _with_id(voices, chosen) or choose(voices, language)
    if not language.is_chinese:
        return Cast(own)
    english = _with_id(voices, chosen_english)
    if english is not None:
        return Cast(own, english)
    found = [voice for voice in voices if voice.language.primary == "en"]
    # Espeak's variants (+f2) are the same person in every language.
    _, variant, person = own.id.rpartition("+")
    alike = [voice for voice in found if variant and voice.id.endswith(variant + person)]
    return Cast(own, choose(alike or found, _ENGLISH_LANGUAGE) if found else None)


def _with_id(voices: Sequence[Voice], chosen: str | None) -> Voice | None:
    return next((voice for voice in voices if voice.id == chosen), None)


def _wanted(language: Language) -> tuple[str, ...]:
    tag = language.tag.lower()
    match language.primary:
        case "yue":
            return (*_CANTONESE, *_MANDARIN)
        case "zh" | "cmn":
            return _TAIWAN if tag in {"zh-tw", "cmn-tw"} else _MANDARIN
        case "en":
            return (tag, *_ENGLISH) if "-" in tag else _ENGLISH
        case primary:
            return (tag, primary)
