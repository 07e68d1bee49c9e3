"""Traditional characters and spaced numbers are read like simplified and close ones."""

import re
from pathlib import Path

import pytest
from opencc import OpenCC

import haidai.speech.spoken
from haidai.article.spans import Span
from haidai.article.values import Language
from haidai.speech.spoken import spoken_text
from haidai.speech.spoken.folding import folded
from haidai.speech.spoken.rewriting import rule

TAIWAN = Language("zh-TW")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("2個縣市，2萬人，2億元", "两個縣市，两萬人，两億元"),
        ("上午9:30開幕", "上午九点三十分開幕"),
        ("國發〔2024〕7號", "國發二零二四七號"),
        ("電話010-12345678，熱線12345", "電話零幺零，幺二三四五六七八，熱線幺二三四五"),
        ("以2-1戰勝對手，領先3:1", "以二比一戰勝對手，領先三比一"),
        ("1980年代，90後，2000年歷史", "一九八零年代，九零後，两千年歷史"),
        ("「618」購物節，「11·23」案", "「六一八」購物節，「一一二三」案"),
        ("殲-20、5～10個", "殲二十、五到十個"),
        ("時速90公里/小時，30元/張", "時速九十公里每小時，三十元每張"),
    ],
)
def test_rules_hold_in_traditional_characters(written: str, spoken: str) -> None:
    said = spoken_text(written, TAIWAN).text
    assert said.replace("〔", "").replace("〕", "") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("2024 年 5 月 1 日 9:30", "二零二四年五月一日九点三十分"),
        ("增长 5.2%，约 2 万人", "增长百分之五点二，约两万人"),
        ("第 3 届，2 个，300 元", "第三届，两个，三百元"),
        ("近 2000 年，自 2000 年以来", "近两千年，自二零零零年以来"),
        ("以 3 : 1 获胜，9 : 30，约 1 / 3", "以三比一获胜，九点三十分，约三分之一"),
        ("10 - 20 人，iPhone 16", "十到二十人，iPhone 十六"),
        ("30\u00a0℃，12 345 人", "三十摄氏度，一万二千三百四十五人"),
    ],
)
def test_spaces_around_numbers_change_nothing(written: str, spoken: str) -> None:
    assert spoken_text(written, Language("zh-CN")).text == spoken


def test_a_space_between_two_thoughts_is_kept() -> None:
    text = "沪指失守3700 本周累计跌12%，新华社讯 5月1日消息"
    said = spoken_text(text, Language("zh-CN")).text
    assert said == "沪指失守三千七百 本周累计跌百分之十二，新华社讯 五月一日消息"


def test_a_spaced_number_leads_back_to_its_digits() -> None:
    spoken = spoken_text("在 2024 年", Language("zh-CN"))
    assert spoken.text == "在二零二四年"
    assert spoken.written(Span(1, 5)) == Span(2, 7)
    assert spoken.written(Span(5, 6)) == Span(7, 8)


def test_what_no_rule_claims_is_spoken_as_it_is_written() -> None:
    text = "總統府發言人說：「時間還很長。」"
    assert spoken_text(text, TAIWAN).text == text


def test_the_readers_own_list_holds_for_what_is_written() -> None:
    own = (rule("後", "侯"),)
    assert spoken_text("皇后後來說", TAIWAN, own).text == "皇后侯來說"


def test_every_character_of_the_rules_is_known_in_its_traditional_form() -> None:
    folder = Path(haidai.speech.spoken.__file__).parent
    rules = (path for path in folder.glob("*.py") if path.stem != "folding")
    source = "".join(path.read_text(encoding="utf-8") for path in rules)
    simplified = set(re.findall(r"[\u4e00-\u9fff]", source))
    towards = OpenCC("s2tw")
    unknown = {
        each for each in simplified if folded(towards.convert(each)).text != each and each != "幺"
    }
    assert not unknown
