"""What `page.extract` finds, as the plain dictionary that scoring scripts for extractors take."""

from typing import Any

from haidai.article.model import Image
from haidai.article.values import Url
from haidai.errors import OpeningError
from haidai.extraction.page import extract as extract_article


def extract(html: str | bytes, url: str | None) -> dict[str, Any]:
    """Title, text, time, source, people, trail and sub-headings; empty where no article is."""
    try:
        article = extract_article(html, Url.parse(url))
    except OpeningError:
        return {}
    lines = []
    for section in article.sections:
        lines += [section.heading, section.deck]
        lines += [block.text for block in section.blocks if not isinstance(block, Image)]
    return {
        "title": article.title,
        "text": "\n".join(line for line in lines if line),
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "author": list(article.reporters),
        "editor": list(article.editors),
        "breadcrumb": [crumb.text for crumb in article.trail],
        "sections": [section.heading for section in article.sections if section.heading],
    }
