"""The read-aloud session: every state, every way out of it."""

import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from haidai.article.values import Language
from haidai.errors import ErrorKind
from haidai.playback.places import Step
from haidai.playback.session import ReadAloudSession
from haidai.playback.state import ReadingState
from tests.fakes.playback import (
    CHINESE,
    RATE,
    SECONDS_A_CHARACTER,
    FakeSynthesizer,
    as_written,
    choose_fake_voice,
    utterances,
)
from tests.playback.conftest import SCRIPT, Reader
from tests.timing import took

STOPPED, STARTING = ReadingState.STOPPED, ReadingState.STARTING
READING, PAUSED = ReadingState.READING, ReadingState.PAUSED


def seconds(index: int) -> float:
    return len(SCRIPT[index].text) * SECONDS_A_CHARACTER


def test_reads_from_the_title_to_the_end_and_says_where_it_is(reader: Reader) -> None:
    reader.play()
    for _ in range(2_000):
        reader.hear(0.01)
    assert reader.told("sentence") == [*(utterance.span for utterance in SCRIPT), None]
    assert reader.told("section") == [0, 1, 2, None]
    assert reader.told("state") == [STARTING, READING, STOPPED]
    assert len(reader.told("finished")) == 1
    assert not reader.output.playing


def test_the_highlight_changes_when_the_next_sentence_is_heard(reader: Reader) -> None:
    reader.play()
    reader.hear(seconds(0) + SCRIPT[0].pause - 0.002)
    assert reader.shown() == 0
    reader.hear(0.004)
    assert reader.shown() == 1


def test_shows_the_sentence_while_its_sound_is_being_made(reader: Reader) -> None:
    reader.synthesizer.hanging = {SCRIPT[0].text}
    reader.session.play()
    assert reader.session.state is STARTING
    assert reader.shown() == 0
    reader.synthesizer.free.set()
    reader.wait_for(READING)


def test_builds_nothing_before_it_is_asked_to_read(reader: Reader) -> None:
    def refuse() -> FakeSynthesizer:
        raise AssertionError("built too early")

    session = ReadAloudSession(refuse, choose_fake_voice, as_written, lambda: reader.output)
    session.load(SCRIPT, CHINESE)
    session.go(Step.NEXT_SENTENCE)
    session.pause()
    session.stop()
    assert session.state is STOPPED
    session.close()


def test_what_is_prepared_plays_at_once(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.session.progress_changed):
        reader.session.prepare()
        reader.wait_asked(len(SCRIPT))
    assert reader.session.state is STOPPED
    assert not reader.output.rates
    reader.session.play()
    assert reader.session.state is READING
    assert reader.told("state") == [READING]


def test_a_failure_while_preparing_is_said_when_it_matters(reader: Reader) -> None:
    reader.synthesizer.failing = {SCRIPT[0].text}
    reader.session.prepare()
    reader.wait_asked(len(SCRIPT))
    assert not reader.told("failed")
    reader.session.play()
    reader.wait_for(PAUSED)
    assert reader.told("failed") == [ErrorKind.VOICE_FAILED]


def test_the_synthesizer_is_built_and_used_off_the_interface_thread(reader: Reader) -> None:
    threads = []

    def build() -> FakeSynthesizer:
        threads.append(threading.current_thread())
        return reader.synthesizer

    session = ReadAloudSession(build, choose_fake_voice, as_written, lambda: reader.output)
    session.load(SCRIPT, CHINESE)
    session.play()
    reader.wait_asked(1)
    session.close()
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_pause_falls_silent_and_resume_goes_on_at_the_very_sample(reader: Reader) -> None:
    reader.play()
    reader.hear(0.33)
    reader.session.pause()
    assert reader.session.state is PAUSED
    assert not reader.output.playing
    reader.hear(100)
    assert reader.shown() == 0
    reader.session.play()
    assert reader.session.state is READING
    sound = round((seconds(0) + SCRIPT[0].pause) * RATE)
    assert len(reader.output.written[0]) // 2 == sound - 330


