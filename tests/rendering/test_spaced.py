from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from haidai.article.model import CHINESE, Article, Paragraph, Section
from haidai.rendering import spaced
from haidai.rendering.displayed import copied
from haidai.rendering.renderer import RenderedArticle, render, restyle
from haidai.rendering.spaced import MOST_SPOTS
from haidai.rendering.style import Style
from tests.fakes.articles import long_article

PLAIN_FACE = "Droid Sans Fallback"  # has no `halt`


def rendered(text: str, style: Style) -> RenderedArticle:
    return render(Article("", (Section(None, None, (Paragraph(text),)),)), style)


def width(text: str, style: Style) -> float:
    """Of the first line, in type sizes."""
    made = rendered(text, style)
    made.document.size()
    return drawn(made)


def drawn(made: RenderedArticle) -> float:
    line = made.document.firstBlock().layout().lineAt(0)
    return line.naturalTextWidth() / made.style.type_size


@pytest.fixture
def chinese(chinese_families: tuple[str, ...]) -> Style:
    return Style(20, 600, chinese_families, indent=0)


@pytest.mark.parametrize(("text", "ems"), [("按“大”，读", 5.5), ("（“甲”）。", 4.5), ("？！！", 2)])
def test_meeting_marks_are_closed_up(chinese: Style, text: str, ems: float) -> None:
    assert width(text, chinese) == pytest.approx(ems, abs=0.05)


def test_a_face_without_halt_closes_up_by_less_room(chinese: Style) -> None:
    style = replace(chinese, families=(PLAIN_FACE,))
    if QFontMetricsF(QFont(PLAIN_FACE)).horizontalAdvance("，") < 1:
        pytest.skip(f"{PLAIN_FACE} is not installed here")

    assert width("好。）《（好", style) == pytest.approx(4.5, abs=0.2)


def test_chinese_and_digits_stand_an_eighth_apart(chinese: Style) -> None:
    apart = width("有60名", chinese) - width("有", chinese) - width("60", chinese)

    assert apart - width("名", chinese) == pytest.approx(0.25, abs=0.05)


def test_spacing_follows_the_size_of_the_type(chinese: Style) -> None:
    text = "按“大”，读（“60多个”）。"
    made = rendered(text, chinese)

    larger = restyle(made, replace(chinese, type_size=40, column=1200))

    larger.document.size()
    assert drawn(larger) == pytest.approx(width(text, chinese), abs=0.05)


def test_spacing_follows_the_faces(chinese: Style) -> None:
    text = "好，”（“60"
    made = rendered(text, replace(chinese, families=(PLAIN_FACE,)))

    changed = restyle(made, chinese)

    changed.document.size()
    assert drawn(changed) == pytest.approx(width(text, chinese), abs=0.05)


def test_nothing_of_the_spacing_is_in_the_text(chinese: Style) -> None:
    text = "共有60多名“新人”，（“甲”）。"

    assert copied(rendered(text, chinese).document.toPlainText()) == text


def test_a_very_long_article_has_only_its_marks_closed_up(
    chinese: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spaced, "MOST_SPOTS", 3)
    made = rendered("有60多名，“甲”、“乙”。", chinese)

    ranges = made.document.firstBlock().layout().formats()

    assert [each.start for each in ranges] == [5, 8, 9]


@pytest.mark.parametrize(
    ("text", "ems"), [("按“大”，读", 5.5), ("（“甲”）。", 4.5), ("读60名", 3.35), ("it’s", 1.6)]
)
def test_what_must_be_searchable_is_spaced_by_glyphs_that_characters_lead_to(
    chinese: Style, text: str, ems: float
) -> None:
    made = rendered(text, replace(chinese, searchable=True))
    made.document.size()

    assert drawn(made) == pytest.approx(ems, abs=0.15)
    for each in made.document.firstBlock().layout().formats():
        assert QFont.Tag("pwid") not in each.format.font().featureTags()


def test_a_hostile_article_is_not_given_more_than_the_limit(chinese: Style) -> None:
    made = rendered("，”" * 10_000, chinese)
    block, found = made.document.begin(), 0
    while block.isValid():
        found += len(block.layout().formats())
        block = block.next()

    assert found == MOST_SPOTS


def widest_gap(made: RenderedArticle) -> float:
    """How much justifying puts between two characters of a line, at most, in type sizes."""
    made.document.size()
    block, widest = made.document.begin(), 0.0
    while block.isValid():
        justified = block.blockFormat().alignment() == Qt.AlignmentFlag.AlignJustify
        for number in range(block.layout().lineCount() - 1 if justified else 0):
            line = block.layout().lineAt(number)
            text = block.text()[line.textStart() : line.textStart() + line.textLength() - 1]
            places = text.count(" ") or sum(character.isalnum() for character in text)
            widest = max(widest, (line.width() - line.naturalTextWidth()) / places)
        block = block.next()
    return widest / made.style.type_size


@pytest.mark.parametrize("characters", [12, 13, 16, 20, 32, 40])
def test_justifying_tears_no_gaps(chinese: Style, characters: int) -> None:
    style = replace(chinese, type_size=72, column=72.0 * characters, indent=2)
    mixed = "直接按 Ctrl 和 V，就能打开；电脑连在同一个 Wi-Fi 上，扫一扫。" * 8
    dense = "“放上30天还是脆的。”10月16日，一斤省下0.12元（含运输），用2.6亿元建成8个冷库。" * 8
    article = replace(long_article(4_000), language=CHINESE)
    section = Section(None, None, (Paragraph(mixed), Paragraph(dense)))

    made = render(replace(article, sections=(section, *article.sections)), style)

    assert widest_gap(made) < 0.35


def test_an_address_does_not_pull_its_lines_apart(chinese: Style) -> None:
    style = replace(chinese, column=20.0 * 30)
    text = "详见https://news.example/country/2024/11/05/path/index.html?from=timeline，" * 4

    assert widest_gap(rendered(text, style)) == 0
    assert widest_gap(rendered("直接按Ctrl和V就能打开，" * 12, style)) > 0
