"""Articles split over several addresses, read as one.

A page that fails, or is not what it was taken for, ends the article there: what was read
stays, and the article says nothing wrong.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from haidai.article.model import Article, Section
from haidai.article.values import Url
from haidai.errors import ErrorKind, OpeningError

if TYPE_CHECKING:
    from haidai.opening.retrieved import Retrieved

MOST_PAGES = 20
SECONDS = 20.0  # for all pages behind the first

Read = Callable[[Url, Callable[[], bool]], "tuple[Retrieved, Article]"]


def with_following_pages(
    article: Article,
    first: "Retrieved",
    read: Read,
    cancelled: Callable[[], bool],
    seconds: float = SECONDS,
) -> Article:
    """The article with the text of its further pages, up to `MOST_PAGES` in all.

    Raises:
        OpeningError: CANCELLED.
    """
    until = time.monotonic() + seconds

    def stopped() -> bool:
        return cancelled() or time.monotonic() > until

    read_before = {article.sections}
    retrieved, number = first, 1
    for _ in range(MOST_PAGES - 1):
        following = _following(retrieved, first.url, number)
        if following is None:
            break
        url, number = following
        try:
            retrieved, more = read(url, stopped)
        except OpeningError as error:
            if error.kind is ErrorKind.CANCELLED and cancelled():
                raise
            break
        # A server that does not know the page shows another: the first again, or its home.
        same_host = retrieved.url is not None and retrieved.url.host == url.host
        if not same_host or more.sections in read_before:
            break
        read_before.add(more.sections)
        article = _joined(article, more)
    return article


def _following(retrieved: "Retrieved", first: Url | None, number: int) -> tuple[Url, int] | None:
    """The address of the page behind `retrieved`, which is number `number`, and its number."""
    if first is None or retrieved.url is None:
        return None
    from haidai.extraction import charset
    from haidai.extraction.next_pages import MARKS, next_page

    if not any(mark in retrieved.data for mark in MARKS):
        return None
    text = charset.decode(retrieved.data, retrieved.charset)
    return next_page(text, retrieved.url, first, number)


def _joined(article: Article, more: Article) -> Article:
    """One article: text that goes on without a heading belongs to the section before."""
    sections = list(article.sections)
    for section in more.sections:
        blocks = section.blocks
        heading = None if section.heading == article.title else section.heading
        if heading is None and sections:
            last = sections[-1]
            sections[-1] = Section(last.heading, last.deck, last.blocks + blocks)
        else:
            sections.append(Section(heading, section.deck, blocks))
    return replace(
        article,
        sections=tuple(sections),
        editors=article.editors or more.editors,
        reporters=article.reporters or more.reporters,
    )
