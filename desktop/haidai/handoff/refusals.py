"""What a phone reads where there is nothing to give: what it is, and what to do. No word of it
comes from the article or from what was asked.
"""

from haidai.handoff.markup import escaped
from haidai.handoff.page import Page, digest, opening, resource


def wrong_address_page() -> Page:
    """For an address below which nothing lies: cut off on its way, or of an earlier time."""
    return _page(
        "这个网址打不开",
        "它可能不完整，或者已经过期。请在电脑上按“扫码带走”，再用手机扫一次。",
        "",
    )


def not_made_page() -> Page:
    """For a file that this computer could not make."""
    return _page(
        "这份文件没有做成",
        "请回到文章，再按一次；还是不行，就请在电脑上按“导出 PDF”。",
        '<p class="keep"><a class="save" href="./">回到文章</a></p>',
    )


def _page(title: str, advice: str, way: str) -> Page:
    style = resource("page.css")
    html = (
        f"{opening('zh-CN', title, style)}<body><main><h1>{escaped(title)}</h1>"
        f"<p>{escaped(advice)}</p></main><footer>{way}</footer></body></html>\n"
    )
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Page(html.encode(), policy)
