"""A picture that every program can read, as it is printed and sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FittedPicture:
    """A picture as bytes that every program can read: JPEG, or PNG, and its dots."""

    data: bytes
    kind: bytes
    dots: tuple[int, int]
