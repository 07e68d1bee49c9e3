"""正文不对?: all the text of what was opened, whatever the rules about articles say."""

from pathlib import Path

import pytest

from haidai.article.model import Article
from haidai.errors import ErrorKind, OpeningError
from haidai.opening.opener import standard_opener
from haidai.opening.sources import TextSource

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGE = (FIXTURES / "riverside.html").read_text("utf-8")
TEXT = (FIXTURES / "riverside.txt").read_text("utf-8")


def opened(content: str, *, whole: bool) -> Article:
    return standard_opener().open(TextSource(content, "粘贴的文字"), whole=whole)


def test_the_whole_page_holds_the_article_and_what_the_rules_left_out() -> None:
    article, everything = opened(PAGE, whole=False), opened(PAGE, whole=True)
    assert everything.title == article.title
    assert (everything.url, everything.language) == (article.url, article.language)
    assert "登录" not in article.text
    assert "登录" in everything.text
    for section in article.sections:
        assert (section.heading or "") in everything.text
        assert all(block.text in everything.text for block in section.blocks)
    assert "var page" not in everything.text


def test_the_whole_text_holds_every_line() -> None:
    everything = opened(TEXT, whole=True)
    lines = [" ".join(line.split()) for line in TEXT.splitlines() if line.strip()]
    assert everything.text.split("\n") == lines


def test_the_whole_of_a_shell_is_the_text_in_its_scripts() -> None:
    story = "河水缓缓流过老渡口，船工开始了一天的工作，岸边的人说，日子又像个日子了。" * 5
    page = f'<html><body><div>加载中</div><script>var a = {{"content": "{story}"}}</script></body>'
    assert story in opened(page, whole=True).text


@pytest.mark.parametrize("content", ["<html><body><img src=a></body></html>", "<p></p>"])
def test_the_whole_of_nothing_is_nothing(content: str) -> None:
    with pytest.raises(OpeningError) as caught:
        opened(content, whole=True)
    assert caught.value.kind is ErrorKind.NO_ARTICLE


def test_a_single_line_is_a_title() -> None:
    assert opened("老渡口的清晨", whole=True) == Article("老渡口的清晨")


def test_an_empty_shell_and_a_page_behind_a_login_say_so() -> None:
    for page, kind in (
        ("<html><body><div id=app></div><script src=app.js></script></body></html>",
         ErrorKind.NEEDS_JAVASCRIPT),
        ("<html><body><noscript>请启用JavaScript</noscript><p>加载中</p></body></html>",
         ErrorKind.NEEDS_JAVASCRIPT),
        ("<html><body><form>用户 <input name=u> 密码 <input type='password'></form></body></html>",
         ErrorKind.LOGIN_NEEDED),
        ("<html><body><div></div></body></html>", ErrorKind.NO_ARTICLE),
    ):  # fmt: skip
        with pytest.raises(OpeningError) as caught:
            opened(page, whole=False)
        assert (caught.value.kind, caught.value.details) == (kind, {"name": "粘贴的文字"})


def test_a_short_article_on_a_page_with_scripts_is_an_article() -> None:
    page = "<html><body><script>1</script><h1>老渡口合龙</h1><p>今晨，老渡口大堤合龙。</p></body>"
    assert "大堤合龙" in opened(page, whole=False).text
