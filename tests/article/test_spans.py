"""A span is a piece of text by its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.spans import Span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(*sorted(ends)))


def test_a_span_gives_its_characters_by_code_point() -> None:
    assert Span(1, 3).of("海𠮷岱") == "𠮷岱"


@pytest.mark.parametrize("ends", [(-1, 2), (3, 2)])
def test_a_span_runs_forward(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(*ends)


@given(spans, st.text(min_size=50, max_size=60))
def test_a_span_holds_as_many_offsets_as_it_is_long(span: Span, text: str) -> None:
    assert len(span) == len(span.of(text)) == sum(offset in span for offset in range(60))


@given(spans, st.integers(0, 20))
def test_a_shifted_span_is_as_long(span: Span, by: int) -> None:
    assert len(span.shifted(by)) == len(span)
    assert span.shifted(by).shifted(-by) == span
