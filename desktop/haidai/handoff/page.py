"""The page a phone shows, and the same article as one file to keep: HTML made of our own parts.

Style and script stand in the page itself and are allowed by their digests, nothing else is: no
other script, no other host; pictures come from this machine alone. Without JavaScript the page
is the article, large.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from haidai import paths
from haidai.article.model import Article
from haidai.article.spans import Span
from haidai.handoff.markup import ArticleMarkup, escaped
from haidai.handoff.pictures import Dots, PagePictures, enclosed, served

_OWN_PICTURES = "img-src 'self'; "
_IN_WECHAT = (
    '<aside class="note" aria-label="提示"><p>在微信里不能保存文件。请点右上角“<b>···</b>”，'
    "选择“<b>在浏览器打开</b>”。</p></aside>"
)
_TOOLS = (
    '<div class="tools" role="toolbar" aria-label="阅读工具">'
    '<button type="button" id="smaller" aria-label="小字体">A−</button>'
    '<button type="button" id="larger" aria-label="大字体">A+</button>{listen}</div>'
)
_CONTENTS = '<details><summary>本文目录</summary><nav aria-label="本文目录">{links}</nav></details>'
_LISTEN = '<button type="button" id="listen" class="main">▶ 听全文</button>'
_PLAYER = (
    '<div id="player" role="region" aria-label="朗读" hidden><p id="status" role="status"></p>'
    '<div class="keys"><button type="button" id="previous" aria-label="上一句">«</button>'
    '<button type="button" id="pause" class="main">暂停</button>'
    '<button type="button" id="next" aria-label="下一句">»</button>'
    '<button type="button" id="speed" aria-label="语速">1×</button>'
    '<button type="button" id="stop" aria-label="停止朗读">✕</button></div>'
    '<audio id="sound" preload="none"></audio></div>'
)


@dataclass(frozen=True, slots=True)
class PageParts:
    """What the page offers beside the text.

    `tracks` are the sounds in their order, each with its section and the number of its
    sentences; all of them together have `sentences`.
    """

    sentences: tuple[Span, ...] = ()
    tracks: tuple[tuple[int | None, int], ...] = ()
    has_pdf: bool = False
    pictures: Mapping[int, Dots | None] = field(default_factory=dict)
    """Dots of the pictures by their numbers, None where they are not known yet."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in UTF-8 and the Content-Security-Policy it is to be sent with."""

    html: bytes
    policy: str


def phone_page(article: Article, parts: PageParts, *, in_wechat: bool = False) -> Page:
    """The page for a phone; WeChat, which saves no files, gets a word about that."""
    style, script = resource("page.css"), resource("page.js")
    first = {section: index for index, (section, _) in reversed([*enumerate(parts.tracks)])}

    def controls(section: int) -> str:
        heading = article.sections[section].heading
        if section not in first or not heading:  # what has none is heard from the beginning
            return ""
        return (
            f'<button type="button" class="here" data-track="{first[section]}"'
            f' aria-label="听本节：{escaped(heading)}">▶ 听本节</button>'
        )

    markup = ArticleMarkup(article, parts.sentences, controls, served(parts.pictures))
    tracks = " ".join(str(count) for _, count in parts.tracks)
    tools = _TOOLS.format(listen=_LISTEN if parts.tracks else "")
    contents = markup.contents()
    html = (
        f'{_opening(article, style)}<body data-tracks="{tracks}">'
        f"<header>{tools}</header>{_IN_WECHAT if in_wechat else ''}"
        f"<main><article>{markup.head()}"
        + (_CONTENTS.format(links=contents) if contents else "")
        + f"{markup.body()}</article></main>{_foot(article, parts)}"
        + (_PLAYER if parts.tracks else "")
        + f"<script>{script}</script></body></html>\n"
    )
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        f"{_OWN_PICTURES if parts.pictures else ''}media-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Page(html.encode(), policy)


def saved_page(article: Article, pictures: PagePictures | None = None) -> Page:
    """The article as one .html file that needs nothing else, for keeping; pictures are in it."""
    style = resource("page.css")
    markup = ArticleMarkup(article, pictures=enclosed(pictures))
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; "
        f"{'img-src data:; ' if pictures else ''}base-uri 'none'; form-action 'none'"
    )
    html = (
        f"{_opening(article, style, policy)}<body><main><article>{markup.head()}{markup.body()}"
        f"</article></main>{_foot(article, None)}</body></html>\n"
    )
    return Page(html.encode(), policy)


def _opening(article: Article, style: str, policy: str | None = None) -> str:
    return opening(article.language.tag, article.title[:200], style, policy)


def opening(language: str, title: str, style: str, policy: str | None = None) -> str:
    """How every page begins, as far as its body."""
    rule = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    return (
        f'<!doctype html><html lang="{escaped(language)}"><head><meta charset="utf-8">'
        f"{rule}"
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="format-detection" content="telephone=no">'
        f"<title>{escaped(title)}</title><style>{style}</style></head>"
    )


def _foot(article: Article, parts: PageParts | None) -> str:
    """The address of the original, and what can be kept."""
    rows = []
    if parts is not None:
        rows.append('<a class="save" href="article.html" download>保存网页</a>')
        if parts.has_pdf:
            rows.append('<a class="save" href="article.pdf" download>保存 PDF</a>')
    keep = f'<p class="keep">{"".join(rows)}</p>' if rows else ""
    original = ""
    if article.url is not None:
        address = escaped(str(article.url))
        original = (
            f'<p class="original">原文：<a href="{address}" rel="noopener noreferrer">'
            f"{address}</a></p>"
        )
    return f"<footer>{keep}{original}</footer>" if keep or original else ""


def resource(name: str) -> str:
    """The style or the script of the page."""
    return (paths.resources() / "phone" / name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """How a policy names the one style or script it allows."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