def test_resuming_rises_from_silence(reader: Reader) -> None:
    reader.play()
    reader.hear(0.33)
    reader.session.pause()
    reader.session.play()
    assert reader.output.written[0][:2] == b"\0\0"


def test_pausing_between_two_sentences_skips_neither(reader: Reader) -> None:
    reader.play()
    reader.hear(seconds(0) + SCRIPT[0].pause / 2)
    reader.session.pause()
    reader.session.play()
    assert reader.shown() == 0
    reader.hear(SCRIPT[0].pause + 0.01)
    assert reader.shown() == 1


def test_what_pauses_goes_on_at_once(reader: Reader) -> None:
    reader.play()
    reader.session.pause()
    assert reader.session.state is PAUSED
    reader.session.play()
    assert reader.session.state is READING


def test_pause_while_starting_keeps_the_place(reader: Reader) -> None:
    reader.synthesizer.hanging = {SCRIPT[2].text}
    reader.session.play(2)
    reader.session.pause()
    assert reader.session.state is PAUSED
    assert reader.shown() == 2
    reader.synthesizer.free.set()
    reader.session.play()
    reader.wait_for(READING)
    assert reader.shown() == 2


def test_stop_while_starting_ends_it(reader: Reader) -> None:
    reader.synthesizer.hanging = {SCRIPT[0].text}
    reader.session.play()
    reader.session.stop()
    assert reader.session.state is STOPPED
    assert reader.shown() is None
    reader.synthesizer.free.set()
    reader.session.play(1)
    reader.wait_for(READING)
    assert reader.shown() == 1


def test_stop_takes_the_highlight_away_and_play_goes_on_at_that_sentence(reader: Reader) -> None:
    reader.play()
    reader.hear_to(2)
    reader.session.stop()
    assert reader.shown() is None
    assert reader.told("section")[-1] is None
    reader.session.play()
    assert reader.shown() == 2


def test_play_while_reading_changes_nothing(reader: Reader) -> None:
    reader.play()
    reader.hear(0.5)
    starts = len(reader.output.rates)
    reader.session.play()
    assert len(reader.output.rates) == starts


def test_reads_a_section_and_stops(reader: Reader) -> None:
    reader.session.play_section(1)
    reader.wait_written(3)
    for _ in range(600):
        reader.hear(0.01)
    assert reader.told("sentence") == [*(one.span for one in SCRIPT[4:7]), None]
    assert len(reader.told("finished")) == 1
    assert reader.session.utterance == 7


def test_a_section_that_is_not_there_is_said(reader: Reader) -> None:
    reader.session.play_section(9)
    assert reader.told("failed") == [ErrorKind.NO_SUCH_SECTION]
    assert reader.session.state is STOPPED


def test_an_article_without_a_word_is_said(reader: Reader) -> None:
    reader.session.load((), CHINESE)
    reader.session.play()
    reader.session.play_from(5)
    assert reader.told("failed") == [ErrorKind.NOTHING_TO_READ] * 2


@pytest.mark.parametrize(("offset", "expected"), [(0, 0), (9, 0), (10, 1), (30, 2), (10_000, 8)])
def test_reads_from_any_character(reader: Reader, offset: int, expected: int) -> None:
    reader.session.play_from(offset)
    assert reader.shown() == expected


def test_next_sentence_is_heard_at_once(reader: Reader) -> None:
    reader.play()
    reader.hear(0.1)
    reader.session.go(Step.NEXT_SENTENCE)
    assert reader.shown() == 1
    assert reader.session.state is READING
    assert reader.told("state") == [STARTING, READING]


def test_previous_sentence_starts_this_one_again_when_well_begun(reader: Reader) -> None:
    reader.play()
    reader.hear_to(1)
    reader.hear(1.6)
    reader.session.go(Step.PREVIOUS_SENTENCE)
    assert reader.shown() == 1
    assert len(reader.output.written[0]) // 2 == round((seconds(1) + 0.2) * RATE)
    reader.hear(0.3)
    reader.session.go(Step.PREVIOUS_SENTENCE)
    assert reader.shown() == 0


