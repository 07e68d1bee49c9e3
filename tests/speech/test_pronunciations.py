"""读音表: the reader's own pronunciations."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.article.values import Language
from haidai.speech.pronunciations import PronunciationFile, Pronunciations
from haidai.speech.spoken import spoken_text

CHINESE, ENGLISH = Language("zh-CN"), Language("en")


def spoken(text: str, *entries: tuple[str, str], language: Language = CHINESE) -> str:
    return spoken_text(text, language, Pronunciations.of(entries).rules()).text


def test_an_entry_is_said_instead_of_what_is_written() -> None:
    assert spoken("海岱在山东。", ("海岱", "海代")) == "海代在山东。"
    assert spoken("the GIF file", ("GIF", "jif"), language=ENGLISH) == "the jif file"


def test_an_entry_wins_over_every_rule_and_the_longer_over_the_shorter() -> None:
    assert spoken("编号30%。", ("30%", "三成")) == "编号三成。"
    entries = (("长", "常"), ("局长", "局掌"))
    assert spoken("局长很长。", *entries) == "局掌很常。"


def test_signs_of_expressions_are_signs_and_wide_ones_match() -> None:
    assert spoken("甲.乙甲x乙", ("甲.乙", "好")) == "好甲x乙"
    assert spoken("ＡＢ型", ("ＡＢ", "诶比")) == "诶比型"


def test_the_page_is_marked_where_it_is_written() -> None:
    rules = Pronunciations.of([("海岱", "海代先生")]).rules()
    assert spoken_text("去海岱。", CHINESE, rules).offsets == (0, 1, 1, 2, 2, 3, 4)


def test_the_file_is_plain_and_keeps_what_it_does_not_understand(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "pronunciations.txt"
    path.parent.mkdir()
    path.write_text("# mine\n海岱 = 海代\n\nnonsense\n空 =\n", "utf-8")
    file = PronunciationFile(path)
    assert file.pronunciations.entries == (("海岱", "海代"),)
    entries = (*file.pronunciations.entries, (" 行长 ", "航掌"))
    file.change(Pronunciations.of(entries, file.pronunciations.other_lines))
    assert path.read_text("utf-8") == "海岱 = 海代\n行长 = 航掌\n# mine\nnonsense\n空 =\n"
    assert PronunciationFile(path).pronunciations == file.pronunciations


def test_no_file_is_an_empty_list_and_none_is_made(tmp_path: Path) -> None:
    assert PronunciationFile(tmp_path / "none.txt").pronunciations == Pronunciations()
    assert not (tmp_path / "none.txt").exists()


def test_a_file_that_is_no_text_is_set_aside(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "pronunciations.txt"
    path.write_bytes(b"\xff\xfe\x00")
    with caplog.at_level(logging.WARNING):
        assert PronunciationFile(path).pronunciations == Pronunciations()
    (aside,) = tmp_path.glob("*damaged*")
    assert aside.read_bytes() == b"\xff\xfe\x00"


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=8))
def test_a_list_that_is_written_is_read_again(entries: list[tuple[str, str]]) -> None:
    pronunciations = Pronunciations.of(entries)
    assert Pronunciations.from_text(pronunciations.to_text()) == pronunciations
