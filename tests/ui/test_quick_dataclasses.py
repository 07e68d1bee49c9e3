"""Dataclasses whose methods are compiled late are the dataclasses they were."""

import dataclasses
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, dataclass, field, replace
from types import SimpleNamespace

import pytest

from haidai.ui.quick_dataclasses import compile_methods_late


@pytest.fixture(params=["compiled at once", "compiled late"])
def classes(request: pytest.FixtureRequest) -> Iterator[SimpleNamespace]:
    before = getattr(dataclasses, "_create_fn", None)
    if request.param == "compiled late":
        if before is None:
            pytest.skip("this Python's dataclasses are made in another way")
        compile_methods_late()

    @dataclass(frozen=True, slots=True)
    class Place:
        """A point."""

        across: int
        down: int = 0
        names: list[str] = field(default_factory=list, compare=False)

        def __post_init__(self) -> None:
            if self.across < 0:
                raise ValueError("negative")

    @dataclass(frozen=True, slots=True)
    class High(Place):
        """A point in space."""

        height: int = 1

    @dataclass(order=True)
    class Changing:
        """What may change."""

        number: int = 3

    yield SimpleNamespace(Place=Place, High=High, Changing=Changing)
    if before is not None:
        dataclasses._create_fn = before  # type: ignore[attr-defined]


def test_they_are_made_compared_hashed_and_written(classes: SimpleNamespace) -> None:
    place = classes.Place(1, down=2)
    assert place == classes.Place(1, 2, ["compared by nobody"])
    assert place != classes.Place(1, 3)
    assert place != (1, 2)
    assert hash(place) == hash(classes.Place(1, 2))
    written = f"{classes.Place.__qualname__}(across=1, down=2, names=[])"
    assert [repr(place), repr(place)] == [written, written]
    assert replace(place, across=7).across == 7
    assert place.names is not classes.Place(1).names


def test_one_below_another_has_methods_of_its_own(classes: SimpleNamespace) -> None:
    assert classes.High(1, 2, [], 3) == classes.High(1, 2, height=3)
    assert classes.High(1) != classes.Place(1)
    assert classes.High(1).height == 1
    assert classes.Changing() < classes.Changing(4)


def test_nobody_changes_what_is_frozen(classes: SimpleNamespace) -> None:
    place = classes.Place(1)
    for _ in range(2):
        with pytest.raises(FrozenInstanceError, match="across"):
            place.across = 2
        with pytest.raises(FrozenInstanceError, match="across"):
            del place.across
    changing = classes.Changing()
    changing.number = 4
    assert changing == classes.Changing(4)


def test_mistakes_are_told_as_ever(classes: SimpleNamespace) -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match=r"Place.__init__\(\) missing 1 required .* 'across'"):
            classes.Place()
    with pytest.raises(ValueError, match="negative"):
        classes.Place(-1)


def test_a_method_called_once_is_the_one_python_makes(classes: SimpleNamespace) -> None:
    classes.Place(1)
    assert classes.Place.__init__.__code__.co_varnames[:4] == ("self", "across", "down", "names")
