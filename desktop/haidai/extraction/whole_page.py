"""Everything a page says, without any rule about what is the article: the way out when we err."""

from haidai.article.model import Article, Block, Image, Paragraph, Section, Subheading
from haidai.article.values import Url
from haidai.errors import ErrorKind, ExtractionError
from haidai.extraction.language import language_of
from haidai.extraction.lines import Line, split_lines
from haidai.extraction.markup import parse
from haidai.extraction.stream import FindSaved, Stream

LONGEST_TITLE = 200


def whole_page(html: str, url: Url | None = None, saved: FindSaved | None = None) -> Article:
    """Every visible line of a page in its order, under the page's own title.

    Raises:
        ExtractionError: NO_ARTICLE, the page shows no text at all.
    """
    root = parse(html)
    if root is None:
        raise ExtractionError(ErrorKind.NO_ARTICLE)
    lines = [placed.line for placed in Stream(root, url, saved).lines]
    titles = (element.text or "" for element in root.iter("title"))
    return _article(next(titles, ""), [_block(line) for line in lines], url)


def whole_text(text: str, url: Url | None = None) -> Article:
    """Every line of a plain text, under its first one.

    Raises:
        ExtractionError: NO_ARTICLE, there is no line.
    """
    blocks: list[Block] = [Paragraph(line) for line in split_lines(text) if line]
    return _article("", blocks, url)


def _block(line: Line) -> Block:
    if line.block is not None:
        return line.block
    return Subheading(line.text) if line.level else Paragraph(line.text)


def _article(title: str, blocks: list[Block], url: Url | None) -> Article:
    said = [block for block in blocks if block.text or isinstance(block, Image)]
    texts = [block.text for block in said if block.text]
    if not texts:
        raise ExtractionError(ErrorKind.NO_ARTICLE)
    title = " ".join(title.split())[:LONGEST_TITLE] or texts[0][:60]
    language = language_of("\n".join(texts)[:20_000])
    return Article(title, (Section(None, None, tuple(said)),), url=url, language=language)
