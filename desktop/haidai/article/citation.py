"""A quotation with where it comes from."""

from haidai.article.model import Article
from haidai.article.outline import Labels, byline


def cited(text: str, article: Article, labels: Labels) -> str:
    """A piece of an article, and below it title, time, source, reporters and address."""
    lines = [f"《{article.title}》"] if article.title else []
    facts = byline(article, labels)
    if facts:
        lines.append("  ".join(facts))
    if article.url is not None:
        lines.append(str(article.url))
    return "\n\n".join(part for part in (text.strip("\n"), "\n".join(lines)) if part)
