from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import Article, Block, Image, ListItem, Paragraph, Section, Table
from haidai.article.outline import Labels
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.rendering.displayed import displayed, utf16_length
from haidai.rendering.lines import page_lines
from haidai.rendering.positions import Positions, PositionsBuilder
from haidai.rendering.table_lines import Grid
from tests.fakes.articles import hostile_article, long_article, short_article


def written(article: Article) -> tuple[Positions, bytes]:
    """The positions of an article, and the UTF-16 text they count in, as a document has it."""
    builder = PositionsBuilder()
    text = ""
    for item in page_lines(article, Labels(), pictures=range(2)):
        rows = item.rows if isinstance(item, Grid) else ((item,),)
        for line in (cell for row in rows for cell in row):
            text += line.marker
            if line.offset is not None:
                builder.add(line.offset, line.text, utf16_length(text))
            text += line.text.text + "\n"
    return builder.build(article, utf16_length(text)), text.encode("utf-16-le", "surrogatepass")


def in_document(document: bytes, start: int, end: int) -> str:
    return document[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


TEXT = st.text(st.sampled_from("汉字，。·～ a1𠮷🙂\u2028\ufffc\ud800"), max_size=12)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    TEXT.map(Paragraph),
    TEXT.map(ListItem),
    st.builds(Image, st.none() | st.just(Url("https://a.cn/1.jpg")), TEXT, TEXT),
    st.lists(st.lists(TEXT, max_size=3).map(tuple), min_size=1, max_size=3).map(
        lambda rows: Table(tuple(rows))
    ),
)
ARTICLES = st.builds(
    Article,
    TEXT,
    st.lists(
        st.builds(
            Section, st.none() | TEXT, st.none() | TEXT, st.lists(BLOCKS, max_size=3).map(tuple)
        ),
        max_size=3,
    ).map(tuple),
)


def check_there_and_back(article: Article) -> None:
    positions, document = written(article)
    last = -1
    for offset, character in enumerate(article.text):
        for start, end in positions.to_document(Span(offset, offset + 1)):
            assert start > last
            last = start
            assert positions.to_position(offset) == start
            assert {positions.to_offset(place) for place in range(start, end)} == {offset}
            assert in_document(document, start, end) in {displayed(character).text, "\u200b"}


@given(ARTICLES)
def test_every_character_is_found_and_found_back(article: Article) -> None:
    check_there_and_back(article)


def test_every_character_of_the_sample_articles_is_found_and_found_back() -> None:
    for article in (short_article(), long_article(), hostile_article()):
        check_there_and_back(article)


@given(ARTICLES)
def test_offsets_grow_with_positions(article: Article) -> None:
    positions, document = written(article)

    offsets = [positions.to_offset(place) for place in range(len(document) // 2 + 2)]

    known = [offset for offset in offsets if offset is not None]
    assert known == sorted(known)
    assert all(offset <= len(article.text) for offset in known)


@given(ARTICLES, st.data())
def test_a_span_covers_its_own_text_and_nothing_else(article: Article, data: st.DataObject) -> None:
    positions, document = written(article)
    start = data.draw(st.integers(0, len(article.text)))
    span = Span(start, data.draw(st.integers(start, len(article.text))))

    pieces = [in_document(document, *piece) for piece in positions.to_document(span)]

    drawn = sum(len(piece.replace("\u2060", "")) for piece in pieces)
    between = sum(character in "\n\t" for character in span.of(article.text))
    assert len(span) - between <= drawn <= len(span)


def test_a_span_over_several_lines_gives_a_stretch_for_each() -> None:
    article = Article("标题", (Section("节", None, (Paragraph("正文一"), Paragraph("正文二"))),))
    positions, document = written(article)

    pieces = positions.to_document(Span(1, 9))

    assert [in_document(document, *piece) for piece in pieces] == ["题", "节", "正文一"]


def test_a_stretch_begins_and_ends_at_characters_not_at_joiners() -> None:
    article = Article("甲·乙～丙")
    positions, document = written(article)

    assert [in_document(document, *p) for p in positions.to_document(Span(1, 3))] == ["·乙"]
    assert positions.to_document(Span(2, 2)) == ()


def test_what_the_page_adds_has_no_offset() -> None:
    article = short_article()
    positions, document = written(article)
    text = in_document(document, 0, len(document) // 2)

    for word in ("首页", "来源", "责任编辑"):
        assert positions.to_offset(utf16_length(text[: text.index(word)])) is None
    assert positions.to_offset(10_000) is None
    assert positions.to_position(article.text.index("采摘")) == text.index("采摘")


def test_the_end_of_a_line_is_the_end_of_its_passage() -> None:
    article = Article("标题", (Section(None, None, (Paragraph("正文"),)),))
    positions, _ = written(article)

    assert positions.to_offset(2) == 2
    assert positions.to_position(2) == 2
    ends = [(passage.span.start, passage.span.end) for passage in article.passages]
    assert [tuple(map(positions.to_position, each)) for each in ends] == [(0, 2), (3, 5)]


def test_a_picture_is_one_character_that_belongs_to_no_text() -> None:
    image = Image(Url("https://a.cn/1.jpg"), "图说")
    article = Article("题", (Section(None, None, (Paragraph("前"), image, Paragraph("后"))),))
    positions, document = written(article)

    place = in_document(document, 0, len(document) // 2).index("\ufffc")

    assert positions.to_offset(place) is None
    assert positions.offset_near(place) == article.text.index("图说")
    assert positions.to_position(article.text.index("图说")) == place + 2
    assert positions.offset_near(len(document)) == len(article.text)


def test_sections_are_found_by_heading_or_first_line_or_what_follows() -> None:
    empty = Section(None)
    article = Article(
        "题",
        (
            Section(None, None, (Paragraph("导语"),)),
            Section("标题", "副题", (Paragraph("文"),)),
            empty,
            Section("末节"),
            empty,
        ),
    )
    positions, document = written(article)
    text = in_document(document, 0, len(document) // 2)

    places = positions.heading_positions()

    assert [text[place:].split("\n")[0] for place in places[:4]] == ["导语", "标题", "末节", "末节"]
    assert places[4] == len(text)
