"""Which images of an article a picture can be fetched for, and their numbers."""

from typing import TypeGuard

from haidai.article.model import Article, Block, Image

MOST_PICTURES = 300
"""Of an article; those behind them are their captions."""


def pictures_of(article: Article) -> tuple[Image, ...]:
    """The images of an article that a picture may be fetched for, in their order."""
    blocks = (block for section in article.sections for block in section.blocks)
    return tuple(block for block in blocks if is_picture(block))[:MOST_PICTURES]


def is_picture(block: Block) -> TypeGuard[Image]:
    """Whether a block is an image that lies somewhere."""
    return isinstance(block, Image) and (block.url is not None or block.saved is not None)
