"""An error is a kind and the words its sentence needs."""

import re

from haidai import errors
from haidai.errors import ErrorKind, HaidaiError, OpeningError


def test_details_are_kept_as_words() -> None:
    error = OpeningError(ErrorKind.HTTP_STATUS, host="example.cn", status=404)
    assert error.kind is ErrorKind.HTTP_STATUS
    assert error.details == {"host": "example.cn", "status": "404"}


def test_the_log_shows_kind_and_details() -> None:
    assert str(HaidaiError(ErrorKind.CANCELLED)) == "cancelled"
    assert "404" in str(OpeningError(ErrorKind.HTTP_STATUS, status=404))


def test_every_error_of_the_product_is_one_tree() -> None:
    classes = [thing for thing in vars(errors).values() if isinstance(thing, type)]
    raised = [thing for thing in classes if issubclass(thing, Exception)]
    assert all(issubclass(thing, HaidaiError) for thing in raised)


def test_kinds_are_spelled_alike() -> None:
    for kind in ErrorKind:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.value)
        assert kind.name.lower().replace("_", "-") == kind.value
