"""The recently opened articles."""

from pathlib import Path

import pytest

from haidai.library.recent import LIMIT, RecentArticle, RecentArticles


def test_the_newest_comes_first_and_stands_once(tmp_path: Path) -> None:
    recent = RecentArticles(tmp_path / "recent.json")
    recent.add("甲", "https://a.cn/1")
    recent.add("乙", "https://a.cn/2")
    recent.add("甲（改）", "https://a.cn/1")
    assert recent.articles == (
        RecentArticle("甲（改）", "https://a.cn/1"),
        RecentArticle("乙", "https://a.cn/2"),
    )


def test_the_list_is_there_in_the_next_run(tmp_path: Path) -> None:
    RecentArticles(tmp_path / "deep" / "recent.json").add("标题“一”", "file:/tmp/一.html")
    again = RecentArticles(tmp_path / "deep" / "recent.json")
    assert again.articles == (RecentArticle("标题“一”", "file:/tmp/一.html"),)


def test_the_list_is_bounded(tmp_path: Path) -> None:
    recent = RecentArticles(tmp_path / "recent.json")
    for number in range(LIMIT + 5):
        recent.add(f"第{number}篇", f"https://a.cn/{number}")
    assert len(recent.articles) == LIMIT
    assert recent.articles[0].title == f"第{LIMIT + 4}篇"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'[{"title": 1}]', b"\xff\x00", b"{}x"])
def test_a_damaged_list_is_set_aside_and_starts_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "recent.json"
    path.write_bytes(content)
    recent = RecentArticles(path)
    assert recent.articles == ()
    recent.add("甲", "https://a.cn/1")
    kept = [each.read_bytes() for each in tmp_path.iterdir() if each != path]
    assert kept == [content]
    assert len(RecentArticles(path).articles) == 1


def test_a_folder_that_refuses_loses_nothing_of_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    recent = RecentArticles(tmp_path / "file" / "recent.json")
    recent.add("甲", "https://a.cn/1")
    assert [each.title for each in recent.articles] == ["甲"]
