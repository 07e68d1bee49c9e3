from dataclasses import replace

from haidai.article.model import (
    Article,
    Crumb,
    Image,
    Link,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from haidai.article.outline import Labels
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.rendering.displayed import JOINER, copied
from haidai.rendering.lines import page_lines
from haidai.rendering.style import Role
from haidai.rendering.table_lines import Grid
from haidai.rendering.text_lines import Line
from tests.fakes.articles import hostile_article, long_article, short_article


def lines_of(article: Article) -> list[Line]:
    """All lines of a page, the cells of its tables too."""
    found: list[Line] = []
    for item in page_lines(article, Labels()):
        found += [cell for row in item.rows for cell in row] if isinstance(item, Grid) else [item]
    return found


def body(*blocks: Paragraph | Quotation | Image | Table) -> Article:
    return Article("题", (Section(None, None, blocks),))


def test_the_page_of_an_article_reads_as_on_the_web() -> None:
    lines = [f"{line.role}: {line.marker}{line.text.text}" for line in lines_of(short_article())]

    assert lines[:4] == [
        "trail: 首页 › 乡村频道 › 正文",
        "title: 望河镇：一根萝卜带活一个村",
        "meta: 2024-11-05 08:30:00　来源：望河日报　记者：葛小雨 林一苇",
        "rule: ",
    ]
    assert lines[6:8] == ["heading: 家门口的车间", "deck: 闲置仓库变成分拣中心"]
    assert lines[9:18] == [
        "subheading: 三个小时到餐桌",
        "quotation: “早上还在地里，中午就上了饭桌。”",
        "list-item: • 采摘：天亮以前完成。",
        "list-item: • 清洗：用山泉水，三遍。",
        "list-item: 1. 装箱",
        "list-item: 2. 发车",
        "caption: 图为村民在分拣萝卜。林一苇 摄",
        "caption: 图片：一辆冷藏车停在村口",
        "heading: 账本里的变化",
    ]
    assert lines[-2:] == ["heading: 相关链接", "editors: 责任编辑：程望舒"]


def test_the_words_of_the_page_come_from_outside() -> None:
    labels = Labels(source="Source: ", reporters="By ", editors="Editor: ", image="Image: ")

    texts = [
        line.text.text for line in page_lines(short_article(), labels) if isinstance(line, Line)
    ]

    assert "2024-11-05 08:30:00　Source: 望河日报　By 葛小雨 林一苇" in texts
    assert texts[-1] == "Editor: 程望舒"


def test_no_line_ends_within_a_name_where_that_is_wished() -> None:
    article = replace(short_article(), source="望河日报社", reporters=("林一苇", "Tom Hill"))

    (_, _, meta, *_) = page_lines(article, Labels(), whole_names=True)

    assert isinstance(meta, Line)
    assert copied(meta.text.text) == "2024-11-05 08:30:00　来源：望河日报社　记者：林一苇 Tom Hill"
    assert f"林{JOINER}一{JOINER}苇 Tom Hill" in meta.text.text


def test_only_steps_of_the_trail_with_an_address_are_links() -> None:
    trail = lines_of(short_article())[0]

    shown = [(trail.text.text[link.start : link.end], str(link.url)) for link in trail.links]
    assert shown == [
        ("首页", "https://news.example/"),
        ("乡村频道", "https://news.example/country/"),
    ]
    assert not any(line.links for line in lines_of(short_article())[1:])


def test_the_words_of_a_link_are_found_among_joiners_and_wide_characters() -> None:
    url = Url("https://news.example/")
    text = "🙂“三·一五”晚会🙂报道" + "。" * 20_000 + "又讯"
    words = [text.index("三"), text.index("晚"), 19_990, text.index("又")]
    spans = [Span(words[0], words[0] + 4), Span(words[1], words[1] + 2)]
    spans += [Span(19_990, 20_005), Span(words[3], words[3] + 2)]
    links = tuple(Link(span, url) for span in spans)
    article = Article("题", (Section(None, None, (Paragraph(text, links),)),))

    lines = lines_of(article)[1:]

    shown = [
        line.text.text.encode("utf-16-le")[2 * link.start : 2 * link.end].decode("utf-16-le")
        for line in lines
        for link in line.links
    ]
    assert len(lines) == 2
    joined = "".join(shown).replace("\u2060", "")
    assert joined == "".join(span.of(text) for span in spans)
    assert shown[0] == "三\u2060·一五"


def test_links_are_counted_in_utf16_units() -> None:
    url = Url("https://news.example/")
    article = Article("题", trail=(Crumb("🙂"), Crumb("页", url)))

    link = lines_of(article)[0].links[0]

    assert (link.start, link.end) == (5, 6)


def test_an_article_of_a_bare_title_is_one_line() -> None:
    assert [line.role for line in lines_of(Article("题"))] == [Role.TITLE]
    assert [line.role for line in lines_of(Article(""))] == [Role.SPACER]


def test_every_offset_leads_to_its_text() -> None:
    for article in (short_article(), long_article(), hostile_article()):
        for line in lines_of(article):
            if line.offset is not None:
                kept = len(line.text.text) - len(line.text.inserted)
                assert len(article.text[line.offset : line.offset + kept]) == kept


def test_a_table_stands_between_two_lines() -> None:
    table = Table((("甲", "乙"),))

    items = page_lines(Article("", (Section(None, None, (table, table)),)), Labels())

    assert [type(item).__name__ for item in items] == ["Line", "Grid", "Line", "Grid", "Line"]


def test_many_small_tables_are_too_large_together() -> None:
    table = Table((("甲", "乙"),) * 300)

    items = page_lines(body(*[table] * 5), Labels())

    assert sum(isinstance(item, Grid) for item in items) == 3
    assert sum(isinstance(item, Line) and item.role is Role.TABLE_ROW for item in items) == 600
