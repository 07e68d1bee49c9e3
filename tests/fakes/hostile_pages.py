"""Web pages that break what is careless, each a few kilobytes of wickedness or a megabyte of it."""

from collections.abc import Callable

TEXT = "<p>" + "清晨的菜市场已经热闹起来，来买菜的人不少，价格比上周低了一成。" * 6 + "</p>"

_ATTRIBUTES = [f"a{number}=1" for number in range(100_000)]


def _page(body: str, head: str = "") -> str:
    return (
        f"<html><head><title>望河镇新闻</title>{head}</head><body><h1>萝卜</h1>{body}</body></html>"
    )


def _nested_tables() -> str:
    return "<table><tr><td>" * 20 + "深处" + "</td></tr></table>" * 20


def _wide_tables() -> str:
    row = "<tr>" + "<td>格子里的字</td>" * 12 + "</tr>"
    return ("<table>" + row * 160 + "</table>") * 2


def _pictures() -> str:
    return "".join(f'<p><img src="{number}.jpg" alt="图{number}"></p>' for number in range(3_000))


HOSTILE: dict[str, Callable[[], str]] = {
    "nested elements": lambda: _page("<div>" * 100_000 + "深处" + TEXT),
    "nested spans": lambda: _page(TEXT + "<b><i>" * 50_000 + "深处"),
    "nested tables": lambda: _page(TEXT + _nested_tables() * 30),
    "large tables": lambda: _page(TEXT + _wide_tables()),
    "a block of a million characters": lambda: _page("<p>" + "萝卜。" * 350_000 + "</p>"),
    "a word of a million letters": lambda: _page(TEXT + "<p>" + "a" * 1_000_000 + "</p>"),
    "marks upon marks": lambda: _page(TEXT + "<p>e" + "\u0301" * 200_000 + "</p>"),
    "bidi and NUL": lambda: _page(TEXT + "<p>" + "\u202e甲\u2066乙\x00\u200f" * 50_000 + "</p>"),
    "many paragraphs": lambda: _page("<p>短。</p>" * 100_000),
    "many headings": lambda: _page(("<h2>节</h2><p>短短的一句话。</p>") * 5_000),
    "many pictures": lambda: _page(TEXT + _pictures()),
    "many attributes": lambda: _page(f"<p {' '.join(_ATTRIBUTES)}>甲" + TEXT),
    "open brackets": lambda: _page(TEXT + "<" * 1_000_000),
    "comments": lambda: _page(TEXT + "<!--" * 250_000),
    "scripts": lambda: _page(TEXT + "<script>var a = {" + '"text":"' * 100_000 + "</script>"),
    "links": lambda: _page(TEXT + '<a href="javascript:alert(1)">点</a>' * 30_000),
}  # fmt: skip
"""By what is wrong with them; each makes its text when it is asked for."""
