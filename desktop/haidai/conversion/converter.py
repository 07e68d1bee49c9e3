"""An `Article` in the script its reader wants, made before it is shown, read, printed or shared.

Every text keeps its length, character by character: so spans, links and places in the article
hold for both, and the library keeps the original.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from haidai.article.model import (
    Article,
    Block,
    Image,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Subheading,
    Table,
)
from haidai.article.values import Language
from haidai.conversion.phrases import OpenCCPhrases, Phrases
from haidai.settings.page_layout import Script

_LANGUAGES = {Script.SIMPLIFIED: ("zh-CN", "Hans"), Script.TRADITIONAL: ("zh-Hant-TW", "Hant")}
_SURROGATES = re.compile("([\ud800-\udfff]+)")

Convert = Callable[[str], str]


class ScriptConverter:
    """Converts articles; what it converts with is loaded by the first one that needs it."""

    def __init__(self, phrases: Callable[[Script], Phrases] = OpenCCPhrases) -> None:
        self._phrases = {script: phrases(script) for script in _LANGUAGES}

    def converted(self, article: Article, script: Script) -> Article:
        """The article in a script; itself where that is its own, or it is not Chinese."""
        language = article.language
        done = script is Script.TRADITIONAL and language.is_traditional
        if script is Script.ORIGINAL or done or not language.is_chinese:
            return article
        originals = list(_texts(article))
        texts = iter(_converted(originals, self._phrases[script].convert))
        return _with_texts(article, lambda count: islice(texts, count), script)


def language_in(language: Language, script: Script) -> Language:
    """The language of a text that was converted; Cantonese stays Cantonese."""
    whole, part = _LANGUAGES[script]
    return Language(f"yue-{part}" if language.primary == "yue" else whole)


def _converted(texts: list[str], convert: Convert) -> Iterator[str]:
    """Every text with its own length, all of them in one go where they allow it."""
    together = "\n".join(texts)
    pieces: list[str] = []
    if not _SURROGATES.search(together):
        pieces = convert(together).split("\n")
    breaks = [text.count("\n") for text in texts]
    if len(pieces) != len(texts) + sum(breaks):
        return (_of_same_length(text, convert) for text in texts)
    rest = iter(pieces)
    joined = ("\n".join(islice(rest, 1 + inside)) for inside in breaks)
    return (
        piece if len(piece) == len(text) else _of_same_length(text, convert)
        for text, piece in zip(texts, joined, strict=True)
    )


def _of_same_length(text: str, convert: Convert) -> str:
    """A text whose phrases would change its length, character by character."""
    pieces = _SURROGATES.split(text)
    for number in range(0, len(pieces), 2):
        piece = convert(pieces[number])
        if len(piece) != len(pieces[number]):
            known = {one: convert(one) for one in set(pieces[number])}
            piece = "".join(known[one] if len(known[one]) == 1 else one for one in pieces[number])
        pieces[number] = piece
    return "".join(pieces)


# The texts of an article and their places in it are walked through in the same order twice.


def _texts(article: Article) -> Iterator[str]:
    yield article.title
    yield from (crumb.text for crumb in article.trail)
    yield article.source or ""
    yield from article.reporters
    yield from article.editors
    for section in article.sections:
        yield section.heading or ""
        yield section.deck or ""
        for block in section.blocks:
            yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Table():
            for row in block.rows:
                yield from row
        case Image():
            yield from (block.text, block.alt)
        case _:
            yield block.text


def _with_texts(article: Article, take: Callable[[int], Iterator[str]], script: Script) -> Article:
    def one() -> str:
        return next(take(1))

    title = one()
    trail = tuple(replace(crumb, text=one()) for crumb in article.trail)
    source = _like(article.source, one())
    reporters = tuple(take(len(article.reporters)))
    editors = tuple(take(len(article.editors)))
    sections = tuple(
        Section(
            _like(section.heading, one()),
            _like(section.deck, one()),
            tuple(_block_with(block, take) for block in section.blocks),
        )
        for section in article.sections
    )
    return replace(
        article,
        title=title,
        trail=trail,
        source=source,
        reporters=reporters,
        editors=editors,
        sections=sections,
        language=language_in(article.language, script),
    )


def _like(original: str | None, text: str) -> str | None:
    return None if original is None else text


def _block_with(block: Block, take: Callable[[int], Iterator[str]]) -> Block:
    match block:
        case Table():
            return replace(block, rows=tuple(tuple(take(len(row))) for row in block.rows))
        case Image():
            text, alt = take(2)
            return replace(block, text=text, alt=alt)
        case Paragraph() | Quotation() | ListItem() | Subheading():
            return replace(block, text=next(take(1)))