def test_skips_at_the_ends_stay_where_they_are(reader: Reader) -> None:
    reader.play(8, 9)
    reader.session.go(Step.NEXT_SENTENCE)
    reader.session.go(Step.NEXT_SECTION)
    assert reader.shown() == 8
    reader.session.play(0)
    reader.wait_for(READING)
    reader.session.go(Step.PREVIOUS_SENTENCE)
    reader.session.go(Step.PREVIOUS_SECTION)
    assert reader.shown() == 0
    assert reader.session.state is READING


def test_sections_are_stepped_through_both_ways(reader: Reader) -> None:
    reader.play()
    shown = []
    for step in [Step.NEXT_SECTION] * 4 + [Step.PREVIOUS_SECTION] * 4:
        reader.session.go(step)
        shown.append(reader.shown())
    assert shown == [1, 4, 7, 7, 4, 1, 0, 0]


def test_previous_section_goes_to_the_start_of_a_section_well_begun(reader: Reader) -> None:
    reader.play(5)
    reader.session.go(Step.PREVIOUS_SECTION)
    assert reader.shown() == 4


def test_skipping_while_paused_moves_the_place_and_stays_paused(reader: Reader) -> None:
    reader.play()
    reader.session.pause()
    reader.session.go(Step.NEXT_SECTION)
    reader.session.go(Step.NEXT_SENTENCE)
    assert reader.session.state is PAUSED
    assert reader.shown() == 2
    assert not reader.output.playing
    reader.session.play()
    assert reader.shown() == 2


def test_skipping_out_of_a_section_reads_on(reader: Reader) -> None:
    reader.session.play_section(0)
    reader.wait_for(READING)
    reader.session.go(Step.NEXT_SECTION)
    reader.wait_for(READING)
    reader.wait_written(5)
    assert reader.shown() == 4
    reader.hear_to(7)
    assert reader.shown() == 7


def test_loading_another_article_stops_and_nothing_of_the_old_one_is_heard(
    reader: Reader,
) -> None:
    reader.synthesizer.hanging = {SCRIPT[0].text}
    reader.session.play()
    reader.wait_asked(1)
    reader.session.load(utterances((None, "另一篇"), (0, "只有一句。")), CHINESE)
    assert reader.session.state is STOPPED
    reader.session.play()
    reader.synthesizer.free.set()
    reader.wait_written(2)
    assert len(reader.output.written[0]) // 2 == round((0.3 + 0.2) * RATE)


def test_a_failure_ahead_pauses_when_the_reading_gets_there(reader: Reader) -> None:
    reader.synthesizer.failing = {SCRIPT[2].text}
    reader.session.play()
    reader.wait_written(2)
    reader.wait_asked(3)
    reader.hear(1.0)
    assert reader.session.state is READING
    for _ in range(50):
        reader.hear(0.1)
        reader.wait_asked(3)
    reader.wait_for(PAUSED)
    assert reader.told("failed") == [ErrorKind.VOICE_FAILED]
    assert reader.shown() == 2
    reader.synthesizer.failing.clear()
    reader.session.play()
    reader.wait_for(READING)
    assert reader.shown() == 2


def test_a_failure_at_the_start_pauses_and_play_tries_again(reader: Reader) -> None:
    reader.synthesizer.failing = {SCRIPT[0].text}
    reader.session.play()
    reader.wait_for(PAUSED)
    reader.session.play()
    reader.wait_for(PAUSED)
    assert reader.told("failed") == [ErrorKind.VOICE_FAILED] * 2
    reader.synthesizer.failing.clear()
    reader.session.play()
    reader.wait_for(READING)


def test_a_voice_without_sound_is_a_failure_and_never_races_on(reader: Reader) -> None:
    reader.synthesizer.empty = {one.text for one in SCRIPT}
    reader.session.play()
    reader.wait_for(PAUSED)
    assert reader.told("failed") == [ErrorKind.VOICE_FAILED]
    assert reader.shown() == 0


