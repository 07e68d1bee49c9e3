"""Links on paper: numbers behind their words, addresses at the end."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import Article, Link, Paragraph, Section
from haidai.article.outline import CHINESE_LABELS
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.rendering.displayed import JOINER, copied, displayed
from haidai.rendering.lines import page_lines
from haidai.rendering.notes import LONGEST_ADDRESS, notes_of, with_signs
from haidai.rendering.style import Role
from haidai.rendering.text_lines import Line
from tests.fakes.articles import linked_article

A, B = Url("https://a.example/"), Url("https://b.example/")


def linked(text: str, *links: tuple[int, int, Url]) -> Article:
    found = tuple(Link(Span(start, end), url) for start, end, url in links)
    return Article("题", (Section(None, None, (Paragraph(text, found),)),))


def test_numbers_count_addresses_as_they_are_met_and_the_list_has_each_once() -> None:
    article = linked("甲乙丙丁", (0, 1, B), (1, 2, A), (3, 4, B))

    lines = page_lines(article, CHINESE_LABELS, notes=notes_of(article))

    texts = [(line.marker, copied(line.text.text)) for line in lines if isinstance(line, Line)]
    assert texts == [
        ("", "题"),
        ("", "甲[1]乙[2]丙丁[1]"),
        ("", "文中链接"),
        ("[1] ", "https://b.example/"),
        ("[2] ", "https://a.example/"),
    ]


def test_without_notes_nothing_is_put_in() -> None:
    lines = page_lines(linked_article(), CHINESE_LABELS)
    assert not any("[" in line.text.text for line in lines if isinstance(line, Line))
    assert not any(line.role is Role.NOTE for line in lines if isinstance(line, Line))


def test_an_address_nobody_would_type_is_cut() -> None:
    url = Url("https://a.example/" + "a" * 7_000)
    ((_, shown, _),) = notes_of(linked("甲", (0, 1, url))).lines()
    assert len(shown) == LONGEST_ADDRESS + 1


@given(st.text("甲乙·～🙂 ", max_size=30), st.sets(st.integers(0, 30), max_size=8))
def test_the_characters_of_the_article_stay_countable(text: str, cuts: set[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    spans = list(pairwise(places))[::2]
    links = [Link(Span(start, end), A) for start, end in spans]
    shown = with_signs(displayed(text), links, notes_of(linked("甲", (0, 1, A))))

    inserted = set(shown.inserted)
    assert len(shown.inserted) == len(inserted)
    own = "".join(c for place, c in enumerate(shown.text) if place not in inserted)
    assert own == displayed(text).text.replace(JOINER, "")
    signs = "".join(shown.text[place] for place in shown.inserted).replace(JOINER, "")
    assert signs == "[1]" * len(links)
