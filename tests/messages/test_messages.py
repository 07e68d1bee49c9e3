"""Every failure has its sentence, in every language, with the words it is given and no others."""

import html
import inspect
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai import errors, paths
from haidai.errors import ErrorKind, HaidaiError
from haidai.messages import LONGEST_DETAIL, Messages
from haidai.settings.store import LANGUAGES

KINDS = {
    kind: set(filter(None, re.split(r"\W+", comment)))
    for kind, comment in re.findall(
        r'= "([a-z-]+)"(?:  # (.*))?$', inspect.getsource(errors), re.MULTILINE
    )
}


def table(language: str) -> dict[str, str]:
    path = paths.resources() / "i18n" / f"messages.{language}.json"
    return dict(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_sentence_and_nothing_else_has(language: str) -> None:
    assert {key.partition("@")[0] for key in table(language)} == set(ErrorKind)
    assert set(ErrorKind) - set(table(language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_uses_only_the_details_its_kind_has(language: str) -> None:
    assert set(KINDS) == set(ErrorKind)
    for key, sentence in table(language).items():
        used = set(re.findall(r"\{(\w*)\}", sentence))
        assert used <= KINDS[key.partition("@")[0]], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_one_line_and_plain(language: str) -> None:
    for sentence in table(language).values():
        assert sentence.isprintable()
        assert not re.search(r"[<>]|\{[^a-z}]", sentence)


def words_of_the_window(language: str) -> set[str]:
    element = "source" if language == "en" else "translation"
    words = (paths.resources() / "i18n" / "haidai_zh_CN.ts").read_text("utf-8")
    found = re.findall(f"<{element}>(.*?)</{element}>", words, re.DOTALL)
    return {html.unescape(each) for each in found}


@pytest.mark.parametrize(("language", "quoted"), [("zh-CN", "“(.*?)”"), ("en", '"(.*?)"')])
def test_what_a_sentence_says_to_press_is_called_so_in_the_window(
    language: str, quoted: str
) -> None:
    outside = {"no-display", "no-voice@darwin", "no-voice@win32"}  # of the system
    named = {
        name
        for key, sentence in table(language).items()
        if key not in outside
        for name in re.findall(quoted, sentence)
        if not name.startswith("{")
    }
    assert len(named) >= 3
    assert named <= words_of_the_window(language)


def test_english_words_have_straight_quotes() -> None:
    # Chinese faces draw the curved ones as wide as a character.
    english = words_of_the_window("en") | set(table("en").values())
    assert [each for each in english if re.search("[“”]", each)] == []


def test_the_details_stand_in_the_sentence() -> None:
    error = HaidaiError(ErrorKind.FILE_MISSING, name="海边.txt")
    assert Messages("zh-CN").sentence(error) == "找不到文件“海边.txt”，请检查名称和位置。"


def test_what_comes_from_outside_is_no_format_and_no_second_line() -> None:
    error = HaidaiError(ErrorKind.FILE_MISSING, name="{0.__class__}\n\x1b[31m\u202e%s")
    sentence = Messages("en").sentence(error)
    assert "{0.__class__}" in sentence
    assert sentence.isprintable()


def test_a_long_detail_keeps_its_beginning_and_its_end() -> None:
    error = HaidaiError(ErrorKind.FILE_MISSING, name="前" + "长" * 10_000 + "后")
    sentence = Messages().sentence(error)
    assert "“前" in sentence
    assert "后”" in sentence
    assert len(sentence) < LONGEST_DETAIL + 50


def test_a_missing_detail_leaves_a_gap_and_does_not_fail() -> None:
    assert '""' in Messages("en").sentence(HaidaiError(ErrorKind.FILE_MISSING))


def test_the_remedy_of_the_system_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = {"no-voice": "anywhere", "no-voice@linux": "here"}
    (tmp_path / "messages.en.json").write_text(json.dumps(sentences))
    error = HaidaiError(ErrorKind.NO_VOICE, language="zh-CN")
    monkeypatch.setattr("sys.platform", "linux")
    assert Messages("en", tmp_path).sentence(error) == "here"
    monkeypatch.setattr("sys.platform", "sunos5")
    assert Messages("en", tmp_path).sentence(error) == "anywhere"


def test_an_unknown_language_is_said() -> None:
    with pytest.raises(FileNotFoundError):
        Messages("xx")


@given(st.sampled_from(ErrorKind), st.text(max_size=500))
def test_any_detail_makes_a_printable_sentence(kind: ErrorKind, word: str) -> None:
    error = HaidaiError(kind, **dict.fromkeys(KINDS[kind], word))
    assert Messages("zh-CN").sentence(error).isprintable()
