"""The article that ships with the program: what a reader sees first, and the tour of the window."""

import json

from haidai import paths
from haidai.article.model import Article
from haidai.article.serialized import from_json
from haidai.library.visits import Visit, visit


def welcome_article() -> Article:
    """The welcome article."""
    text = (paths.resources() / "welcome" / "zh-CN.json").read_text(encoding="utf-8")
    return from_json(json.loads(text))


def welcome_visit() -> Visit:
    """The welcome article from its beginning; it is never what a reader comes back to."""
    return visit(welcome_article(), remembered=False)
