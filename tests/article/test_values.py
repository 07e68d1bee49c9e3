"""Text becomes a typed value at the door, or does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.values import Language, Moment, Url, is_web_address


@pytest.mark.parametrize(
    "text",
    [
        "http://a.cn",
        "https://A.cn:8080/x?y=1#z",
        "https://[::1]/",
        "http://新闻.cn/文章",
        "HTTP://a",
    ],
)
def test_a_web_address_is_an_address(text: str) -> None:
    assert str(Url(text)) == text
    assert Url.parse(f" {text}\n") == Url(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "a.cn", "//a.cn", "/x", "ftp://a.cn", "javascript:alert(1)", "file:///etc/passwd",
        "http:", "http://", "http:///x", "http://a.cn:99999", "http://a.cn:x", "http://[::1",
        "http://user@a.cn", "http://a.cn@evil.cn", "http://a.cn\\@evil.cn", "http://a b.cn",
        "http://a.cn/\u202etxt.exe", "http://a.cn/\u200b", "http://a.cn/\ud800", "http://a\x00.cn",
        "http://a.cn/\x85", "http://a.cn/\u3000x", "http://a.cn/" + "x" * 8_000,
    ],
)  # fmt: skip
def test_what_leads_astray_is_none(text: str) -> None:
    assert not is_web_address(text)
    with pytest.raises(ValueError, match="not a web address"):
        Url(text)


def test_nothing_is_no_address() -> None:
    assert Url.parse(None) is None
    assert Url.parse(" ") is None
    assert Url.parse("notes.txt") is None


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_is_an_address_or_none(text: str) -> None:
    url = Url.parse(f"http://{text}")
    assert url is None or (url.host == url.host.lower() and url.text.encode())


def test_the_host_stands_alone() -> None:
    assert Url("https://News.Example.CN:8443/x").host == "news.example.cn"
    assert Url("http://[2001:DB8::1]/").host == "2001:db8::1"


@pytest.mark.parametrize(
    ("tag", "primary", "chinese"),
    [("zh-CN", "zh", True), ("ZH", "zh", True), ("yue", "yue", True), ("cmn-Hans", "cmn", True),
     ("en-GB", "en", False), ("", "", False)],
)  # fmt: skip
def test_a_language_knows_whether_it_is_chinese(tag: str, primary: str, chinese: bool) -> None:
    language = Language(tag)
    assert (str(language), language.primary, language.is_chinese) == (tag, primary, chinese)


@pytest.mark.parametrize(
    "text",
    ["2024", "2024-03", "2024-03-15", "2024-03-15T21:02", "2024-03-15T21:02:43", "0999-12-31",
     "2024-03-15T00:00:00"],
)  # fmt: skip
def test_a_moment_is_as_exact_as_it_was_given(text: str) -> None:
    assert Moment.parse(text).isoformat() == text
    assert str(Moment.parse(text)) == text.replace("T", " ")
    assert Moment.parse(str(Moment.parse(text))).isoformat() == text


@pytest.mark.parametrize(
    "text",
    ["", "24-03-15", "2024-13", "2024-00", "2023-02-29", "2024-04-31", "2024-03-15T24:00",
     "2024-03-15T21", "2024-03-15T21:60", "2024-3-15", "0000", "2024-03-15Z", " 2024"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Moment.parse(text)


def test_a_moment_has_no_gaps() -> None:
    for parts in ({"day": 3}, {"month": 3, "hour": 4}, {"month": 3, "day": 4, "hour": 5}):
        with pytest.raises(ValueError, match=r".+"):
            Moment(2024, **parts)
