import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.settings.print_choices import PrintChoices, PrintMargins, PrintSize

OTHER = PrintChoices(PrintSize.LARGEST, "16K", True, PrintMargins.WIDE, False, False, False)


@pytest.mark.parametrize("choices", [PrintChoices(), OTHER])
def test_choices_come_back_from_json(choices: PrintChoices) -> None:
    assert PrintChoices.from_json(choices.to_json()) == choices


@pytest.mark.parametrize("field", list(OTHER.to_json()))
def test_a_field_that_makes_no_sense_is_the_default_and_the_others_hold(field: str) -> None:
    values = OTHER.to_json() | {field: ["nonsense"]}

    found = PrintChoices.from_json(values).to_json()

    assert found == OTHER.to_json() | {field: PrintChoices().to_json()[field]}


@given(st.one_of(st.none(), st.text(), st.dictionaries(st.text(), st.integers())))
def test_anything_at_all_becomes_choices(values: object) -> None:
    assert isinstance(PrintChoices.from_json(values), PrintChoices)
