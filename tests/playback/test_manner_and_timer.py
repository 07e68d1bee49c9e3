"""How it is read, how it begins and when it stops by itself."""

import pytest
from pytestqt.qtbot import QtBot

from haidai.article.spans import Span
from haidai.errors import ErrorKind
from haidai.playback.manner import Manner
from haidai.playback.places import Place, Step
from haidai.playback.sleep_timer import FADE_SECONDS, Ending, SleepTimer
from haidai.playback.state import ReadingState
from haidai.speech.breaths import AFTER_COMMA
from haidai.speech.pronunciations import Pronunciations
from haidai.speech.voices import Voice
from tests.fakes.playback import CHINESE, RATE, SECONDS_A_CHARACTER, utterances
from tests.playback.conftest import SCRIPT, Reader

STOPPED, READING, PAUSED = ReadingState.STOPPED, ReadingState.READING, ReadingState.PAUSED


def seconds(index: int) -> float:
    return len(SCRIPT[index].text) * SECONDS_A_CHARACTER


# How it is read.


def test_another_speed_is_heard_in_mid_sentence_at_the_same_word(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.play()
    reader.hear_to(1)
    reader.hear(0.52)
    words = reader.told("word")
    reader.session.set_manner(Manner(2.0))
    qtbot.waitUntil(lambda: len(reader.output.rates) == 2)
    assert reader.shown() == 1
    place = reader.session.reading.performance.place
    assert place.frames / (len(SCRIPT[1].text) * SECONDS_A_CHARACTER * RATE / 2) == pytest.approx(
        0.52 / seconds(1), abs=0.02
    )
    assert reader.told("word")[len(words) :] in ([], [words[-1]])
    reader.wait_written(len(SCRIPT) - 1)
    left = (seconds(1) - 0.52) / 2 + SCRIPT[1].pause / 2
    reader.hear(left - 0.05)
    assert reader.shown() == 1
    reader.hear(0.1)
    assert reader.shown() == 2


def test_the_old_speed_goes_on_until_the_new_one_is_made(reader: Reader) -> None:
    reader.play()
    reader.hear(0.3)
    reader.synthesizer.hanging = {SCRIPT[0].text}
    reader.session.set_manner(Manner(3.0))
    reader.hear(0.2)
    assert reader.output.playing
    assert reader.session.state is READING
    assert len(reader.output.rates) == 1
    reader.synthesizer.free.set()


def test_several_changes_in_a_row_end_at_the_last(reader: Reader, qtbot: QtBot) -> None:
    reader.play()
    reader.hear(0.4)
    for speed in (1.1, 1.25, 1.5, 2.0):
        reader.session.set_manner(Manner(speed))
    qtbot.waitUntil(lambda: len(reader.output.rates) == 2)
    assert reader.synthesizer.manners[-1][1] == 2.0
    assert reader.session.reading.performance.place.frames == pytest.approx(200, abs=5)


def test_a_speed_chosen_in_a_pause_keeps_the_place(reader: Reader) -> None:
    reader.play()
    reader.hear(0.5)
    reader.session.pause()
    reader.session.set_manner(Manner(0.5))
    reader.session.play()
    reader.wait_for(READING)
    assert reader.session.reading.performance.place.frames == 1_000


def test_another_voice_begins_the_sentence_anew(reader: Reader, qtbot: QtBot) -> None:
    other = Voice("other", "另声", CHINESE, "fake")
    reader.synthesizer.voices_known += (other,)
    reader.play()
    reader.hear_to(1)
    reader.hear(0.5)
    reader.session.set_manner(Manner(voice="other"))
    qtbot.waitUntil(lambda: len(reader.output.rates) == 2)
    assert reader.session.reading.performance.place == Place(1)
    assert reader.synthesizer.manners[-1][0] == "other"


def test_a_voice_that_is_gone_leaves_the_usual_one(reader: Reader) -> None:
    reader.session.set_manner(Manner(voice="uninstalled"))
    reader.play()
    assert reader.synthesizer.manners[0][0] == "fake-zh"


def test_own_pronunciations_are_spoken(reader: Reader) -> None:
    rules = Pronunciations.of([("馆长", "管掌")]).rules()
    reader.session.set_manner(Manner(rules=rules))
    reader.play()
    assert "管掌说她没有想到。" in reader.synthesizer.asked


def test_pauses_can_be_longer_and_the_time_in_all_knows(reader: Reader) -> None:
    reader.play()
    total = reader.session.reading.supply.durations.total
    reader.session.set_pause_factor(2.0)
    assert reader.session.reading.supply.durations.total == pytest.approx(
        total + sum(utterance.pause for utterance in SCRIPT)
    )
    reader.hear(seconds(0) + 1.5 * SCRIPT[0].pause)
    assert reader.shown() == 0
    reader.hear(SCRIPT[0].pause)
    assert reader.shown() == 1


def test_the_word_follows_what_is_heard(reader: Reader) -> None:
    reader.play()
    for _ in range(round(seconds(0) / 0.01) + 2):
        reader.hear(0.01)
    assert reader.told("word")[: len(SCRIPT[0].text)] == [
        Span(place, place + 1) for place in range(len(SCRIPT[0].text))
    ]
    assert reader.told("word")[len(SCRIPT[0].text)] is None


# How it begins, and how it stops by itself.


def test_the_beginning_of_a_long_sentence_is_made_first(qtbot: QtBot, reader: Reader) -> None:
    long = utterances(
        (0, "昨天一早，新图书馆第一次开门接待读者，排队的人从清晨站到了中午。"), (0, "完。")
    )
    rest = "排队的人从清晨站到了中午。"
    reader.session.load(long, CHINESE)
    reader.synthesizer.hanging = {rest}
    reader.session.play()
    reader.wait_for(READING)
    assert reader.synthesizer.asked == [long[0].text.removesuffix(rest), rest]
    assert reader.told("sentence")[-1] == long[0].span
    reader.hear(0.3)
    reader.synthesizer.free.set()
    reader.wait_written(3)
    sound = (len(long[0].text) * SECONDS_A_CHARACTER + AFTER_COMMA + long[0].pause) * RATE
    assert len(b"".join(reader.output.written[:2])) // 2 == round(sound)
    reader.session.go(Step.NEXT_SENTENCE)
    reader.session.go(Step.PREVIOUS_SENTENCE)
    assert reader.told("sentence")[-1] == long[0].span
    assert len(reader.synthesizer.asked) == 3


def test_stops_at_the_end_of_the_section_and_the_timer_is_done(reader: Reader) -> None:
    reader.play(2)
    reader.session.set_sleep_timer(SleepTimer(Ending.SECTION))
    reader.hear(60)
    assert reader.session.state is STOPPED
    assert reader.session.utterance == 4
    assert reader.session.sleep_timer == SleepTimer()


def test_the_end_of_the_section_moves_along_with_a_skip(reader: Reader) -> None:
    reader.session.set_sleep_timer(SleepTimer(Ending.SECTION))
    reader.session.play()
    reader.wait_for(READING)
    reader.session.go(Step.NEXT_SECTION)
    reader.session.go(Step.NEXT_SECTION)
    assert reader.shown() == 4
    reader.wait_for(READING)
    reader.wait_written(3)
    reader.hear(60)
    assert reader.session.utterance == 7


def test_the_end_of_the_article_undoes_the_end_of_the_section(reader: Reader) -> None:
    reader.session.play_section(0)
    reader.wait_for(READING)
    reader.session.set_sleep_timer(SleepTimer(Ending.ARTICLE))
    reader.wait_written(len(SCRIPT) - 1)
    reader.hear(60)
    assert reader.told("finished")
    assert reader.session.utterance == 0


def test_after_its_minutes_it_fades_and_pauses_where_it_began_to_fade(reader: Reader) -> None:
    reader.session.set_sleep_timer(SleepTimer(Ending.TIME, FADE_SECONDS + 1))
    reader.play()
    for _ in range(round((FADE_SECONDS + 0.5) * 10)):
        reader.hear(0.1)
    assert reader.output.fades == [pytest.approx(FADE_SECONDS, abs=0.1)]
    assert reader.session.state is READING
    reader.hear(1)
    assert reader.session.state is PAUSED
    assert reader.session.utterance in {0, 1}
    assert reader.session.sleep_timer == SleepTimer()


def test_a_pause_does_not_use_up_the_minutes(reader: Reader) -> None:
    reader.session.set_sleep_timer(SleepTimer.after(1))
    reader.play()
    reader.hear(2)
    reader.session.pause()
    reader.hear(500)
    reader.session.play()
    reader.hear(1)
    assert reader.session.sleep_timer.seconds == pytest.approx(57, abs=0.1)


def test_a_selection_is_read_to_the_character_and_then_the_article_is_whole(
    reader: Reader,
) -> None:
    first, last = SCRIPT[1], SCRIPT[2]
    reader.session.play_selection(Span(first.span.start + 4, last.span.start + 3))
    reader.wait_for(READING)
    reader.wait_written(2)
    assert reader.synthesizer.asked == ["昨天第一次开门接待了读者。", "排队的"]
    assert reader.told("sentence")[-1] == Span(first.span.start + 4, first.span.end)
    reader.hear(20)
    assert reader.session.state is STOPPED
    reader.session.play(1, 2)
    reader.wait_for(READING)
    assert reader.told("sentence")[-1] == first.span
    assert reader.synthesizer.asked[-1] == first.text


def test_a_selection_without_words_says_so(reader: Reader) -> None:
    reader.session.play_selection(Span(SCRIPT[1].span.end - 1, SCRIPT[1].span.end))
    assert reader.told("failed") == [ErrorKind.NOTHING_TO_READ]


def test_tells_the_voices_there_are(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.session.voices_known) as told:
        reader.session.ask_for_voices()
    assert told.args == [reader.synthesizer.voices_known]


def test_a_timer_set_before_the_first_sound_holds(reader: Reader) -> None:
    reader.synthesizer.hanging = {SCRIPT[1].text}
    reader.session.play(1)
    reader.session.set_sleep_timer(SleepTimer(Ending.SECTION))
    reader.synthesizer.free.set()
    reader.wait_for(ReadingState.READING)
    while reader.session.state is not ReadingState.STOPPED:
        reader.hear(0.1)
    read = [span for span in reader.told("sentence") if span is not None]
    assert read == [SCRIPT[1].span, SCRIPT[2].span, SCRIPT[3].span]
