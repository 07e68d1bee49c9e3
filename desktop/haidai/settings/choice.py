"""Reading one of several named choices from a file."""

from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


def one_of(choice: type[Choice], value: object, usual: Choice) -> Choice:
    """The choice a value names; the usual one where it names none."""
    return choice(value) if isinstance(value, str) and value in set(choice) else usual
