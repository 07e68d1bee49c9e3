"""Lines broken by a column become paragraphs again, and nothing else does."""

from time import perf_counter

import pytest

from haidai.extraction.wrapped import unwrapped
from tests.timing import took

PARAGRAPHS = [
    (
        "清晨六点，老渡口的第一班船离岸，船头的铜铃响了三声，岸边的白鹭飞起来又落下，船工老周说，"
        "他已经在这条河上撑了三十一年的船，两岸的人没有他不认识的。"
    ),
    (
        "据县交通运输局介绍，今年以来渡口累计运送旅客21.6万人次，同比增长18.3%，其中外地游客占四成以上，"
        "最远的来自三千公里以外的边城。"
    ),
    (
        "下一步，云川县将对渡口的候船厅、栈道和夜间照明进行整体改造，预计明年5月底前完工，"
        "改造期间渡船照常开行，票价也不会变。"
    ),
    (
        "夜幕降临，灯光在水面上铺开，最后一班船缓缓靠岸，孩子们提着灯笼跑过石板路，笑声落在河里，"
        "老周系好缆绳，把铜铃擦了又擦。"
    ),
]


def broken(text: str, width: int) -> str:
    """The text in a column of so many Chinese characters."""
    lines, line, room = [], "", 0.0
    for character in text:
        wide = 1.0 if character >= "\u2000" else 0.5
        if room + wide > width and character not in "，。、":
            lines.append(line)
            line, room = "", 0.0
        line += character
        room += wide
    return "\n".join([*lines, line])


@pytest.mark.parametrize("width", [14, 20, 25])
@pytest.mark.parametrize(("indent", "between"), [("", "\n\n"), ("\u3000\u3000", "\n"), ("", "\n")])
def test_the_lines_of_a_column_are_paragraphs_again(width: int, indent: str, between: str) -> None:
    text = between.join(broken(indent + paragraph, width) for paragraph in PARAGRAPHS * 2)
    found = unwrapped(f"老渡口的清晨\n本报记者 何雨禾\n{text}").split("\n")
    shown = [line.strip() for line in found if line]
    assert shown == ["老渡口的清晨", "本报记者 何雨禾", *PARAGRAPHS * 2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n".join(PARAGRAPHS),
        "\n".join(["床前明月光，疑是地上霜。", "举头望明月，低头思故乡。"] * 4),
        "\n".join(["一条大河从我的门前流过", "两只白鹭落在对面沙洲上", "三十一年的水没有一声"] * 4),
        "\n".join(f"11月{day}日 云川 溪畔 G1234 08:30 二等座 三十五元" for day in range(10, 30)),
        "\n".join(["关于进一步加强渡口安全工作的通知", "关于做好今年冬季供暖工作的通知"] * 5),
    ],
    ids=["nothing", "paragraphs", "a poem", "a poem without marks", "a timetable", "titles"],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert unwrapped(text) == text


def test_a_line_of_invisible_marks_ends_a_paragraph() -> None:
    column = broken(PARAGRAPHS[0], 20)
    text = "\n".join([*[column] * 3, "\u200b" * 20, column])
    assert unwrapped(text) == "\n".join([*[PARAGRAPHS[0]] * 3, "", PARAGRAPHS[0]])


def test_a_paragraph_of_many_lines_is_joined_in_time_that_grows_with_it() -> None:
    line = "船头的铜铃响了三声岸边的白鹭飞起来又落下"
    end = f"{line}\n他笑了。"
    text = "\n".join([line] * 39_000 + [end] * 3)
    begun = perf_counter()
    assert unwrapped(text).count("\n") == 2
    took(perf_counter() - begun, at_most=1.0)
