"""Voices, and which of them reads an article."""

from dataclasses import dataclass

from haidai.article.values import Language


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine: `id` is the engine's own, `engine` its name (`espeak`, `sapi5`)."""

    id: str
    name: str
    language: Language
    engine: str
