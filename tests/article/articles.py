"""Articles for the tests: one written by hand, and any at all."""

from hypothesis import strategies as st

from haidai.article.model import (
    Article,
    Block,
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
from haidai.article.values import Language, Moment, Url

HARBOUR = Article(
    title="渔港清晨六点开市",
    trail=(Crumb("首页", Url("https://news.example.cn/")), Crumb("正文")),
    published=Moment(2024, 5, 6, 7, 8),
    source="海边日报",
    reporters=("王小海",),
    editors=("李岱",),
    url=Url("https://news.example.cn/harbour.html"),
    sections=(
        Section(None, None, (Paragraph("天还没有亮，渔船已经靠岸。"), Image(None))),
        Section(
            "第一筐鱼",
            "码头上的一小时",
            (
                ListItem("称重", 1),
                Table((("鱼", "斤"), ("鲅鱼", "300"))),
                Image(Url("https://news.example.cn/a.jpg"), "鲅鱼上岸", "一筐鱼"),
            ),
        ),
        Section("空的一节"),
        Section("散市", None, (Quotation("“明天见。”"), Subheading("后来"))),
    ),
)

_words = st.text(max_size=12)
_urls = st.none() | st.sampled_from([Url("http://a.cn"), Url("https://b.cn/文?x=1")])


def _linked(text: str) -> Paragraph:
    links = (Link(Span(0, 1), Url("http://a.cn")),) if len(text) > 3 else ()
    return Paragraph(text, links)


_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(_linked, _words),
    st.builds(Quotation, _words),
    st.builds(ListItem, _words, st.none() | st.integers(1, 99)),
    st.builds(Subheading, _words),
    st.builds(Image, _urls, _words, _words),
    st.builds(Table, st.lists(st.lists(_words, max_size=3).map(tuple), max_size=3).map(tuple)),
)
_optional = st.none() | _words
_sections = st.builds(
    Section, _optional, _optional, st.lists(_blocks, max_size=3).map(lambda them: tuple(them))
)
_moments = st.dates().map(lambda day: Moment(day.year, day.month, day.day))

articles = st.builds(
    Article,
    title=_words,
    sections=st.lists(_sections, max_size=4).map(tuple),
    trail=st.lists(st.builds(Crumb, _words, _urls), max_size=3).map(tuple),
    published=st.none() | _moments | st.just(Moment(2024, 3)),
    source=_optional,
    reporters=st.lists(_words, max_size=2).map(tuple),
    editors=st.lists(_words, max_size=2).map(tuple),
    url=_urls,
    language=st.sampled_from([Language("zh-CN"), Language("yue"), Language("en")]),
)
