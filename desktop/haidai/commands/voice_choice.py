"""How the commands read aloud: as it was chosen in the window."""

from haidai.article.values import Language
from haidai.playback.manner import Manner
from haidai.settings.store import Settings
from haidai.speech.pronunciations import own_pronunciations


def chosen_manner(settings: Settings, language: Language) -> Manner:
    """The manner with the reader's voices and the 读音表."""
    return Manner.chosen(settings, language, own_pronunciations().pronunciations.rules())
