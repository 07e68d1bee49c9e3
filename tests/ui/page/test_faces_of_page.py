"""The page is set in the faces its reader and its language want."""

from dataclasses import replace

import pytest

from haidai.article.values import Language
from haidai.rendering.fonts import reading_families
from haidai.rendering.papers import WHITE
from haidai.settings.page_layout import PageLayout, Typeface
from haidai.ui.page.reader_view import ReaderView
from tests.fakes.articles import long_article, short_article

TAIWAN = Language("zh-TW")


@pytest.fixture
def faces() -> tuple[str, ...]:
    return reading_families(Language("zh-CN"))


def families(view: ReaderView) -> tuple[str, ...]:
    assert view.rendered is not None
    return view.rendered.style.families


def test_an_article_is_shown_in_the_faces_of_its_language(view: ReaderView) -> None:
    view.show_article(short_article())
    simplified = families(view)
    view.show_article(replace(short_article(), language=TAIWAN))

    assert families(view) == reading_families(TAIWAN)
    view.show_article(short_article())
    assert families(view) == simplified


def test_another_typeface_is_seen_at_once_and_the_place_stays(view: ReaderView) -> None:
    view.show_article(long_article())
    view.verticalScrollBar().setValue(5_000)
    place = view.place()

    view.set_layout(PageLayout(typeface=Typeface.SERIF), WHITE)

    assert families(view) == reading_families(Language("zh-CN"), Typeface.SERIF)
    assert view.place() == place
