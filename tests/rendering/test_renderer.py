from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QImage,
    QPainter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from haidai.article.model import Article, Image, ListItem, Paragraph, Section, Table
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.rendering.displayed import copied, displayed
from haidai.rendering.papers import DARK
from haidai.rendering.renderer import RenderedArticle, lay_out_to, render, restyle
from haidai.rendering.style import Style
from tests.fakes.articles import HOSTILE_TEXTS, hostile_article, long_article, short_article
from tests.timing import took


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def text_at(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def passage_positions(rendered: RenderedArticle) -> list[tuple[int, int]]:
    """Where each of the article's passages begins and ends in the document."""
    place = rendered.positions.to_position
    spans = [passage.span for passage in rendered.article.passages]
    return [(place(span.start), place(span.end)) for span in spans]


def block_with(rendered: RenderedArticle, text: str) -> QTextBlock:
    return next(block for block in blocks(rendered.document) if text in block.text())


def paint(document: QTextDocument) -> QImage:
    image = QImage(700, 900, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    document.documentLayout().draw(painter, QAbstractTextDocumentLayout.PaintContext())
    painter.end()
    return image


def look(document: QTextDocument) -> list[object]:
    """Everything that decides how a document looks, to compare two of them."""
    found: list[object] = []
    for block in blocks(document):
        form = block.blockFormat()
        line = (form.lineHeight(), form.textIndent(), form.topMargin(), form.bottomMargin())
        found.append((block.text(), line, form.leftMargin(), form.rightMargin(), form.alignment()))
        iterator = block.begin()
        while not iterator.atEnd():
            characters = iterator.fragment().charFormat()
            font = characters.font()
            found.append((font.pixelSize(), font.bold(), characters.foreground().color().name()))
            iterator += 1
    return [*found, document.size().toTuple()]


@pytest.mark.parametrize("article", [short_article(), long_article(3_000), hostile_article()])
def test_every_character_stands_where_the_positions_say(article: Article, style: Style) -> None:
    rendered = render(article, style)

    for offset, character in enumerate(article.text):
        for start, end in rendered.positions.to_document(Span(offset, offset + 1)):
            drawn = text_at(rendered.document, start, end)
            assert drawn in {displayed(character).text, "\u200b"}, offset


def test_a_passage_is_found_whole_in_the_document(style: Style) -> None:
    article = short_article()
    rendered = render(article, style)

    texts = [text_at(rendered.document, *p) for p in passage_positions(rendered)]

    assert texts[0] == article.title
    (number,) = (n for n, text in enumerate(texts) if "·" in text)
    assert texts[number] != article.passages[number].span.of(article.text)
    assert copied(texts[number]) == article.passages[number].span.of(article.text)


def test_headings_stand_at_their_positions(style: Style) -> None:
    rendered = render(short_article(), style)
    places = rendered.positions.heading_positions()

    lines = [rendered.document.findBlock(place).text()[:6] for place in places]

    assert lines == ["清晨六点，望", "家门口的车间", "账本里的变化", "相关链接"]
    levels = [b.blockFormat().headingLevel() for b in blocks(rendered.document)]
    assert sorted(level for level in levels if level) == [1, 2, 2, 2, 3]


def test_lines_are_set_as_the_style_says(style: Style) -> None:
    rendered = render(short_article(), style)

    form = block_with(rendered, "清晨六点").blockFormat()

    assert (form.lineHeight(), form.textIndent()) == (36, 40)
    layout = block_with(rendered, "今年的萝卜").layout()
    rendered.document.size()
    assert layout.lineAt(1).y() - layout.lineAt(0).y() == 36


def test_the_page_is_no_wider_than_its_column(style: Style) -> None:
    table = Table((("汉字",) * 12, ("一段长长的说明",) * 12))
    wide = Article("题", (Section(None, None, (table,)),))
    for article in (short_article(), long_article(), wide):
        for size in (20, 72):
            document = render(article, replace(style, type_size=size).fitting(640)).document
            assert document.size().width() <= document.textWidth() <= 640
    assert render(hostile_article(), style).document.size().width() <= 600


def test_only_the_trail_leads_anywhere(style: Style) -> None:
    document = render(hostile_article(), style).document
    assert not any(
        form.toCharFormat().isAnchor() for form in document.allFormats() if form.isCharFormat()
    )

    document = render(short_article(), style).document
    anchors = {
        form.toCharFormat().anchorHref()
        for form in document.allFormats()
        if form.isCharFormat() and form.toCharFormat().isAnchor()
    }
    assert anchors == {"https://news.example/", "https://news.example/country/"}


def test_nothing_of_an_article_is_read_as_markup(style: Style) -> None:
    rendered = render(hostile_article(), style)

    assert "<img src=/dev/zero>" in rendered.document.toPlainText()
    kinds = {form.type() for form in rendered.document.allFormats()}
    assert not any(form.isImageFormat() for form in rendered.document.allFormats())
    assert kinds <= {
        QTextFormat.FormatType.BlockFormat.value,
        QTextFormat.FormatType.CharFormat.value,
        QTextFormat.FormatType.FrameFormat.value,
        QTextFormat.FormatType.InvalidFormat.value,
    }


def test_another_style_gives_the_same_page_as_rendering_anew(style: Style) -> None:
    article = short_article()
    rendered = render(article, style)
    rendered.document.size()
    other = replace(style, type_size=32, paper=DARK, line_spacing=2.1, listen_room=90).fitting(700)

    restyled = restyle(rendered, other)

    assert restyled.style == other
    assert restyled.document is rendered.document
    assert look(restyled.document) == look(render(article, other).document)


def test_a_cursor_keeps_its_place_through_another_style(style: Style) -> None:
    rendered = render(long_article(), style)
    cursor = QTextCursor(rendered.document)
    cursor.setPosition(rendered.positions.to_position(700))

    restyle(rendered, replace(style, type_size=48).fitting(600))

    assert rendered.positions.to_offset(cursor.position()) == 700


def test_a_view_can_scroll_at_once_to_a_line_deep_in_an_article(style: Style) -> None:
    rendered = render(long_article(100_000), style)
    sizes: list[QSizeF] = []
    position = rendered.positions.to_position(50_000)
    restyle(rendered, replace(style, type_size=28))
    rendered.document.documentLayout().documentSizeChanged.connect(sizes.append)

    top = lay_out_to(rendered.document, position)

    assert sizes
    block = rendered.document.findBlock(position)
    box = rendered.document.documentLayout().blockBoundingRect(block)
    assert box.top() <= top <= box.bottom()
    rendered.document.size()
    assert lay_out_to(rendered.document, position) == top
    assert lay_out_to(rendered.document, 10**9) > top


def test_the_lines_of_a_paragraph_have_their_own_tops(
    style: Style, chinese_families: tuple[str, ...]
) -> None:
    article = Article("题", (Section(None, None, (Paragraph("汉" * 100),)),))
    rendered = render(article, style)
    start, end = passage_positions(rendered)[1]

    tops = [lay_out_to(rendered.document, place) for place in (start, start + 20, start + 30, end)]

    assert tops[0] == tops[1]
    assert tops[2] - tops[0] == 36
    assert tops[3] - tops[0] == 3 * 36


def test_another_style_lays_out_only_what_is_looked_at(style: Style) -> None:
    rendered = render(long_article(100_000), style)
    rendered.document.size()

    start = perf_counter()
    restyle(rendered, replace(style, type_size=24))
    rendered.document.documentLayout().blockBoundingRect(rendered.document.begin())
    first = perf_counter() - start
    rendered.document.size()
    whole = perf_counter() - start

    took(first, at_most=whole * 0.7)


def test_no_line_begins_with_a_mark_that_may_not(
    style: Style, chinese_families: tuple[str, ...]
) -> None:
    text = "阿依古丽·买买提走了五～八里，歇一歇。说：“好！”" * 40
    for characters in range(8, 20):
        article = Article("题", (Section(None, None, (Paragraph(text),)),))
        document = render(article, replace(style, column=20.0 * characters)).document
        document.size()
        layout = document.lastBlock().layout()
        begins = {
            document.lastBlock().text()[layout.lineAt(n).textStart()]
            for n in range(layout.lineCount())
        }
        assert not begins & set("·～，。！”\u2060")


@pytest.mark.parametrize(
    "text",
    [*(text * 60 for text in HOSTILE_TEXTS), "a" * 300_000, "汉" * 300_000, "1" * 300_000],
    ids=lambda text: ascii(text[:6]) + str(len(text)),
)
def test_no_text_takes_long(text: str, style: Style) -> None:
    article = Article("题", (Section(text[:3_000], None, (Paragraph(text[:300_000]),)),))

    start = perf_counter()
    document = render(article, style).document
    document.size()
    paint(document)

    took(perf_counter() - start, at_most=2)


def test_the_page_is_drawn(style: Style, qapp: QGuiApplication) -> None:
    image = paint(render(short_article(), style).document)

    colours = {image.pixelColor(x, y).name() for x in range(0, 700, 3) for y in range(0, 900, 3)}
    assert len(colours) > 10


def gap_above(rendered: RenderedArticle, text: str) -> float:
    """Pixels between the text before a line and the line itself, or the border before it."""
    block = block_with(rendered, text)
    layout = rendered.document.documentLayout()
    top = layout.blockBoundingRect(block).top() + block.layout().lineAt(0).y()
    before = block.previous()
    bottom = layout.blockBoundingRect(before).top() + before.layout().boundingRect().bottom()
    return top - bottom


def test_what_belongs_together_stands_nearer_than_what_does_not(style: Style) -> None:
    table = Table((("年份", "冷库"), ("2024年", "五座")))
    first = (Paragraph("段甲"), Paragraph("段乙"), ListItem("项甲"), ListItem("项乙"))
    second = (Paragraph("段丁"), table)
    sections = (
        Section("节甲", None, (*first, Paragraph("段丙"))),
        Section("节乙", None, second),
        Section("节丙", "副题", (Paragraph("段戊"),)),
        Section("节丁", None, (Image(Url("https://news.example/1.jpg")), Paragraph("段己"))),
    )
    gap = {
        text: gap_above(render(Article("题", sections), style), text)
        for text in ("段甲", "段乙", "项乙", "段丙", "节乙", "节丙", "副题", "￼")
    }

    assert gap["项乙"] < gap["段丙"]  # the items of a list, and what follows it
    assert gap["段丙"] < gap["段乙"] * 1.1
    assert gap["副题"] < gap["段甲"] < gap["段乙"] < gap["节乙"]  # below headings, above them
    assert gap["￼"] > gap["副题"]  # a picture below a heading
    assert gap["节丙"] > gap["节乙"]  # behind a table, whose cell has room below its text
