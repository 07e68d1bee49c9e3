"""How large a picture stands, which are worth having, and which may stay."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import Article, Image, SavedPicture, Section
from haidai.article.pictures import MOST_PICTURES, pictures_of
from haidai.rendering.pictures import (
    MISSING,
    WAITING,
    PictureFacts,
    PictureSize,
    nearest,
    shown_size,
    within_budget,
)
from haidai.rendering.style import Style
from tests.fakes.articles import short_article
from tests.fakes.pictures import article_with_pictures

STYLE = Style(20, 800)


def test_only_images_with_an_address_are_pictures() -> None:
    assert len(pictures_of(short_article())) == 1
    saved = Image(None, saved=SavedPicture("/页.html", "页_files/1.jpg"))
    assert pictures_of(Article("题", (Section(None, None, (saved,)),))) == (saved,)
    assert len(pictures_of(article_with_pictures(MOST_PICTURES + 5))) == MOST_PICTURES


@pytest.mark.parametrize(
    ("dots", "size"),
    [
        ((1600, 800), PictureSize(800, 400)),
        ((640, 480), PictureSize(800, 600)),
        ((400, 200), PictureSize(500, 250)),
        ((1, 1), PictureSize(0, 0)),
        ((2000, 10), PictureSize(0, 0)),
    ],
)
def test_a_picture_fills_the_column_or_is_a_little_enlarged(
    dots: tuple[int, int], size: PictureSize
) -> None:
    assert shown_size(PictureFacts(dots), STYLE) == size


def test_larger_type_shows_small_pictures_larger_but_at_most_twice() -> None:
    facts = PictureFacts((300, 300))
    assert shown_size(facts, replace(STYLE, type_size=24)).width == 450
    assert shown_size(facts, replace(STYLE, type_size=72)).width == 600


def test_a_place_is_kept_for_a_picture_on_its_way_and_a_line_for_a_missing_one() -> None:
    assert shown_size(WAITING, STYLE) == PictureSize(800, 480)
    assert shown_size(MISSING, STYLE).height < 3 * STYLE.type_size


@given(st.integers(1, 50_000), st.integers(1, 50_000), st.sampled_from([14, 20, 72]))
def test_no_picture_is_wider_than_the_column_or_higher_than_the_page(
    width: int, height: int, type_size: int
) -> None:
    style = replace(STYLE, type_size=type_size, tallest_picture=900)
    size = shown_size(PictureFacts((width, height)), style)
    assert 0 <= size.width <= style.column
    assert 0 <= size.height <= 900


def test_what_is_in_view_is_wanted_first_then_what_follows_then_what_came_before() -> None:
    places = [10, 20, 30, 40, 50, 60, 70]
    assert nearest(places, 25, 45, before=2, after=2) == [2, 3, 4, 5, 1, 0]
    assert nearest(places, 31, 39, before=1, after=1) == [3, 2]
    assert nearest(places, 80, 90, before=2, after=2) == [6, 5]
    assert nearest([], 0, 9, before=2, after=2) == []


@dataclass(frozen=True)
class Weight:
    bytes_: int

    def sizeInBytes(self) -> int:
        return self.bytes_


def test_the_most_wanted_pictures_stay_as_far_as_the_memory_goes() -> None:
    kept = {number: Weight(10) for number in range(5)}
    assert set(within_budget([3, 4], kept, 100)) == {0, 1, 2, 3, 4}
    assert list(within_budget([3, 0], kept, 30)) == [3, 0, 4]
    assert list(within_budget([3, 0], kept, 5)) == [3]
