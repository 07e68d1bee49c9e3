"""How written Chinese is spoken, and the way back to what is written."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.speech.spoken import spoken_text
from tests.timing import took

CHINESE = Language("zh-CN")
SHARED = Path(__file__).parents[4] / "shared" / "speech" / "spoken.jsonl"
SIGNS = "0123456789.,:-—～/%+年月日时分元个第比℃〔〕（）A歼GkmW¥×· 　\t①½🙂"

LONG = 12_000  # characters: what grows faster than the text takes seconds
NEWS = st.sampled_from(
    "2024-05-01 08:30 9:30-11:00 3:0 21:15、18:21 1,234.5万元 -3.2%～0.5% ±5% 1/10万 〔2024〕7号 "
    "1+4+16+N 2024/25赛季 PM2.5 μg/m³ 10^6 10⁻³ ⅓ Ⅲ级 ① 010-12345678转8 12345热线 京A·12345 歼-20 "
    "COVID-19 5G-A 3·15 “双11” 《1921》 （629年） 5.18-5.19日 46秒40 1米78 20℃~28℃ US$2亿 "
    "www.163.com 2个 第1、2名 90后 １２３％ 🙂 ——".split()
)
WRITTEN = st.lists(
    NEWS | st.text(alphabet=SIGNS, max_size=4) | st.sampled_from(["新闻，", " "]), max_size=12
)


def said(text: str) -> str:
    return spoken_text(text, CHINESE).text


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        # calendar and clock
        ("2025-10-01至2026/3/8", "二零二五年十月一日至二零二六年三月八日"),
        ("2019—2023年", "二零一九到二零二三年"),
        ("2022/23赛季", "二零二二二三赛季"),
        ("近1500年，有3000年历史", "近一千五百年，有三千年历史"),
        ("03月08日07时05分", "三月八日七时零五分"),
        ("9:00-17:30", "九点到十七点三十分"),
        ("85后、00后，10分钟后", "八五后、零零后，十分钟后"),
        ("6月1日—8月31日", "六月一日到八月三十一日"),
        ("北京时间20:45开球，最终2-1获胜", "北京时间二十点四十五分开球，最终二比一获胜"),
        ("昨晚7:30播出", "昨晚七点三十分播出"),
        ("2024巴黎奥运会，2000名选手", "二零二四巴黎奥运会，两千名选手"),
        ("95后小伙，2小时后", "九五后小伙，两小时后"),
        # games and ratios
        ("11:8、9:11和11:7", "十一比八、九比十一和十一比七"),
        ("以21:15、21:18直落两局", "以二十一比十五、二十一比十八直落两局"),
        ("以25:18战胜对手", "以二十五比十八战胜对手"),
        ("21:18领先", "二十一比十八领先"),
        ("1:1.5的比例", "一比一点五的比例"),
        ("4-2取胜", "四比二取胜"),
        ("双方战成15:15，最终以26:24", "双方战成十五比十五，最终以二十六比二十四"),
        ("成绩为2:08:05", "成绩为两小时八分五秒"),
        # amounts
        ("20%～35.5%，6-8%", "百分之二十到百分之三十五点五，百分之六到百分之八"),
        ("下降-0.7%", "下降负百分之零点七"),
        ("$2.5亿、€30、¥99元", "二点五亿美元、三十欧元、九十九元"),
        ("2/5的村，1/8决赛", "五分之二的村，八分之一决赛"),
        ("-3℃～6℃", "负三摄氏度到六摄氏度"),
        ("8m³、45μg/m³、90km/h", "八立方米、四十五微克每立方米、九十公里每小时"),
        ("60元/吨", "六十元每吨"),
        ("5km-10km、3kg~5kg", "五公里到十公里、三公斤到五公斤"),
        ("2个、2月、第2名、2号楼、2万、2-3天", "两个、二月、第二名、二号楼、两万、两到三天"),
        ("4×100米，5+2，“旅游+”", "四乘一百米，五加二，“旅游加”"),
        ("2,048,000株", "二百零四万八千株"),
        # names
        ("拨打12328热线", "拨打幺二三二八热线"),
        ("电话0537-2345678", "电话零五三七，二三四五六七八"),
        ("接到电话1200个", "接到电话一千二百个"),
        ("CZ3105航班、G108次", "CZ三一零五航班、G一零八次"),
        ("鲁H·6A888", "鲁H六A八八八"),
        ("轰-6、H7N9、C919、A4", "轰六、H七N九、C九一九、A四"),
        ("（2023）鲁01号、〔2022〕15号", "（二零二三）鲁零一号、〔二零二二〕十五号"),
        ("“9·18”“618”", "“九一八”“六一八”"),
        ("１２３％", "百分之一百二十三"),
        ("①★⅔", "一三分之二"),
        ("会上说:好,真好!共1,2,3条", "会上说：好，真好！共一，二，三条"),
        ("6.5L/100km、30元/张、200$", "六点五升每一百公里、三十元每张、二百美元"),
        ("3.15晚会、309国道、8小时×5天", "三一五晚会、三零九国道、八小时乘五天"),
        ("35μg/立方米、CO₂、12306网站", "三十五微克每立方米、CO二、幺二三零六网站"),
        ("他——我的老师——来了", "他，我的老师，来了"),
        ("GB 7718-2011", "GB 七七一八，二零一一"),
    ],
)
def test_signs_and_digits_become_words(written: str, spoken: str) -> None:
    assert said(written) == spoken


def test_text_without_digits_or_signs_stays_as_written() -> None:
    text = "海岱之间，Haidai reads news: “真好”！"
    assert said(text) == text


def test_other_languages_stay_as_written() -> None:
    spoken = spoken_text("In 2024, 5% more.", Language("en"))
    assert spoken.text == "In 2024, 5% more."
    assert spoken.written(Span(3, 7)) == Span(3, 7)


def test_a_spoken_word_leads_back_to_its_digits() -> None:
    spoken = spoken_text("增长8.6%，", CHINESE)
    assert spoken.text == "增长百分之八点六，"
    assert spoken.written(Span(0, 2)) == Span(0, 2)
    assert spoken.written(Span(2, 8)) == Span(2, 6)
    assert spoken.written(Span(8, 9)) == Span(6, 7)
    assert len(spoken.written(Span(4, 5))) > 0


@given(WRITTEN.map("".join) | st.text(max_size=60))
def test_the_way_back_never_turns_and_covers_the_text(text: str) -> None:
    spoken = spoken_text(text, CHINESE)
    assert len(spoken.offsets) == len(spoken.text) + 1
    assert list(spoken.offsets) == sorted(spoken.offsets)
    assert spoken.offsets[-1] == len(text)
    if spoken.text:
        assert spoken.offsets[0] == 0
    assert not re.search(r"[0-9]", spoken.text)
    reached: set[int] = set()
    for place in range(len(spoken.text)):
        word = spoken.written(Span(place, place + 1))
        assert 0 <= word.start < word.end <= len(text)
        reached.update(range(word.start, word.end))
    assert not spoken.text or len(reached) == len(text)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("拨打110、119、12315", "拨打幺幺零、幺幺九、幺二三幺五"),
        ("电话：(010)6666-8888转801", "电话：零幺零，六六六六，八八八八，转八零幺"),
        ("+86 10 1234 5678", "八六，幺零，幺二三四，五六七八"),
        ("邮箱abc123@163.com，www.163.com", "邮箱abc一二三@一六三.com，www.一六三.com"),
        ("波音737-800客机", "波音七三七八零零客机"),
        ("N95口罩", "N九五口罩"),
        ("米-17直升机，5米-17米", "米十七直升机，五米到十七米"),
        ("985、211高校，500强", "九八五、二一一高校，五百强"),
        ("3单元201室，200路公交", "三单元二零一室，二百路公交"),
        ("“11.9”消防日，“2.0”时代", "“一一九”消防日，“二点零”时代"),
        ("京ICP备12345678号", "京ICP备一二三四五六七八号"),
        ("IV级响应，III类，V型反弹", "四级响应，三类，V型反弹"),
        ("气温在-3~8℃之间，夜间-5至2℃", "气温在负三到八摄氏度之间，夜间负五至二摄氏度"),
        ("海拔-154米", "海拔负一百五十四米"),
        ("8-5=3", "八减五等于三"),
        ("10 000人，翻2番", "一万人，翻两番"),
        ("2室1厅", "两室一厅"),
        ("5次/周，300张/小时", "五次每周，三百张每小时"),
        ("PM₂.₅", "PM二点五"),
    ],
)
def test_names_and_signs_of_everyday_news_are_said(written: str, spoken: str) -> None:
    assert spoken_text(written, CHINESE).text == spoken


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "1@",
        "a.1",
        "1、",
        "I",
        "2024会",
        "1,",
        "1-",
        "1:",
        "1/",
        "1.",
        "2024年",
        "A1",
        "1%",
        "“1",
        "-",
        "电话1",
        "¥1",
        "热",
        "21:15、",
        "2-1，",
        "1-01",
        "1只～",
        "2024.06—",
        "0531-12345678、",
        "1人/",
        "海～",
        "2024和",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    text = unit * (LONG // len(unit))
    started = time.perf_counter()
    spoken_text(text, CHINESE)
    took(time.perf_counter() - started, at_most=1.5)


def test_a_hundred_thousand_digits_and_colons_are_said_in_seconds() -> None:
    text = "1" * 100_000 + ":" * 100_000
    started = time.perf_counter()
    assert spoken_text(text, CHINESE).offsets[-1] == len(text)
    took(time.perf_counter() - started, at_most=5)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared sentences are not beside the project")
def test_the_shared_sentences_are_spoken_as_people_do() -> None:
    wrong = []
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    for sentence in map(json.loads, lines):
        spoken = "".join(sign for sign in said(sentence["text"]) if sign.isalnum()).lower()
        if not re.fullmatch(sentence["spoken_regex"], spoken):
            wrong.append((sentence["text"], spoken))
    assert len(wrong) <= 2, wrong
