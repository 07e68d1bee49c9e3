"""A sentence as sound: its parts, its voices, the seams."""

from hypothesis import given
from hypothesis import strategies as st

from haidai.article.values import Language
from haidai.speech.breaths import AFTER_COMMA
from haidai.speech.sayings import Part, begin_and_rest, joined, parts_of, said, with_pause
from haidai.speech.sound import samples_of
from haidai.speech.spoken import spoken_text
from haidai.speech.synthesizer import Clip
from haidai.speech.voices import Cast
from tests.fakes.synthesizer import ENGLISH, MANDARIN, ToneSynthesizer

CHINESE = Language("zh-CN")
BOTH = Cast(MANDARIN, ENGLISH)
TEXT = "据The Harbour Daily报道，今年的鱼比去年多3%。"


def parts(text: str, cast: Cast = BOTH) -> tuple[Part, ...]:
    return parts_of(spoken_text(text, CHINESE), text, cast)


def told(text: str, cast: Cast = BOTH) -> list[tuple[str, str]]:
    return [(part.voice.id, part.spoken.text) for part in parts(text, cast)]


def test_an_english_phrase_goes_to_the_english_voice() -> None:
    assert told(TEXT) == [
        (MANDARIN.id, "据"),
        (ENGLISH.id, "The Harbour Daily"),
        (MANDARIN.id, "报道，今年的鱼比去年多百分之三。"),
    ]


def test_without_an_english_voice_one_voice_says_all() -> None:
    assert [voice for voice, _ in told(TEXT, Cast(MANDARIN))] == [MANDARIN.id]


def test_signs_around_a_phrase_go_with_it_where_nothing_else_is_there() -> None:
    text = "“To read or not to read.”"
    assert told(text) == [(ENGLISH.id, text)]
    assert [voice for voice, _ in told("《Country Roads》（Old Roads Again）！")] == [
        ENGLISH.id
    ] * 2


def test_what_cannot_be_said_has_no_parts() -> None:
    assert parts("……") == ()


def test_the_marks_count_in_the_written_sentence() -> None:
    clip = said(parts(TEXT), TEXT, ToneSynthesizer(), 1.0)
    words = [TEXT[mark.offset : mark.offset + mark.length] for mark in clip.marks]
    assert "".join(words) == "据TheHarbourDaily报道今年的鱼比去年多3%"
    seconds = [mark.seconds for mark in clip.marks]
    assert seconds == sorted(seconds)


def test_no_seam_is_heard_but_the_breath_at_a_comma() -> None:
    synthesizer = ToneSynthesizer(seconds_a_character=0.1)
    said_in_parts = said(parts(TEXT), TEXT, synthesizer, 1.0)
    assert said_in_parts.frames == round(0.1 * synthesizer.rate) * len(
        spoken_text(TEXT, CHINESE).text
    )
    with_comma = "他说Good morning friends，然后走了。"
    clip = said(parts(with_comma), with_comma, synthesizer, 2.0)
    silent = sum(1 for sample in samples_of(clip) if sample == 0) / clip.rate
    assert AFTER_COMMA / 2 <= silent < AFTER_COMMA / 2 + 0.02


def test_voices_of_another_rate_are_brought_to_the_first() -> None:
    begin, rest = parts(TEXT)[:1], parts(TEXT)[1:]
    clip = said(begin, TEXT, ToneSynthesizer(rate=16_000), 1.0)
    clip = joined(clip, said(rest, TEXT, ToneSynthesizer(rate=8_000), 1.0, clip.rate))
    assert clip.rate == 16_000
    assert round(clip.seconds, 2) == round(0.05 * len(spoken_text(TEXT, CHINESE).text), 2)


def test_what_is_said_first_is_short_but_lasts_until_the_rest_is_there() -> None:
    begin, rest = begin_and_rest(parts(TEXT))
    assert [part.spoken.text for part in begin] == ["据", "The Harbour Daily"]
    assert len(rest) == 1
    whole, nothing = begin_and_rest(parts("一句话。"))
    assert len(whole) == 1
    assert nothing == ()
    pause = with_pause(Clip(b"", 8_000), begin[-1], rest[0], 1.0)
    assert pause.frames == 0


@given(st.text("一二三，。“”《》(). abcdefABC3-", max_size=60))
def test_the_parts_joined_are_the_spoken_text(text: str) -> None:
    spoken = spoken_text(text, CHINESE)
    found = parts(text)
    if found:
        assert "".join(part.spoken.text for part in found) == spoken.text
        begin, rest = begin_and_rest(found)
        assert "".join(part.spoken.text for part in (*begin, *rest)) == spoken.text
        offsets = [each for part in found for each in part.spoken.offsets]
        assert offsets == sorted(offsets)
        assert all(any(sign.isalnum() for sign in part.spoken.text) for part in found)
