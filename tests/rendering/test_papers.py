import pytest

from haidai.rendering.papers import (
    CONTRAST,
    DARK,
    PAPERS,
    PRINT,
    WHITE,
    Paper,
    contrast,
    paper_for,
)
from haidai.settings.page_layout import PaperChoice


@pytest.mark.parametrize("paper", [*PAPERS.values(), PRINT], ids=lambda paper: paper.name)
def test_every_text_stands_out_from_all_it_can_lie_on(paper: Paper) -> None:
    poor = {pair: contrast(*pair) for pair in paper.pairs() if contrast(*pair) < 7}

    assert not poor


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)
def test_the_place_gone_to_stands_out_from_paper_and_other_places(paper: Paper) -> None:
    assert contrast(paper.found_current, paper.background) >= 3
    assert contrast(paper.found_current, paper.found) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_the_reader_finds_white_and_no_printing_paper() -> None:
    assert "white" in PAPERS
    assert "print" not in PAPERS


@pytest.mark.parametrize(
    ("dark", "rich", "paper"),
    [(False, False, WHITE), (True, False, DARK), (False, True, CONTRAST), (True, True, CONTRAST)],
)
def test_the_system_s_paper_is_the_one_it_asks_for(dark: bool, rich: bool, paper: Paper) -> None:
    assert paper_for(PaperChoice.SYSTEM, dark=dark, rich=rich) is paper


@pytest.mark.parametrize("choice", [each for each in PaperChoice if each is not PaperChoice.SYSTEM])
def test_a_chosen_paper_stays_whatever_the_system_asks_for(choice: PaperChoice) -> None:
    assert paper_for(choice, dark=True, rich=True).name == choice.value
