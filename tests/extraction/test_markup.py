"""Markup made harmless: the text stays, whatever is written around it."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.extraction.markup import DEEPEST, HARMLESS, MOST_ATTRIBUTES, MOST_TAGS, limited, parse
from tests.timing import took

FLOOD = "".join(f" a{number}=1" for number in range(100_000))
# What ends a tag, a string or a comment for one reader of markup and not for another.
TRICKS = [
    "<p{}>", "<p a='>'{}>", '<p a=">"{}>', "<p a=b='{} c='>", "<p a=b=' c='> x' {}>",
    "<p \"{}>",
    "<p '>{}", "<p/{}/>", "<!--><p{}>-->", "<!---><p{}>-->", "<!--x--!><p{}>-->",
    "<!x <p a='><p{}>'>",
    "</x a='><p{}>'>", "</p{}>", "</><p{}>", "<?x <p{}>?>", "<script></script ><p{}>", "<p =a{}>",
    "<style></style/><p{}>", "<script a='</script>'></script><p{}>", "<textarea><p{}></textarea>",
    "<title><p{}></title>", "<svg><![CDATA[<p{}>]]></svg>", "<p a==\"> {}>", "<xmp><p{}></xmp>",
    "<p\x0c{}>", "<p<q{}>", "<P a=`>`{}>", "<p a = > {}>", "<plaintext><p{}>", "<p{}",
]  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_takes_more_than_two_seconds(trick: str) -> None:
    html = f"<html><body><p>河水</p>{trick.format(FLOOD)}<p>渡口</p></body></html>"
    started = time.process_time()
    root = parse(html)
    took(time.process_time() - started, at_most=2)
    assert root is not None
    assert "河水" in root.text_content()


def test_a_page_of_usual_size_is_the_same_page() -> None:
    html = (
        "<div class='a>b' data-x=\"<p>\"><p>河水<br/><!-- <p> --><script>if (a<b) c</script></div>"
    )
    assert limited(html) is html
    assert limited(html * 1_000) == html * 1_000


def test_attributes_beyond_a_hundred_go_and_the_text_stays() -> None:
    root = parse(f"<p class=a{FLOOD}>河水</p>")
    assert root is not None
    assert root.text_content() == "河水"
    tag = next(root.iter("p"))
    assert (tag.get("class"), len(tag.attrib)) == ("a", MOST_ATTRIBUTES)


def test_tags_beyond_all_bounds_go_and_the_text_stays() -> None:
    root = parse("<p>水</p>" * 100_000 + "<script>坏</script><!-- 坏 -->")
    assert root is not None
    assert re.sub(r"\s", "", root.text_content()) == "水" * 100_000
    assert sum(1 for _ in root.iter("p")) <= MOST_TAGS


@pytest.mark.parametrize("tag", ["div", "b", "table", "li", "svg", "form"])
def test_the_text_below_the_deepest_level_stays(tag: str) -> None:
    root = parse(f"<{tag}>水" * 1_000 + f"</{tag}>口" * 1_000)
    assert root is not None
    text = root.text_content()
    assert (text.count("水"), text.count("口")) == (1_000, 1_000)
    assert limited(f"<{tag}>水" * 1_000).count("<") == (1_000 if tag == "li" else DEEPEST)


PIECES = st.sampled_from(
    ["<p", "<div ", ">", "/>", "'", '"', "=", " a", "</p>", "<!--", "-->", "<script>", "</script>",
     "<", "水", "\n", "<!", "<?", "&amp;", "/"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60))
def test_what_is_no_trouble_is_not_touched(pieces: list[str]) -> None:
    html = "".join(pieces)
    padded = html + " " * HARMLESS
    assert limited(padded) == padded
