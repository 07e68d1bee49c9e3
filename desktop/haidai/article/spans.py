"""Places in an article's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of `Article.text`: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def of(self, text: str) -> str:
        """The characters of `text` inside this span."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)
