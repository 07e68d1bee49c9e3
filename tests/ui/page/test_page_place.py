"""The line the reader is at stays where it is, whatever is done to what stands around it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from haidai.article.model import Article, Image, ListItem, Paragraph, Section, Table
from haidai.article.values import Language
from haidai.rendering.fonts import reading_families
from haidai.rendering.papers import CONTRAST, DARK, WHITE
from haidai.settings.page_layout import LineWidth, PageLayout, Typeface
from haidai.settings.text_size import TextSize
from haidai.ui.page.page_buttons import PageFrame
from haidai.ui.page.reader_view import ReaderView
from tests.fakes.articles import long_article, paragraph
from tests.fakes.pictures import address

TABLE = Table(
    (
        ("年份", "冷库", "销售额（亿元）", "损耗率", "从业人数", "说明"),
        ("2024年", "2个", "1.26", "28.4%", "60多人", "仓库改造，设备租用"),
        ("2025年", "5个", "1.83", "15.0%", "210人", "建成分拣车间，接入电商平台"),
    )
)


def mixed_article(radish: str = "萝卜") -> Article:
    """Text with tables, lists, and pictures on their way."""
    sections = []
    for number in range(6):
        texts = [Paragraph(paragraph(number + step).replace("萝卜", radish) * 2) for step in (0, 1)]
        others = (TABLE, Image(address(number), "图：菜市场"), ListItem("采摘：天亮以前完成。"))
        heading = f"第{number}节 {radish}的故事" if number else None
        blocks = (texts[0], others[number % 3], texts[1])
        sections.append(Section(heading, "一行副题" if number % 2 else None, blocks))
    return Article(f"望河镇的{radish}", tuple(sections), source="望河日报")


ARTICLE, IN_OTHER_CHARACTERS = mixed_article(), mixed_article("蘿蔔")

Change = tuple[str, object]


def changes() -> st.SearchStrategy[Change]:
    """What can be done to a page: its name and what is chosen."""
    chosen: dict[str, st.SearchStrategy[object]] = {
        "size": st.sampled_from(TextSize.STEPS),
        "line_spacing": st.sampled_from(PageLayout.LINE_SPACINGS),
        "width": st.sampled_from(LineWidth),
        "typeface": st.sampled_from(Typeface),
        "indent": st.booleans(),
        "paper": st.sampled_from([WHITE, DARK, CONTRAST]),
        "window": st.tuples(
            st.sampled_from([420, 640, 1000, 1900]), st.sampled_from([300, 700, 4_000])
        ),
        "characters": st.sampled_from([ARTICLE, IN_OTHER_CHARACTERS]),
        "waited": st.just(True),
    }
    return st.one_of([st.tuples(st.just(name), values) for name, values in chosen.items()])


@pytest.fixture
def faces() -> tuple[str, ...]:
    return reading_families(Language("zh-CN"))


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def line_at(view: ReaderView, offset: int) -> tuple[float, float]:
    """Where the line with a character stands below the page's top, and its height."""
    assert view.rendered is not None
    line = view.lines.line(view.rendered.positions.to_position(offset))
    return line.top() - view.verticalScrollBar().value(), line.height()


def change(view: ReaderView, layout: PageLayout, made: Change) -> PageLayout:
    match made:
        case ("size", int(pixels)):
            view.set_type_size(TextSize(pixels))
        case ("window", (int(width), int(height))):
            view.resize(width, height)
        case ("characters", Article() as article):
            view.show_again(article)
        case ("waited", _):
            settle()
        case ("paper", paper):
            view.set_layout(layout, paper)  # type: ignore[arg-type]
        case (field, value):
            layout = replace(layout, **{field: value})  # type: ignore[arg-type]
            view.set_layout(layout, WHITE)
    return layout


def assert_stays(view: ReaderView, offset: int, before: tuple[float, float]) -> None:
    settle()
    top, height = line_at(view, offset)
    # Of a line that the edge cuts the same part is seen.
    wanted = before[0] * height / before[1] if before[0] < 0 else before[0]
    bar = view.verticalScrollBar()
    if bar.value() == bar.maximum():
        assert top >= wanted - 1.5
    elif bar.value() == 0:
        assert top <= wanted + 1.5
    else:
        assert abs(top - wanted) <= 1.5


def test_the_line_stays_through_whatever_is_done_in_whatever_order(view: ReaderView) -> None:
    @settings(max_examples=settings().max_examples // 8)
    @given(st.floats(0.01, 1), st.lists(changes(), min_size=2, max_size=6))
    def stays(share: float, made: list[Change]) -> None:
        change(view, PageLayout(), ("size", 20))
        view.set_layout(PageLayout(), WHITE)
        view.resize(1000, 700)
        view.show_article(ARTICLE)
        settle()
        bar = view.verticalScrollBar()
        bar.setValue(max(round(bar.maximum() * share), 1))
        offset = view.place()
        before, layout = line_at(view, offset), PageLayout()
        for each in made:
            layout = change(view, layout, each)
        assert_stays(view, offset, before)
        assert view.place() == offset

    stays()


def test_the_line_comes_back_when_a_higher_window_is_low_again(view: ReaderView) -> None:
    view.show_article(ARTICLE)
    view.document().size()  # lays out the whole: until then the foot of the page is a guess
    settle()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - 300)
    value = bar.value()
    view.resize(1000, 8_000)
    settle()
    assert bar.maximum() == 0
    view.resize(1000, 700)
    settle()
    assert bar.value() == value


def test_the_line_stays_while_a_long_page_is_still_being_laid_out(view: ReaderView) -> None:
    view.show_article(long_article(30_000))
    settle()
    bar = view.verticalScrollBar()
    bar.setValue(round(bar.maximum() * 0.9))
    settle()
    offset = view.place()
    before = line_at(view, offset)
    for width, size in ((760, 20), (1000, 20), (1000, 60), (1000, 20), (640, 14)):
        view.resize(width, 700)
        view.set_type_size(TextSize(size))
    assert_stays(view, offset, before)


def test_a_reader_at_the_end_who_turns_the_type_up_and_down_is_at_the_end(view: ReaderView) -> None:
    view.show_article(ARTICLE)
    view.document().size()
    settle()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    value = bar.value()
    for size in (14, 72, 20):
        view.set_type_size(TextSize(size))
        settle()
    assert bar.value() == value


def test_a_line_the_edge_cuts_does_not_leave_the_page_when_the_type_shrinks(
    view: ReaderView,
) -> None:
    view.set_type_size(TextSize(72))
    view.show_article(long_article(), 200)
    settle()
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + 100)
    offset = view.place()
    view.set_type_size(TextSize(20))
    top, height = line_at(view, offset)
    assert -height < top < 0


def test_in_other_characters_the_line_stays_to_the_pixel(view: ReaderView) -> None:
    view.show_article(ARTICLE)
    settle()
    bar = view.verticalScrollBar()
    bar.setValue(1_513)
    value = bar.value()
    view.show_again(IN_OTHER_CHARACTERS)
    settle()
    assert bar.value() == value
    assert view.article_shown is IN_OTHER_CHARACTERS


def test_the_line_stays_though_a_picture_had_the_focus(view: ReaderView) -> None:
    view.show_article(ARTICLE)
    settle()
    bar = view.verticalScrollBar()
    bar.setValue(1_500)
    view.setFocus()
    while not any(frame.hasFocus() for frame in view.findChildren(PageFrame)):
        assert view.stops.go(forward=True)
    value = bar.value()
    view.show_again(IN_OTHER_CHARACTERS)
    settle()
    assert bar.value() == value
