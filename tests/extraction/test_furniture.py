"""What is furniture, and above all what is not."""

import time

import pytest

from haidai.extraction import furniture
from tests.timing import took


@pytest.mark.parametrize(
    "text",
    ["大字体 小字体 扫码带走", "打印", "字号：大 中 小", "【字体：大 中 小】", "收藏",
     "分享到：微信 微博 QQ空间",
     "A+ A-", "【打印本页】 【关闭窗口】", "0人跟贴 | 0人参与", "阅读 123", "Share Tweet Email"],
)  # fmt: skip
def test_controls_are_controls(text: str) -> None:
    assert furniture.is_control(text)


@pytest.mark.parametrize(
    "text",
    ["", "打印机", "小", "大", "2023", "1 2 3", "评论员文章说了什么", "收藏家的一天",
     "分享会今晚举行", "大中小学开学了", "微信里的老街坊", "更多的人回来了", "小字体里的大道理",
     "关注老人的晚年"],
)  # fmt: skip
def test_text_is_no_control(text: str) -> None:
    assert not furniture.is_control(text)


@pytest.mark.parametrize(
    "text",
    ["责任编辑：杜若青", "责编/杜若青", "[责任编辑：杜若青]", "（编辑：杜若青）", "审核：陶然",
     "编辑 | 杜若青", "校对 陶然"],
)  # fmt: skip
def test_credits_are_credits(text: str) -> None:
    assert furniture.is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "编辑部的故事还没有讲完。",
        "主编说：“稿子不能这样写。”",
        "制作一只木船要三个月。",
        "审核通过的有十二家。",
    ],
)
def test_sentences_about_editors_are_no_credits(text: str) -> None:
    assert not furniture.is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "相关阅读",
        "延伸阅读：",
        "【相关新闻】",
        "为您推荐",
        "热点排行",
        "猜你喜欢",
        "Leave a comment",
    ],
)
def test_boundaries_are_boundaries(text: str) -> None:
    assert furniture.is_boundary(text)


@pytest.mark.parametrize(
    "text",
    ["相关阅读量超过十万", "推荐阅读的十本书", "相关部门表示，", "热点", "comments on the plan"],
)
def test_text_is_no_boundary(text: str) -> None:
    assert not furniture.is_boundary(text)


@pytest.mark.parametrize("piece", ["大|", "分享", "(", "责编:", "photo:", "相关", "本文为", "1 "])
def test_no_line_takes_long_to_judge(piece: str) -> None:
    text = piece * 20_000
    started = time.process_time()
    for size in (30, 80, 119, 399, 20_000):
        for judge in (
            furniture.is_control,
            furniture.is_credit,
            furniture.is_notice,
            furniture.is_boundary,
        ):
            judge(text[:size] + "尾")
    took(time.process_time() - started, at_most=0.3)
