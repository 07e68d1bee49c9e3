"""A screen reader that remembers what it was given to say."""


class FakeAnnouncer:
    """Fulfils `Announcer`."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.urgent: list[str] = []

    def announce(self, words: str, *, urgent: bool = False) -> None:
        """Remember them."""
        self.said.append(words)
        if urgent:
            self.urgent.append(words)
