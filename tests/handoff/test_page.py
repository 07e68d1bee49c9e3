"""The phone's page: the article's text and nothing else of it."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from haidai.article.model import Article, Image, Link, Paragraph, Section, Table
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.handoff.markup import ArticleMarkup, breakable, escaped, harmless
from haidai.handoff.page import PageParts, phone_page, saved_page
from tests.fakes.articles import (
    HOSTILE_TEXTS,
    hostile_article,
    linked_article,
    long_article,
    short_article,
)
from tests.fakes.handoff import FakeReading

OURS = {
    "html", "head", "meta", "title", "style", "body", "header", "div", "button", "main", "article",
    "p", "h1", "h2", "h3", "span", "details", "summary", "nav", "ol", "ul", "li", "a", "section",
    "blockquote", "table", "tbody", "tr", "td", "footer", "audio", "script", "aside", "b", "wbr",
}  # fmt: skip


def page_of(article: Article) -> str:
    reading = FakeReading(article)
    tracks = tuple((track.section, track.sentences) for track in reading.tracks)
    return phone_page(article, PageParts(reading.sentences, tracks, True)).html.decode()


def shown_text(page: str) -> str:
    return lxml_html.fromstring(page.encode()).xpath("string(//article)")


def test_every_passage_stands_on_the_page() -> None:
    article = short_article()
    shown = shown_text(page_of(article))
    for passage in article.passages:
        for line in re.split(r"[\t\n]", passage.span.of(article.text)):
            assert line in shown
    assert "责任编辑：程望舒" in shown


@pytest.mark.parametrize("make", [hostile_article, short_article])
def test_only_our_own_elements_are_on_the_page(make: type[Article]) -> None:
    for page in (page_of(make()), saved_page(make()).html.decode()):
        tree = lxml_html.fromstring(page.encode())
        elements = [element for element in tree.iter() if isinstance(element.tag, str)]
        assert {element.tag for element in elements} <= OURS
        assert len(tree.xpath("//script")) <= 1
        for element in elements:
            assert not any(name.startswith("on") or name == "style" for name in element.attrib)
            assert element.get("src") is None
            link = element.get("href")
            assert link is None or link.startswith(("#section-", "https://", "http://", "article."))


@given(st.text(max_size=200))
def test_no_text_becomes_markup(text: str) -> None:
    def elements(words: str) -> list[str]:
        table = Table(((words + "。", "x"),))
        article = Article(words, (Section(words + "。", words + "。", (Paragraph(words), table)),))
        tree = lxml_html.fromstring(phone_page(article, PageParts()).html)
        shown = "".join(tree.xpath("string(//article)").split())
        assert shown.count("".join(harmless(words).split()) + "。") >= 3
        return [str(element.tag) for element in tree.iter()]

    assert sorted(set(elements(text))) == sorted(set(elements("甲" if harmless(text) else "")))
    assert len(elements(text)) == len(elements("甲" if harmless(text) else ""))


@given(st.text())
def test_escaped_text_holds_no_sign_of_html(text: str) -> None:
    written = escaped(text)
    assert not set(written) & set("<>\"'")
    assert "&" not in re.sub(r"&(amp|lt|gt|quot|#x27);", "", written)
    written.encode()


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_nothing_steers_the_page(text: str) -> None:
    assert not set(harmless(text)) & set("\u202e\u2066\u2069\x00\x1b\u2028\ufffc\ud800")


def test_a_long_address_may_be_broken_behind_its_joints_and_stays_itself() -> None:
    address = "https://www.example.cn/a/b.html?x=<1>&y=2"
    page = page_of(Article("甲", (Section(None, None, (Paragraph(f"详见{address}的说明。"),)),)))
    assert (
        "https://<wbr>www.<wbr>example.<wbr>cn/<wbr>a/<wbr>b.<wbr>html?<wbr>x=<wbr>&lt;1&gt;&amp;"
        in page
    )
    assert address in shown_text(page)
    assert breakable("1,234.5 a/b") == "1,234.5 a/b"


@given(st.text(alphabet="/.?&=_-<>\"'ab中 ", max_size=120))
def test_what_may_be_broken_is_the_same_text_escaped(text: str) -> None:
    assert breakable(text).replace("<wbr>", "") == escaped(text)


def test_the_sentences_are_marked_where_they_are() -> None:
    article = short_article()
    reading = FakeReading(article)
    tree = lxml_html.fromstring(page_of(article))
    for number, span in enumerate(reading.sentences):
        marked = "".join(tree.xpath(f'//*[@data-q="{number}"]/text()'))
        assert marked == re.sub(r"[\t\n]", "", span.of(article.text))


def test_a_sentence_over_two_cells_is_marked_in_both() -> None:
    article = Article("题", (Section(None, None, (Table((("甲乙", "丙丁"),)),)),))
    body = ArticleMarkup(article, [Span(3, 6)]).body()
    assert '<td>甲<span data-q="0">乙</span></td><td><span data-q="0">丙</span>丁</td>' in body


def test_the_policy_allows_this_style_and_this_script_alone() -> None:
    page = phone_page(short_article(), PageParts())
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page.html.decode(), re.DOTALL)
        assert content is not None
        digest = b64encode(sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page.policy
    assert page.policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in page.policy


def test_the_page_of_a_usual_article_is_small() -> None:
    assert len(page_of(long_article(8_000)).encode()) < 100_000


def test_the_saved_file_has_no_script_and_asks_nobody() -> None:
    saved = saved_page(short_article()).html.decode()
    assert "<script" not in saved
    assert "article.pdf" not in saved
    assert "default-src 'none'" in saved


def test_an_address_is_a_link_that_tells_nothing() -> None:
    article = Article("题", url=Url("https://a.example/?a=1&b=\"'<"))
    page = page_of(article)
    assert (
        '<a href="https://a.example/?a=1&amp;b=&quot;&#x27;&lt;" rel="noopener noreferrer">' in page
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_picture_is_one_element_whatever_its_words_are(alt: str, caption: str) -> None:
    image = Image(Url("https://a.example/1.jpg"), caption, alt)
    article = Article("题", (Section(None, None, (image,)),))
    page = phone_page(article, PageParts(pictures={0: (6, 4)})).html
    tree = lxml_html.fromstring(page)
    (found,) = tree.xpath("//img")
    assert set(found.attrib) == {"src", "width", "height", "alt", "loading", "decoding"}
    assert found.get("src") == "picture/0"
    assert [each.tag for each in found.getparent()] in (["img"], ["img", "figcaption"])
    assert "https://a.example" not in page.decode()


def test_words_that_lead_somewhere_are_links_that_tell_nothing() -> None:
    article = linked_article()
    for page in (page_of(article), saved_page(article).html.decode()):
        tree = lxml_html.fromstring(page.encode())
        found = tree.xpath("//section//a")
        assert {link.get("rel") for link in found} == {"noopener noreferrer"}
        words = [link.span.of(article.text) for link in article.links]
        assert "".join(link.text_content() for link in found) == "".join(words)
        assert {link.get("href") for link in found} == {str(link.url) for link in article.links}


def test_a_link_over_two_sentences_is_one_in_each() -> None:
    text = "甲乙。丙丁。"
    url = Url("https://a.example/?a=1&b='\"<x>")
    article = Article("题", (Section(None, None, (Paragraph(text, (Link(Span(1, 5), url),)),)),))
    markup = ArticleMarkup(article, (Span(2, 5), Span(5, 8))).body()
    found = lxml_html.fromstring(markup).xpath("//span/a")
    assert [link.text for link in found] == ["乙。", "丙丁"]
    assert {link.get("href") for link in found} == {str(url)}


def test_a_page_without_a_voice_offers_no_listening() -> None:
    page = phone_page(short_article(), PageParts()).html.decode()
    assert "听" not in page.partition("<script>")[0].partition("<body")[2]
    assert "article.pdf" not in page
