"""The cutting of a text into sentences."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.speech.sentences import LONGEST_SENTENCE, LONGEST_UNBROKEN, split_sentences
from tests.timing import took

SIGNS = "海岱新闻12.5a B。！？；…，、：“”‘’《》（）()\"'?!. \n\t　"


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "pieces",
    [
        ["今天开工。", "明天验收！", "后天呢？"],
        ["你说什么？！", "真的……", "好；", "走。"],
        ["“真的吗？！”她问。", "“当然！”"],
        ["“我们一定做到！”他说。", "掌声响起。"],
        ["他说：“今天很好。”", "大家鼓掌。"],
        ["“这很好。”他说，“我们会继续努力。”", "李明还表示，明年再来。"],
        ["影片《谁是第一？》入围名单。", "祝贺。"],
        ["在“加油！”声中，选手冲线。", "全场沸腾。"],
        ["“加油！加油！”声中，选手冲线。"],
        ["产量增长3.5%。", "详见www.haidai.example.cn/a?b=1。", "完。"],
        ["增长3.5 个百分点。"],
        ["Mr. Li of the U.S. office came. ", "He left at 5 p.m. with Dr. Wang."],
        ["1. 抓好春耕。", "2. 备足种子。"],
        ["真的吗?", "是的!", "好。"],
        ["会上说:“好,就这样。”", "大家同意;", "散会。"],
        ["地址是https://a.example/x?y=1!z 请查看。", "谢谢。"],
        ["（记者 王小明）本报讯。", "他来了（真的吗？）又走了。"],
        ["会议强调“要快！”。", "要求落实。"],
        ["第一行\n", "第二行。"],
        ["　　会议开始。　", "会议结束。 \n"],
        ["“一段没有合上的话。", "还在说。"],
        ["他问：“谁？”", "“我。”"],
    ],
)
def test_a_text_is_cut_where_a_reader_would_breathe(pieces: list[str]) -> None:
    assert sentences("".join(pieces)) == pieces


def test_a_long_quotation_is_cut_inside_and_keeps_its_speaker() -> None:
    text = (
        "“我们在去年的基础上又增加了三条生产线和两个仓库。今年的目标是把产品卖到更远的地方去。”"
        "厂长说。"
    )
    assert sentences(text) == [text[: text.index("今年")], text[text.index("今年") :]]


def test_a_long_sentence_is_cut_at_its_commas() -> None:
    text = "全省上下聚焦重点任务，" * 12 + "取得了新的成绩。"
    pieces = sentences(text)
    assert all(10 < len(piece) <= LONGEST_SENTENCE for piece in pieces)
    assert all(piece.endswith("，") for piece in pieces[:-1])


def test_a_text_without_any_mark_is_cut_all_the_same() -> None:
    assert max(map(len, sentences("海" * 5_000))) <= LONGEST_UNBROKEN
    assert max(map(len, sentences("haidai " * 1_000))) <= LONGEST_UNBROKEN
    assert all(piece.strip() in {"haidai", ""} or piece.endswith(" ")
               for piece in sentences("haidai " * 1_000))  # fmt: skip


def test_nothing_has_no_sentences() -> None:
    assert split_sentences("") == ()


@given(st.text(alphabet=SIGNS, max_size=300) | st.text(max_size=100))
def test_sentences_joined_give_the_text_back_and_none_is_blank(text: str) -> None:
    spans = split_sentences(text)
    assert "".join(span.of(text) for span in spans) == text
    assert all(len(span) for span in spans)
    if not text.isspace():
        assert not any(span.of(text).isspace() for span in spans)


@pytest.mark.parametrize(
    "unit", ["“", "“！”", "。", "《", "a. ", "（？", '"!', "@a.", " ", "w.", "，"]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.perf_counter()
    split_sentences(text)
    took(time.perf_counter() - started, at_most=5)
