"""From a web page to an article: the lines of its markup, read by the rules for all lines.

No other extractor is asked for a second opinion. Of those measured only trafilatura comes near
outside Chinese (body F1 94.6 against our 96.5 on English pages, 93.3 against 94.0 on European
ones); a perfect judge between the two would gain 1.4 points, and no rule of length found one:
each that ever chose it lost up to a point, for twice the time and a dozen packages more.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from haidai.article.model import Article, Image, Section
from haidai.article.values import Url
from haidai.errors import ErrorKind, ExtractionError
from haidai.extraction import charset
from haidai.extraction.body import body_of
from haidai.extraction.bylines import reporters_in
from haidai.extraction.headings import sections_of
from haidai.extraction.language import language_of
from haidai.extraction.lines import Line, weight
from haidai.extraction.links import linked, paragraphs, resolved
from haidai.extraction.markup import parse
from haidai.extraction.metadata import metadata_of
from haidai.extraction.scripts import text_in_scripts
from haidai.extraction.stream import FindSaved, Stream

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LITTLE = 60  # below this `weight` a page may keep its text in its scripts


def extract(
    html: bytes | str,
    url: Url | None = None,
    declared_charset: str | None = None,
    saved: FindSaved | None = None,
) -> Article:
    """The article of a page that lies at `url`; bytes are decoded as they ask for.

    `saved` knows which pictures were saved with the page, by what it calls them.

    Raises:
        ExtractionError: NO_ARTICLE, the page holds no text.
        OpeningError: NOT_TEXT or EMPTY, the bytes are no page.
    """
    text = charset.decode(html, declared_charset) if isinstance(html, bytes) else html
    root = parse(text)
    if root is None:
        raise ExtractionError(ErrorKind.NO_ARTICLE)
    stream = Stream(root, url, saved)
    known = metadata_of(root, stream)
    body = _without_title(body_of(stream, known.place), known.title)
    if _weight(body) < LITTLE:
        body = _from_scripts(root, url, body)
    if not any(line.text for line in body):
        raise ExtractionError(ErrorKind.NO_ARTICLE)
    article = Article(
        title=known.title or body[0].text[:60],
        sections=sections_of(resolved(body, stream.address, url)),
        trail=known.trail,
        published=known.published,
        source=known.source,
        reporters=known.reporters or reporters_in(_ends(body)),
        editors=known.editors,
        url=url,
    )
    language = language_of(article.text[:20_000])
    reporters = article.reporters or (() if language.is_chinese else known.authors)
    return replace(article, language=language, reporters=reporters)


def whole_page(html: str, url: Url | None = None, saved: FindSaved | None = None) -> Article:
    """All the text of a page in its order, menus and all: what the rules may have left out.

    Raises:
        ExtractionError: NO_ARTICLE, the page holds no text.
    """
    root = parse(html)
    if root is None:
        raise ExtractionError(ErrorKind.NO_ARTICLE)
    stream = Stream(root, url, saved)
    lines = resolved([placed.line for placed in stream.lines], stream.address, url)
    hidden = text_in_scripts(root)
    tree = parse(hidden) if hidden else None
    if tree is not None:
        shown = {line.text for line in lines}
        more = (placed.line for placed in Stream(tree, url).lines)
        lines += [line for line in more if line.text not in shown]
    if not any(line.text for line in lines):
        raise ExtractionError(ErrorKind.NO_ARTICLE)
    title = metadata_of(root, stream).title or next(line.text for line in lines if line.text)[:60]
    blocks = [
        block
        for line in lines
        for block in ([linked(line.block, line.anchors)] if line.block else paragraphs(line))
    ]
    article = Article(title, (Section(None, None, tuple(blocks)),), url=url)
    return replace(article, language=language_of(article.text[:20_000]))


def _from_scripts(root: "HtmlElement", url: Url | None, shown: list[Line]) -> list[Line]:
    """The text that scripts hold, where it is much more than what the page shows."""
    hidden = text_in_scripts(root)
    tree = parse(hidden) if hidden else None
    if tree is None:
        return shown
    body = body_of(Stream(tree, url), None)
    return body if _weight(body) > 3 * _weight(shown) else shown


def _weight(lines: list[Line]) -> int:
    return sum(weight(line.text) for line in lines)


def _without_title(body: list[Line], title: str) -> list[Line]:
    """The body less a first line that repeats the title."""
    for index, line in enumerate(body[:3]):
        if line.text == title:
            return body[:index] + body[index + 1 :]
    return body


def _ends(body: list[Line]) -> list[str]:
    texts = [line.text for line in body if not isinstance(line.block, Image)]
    return texts[:4] + texts[max(len(texts) - 8, 4) :]
