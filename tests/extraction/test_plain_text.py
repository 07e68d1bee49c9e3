"""The text of a page as a person copies it."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haidai.article.model import Article
from haidai.article.values import Moment, Url
from haidai.errors import ErrorKind, ExtractionError
from haidai.extraction.lines import clean
from haidai.extraction.plain_text import extract_text
from tests.timing import took

ROOT = Path(__file__).parents[2]
RIVERSIDE = (ROOT / "tests" / "fixtures" / "riverside.txt").read_text("utf-8")
HAIDAIGUAN = ROOT.parent / "shared" / "articles" / "haidaiguan.txt"

TRAIL = "首页 > 云川频道 > 县区 > 正文"
CONTROLS = "大字体 小字体 扫码带走\n打印"
FIRST = "清晨六点，老渡口的第一班船离岸，船头的铜铃响了三声，岸边的白鹭飞起来又落下。"
SECOND = "镇上的人说，这条河养了他们三百年，如今轮到他们来养这条河，一年也不能停。"
THIRD = "到了傍晚，堤上的灯亮了，散步的人从东头走到西头，正好是一顿饭的工夫。"


def headings(article: Article) -> list[str | None]:
    return [section.heading for section in article.sections]


def blocks(article: Article) -> list[str]:
    return [block.text for section in article.sections for block in section.blocks]


def article_of(*lines: str, head: str = "老渡口的清晨\n2024-09-06 08:17 来源：溪畔网") -> Article:
    return extract_text("\n\n".join([head, *lines]))


@pytest.mark.skipif(not HAIDAIGUAN.exists(), reason="the shared article is not beside the checkout")
def test_the_article_the_project_began_from() -> None:
    article = extract_text(HAIDAIGUAN.read_text("utf-8"))
    assert [crumb.text for crumb in article.trail] == ["首页", "济南频道", "区县", "正文"]
    assert article.title == "海岱观|这个省级重磅会议为何将会议现场放到这里?"
    assert article.published == Moment.parse("2024-03-15T21:02:43")
    assert article.source == "鲁网"
    assert article.reporters == ("李秀娟",)
    assert article.editors == ("徐英淦",)
    assert [(section.heading, section.deck) for section in article.sections] == [
        (None, None),
        ("亮点频现", "规划蓝图正在从纸上到地上"),
        ("乘势而上", "起步区高质量发展蹄疾步稳"),
    ]
    assert [len(section.blocks) for section in article.sections] == [2, 11, 15]
    assert article.sections[0].blocks[0].text.startswith("鲁网3月15日讯(记者 李秀娟)3月14日,")
    assert article.sections[2].blocks[-1].text == "黄河岸边,一座产业新城正在加速崛起。"
    for control in ("大字体", "小字体", "扫码带走", "打印", "责任编辑"):
        assert control not in article.text
    assert article.language.tag == "zh-CN"


def test_an_article_of_the_same_shape() -> None:
    article = extract_text(RIVERSIDE, Url("https://news.example.com/2024/riverside.html"))
    assert [crumb.text for crumb in article.trail] == ["首页", "云川频道", "县区", "正文"]
    assert str(article.published) == "2024-09-06 08:17:35"
    assert (article.source, article.reporters, article.editors) == (
        "溪畔网",
        ("何雨禾",),
        ("杜若青",),
    )
    assert [(section.heading, section.deck) for section in article.sections] == [
        (None, None),
        ("旧岸新生", "一条石板路串起三代人的记忆"),
        ("顺水行舟", "小镇的下一步要走得更稳"),
    ]
    assert "打印" not in article.text
    assert "大字体" not in article.text


@pytest.mark.parametrize("change", [
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\r"),
    lambda text: text.replace("\n\n", "\n"),
    lambda text: text.replace("  ", "\u3000\u3000"),
    lambda text: text.replace("  ", "\u2003\xa0"),
    lambda text: "\ufeff" + text.replace("。", "。\u200b"),
    lambda text: text.replace(TRAIL, "您的位置： 首页>云川频道>县区>正文"),
    lambda text: text.replace(TRAIL, "首页 / 云川频道 / 县区 / 正文"),
    lambda text: text.replace(TRAIL, "首页 › 云川频道 » 县区 → 正文"),
    lambda text: text.replace("来源:溪畔网", "信息来源：溪畔网"),
    lambda text: text.replace("来源:溪畔网", "稿源：溪畔网"),
    lambda text: text.replace("来源:溪畔网", "\n来源：\n溪畔网\n"),
    lambda text: text.replace("2024-09-06 08:17:35", "2024年09月06日 08:17:35"),
    lambda text: text.replace("2024-09-06 08:17:35", "发布时间：2024/9/6 08:17:35 "),
    lambda text: text.replace(CONTROLS, "字号：大 中 小\n分享到：微信 微博 QQ空间\n收藏\n打印本页"),
    lambda text: text.replace("责任编辑:杜若青", "[责任编辑：杜若青]"),
    lambda text: text.replace("责任编辑:杜若青", "责编/杜若青"),
    lambda text: text.replace("责任编辑:杜若青", "编辑：杜若青\n审核/陶然\n【纠错】"),
    lambda text: text + "\n\n相关阅读\n云川市启动秋季河道清理行动\n一艘木船的四次大修\n",
    lambda text: text + "\n【纠错】\n打印本页 关闭窗口\n上一篇：一艘木船的四次大修\n",
])  # fmt: skip
def test_the_same_article_in_other_clothes(change) -> None:  # type: ignore[no-untyped-def]
    assert extract_text(change(RIVERSIDE)) == extract_text(RIVERSIDE)


def test_no_trail_is_no_harm() -> None:
    article = extract_text(RIVERSIDE.partition("\n")[2])
    assert article.trail == ()
    assert article.title == extract_text(RIVERSIDE).title


def test_a_heading_without_deck_and_one_with_a_question_mark() -> None:
    article = article_of(FIRST, SECOND, "河水从哪里来？", THIRD, FIRST, "堤上的人", SECOND)
    assert headings(article) == [None, "河水从哪里来？", "堤上的人"]
    assert all(section.deck is None for section in article.sections)


@pytest.mark.parametrize(
    "short",
    ["“船来了吗？”", "“船来了”", "他说：“船来了”", "船还没有来。", "船来了；",
     "日子这样过着——", "一是把船修好，", "（本报记者 何雨禾）", "▲清晨的渡口", "陶然摄"],
)  # fmt: skip
def test_short_lines_that_are_no_headings_stay_paragraphs(short: str) -> None:
    article = article_of(FIRST, SECOND, short, THIRD)
    assert headings(article) == [None]
    assert short in blocks(article)


def test_what_a_line_announces_is_no_heading() -> None:
    article = article_of(FIRST, "墙上写着八个大字：", "清水绿岸 鱼翔浅底", THIRD)
    assert headings(article) == [None]


def test_a_poem_is_kept_line_by_line() -> None:
    lines = ["河水流过石阶", "船在等一个人", "白鹭不问归期", "只把影子留在水里", "天就要亮了"]
    article = extract_text("老渡口\n" + "\n".join(lines))
    assert article.title == "老渡口"
    assert blocks(article) == lines
    assert headings(article) == [None]


@pytest.mark.parametrize(
    "text", ["河", "一行字", FIRST, f"{FIRST}{SECOND}{THIRD}", "打印", "2024-09-06", "Hello"]
)
def test_any_text_is_an_article_and_nothing_of_it_is_lost(text: str) -> None:
    article = extract_text(text)
    assert text[:20] in article.text or article.title


def test_one_paragraph_is_titled_by_its_beginning_and_kept_whole() -> None:
    text = FIRST + SECOND
    article = extract_text(text)
    assert (
        article.title
        == "清晨六点，老渡口的第一班船离岸，船头的铜铃响了三声，岸边的白鹭飞起来又落下。"
    )
    assert blocks(article) == [text]


def test_a_long_unbroken_line_is_titled_by_its_first_characters() -> None:
    assert extract_text("长" * 500).title == "长" * 39 + "…"


def test_further_reading_that_holds_paragraphs_stays() -> None:
    article = article_of(FIRST, SECOND, THIRD, "相关阅读", FIRST, SECOND)
    assert len(blocks(article)) + len(article.sections) - 1 >= 6


def test_a_date_inside_a_sentence_is_no_byline() -> None:
    sentence = "2022年7月3日，连下九天的大雨漫过了堤顶。"
    article = extract_text(f"老渡口的清晨\n{sentence}\n{FIRST}\n{SECOND}")
    assert sentence in blocks(article)
    assert article.published is None


@pytest.mark.parametrize("text", ["", " \n\t", "\u3000\xa0\ufeff", "\u202e\u200b"])
def test_a_text_without_any_character_is_no_article(text: str) -> None:
    with pytest.raises(ExtractionError) as caught:
        extract_text(text)
    assert caught.value.kind is ErrorKind.NO_ARTICLE


def test_hidden_and_direction_characters_do_not_reach_the_article() -> None:
    article = extract_text(f"题\u202e目\x00\n{FIRST}\u2066尾\ud800")
    assert not set(article.text) & set("\u202e\x00\u2066\ud800")


def test_a_line_of_a_million_characters_is_cut_into_blocks_and_kept() -> None:
    text = "题目\n" + FIRST * (1_000_000 // len(FIRST))
    started = time.process_time()
    article = extract_text(text)
    took(time.process_time() - started, at_most=2)
    assert "".join(blocks(article)) == text.partition("\n")[2]
    assert max(map(len, blocks(article))) <= 20_000


@pytest.mark.parametrize(
    "piece", ["大|", "大 中 小 ", "> ", "2024-", "（记者 ", "“", "a b ", "\n", "图\n", "来源："]
)
def test_the_time_is_linear_in_the_size(piece: str) -> None:
    started = time.process_time()
    for size in (100_000, 400_000):
        try:
            extract_text(piece * (size // len(piece)))
        except ExtractionError:
            continue
    took(time.process_time() - started, at_most=4)


LINE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(RIVERSIDE.splitlines()),
    st.sampled_from(
        [
            "打印",
            "相关阅读",
            "责任编辑：王一",
            "2024-01-01 10:00",
            "来源：",
            "一、开头",
            "（一）",
            ">",
        ]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINE, max_size=30))
def test_any_lines_give_an_article_or_say_there_is_none(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        article = extract_text(text)
    except ExtractionError:
        assert not clean(text)
        return
    assert article.title
    for block in blocks(article):
        assert clean(block) == block


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([FIRST, SECOND, THIRD, "小标题", "另一个小标题", "“好。”"]), min_size=1
    )
)
def test_no_line_of_the_text_is_lost(lines: list[str]) -> None:
    article = article_of(*lines)
    shown = article.text.split("\n")
    assert sorted(shown[1:]) == sorted(lines)


@pytest.mark.parametrize(
    "title",
    ["快讯 | 老渡口大堤合龙", "2024年3月15日天气预报", "青芦→云川 四小时直达", "来源：一条河的故事",
     "9月6日 老渡口", "打印机也会老", "返回故乡", "编辑部的故事", "河流 / 石阶", "“船来了”",
     "Notes > 100 pages"],
)  # fmt: skip
def test_titles_that_look_like_something_else_are_kept(title: str) -> None:
    article = extract_text(f"{title}\n\n{FIRST}\n\n{SECOND}")
    assert title in article.text
    assert blocks(article)[-2:] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "last",
    ["返回故乡。", "标签不是人的全部。", "提示：明天有雨，出门请带伞。", "关闭大门。",
     "编辑说：“好。”", "策划 一场婚礼要三个月", "来源于生活的东西才动人。",
     "下一篇文章写什么，他还没有想好。", "打印出来给奶奶看。"],
)  # fmt: skip
def test_a_last_line_that_begins_like_furniture_is_kept(last: str) -> None:
    assert blocks(article_of(FIRST, SECOND, last))[-1] == last


def test_the_short_text_beside_the_clock_is_the_source() -> None:
    article = extract_text(f"老渡口的清晨\n2024-09-06 08:17 溪畔网\n{FIRST}\n{SECOND}")
    assert (article.source, str(article.published)) == ("溪畔网", "2024-09-06 08:17")


def test_a_source_below_the_text_is_the_source() -> None:
    article = extract_text(f"老渡口的清晨\n{FIRST}\n{SECOND}\n来源：溪畔网\n责任编辑：杜若青")
    assert (article.source, article.editors) == ("溪畔网", ("杜若青",))
    assert blocks(article) == [FIRST, SECOND]


def test_what_stands_above_the_trail_is_no_title() -> None:
    article = extract_text(
        "溪畔网\n首页 新闻 视频 登录\n首页 > 新闻\n老渡口的清晨\n2024-09-06 08:17\n"
        f"{FIRST}\n{SECOND}"
    )
    assert article.title == "老渡口的清晨"
    assert "溪畔网" in article.text


def test_a_menu_above_the_trail_is_no_text() -> None:
    menu = "首页\n新闻\n财经\n体育"
    article = extract_text(f"{menu}\n首页 > 新闻 > 正文\n老渡口的清晨\n2024-09-06 08:17\n{FIRST}")
    assert (article.title, blocks(article)) == ("老渡口的清晨", [FIRST])


def test_an_article_copied_from_a_messenger() -> None:
    article = extract_text(
        f"老渡口的清晨\n原创 何雨禾 溪畔发布 2024年9月6日 08:17 山东\n{FIRST}\n{SECOND}\n"
        "来源 | 溪畔日报\n编辑 | 杜若青\n阅读 10万+\n赞\n分享\n推荐\n写留言"
    )
    assert (article.title, article.source) == ("老渡口的清晨", "溪畔发布")
    assert (article.reporters, article.editors) == (("何雨禾",), ("杜若青",))
    assert blocks(article) == [FIRST, SECOND]


def test_an_article_copied_from_a_narrow_column() -> None:
    lines = [FIRST[i : i + 15] for i in range(0, len(FIRST), 15)]
    article = extract_text("\n".join(["老渡口的清晨", *lines * 3]))
    assert blocks(article) == [FIRST] * 3


def test_a_reporter_of_her_own_line_is_read() -> None:
    article = extract_text(f"老渡口的清晨\n本报记者 何雨禾 陶 然\n{FIRST}\n{SECOND}")
    assert article.reporters == ("何雨禾", "陶然")
    assert blocks(article) == [FIRST, SECOND]


def test_an_english_article_is_read() -> None:
    long = "The first ferry leaves the old landing at six, and the herons fly up again. " * 3
    article = extract_text(
        "Ferry at dawn\nBy Anna Smith and Bo Lee\nNov. 19, 2024 8:03 am\n"
        f"{long}\nA quiet town\n{long}"
    )
    assert article.title == "Ferry at dawn"
    assert article.reporters == ("Anna Smith", "Bo Lee")
    assert headings(article) == [None, "A quiet town"]
    assert article.language.tag == "en"
