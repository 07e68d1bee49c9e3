from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import Article, Block, Image, Link, Paragraph, Section, Table
from haidai.article.parts import parts
from haidai.article.spans import Span
from haidai.article.values import Url
from tests.fakes.articles import huge_article, short_article


def characters(article: Article) -> str:
    """The body's characters in their order, without the breaks between passages."""
    body = article.text.removeprefix(article.title)
    return body.replace("\n", "").replace("\t", "")


def test_a_short_article_is_its_own_only_part() -> None:
    article = short_article()

    assert parts(article) == (article,)


def test_a_long_article_is_cut_between_blocks_and_keeps_its_facts() -> None:
    article = huge_article()

    found = parts(article, limit=50_000)

    assert len(found) in {4, 5}
    assert all(part.title == article.title and part.source == article.source for part in found)
    blocks = [block for part in found for section in part.sections for block in section.blocks]
    assert blocks == [block for section in article.sections for block in section.blocks]


def test_a_heading_is_told_once_though_its_section_is_cut() -> None:
    section = Section("标题", "副题", tuple(Paragraph("字" * 40) for _ in range(5)))

    found = parts(Article("题", (section,)), limit=100)

    headings = [section.heading for part in found for section in part.sections]
    assert headings == ["标题", None, None]


def test_an_image_and_a_table_longer_than_a_part_lose_nothing() -> None:
    image = Image(None, "图" * 250)
    table = Table(tuple(("甲" * 40, "乙" * 40) for _ in range(5)))

    found = parts(Article("题", (Section(None, None, (image, table)),)), limit=100)

    assert "".join(map(characters, found)) == "图" * 250 + ("甲" * 40 + "乙" * 40) * 5


def test_an_article_of_many_short_lines_is_cut_too() -> None:
    table = Table((("甲",),) * 2_500)
    section = Section("节", None, (*[Paragraph("字")] * 2_500, table))

    found = parts(Article("题", (section,) * 2), most_lines=1_000)

    assert len(found) > 8
    assert all(part.text.count("\n") <= 1_010 for part in found)
    assert "".join(map(characters, found)) == ("节" + "字" * 2_500 + "甲" * 2_500) * 2


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.text("字词句", max_size=60).map(Paragraph),
    st.lists(st.lists(st.text("表格", max_size=9), min_size=1, max_size=3), max_size=4).map(
        lambda rows: Table(tuple(map(tuple, rows)))
    ),
)
SECTIONS = st.builds(
    Section,
    st.none() | st.text("题", max_size=5),
    st.none() | st.text("副", max_size=5),
    st.lists(BLOCKS, max_size=5).map(tuple),
)


@given(st.lists(SECTIONS, max_size=6).map(tuple), st.integers(10, 100), st.integers(1, 20))
def test_no_character_is_lost_or_moved(
    sections: tuple[Section, ...], limit: int, lines: int
) -> None:
    article = Article("题目", sections)

    found = parts(article, limit, lines)

    assert "".join(map(characters, found)) == characters(article)
    assert all(len(characters(part)) <= 3 * limit + 100 for part in found)


def test_a_link_stays_with_its_words_where_a_paragraph_is_cut() -> None:
    address = Url("https://news.example.cn/b.html")
    text = "".join(chr(0x4E00 + number) for number in range(100))
    links = (Link(Span(2, 5), address), Link(Span(38, 43), address))

    found = parts(Article("题", (Section(None, None, (Paragraph(text, links),)),)), limit=40)

    words = [link.span.of(part.text) for part in found for link in part.links]
    assert words == [text[2:5], text[38:40], text[40:43]]
