"""Articles as files to keep."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import Article, Link, ListItem, Paragraph, Quotation, Section, Table
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.errors import ErrorKind, HandOffError, OutputError
from haidai.handoff.exports import export, markdown, plain_text
from haidai.handoff.markup import harmless
from tests.fakes.articles import hostile_article, short_article


@pytest.mark.parametrize("suffix", ["html", "md", "txt", "HTML"])
def test_the_ending_chooses_the_format_and_all_text_is_there(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"文章.{suffix}"
    export(short_article(), path)
    text = path.read_text(encoding="utf-8")
    for words in ("一根萝卜带活一个村", "三个小时到餐桌", "5100", "程望舒", "望河日报"):
        assert words in text
    export(hostile_article(), path)
    path.read_text(encoding="utf-8")


def test_another_ending_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(HandOffError) as caught:
        export(short_article(), tmp_path / "a.docx")
    assert caught.value.kind is ErrorKind.FORMAT_UNKNOWN


def test_an_unwritable_place_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        export(short_article(), tmp_path / "no" / "a.md")
    assert caught.value.kind is ErrorKind.CANNOT_WRITE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    ["# 题", "1. 甲", "1) 甲", "- 甲", "+ 甲", "> 甲", "*甲*", "_甲_", "`甲`", "[甲](b)",
     "<b>甲</b>", "&lt;", "===", "---", "![](x)", "\\*", "~~甲~~", "|甲|", "\t甲", "    甲", "***"],
)  # fmt: skip
def test_no_character_of_an_article_is_a_mark_in_markdown(text: str) -> None:
    assert paragraphs(text) == [harmless(text).strip()]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])))
def test_markdown_gives_back_what_the_article_says(text: str) -> None:
    wanted = harmless(text).strip()
    assert paragraphs(text) == ([wanted] if wanted else [])


def test_lists_and_tables_stay_what_they_are() -> None:
    table = Table((("a|b", "c"), ("d",)))
    article = Article("题", (Section("节", None, (ListItem("甲", 3), ListItem("乙"), table)),))
    text = markdown(article).decode()
    assert "## 节\n\n3. 甲\n\n- 乙\n\n| a\\|b | c |\n| --- | --- |\n| d |  |" in text


def test_links_are_links_in_markdown_whatever_they_hold() -> None:
    reader = pytest.importorskip("markdown_it", reason="no reader of Markdown is installed")
    text = "据[溪畔]*日报*报道，1. 又讯"
    addresses = ["https://a.example/x_(1)?a=1&copy=2&amp;b=*", "https://b.example/<>$`'\"|"]
    spans = (Span(1, 9), Span(len(text) - 2, len(text)))
    links = tuple(Link(span, Url(url)) for span, url in zip(spans, addresses, strict=True))
    for block in (Paragraph(text, links), Quotation(text, links), ListItem(text, 3, links)):
        written = markdown(Article("题", (Section(None, None, (block,)),))).decode()
        tokens = reader.MarkdownIt("commonmark").parse(written)
        children = next(t.children for t in tokens[3:] if t.type == "inline")
        assert children is not None
        assert "".join(child.content for child in children) == text
        hrefs = [child.attrs["href"] for child in children if child.type == "link_open"]
        assert [unquote(str(href)) for href in hrefs] == [unquote(url) for url in addresses]


def test_plain_text_is_the_outline() -> None:
    assert plain_text(short_article()).decode().startswith("首页 › 乡村频道 › 正文\n\n望河镇")


def paragraphs(text: str) -> list[str]:
    article = Article("题", (Section(None, None, (Paragraph(text),)),))
    written = markdown(article).decode().removeprefix("# 题\n").lstrip("\n")
    reader = pytest.importorskip("markdown_it", reason="no reader of Markdown is installed")
    tokens = reader.MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(written)
    found = []
    for token in tokens:
        if token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= {"text"} | {"text_special"}, children
            found.append("".join(child.content for child in children).strip())
        else:
            assert token.type in {"paragraph_open", "paragraph_close"}, token
    return found
