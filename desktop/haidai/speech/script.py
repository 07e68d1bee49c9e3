"""What is read of an article: its utterances in their order, with the pauses between them."""

from dataclasses import dataclass

from haidai.article.spans import Span


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be read.

    `span` is its place in `Article.text`, `text` the written characters there, `section` the
    index from 0 of its section (None for the title), `pause` the silence after it in seconds.
    """

    span: Span
    text: str
    section: int | None
    pause: float
