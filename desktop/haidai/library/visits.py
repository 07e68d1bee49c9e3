"""The articles of this run, for 后退 and 前进, each with the place where its reader stands."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from haidai.article.model import Article
from haidai.article.parts import parts
from haidai.settings.page_layout import Script

Convert = Callable[[Article, Script], Article]


@dataclass(frozen=True, slots=True)
class Visit:
    """An article of this run, the part of it that is shown, and the reader's place there.

    `place` is the offset in the text of that part of the line at the top of the page. A visit
    that is not `remembered` leaves no trace in the library.
    """

    whole: Article
    parts: tuple[Article, ...]
    part: int = 0
    place: int = 0
    remembered: bool = True
    script: Script = Script.ORIGINAL
    """The script that was asked for when it was last shown."""
    opened: Article | None = None
    """What was opened, where `whole` is that in another script."""

    @property
    def original(self) -> Article:
        """The article as it was opened, in whatever script `whole` is."""
        return self.opened or self.whole

    def in_script(self, script: Script, converted: Convert) -> "Visit":
        """The same visit with the article in a script; texts keep their lengths, so the place."""
        if script is self.script:
            return self
        whole = converted(self.original, script)
        opened = None if whole is self.original else self.original
        pieces = parts(whole)
        part = min(self.part, len(pieces) - 1)
        return replace(self, whole=whole, parts=pieces, part=part, script=script, opened=opened)

    @property
    def article(self) -> Article:
        """What is shown: the article, or one part of a very long one."""
        return self.parts[self.part]


def visit(article: Article, part: int = 0, place: int = 0, *, remembered: bool = True) -> Visit:
    """A visit of an article, cut into parts where it is very long, at a place in one of them.

    A part or place that the article does not have is its beginning.
    """
    pieces = parts(article)
    if not 0 <= part < len(pieces):
        part, place = 0, 0
    if not 0 <= place < len(pieces[part].text):
        place = 0
    return Visit(article, pieces, part, place, remembered)


class Visits:
    """The way through the articles of this run, as a browser keeps it.

    A new article is put behind the current one; what lay ahead of it is forgotten. `LIMIT`
    visits and `MOST_CHARACTERS` of text bound the memory: the oldest goes first.
    """

    LIMIT = 50
    MOST_CHARACTERS = 10_000_000

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

    def add(self, new: Visit) -> Visit:
        """Show a new article; one shown before in this run is where it was left."""
        current = self.current
        if current is not None and current.original == new.original:
            return current
        # Where this run has left an article is known here before any disk has it.
        left = next(
            (each for each in reversed(self._visits) if each.original == new.original), None
        )
        if left is not None and left.script is new.script:
            new = replace(left, remembered=new.remembered)  # the text is in memory once
        elif left is not None:
            new = replace(new, part=left.part, place=left.place)
        self._visits[self._index + 1 :] = [new]
        del self._visits[: -self.LIMIT]
        while len(self._visits) > 1 and self._characters() > self.MOST_CHARACTERS:
            del self._visits[0]
        self._index = len(self._visits) - 1
        return new

    def hold(self, original: Article) -> bool:
        """Whether this very article is on the way."""
        return any(each.original is original for each in self._visits)

    def _characters(self) -> int:
        """Of all articles in memory, each counted once."""
        originals = {id(each.original): each.original for each in self._visits}
        return sum(len(each.text) for each in originals.values())

    def replace(self, same: Visit) -> None:
        """The current visit has changed: its article is in another script."""
        self._visits[self._index] = same

    def keep_place(self, place: int) -> None:
        """Remember the place in the part that is shown."""
        if self._visits:
            self._visits[self._index] = replace(self._visits[self._index], place=place)

    def turn_to(self, part: int) -> Visit | None:
        """Show another part of the current article from its beginning; None if there is none."""
        current = self.current
        if current is None or not 0 <= part < len(current.parts):
            return None
        self._visits[self._index] = replace(current, part=part, place=0)
        return self._visits[self._index]

    def back(self) -> Visit | None:
        """Go to the article before, or None at the first."""
        return self._go(-1) if self.can_go_back else None

    def forward(self) -> Visit | None:
        """Go to the article after, or None at the last."""
        return self._go(+1) if self.can_go_forward else None

    def _go(self, by: int) -> Visit:
        self._index += by
        return self._visits[self._index]
