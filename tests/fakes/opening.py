"""Retrievers and parsers that do what a test says, without disk or network."""

from collections.abc import Callable, Mapping

from haidai.article.model import Article
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.retrieved import Retrieved
from haidai.opening.sources import Source


class FakeRetriever:
    """Gives what is laid down for a source's key: bytes to hand over, or an error to raise."""

    def __init__(self, contents: Mapping[str, Retrieved | OpeningError]) -> None:
        self.contents = dict(contents)
        self.asked: list[Source] = []

    def retrieve(self, source: Source, cancelled: Callable[[], bool]) -> Retrieved:
        self.asked.append(source)
        if cancelled():
            raise OpeningError(ErrorKind.CANCELLED)
        content = self.contents.get(source.key)
        if content is None:
            raise OpeningError(ErrorKind.FILE_MISSING, name=source.label)
        if isinstance(content, OpeningError):
            raise content
        return content


class FakeParser:
    """Gives the same article for every document, or accepts none when it has no article."""

    def __init__(self, article: Article | None) -> None:
        self.article = article

    def accepts(self, retrieved: Retrieved) -> bool:
        return self.article is not None

    def parse(self, retrieved: Retrieved, *, whole: bool = False) -> Article:
        assert self.article is not None
        return self.article
