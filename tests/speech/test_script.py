"""What is read of an article, in which order and with which pauses."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.model import (
    Article,
    Image,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Subheading,
    Table,
)
from haidai.article.spans import Span
from haidai.article.values import Language, Moment
from haidai.speech.script import (
    HEADING_PAUSE,
    PARAGRAPH_PAUSE,
    SENTENCE_PAUSE,
    estimated_seconds,
    reading_script,
    source_line,
)

ARTICLE = Article(
    title="山城新添三座图书馆",
    sections=(
        Section(None, None, (Paragraph("新馆周一开门。市民排起长队。"), Paragraph("* * *"))),
        Section(
            "书香满街",
            "十五分钟步行可达",
            (
                Image(None, "读者在新馆选书。"),
                Image(None, "", "没有图注"),
                Table((("馆名", "藏书"), ("东馆", "3万册"))),
                Subheading("夜间开放"),
                Quotation("“晚上也能来。”"),
                ListItem("周末延长。——", 1),
            ),
        ),
    ),
    editors=("王小明",),
)


def test_an_article_is_read_from_its_title_to_its_last_line() -> None:
    assert [(utterance.text, utterance.section) for utterance in reading_script(ARTICLE)] == [
        ("山城新添三座图书馆", None),
        ("新馆周一开门。", 0),
        ("市民排起长队。", 0),
        ("书香满街", 1),
        ("十五分钟步行可达", 1),
        ("读者在新馆选书。", 1),
        ("馆名\t藏书", 1),
        ("东馆\t3万册", 1),
        ("夜间开放", 1),
        ("“晚上也能来。”", 1),
        ("周末延长。", 1),
    ]


def test_headings_have_a_longer_pause_before_and_after() -> None:
    pauses = [utterance.pause for utterance in reading_script(ARTICLE)]
    heading, paragraph, sentence = HEADING_PAUSE, PARAGRAPH_PAUSE, SENTENCE_PAUSE
    assert pauses == [
        heading, sentence, heading, heading, paragraph, paragraph, sentence, heading, heading,
        paragraph, paragraph,
    ]  # fmt: skip


def test_every_span_gives_its_text_and_stays_in_one_passage() -> None:
    for utterance in reading_script(ARTICLE):
        assert utterance.span.of(ARTICLE.text) == utterance.text
        start, end = utterance.span.start, utterance.span.end
        assert any(each.span.start <= start <= end <= each.span.end for each in ARTICLE.passages)


def test_an_article_without_words_has_nothing_to_read() -> None:
    assert reading_script(Article(title="——", sections=(Section(None),))) == ()


@given(st.lists(st.text(alphabet="海岱。！ ，“”a1\n", max_size=40), max_size=6))
def test_utterances_are_in_order_and_do_not_overlap(paragraphs: list[str]) -> None:
    blocks = tuple(Paragraph(text) for text in paragraphs)
    script = reading_script(Article(title="题", sections=(Section("节", None, blocks),)))
    ends = [0, *(utterance.span.end for utterance in script)]
    assert all(end <= utterance.span.start for end, utterance in zip(ends, script, strict=False))


def test_the_estimate_is_normal_news_speed() -> None:
    news = "全省重点工作会议昨天召开，部署下一阶段任务。" * 10
    characters = sum(character.isalnum() for character in news)
    assert estimated_seconds(news) == pytest.approx(characters / 296 * 60, rel=0.1)


def test_the_estimate_knows_letters_and_silence() -> None:
    assert estimated_seconds("……") == 0
    assert 1 < estimated_seconds("Libraries open every evening.") < 3


def test_time_and_source_come_after_the_title_where_they_are_wanted() -> None:
    told = replace(ARTICLE, published=Moment(2024, 9, 6, 8, 17, 35), source="溪畔网")
    script = reading_script(told, with_source=True)
    assert [each.text for each in script[:3]] == [
        "山城新添三座图书馆", "2024年9月6日8:17，来源：溪畔网", "新馆周一开门。",
    ]  # fmt: skip
    end = len(told.title)
    assert script[1].span == Span(end, end)
    assert (*script[:1], *script[2:]) == reading_script(told)
    assert "王小明" not in "".join(each.text for each in script)


def test_an_article_without_time_and_source_is_read_as_ever() -> None:
    assert reading_script(ARTICLE, with_source=True) == reading_script(ARTICLE)
    assert source_line(ARTICLE) == ""


@pytest.mark.parametrize(
    ("moment", "language", "line"),
    [
        (Moment(2024), "zh-CN", "2024年，来源：溪畔网"),
        (Moment(2024, 9), "zh-CN", "2024年9月，来源：溪畔网"),
        (Moment(2024, 9, 6, 0, 5), "zh-CN", "2024年9月6日0:05，来源：溪畔网"),
        (Moment(2024, 9, 6), "en", "2024-09-06, Source: 溪畔网"),
    ],
)
def test_the_time_is_as_exact_as_the_page_but_for_the_second(
    moment: Moment, language: str, line: str
) -> None:
    told = replace(ARTICLE, published=moment, source="溪畔网", language=Language(language))
    assert source_line(told) == line
