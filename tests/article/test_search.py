"""What a reader looks for is found, wherever and however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.search import SearchableText
from haidai.article.spans import Span

TEXT = st.text(
    st.sampled_from('汉字，。,.aAéＡ１1½…㎞ﬁßİ\u0301\u200b\u2060\n\u3000 “"𠮷🙂'), max_size=40
)


def found(text: str, query: str) -> list[str]:
    matches = SearchableText(text).find(query)
    return [matches.span(number).of(text) for number in range(len(matches))]


@pytest.mark.parametrize(
    ("text", "query", "pieces"),
    [
        ("萝卜和萝卜", "萝卜", ["萝卜", "萝卜"]),
        ("Haidai haidai HAIDAI", "hAidai", ["Haidai", "haidai", "HAIDAI"]),
        ("ＡＢＣ１２３，可以", "abc123,", ["ＡＢＣ１２３，"]),
        ("abc123,可以", "ＡＢＣ１２３，", ["abc123,"]),
        ("他说：“好”。", '"好"', ["“好”"]),
        ("全长5㎞，很远", "5km", ["5㎞"]),
        ("café café", "cafe\u0301", ["café", "café"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("看\u200b不\u2060见的", "看不见", ["看\u200b不\u2060见"]),
        ("两个\u3000字", " 两个 字 ", ["两个\u3000字"]),
        ("𠮷祥🙂如意", "🙂如", ["🙂如"]),
        ("人⼈", "人", ["人", "⼈"]),
        ("一段\n二段", "段二", []),
        ("一段\n二段", "段 二", []),
        ("等等……", ".", ["…", "…"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("什么都有", "", []),
        ("什么都有", " \u200b ", []),
        ("", "字", []),
    ],
)
def test_words_are_found_however_they_are_written(text: str, query: str, pieces: list[str]) -> None:
    assert found(text, query) == pieces


@given(TEXT, TEXT)
def test_matches_are_disjoint_and_in_order_and_look_like_the_query(text: str, query: str) -> None:
    matches = SearchableText(text).find(query)
    end = 0
    for number in range(len(matches)):
        span = matches.span(number)
        assert end <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)
        assert len(SearchableText(span.of(text)).find(query)) >= 1
        end = span.end


@given(TEXT, st.integers(0, 40), st.integers(1, 5))
def test_every_piece_of_a_line_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    piece, _, _ = text[start : start + length].partition("\n")
    if piece.strip("\u200b\u2060\u3000 "):
        matches = SearchableText(text).find(piece)
        assert len(matches.touching(Span(start, start + len(piece)))) > 0


@given(TEXT, TEXT, st.integers(0, 40), st.integers(0, 40))
def test_the_matches_of_a_stretch_are_those_that_touch_it(
    text: str, query: str, start: int, length: int
) -> None:
    matches = SearchableText(text).find(query)
    stretch = Span(start, start + length)
    spans = {number: matches.span(number) for number in range(len(matches))}
    touching = [
        number
        for number, span in spans.items()
        if span.start < stretch.end and span.end > stretch.start
    ]
    assert list(matches.touching(stretch)) == touching
    later = [number for number, span in spans.items() if span.end > start]
    assert matches.first_from(start) == (later[0] if later else None)


def test_more_than_is_asked_for_is_said() -> None:
    text = SearchableText("的" * 10)
    assert not text.find("的").cut
    assert len(text.find("的", most=4)) == 4
    assert text.find("的", most=4).cut
    assert not text.find("的", most=10).cut