def test_without_a_voice_of_the_language_it_says_so(reader: Reader) -> None:
    reader.session.load(SCRIPT, Language("ja"))
    reader.session.play()
    reader.wait_for(PAUSED)
    assert reader.told("failed") == [ErrorKind.NO_VOICE]


def test_an_engine_that_does_not_start_is_said_and_tried_again(reader: Reader) -> None:
    from haidai.errors import SpeechError

    attempts = []

    def build() -> FakeSynthesizer:
        attempts.append(None)
        if len(attempts) == 1:
            raise SpeechError(ErrorKind.NO_ENGINE)
        return reader.synthesizer

    session = ReadAloudSession(build, choose_fake_voice, as_written, lambda: reader.output)
    session.failed.connect(lambda error: reader.said.append(("failed", error.kind)))
    reader.session.close()
    reader.session = session
    session.load(SCRIPT, CHINESE)
    session.play()
    reader.wait_for(PAUSED)
    assert reader.told("failed") == [ErrorKind.NO_ENGINE]
    session.play()
    reader.wait_for(READING)


def test_a_sentence_without_a_word_takes_its_pause_only(reader: Reader) -> None:
    reader.unspeakable = {SCRIPT[0].text, SCRIPT[1].text}
    reader.synthesizer.rate = 22_050
    reader.play()
    reader.hear(0.1)
    assert reader.shown() == 0
    reader.hear(0.2)
    assert reader.shown() == 1
    reader.hear(0.2)
    assert reader.shown() == 2
    assert SCRIPT[0].text not in reader.synthesizer.asked


def test_the_reading_waits_for_a_slow_voice(reader: Reader) -> None:
    reader.synthesizer.hanging = {SCRIPT[1].text}
    reader.session.play()
    reader.wait_asked(2)
    reader.wait_for(READING)
    reader.hear(60)
    assert reader.shown() == 0
    assert reader.session.state is READING
    reader.synthesizer.free.set()
    reader.wait_written(2)
    reader.hear(0.05)
    assert reader.shown() == 1


def test_a_voice_of_another_rate_gets_a_stream_of_its_own(reader: Reader) -> None:
    reader.synthesizer.rates = {SCRIPT[1].text: 2 * RATE}
    reader.session.play()
    reader.wait_made()
    for _ in range(300):
        reader.hear(0.02)
    assert reader.output.rates == [RATE, 2 * RATE, RATE]
    assert reader.told("sentence")[:3] == [one.span for one in SCRIPT[:3]]


def test_never_asks_for_more_than_ten_ahead(reader: Reader) -> None:
    many = utterances(*((0, f"第{number}句话。") for number in range(40)))
    reader.session.load(many, CHINESE)
    reader.session.play()
    reader.wait_written(11)
    assert len(reader.synthesizer.asked) == 11
    reader.hear(0.8)
    reader.wait_written(12)
    assert len(reader.synthesizer.asked) == 12


