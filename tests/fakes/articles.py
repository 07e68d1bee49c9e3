"""Invented articles: short, long and huge, with every kind of block, and a hostile one."""

from haidai.article.model import (
    Article,
    Crumb,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Subheading,
    Table,
)
from haidai.article.spans import Span
from haidai.article.values import Moment, Url

SENTENCES = (
    "清晨六点，望河镇的菜市场已经热闹起来。",
    "“今年的萝卜又脆又甜，一亩地能收八千斤！”种植户葛满仓笑着说。",
    "镇里把闲置的仓库改成了分拣车间，60多名村民在家门口上了班。",
    "从采摘、清洗到装箱，整个过程不超过3个小时——新鲜，是这里最大的本钱。",
    "据介绍，2024年前三季度，全镇蔬菜销售额达到1.26亿元，同比增长8.4%。",
    "负责人说，下一步将建设5～8个冷库，让阿依古丽·买买提这样的返乡青年留得住、干得好。",
    "（完）",
)
"""Of an invented report; no word of it is from anywhere."""


def paragraph(number: int) -> str:
    """Running text of three to five sentences, another one for every number."""
    count = 3 + number % 3
    return "".join(SENTENCES[(number + step) % (len(SENTENCES) - 1)] for step in range(count))


def short_article() -> Article:
    """Every kind of block and every fact, a few hundred characters."""
    return Article(
        title="望河镇：一根萝卜带活一个村",
        trail=(
            Crumb("首页", Url("https://news.example/")),
            Crumb("乡村频道", Url("https://news.example/country/")),
            Crumb("正文"),
        ),
        published=Moment.parse("2024-11-05T08:30:00"),
        source="望河日报",
        reporters=("葛小雨", "林一苇"),
        editors=("程望舒",),
        url=Url("https://news.example/country/1.html"),
        sections=(
            Section(None, None, (Paragraph(paragraph(0)), Paragraph(paragraph(1)))),
            Section(
                "家门口的车间",
                "闲置仓库变成分拣中心",
                (
                    Paragraph(paragraph(2)),
                    Subheading("三个小时到餐桌"),
                    Quotation("“早上还在地里，中午就上了饭桌。”"),
                    ListItem("采摘：天亮以前完成。"),
                    ListItem("清洗：用山泉水，三遍。"),
                    ListItem("装箱", 1),
                    ListItem("发车", 2),
                    Image(Url("https://news.example/1.jpg"), "图为村民在分拣萝卜。林一苇 摄"),
                    Image(None, alt="一辆冷藏车停在村口"),
                    Image(None),
                ),
            ),
            Section(
                "账本里的变化",
                None,
                (
                    Table((("年份", "产量（吨）"), ("2022", "5100"), ("2023", "6300", "增长"))),
                    Paragraph("村里的账本上写着：𠮷祥如意，收入翻了一番🙂。"),
                ),
            ),
            Section("相关链接", None, ()),
        ),
    )


def long_article(characters: int = 2_000) -> Article:
    """Sections of running text, about so many characters of it in all."""
    sections: list[Section] = []
    blocks: list[Paragraph] = []
    written = number = 0
    while written < characters:
        text = paragraph(number)[: characters - written]
        blocks.append(Paragraph(text))
        written += len(text)
        number += 1
        if number % 8 == 0 or written >= characters:
            heading = f"第{len(sections)}节 萝卜的故事" if sections else None
            deck = "一行副题，说说这一节" if heading and len(sections) % 2 else None
            sections.append(Section(heading, deck, tuple(blocks)))
            blocks = []
    return Article(
        title="望河镇纪事",
        published=Moment.parse("2024-11-05"),
        source="望河日报",
        sections=tuple(sections),
    )


def huge_article() -> Article:
    """200,000 characters."""
    return long_article(200_000)


def span_of_section(article: Article, section: int) -> Span:
    """From the first to the last character of a section, counted from 0, heading included."""
    spans = [passage.span for passage in article.passages if passage.section == section]
    return Span(spans[0].start, spans[-1].end)


HOSTILE_TEXTS = (
    "甲\u2028乙\u2029丙",
    "甲\x00乙\x07丙\x1b[31m丁",
    "甲\u202e乙\u2066丙\u2069丁\u200f",
    "甲\ufffc乙\ufdd0丙\ufdd1丁\uffff",
    "甲\t乙\n丙\r\n丁\x0b\x0c戊\x85己",
    "甲\ud800乙\udfff丙\udc00\ud800丁",
    "甲𠀀乙🙂👨‍👩‍👧丙",
    "<b>甲</b><img src=/dev/zero>&amp;<script>乙</script>",
    "甲·乙～丙··丁\u2060戊",
    " 甲" + " " * 500 + "乙" + "\u3000" * 500 + "丙 ",
    "e" + "\u0301" * 3_000,
    "\u200d" * 3_000,
)
"""Texts that break what is careless: Qt's own marks, directions, controls, half characters."""


def linked_article(count: int = 12) -> Article:
    """A report of several paragraphs with so many links, every fourth to the same address."""
    blocks: list[Paragraph | Quotation | ListItem] = []
    for number in range(count):
        text = paragraph(number)
        address = (
            "notice" if number % 4 == 3 else f"report/2024/11/{number}.html?from=a&id={number}"
        )
        link = Link(Span(4 + number % 3, 12), Url(f"https://news.example/{address}"))
        kinds = (Paragraph(text, (link,)), Quotation(text, (link,)), ListItem(text, None, (link,)))
        blocks.append(kinds[number % 3])
    middle = len(blocks) // 2
    return Article(
        title="望河镇冷库建成",
        published=Moment(2024, 11, 6),
        source="望河日报",
        url=Url("https://news.example/country/2.html"),
        sections=(
            Section(None, None, tuple(blocks[:middle])),
            Section("从田头到冷库", None, tuple(blocks[middle:])),
        ),
    )


def hostile_article() -> Article:
    """Every hostile text as every part of an article."""
    texts = HOSTILE_TEXTS
    return Article(
        title="".join(texts[:6]),
        trail=tuple(Crumb(text) for text in texts),
        source=texts[0],
        reporters=texts,
        editors=texts,
        sections=tuple(
            Section(
                text,
                text,
                (
                    Paragraph(text),
                    Quotation(text),
                    ListItem(text, 10**30),
                    Image(None, text),
                    Image(None, alt=text),
                    Table(((text, ""), (), ("", text, text))),
                    Table(((text,),)),
                ),
            )
            for text in texts
        ),
    )
