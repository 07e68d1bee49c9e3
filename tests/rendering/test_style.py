import pytest

from haidai.rendering.style import Alignment, Role, Style
from haidai.settings.text_size import TextSize


def test_lines_of_the_body_are_nine_fifths_of_the_type_size_apart() -> None:
    assert Style(20, 600).line(Role.PARAGRAPH).line_height == 36


def test_proportions_are_those_of_the_drawing() -> None:
    style = Style(20, 600)
    sizes = {role: style.line(role).size for role in Role}

    assert sizes[Role.TITLE] == 33
    assert sizes[Role.HEADING] == 25
    assert sizes[Role.DECK] == sizes[Role.PARAGRAPH] == 20
    assert sizes[Role.META] == sizes[Role.TRAIL] == sizes[Role.EDITORS] == 15
    assert style.line(Role.PARAGRAPH).indent == 40


@pytest.mark.parametrize("size", TextSize.STEPS)
def test_no_line_is_smaller_than_fourteen_pixels(size: int) -> None:
    style = Style(size, 600).fitting(600)

    shown = set(Role) - {Role.SPACER, Role.RULE, Role.PICTURE}
    assert all(style.line(role).size >= 14 for role in shown)


@pytest.mark.parametrize("size", TextSize.STEPS)
@pytest.mark.parametrize("available", [300, 606, 1000, 3840])
def test_the_column_holds_whole_characters_and_at_most_forty(size: int, available: int) -> None:
    column = Style(size, 1).fitting(available).column

    assert column <= available
    assert column % size == 0
    assert column <= 40 * size


def test_a_column_narrower_than_one_character_is_what_there_is() -> None:
    assert Style(72, 1).fitting(50).column == 50


def test_narrow_columns_are_not_justified() -> None:
    wide, narrow = Style(50, 1).fitting(600), Style(72, 1).fitting(660)

    assert wide.line(Role.PARAGRAPH).alignment is Alignment.JUSTIFIED
    assert narrow.line(Role.PARAGRAPH).alignment is Alignment.LEFT


@pytest.mark.parametrize("size", [48, 60, 72])
def test_a_title_gives_up_its_lead_rather_than_fit_six_characters_a_line(size: int) -> None:
    style = Style(size, 1).fitting(660)
    title = style.line(Role.TITLE)

    assert size < title.size < 1.65 * size
    assert style.column / title.size > 7


def test_only_headings_leave_room_for_their_button() -> None:
    style = Style(20, 600, listen_room=110)

    assert {role for role in Role if style.line(role).right == 110} == {Role.HEADING}
