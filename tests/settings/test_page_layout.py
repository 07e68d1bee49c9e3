import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.settings.page_layout import LineWidth, PageLayout, PaperChoice, Script, Typeface

OTHER = PageLayout(
    Typeface.SERIF, 2.4, LineWidth.NARROW, PaperChoice.CREAM, False, Script.TRADITIONAL
)


@pytest.mark.parametrize("layout", [PageLayout(), OTHER])
def test_a_layout_comes_back_from_json(layout: PageLayout) -> None:
    assert PageLayout.from_json(layout.to_json()) == layout


@pytest.mark.parametrize("field", list(OTHER.to_json()))
def test_a_field_that_makes_no_sense_is_the_default_and_the_others_hold(field: str) -> None:
    values = OTHER.to_json() | {field: ["nonsense"]}

    found = PageLayout.from_json(values).to_json()

    assert found == OTHER.to_json() | {field: PageLayout().to_json()[field]}


@pytest.mark.parametrize("spacing", [1.6, 0, -1, True, 1e400, "1.8"])
def test_a_line_spacing_that_is_no_step_is_the_usual_one(spacing: object) -> None:
    assert PageLayout.from_json({"line_spacing": spacing}) == PageLayout()


def test_no_layout_has_a_line_spacing_between_the_steps() -> None:
    with pytest.raises(ValueError, match="line spacing"):
        PageLayout(line_spacing=1.65)


@given(st.one_of(st.none(), st.text(), st.dictionaries(st.text(), st.integers())))
def test_anything_at_all_becomes_a_layout(values: object) -> None:
    assert isinstance(PageLayout.from_json(values), PageLayout)
