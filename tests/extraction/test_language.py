"""The language of a text."""

import pytest

from haidai.extraction.language import language_of


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("清晨六点，老渡口的第一班船离岸。", "zh-CN"),
        ("清晨六點，老渡口的第一班船離岸，鎮上的人說。", "zh-TW"),
        ("比亚迪发布 DM-i 5.0，全球 SUV 市场 Q3 上涨 24%", "zh-CN"),
        ("The ferry leaves the old landing at six in the morning.", "en"),
        ("Die Fähre verlässt den alten Steg um sechs, und der Fluss ist still.", "de"),
        ("Le bac quitte la rive à six heures, et les oiseaux dans le ciel.", "fr"),
        ("El barco sale de la orilla y los pájaros vuelan por el río.", "es"),
        ("渡し船は朝の六時に岸を離れる。", "ja"),
        ("나룻배는 아침 여섯 시에 떠난다.", "ko"),
        ("Паром отходит от старой пристани в шесть утра.", "ru"),
        ("", "zh-CN"),
        ("12:30", "zh-CN"),
        ("iPhone", "en"),
    ],
)
def test_languages_are_told(text: str, tag: str) -> None:
    assert language_of(text).tag == tag