def test_a_skip_far_away_makes_nothing_of_what_lies_between(reader: Reader) -> None:
    many = utterances(*((number // 20, f"第{number}句话。") for number in range(60)))
    reader.session.load(many, CHINESE)
    reader.synthesizer.hanging = {many[1].text}
    reader.session.play()
    reader.wait_asked(2)
    reader.session.play(40)
    reader.synthesizer.free.set()
    reader.wait_for(READING)
    assert set(reader.synthesizer.asked[:3]) == {many[0].text, many[1].text, many[40].text}


def test_without_a_device_it_reads_in_silence_and_says_so_each_time(reader: Reader) -> None:
    reader.output.device = False
    reader.play()
    for _ in range(5):
        reader.hear(0.1)
    assert len(reader.told("sound_missing")) == 1
    reader.output.device = True
    reader.hear(0.1)
    assert len(reader.told("sound_found")) == 1
    reader.output.device = False
    reader.hear(0.1)
    assert len(reader.told("sound_missing")) == 2
    assert reader.session.state is READING


def test_progress_is_estimated_first_and_corrected(reader: Reader) -> None:
    progress: list[tuple[float, float]] = []
    reader.session.progress_changed.connect(lambda *both: progress.append(both))
    reader.session.load(SCRIPT, CHINESE)
    reader.session.load(SCRIPT + utterances((3, "多一句。")), CHINESE)
    estimate = progress[-1][1]
    reader.session.load(SCRIPT, CHINESE)
    reader.play()
    known = sum(seconds(index) + SCRIPT[index].pause for index in range(len(SCRIPT)))
    assert progress[-1][1] == pytest.approx(known, abs=0.11)
    assert estimate > known
    reader.hear(1.0)
    assert progress[-1][0] == pytest.approx(1.0, abs=0.11)
    reader.hear_to(4)
    assert progress[-1][0] == pytest.approx(
        sum(seconds(index) + 0.2 for index in range(4)), abs=0.11
    )
    assert set(reader.session.durations()) == {0, 1, 2}


def test_close_while_synthesizing_is_quick_and_final(reader: Reader) -> None:
    reader.synthesizer.hanging = {SCRIPT[0].text}
    reader.session.play()
    reader.wait_asked(1)
    started = time.monotonic()
    reader.session.close()
    reader.session.close()
    took(time.monotonic() - started, at_most=0.4)
    assert reader.synthesizer.closed.is_set()
    assert reader.output.closed
    said = len(reader.said)
    reader.session.play()
    reader.session.play_section(0)
    reader.session.go(Step.NEXT_SENTENCE)
    assert len(reader.said) == said
    assert not [one for one in threading.enumerate() if one.name == "speech prefetch"]


def test_a_listener_that_stops_the_reading_is_safe(reader: Reader) -> None:
    reader.play()
    reader.session.sentence_changed.connect(lambda span: reader.session.stop())
    reader.hear_to(1)
    reader.hear(0.1)
    assert reader.session.state is STOPPED
    assert reader.shown() is None


def test_a_long_reading_keeps_little_sound(reader: Reader) -> None:
    many = utterances(*((number // 50, f"第{number}句。") for number in range(300)))
    reader.session.load(many, CHINESE)
    reader.session.play()
    most = 0
    while reader.session.utterance < 299:
        here = reader.session.utterance
        reader.wait_written(min(here + 5, 300))
        reader.hear(0.2)
        most = max(most, len(reader.session.reading.supply._sounds))
    assert most <= 14


def test_the_end_takes_the_progress_back_to_the_beginning(reader: Reader) -> None:
    progress: list[tuple[float, float]] = []
    reader.session.progress_changed.connect(lambda *both: progress.append(both))
    reader.play()
    reader.hear(60)
    assert reader.told("finished")
    assert progress[-1][0] == 0
    assert reader.session.utterance == 0


def test_skips_do_nothing_when_nothing_is_read(reader: Reader) -> None:
    for step in Step:
        reader.session.go(step)
    assert reader.session.state is STOPPED
    assert reader.shown() is None
    assert not reader.synthesizer.asked


def test_a_skip_while_starting_starts_there(reader: Reader) -> None:
    reader.synthesizer.hanging = {SCRIPT[0].text}
    reader.session.play()
    reader.session.go(Step.NEXT_SECTION)
    assert reader.session.state is STARTING
    assert reader.shown() == 1
    reader.synthesizer.free.set()
    reader.wait_for(READING)
    assert reader.shown() == 1


def test_skipping_over_a_failing_sentence_reads_on(reader: Reader) -> None:
    reader.synthesizer.failing = {SCRIPT[1].text}
    reader.session.play(1)
    reader.wait_for(PAUSED)
    reader.session.go(Step.NEXT_SENTENCE)
    reader.session.play()
    reader.wait_for(READING)
    assert reader.shown() == 2
