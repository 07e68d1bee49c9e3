"""The cutting of a text into sentences."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.speech.long_sentences import LONGEST_SENTENCE, LONGEST_UNBROKEN
from haidai.speech.sentences import split_sentences
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
        # quotations
        ["“我们一定会赢。”他说，“一定！”", "全场鼓掌。"],
        ["他說：「很好！」", "大家笑了。"],
        ["她大喊“救命！”，随后晕倒。", "众人赶来。"],
        ["面对“怎么办？”的提问，他沉默了。"],
        ["这是“真香！”还是“真坑！”？", "网友看法不一。"],
        ["谁说“不可能”？", "我说的。"],
        ["他说：“老师说‘要努力！’我一直记着。”", "我也是。"],
        ["“第一，要快；第二，要稳；第三，要准。”他说。", "会后签字。"],
        ["“为什么？因为爱！”他说。"],
        ["“冲啊！”", "“杀啊！”"],
        ["“这……这不可能！”她哭了。"],
        ["“喂，您好……”电话那头说。", "没有人应。"],
        ['"很好!"他说。', "大家笑了。"],
        # titles and brackets
        ["《你好，李焕英！》票房破50亿。", "该片由贾玲执导。"],
        ["《爱情公寓》《你好！之华》等影片上映。", "观众很多。"],
        ["《人民日报》：“要实干！”", "说得好。"],
        ["《关于……的通知》印发。", "各地执行。"],
        ["近日（5月20日），会议召开。", "代表（共200人）出席。"],
        ["他笑了。", "（记者注：这是第一次。）", "大家也笑了。"],
        ["【导语】今天很热。", "明天更热。"],
        # numbers of notes
        ["贸易额增长三成。[4]", "同时，经验传到各地。[5-6]", "民众受益。[12]"],
        ["见下。", "[1] 李明：《海岱》。"],
        # runs of marks
        ["天啊！！！", "怎么会这样？？", "没人知道。"],
        ["什么是幸福？", "——这是一个问题。"],
        ["他愣住了……", "然后转身离去。"],
        # marks that end nothing
        ["涨幅为3.5%；", "跌幅为2.1%；", "其余持平。"],
        ["气温降至-5.5℃。", "明天回暖。"],
        ["新版本v2.0.1发布。", "下载地址为www.haidai.example.cn。", "欢迎试用！"],
        ["请发邮件至abc.def@haidai.example。", "我们会回复。"],
        ["J.K.罗琳的新书出版了。", "销量很好。"],
        ["海岱公司（Haidai Inc.）发布新品。", "股价上涨。"],
        ["U.S. Steel公司宣布裁员。", "工会抗议。"],
        ["No.1选手登场。", "全场欢呼。"],
        ["IP为192.168.1.1。", "端口8080。"],
        ["时间：9:00。", "地点：礼堂。", "比分为3:1。"],
        ["（1）总则。", "（2）细则。"],
        ["①提高认识；", "②加强领导；", "③狠抓落实。"],
        ["1.坚持改革。", "2.坚持开放。"],
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


def test_a_long_sentence_is_never_cut_inside_a_time_or_before_a_closing_sign() -> None:
    text = "全市各部门" * 8 + "定于12：30在" + "礼堂广场街道" * 12 + "举行“2024”" * 9 + "仪式"
    pieces = sentences(text)
    assert len(pieces) > 1
    assert "".join(pieces) == text
    assert not any(piece.startswith(("30", "”", "2", "0", "4")) for piece in pieces)


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
