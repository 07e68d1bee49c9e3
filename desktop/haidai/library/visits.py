"""The articles of this run, for 后退 and 前进, each with the place where its reader stands."""

from dataclasses import dataclass, replace

from haidai.article.model import Article


@dataclass(frozen=True, slots=True)
class Visit:
    """An article shown in this run; `place` is the offset in its text at the top of the page."""

    article: Article
    place: int = 0


class Visits:
    """The way through the articles of this run, as a browser keeps it.

    A new article is put behind the current one; what lay ahead of it is forgotten. `LIMIT`
    bounds the memory: the oldest goes first.
    """

    LIMIT = 50

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._index = -1

    @property
    def current(self) -> Visit | None:
        """The visit that is shown, or None before the first."""
        return self._visits[self._index] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Whether an article was shown before the current one."""
        return self._index > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether 后退 left an article ahead."""
        return self._index < len(self._visits) - 1

    def add(self, article: Article) -> Visit:
        """Show a new article, or the current one read anew, which keeps its place."""
        current = self.current
        if current is not None and current.article == article:
            return current
        self._visits[self._index + 1 :] = [Visit(article)]
        del self._visits[: -self.LIMIT]
        self._index = len(self._visits) - 1
        return self._visits[self._index]

    def keep_place(self, place: int) -> None:
        """Remember the place in the current article."""
        if self._visits:
            self._visits[self._index] = replace(self._visits[self._index], place=place)

    def back(self) -> Visit | None:
        """Go to the article before, or None at the first."""
        return self._go(-1) if self.can_go_back else None

    def forward(self) -> Visit | None:
        """Go to the article after, or None at the last."""
        return self._go(+1) if self.can_go_forward else None

    def _go(self, by: int) -> Visit:
        self._index += by
        return self._visits[self._index]
