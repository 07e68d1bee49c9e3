"""How sentences are read: what of the reader's choices changes their sound."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from haidai.article.values import Language

if TYPE_CHECKING:
    from haidai.settings.store import Settings
    from haidai.speech.spoken.rewriting import Rule


@dataclass(frozen=True, slots=True)
class Manner:
    """`speed` times normal, by the voice with this id where the engine has it.

    `rules` are the reader's own pronunciations; `english_voice` says English phrases.
    """

    speed: float = 1.0
    voice: str | None = None
    rules: "tuple[Rule, ...]" = ()
    english_voice: str | None = None

    @classmethod
    def chosen(
        cls, settings: "Settings", language: Language, rules: "tuple[Rule, ...]"
    ) -> "Manner":
        """How the reader wants an article in `language` read, by his settings and 读音表."""
        own, english = settings.voice(language.primary), settings.voice("en")
        return cls(settings.speed.times, own, rules, english)

    def only_faster_than(self, other: "Manner") -> bool:
        """Whether nothing but the speed differs: then a place in the sound can be carried over."""
        return replace(self, speed=other.speed) == other


USUAL = Manner()


@dataclass(frozen=True, slots=True)
class WayOfReading:
    """All a reader has chosen: the manner, how much longer the pauses are, what is read.

    `with_source`: time and source are read after the title.
    """

    manner: Manner = USUAL
    pause_factor: float = 1.0
    with_source: bool = False
