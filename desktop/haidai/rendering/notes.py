"""Links on paper: a small number behind the words, and the addresses at the end."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from haidai.article.model import Article, Link
from haidai.article.values import Url
from haidai.rendering.displayed import JOINER, DisplayedText

LONGEST_ADDRESS = 500
"""Characters of an address as it is listed; nobody would type in more."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The numbers of the addresses an article leads to, in the order they are met."""

    numbers: Mapping[Url, int] = field(default_factory=dict)
    listed: bool = True
    """Whether the addresses stand at the end of this part of the article."""

    def sign(self, url: Url) -> str:
        """What stands behind the words that lead to an address, and on the same line."""
        return f"{JOINER}[{self.numbers[url]}]" if url in self.numbers else ""

    def lines(self) -> Sequence[tuple[str, str, Url]]:
        """The list: for each address its sign, what is shown of it, and itself."""
        shown = ((number, str(url), url) for url, number in self.numbers.items())
        return [
            (f"[{number}] ", text if len(text) <= LONGEST_ADDRESS else _cut(text), url)
            for number, text, url in shown
        ]


def _cut(address: str) -> str:
    return address[:LONGEST_ADDRESS] + "…"


def notes_of(article: Article) -> Notes:
    """The notes of a whole article; an address that is met again keeps its number."""
    numbers: dict[Url, int] = {}
    for link in article.links:
        numbers.setdefault(link.url, len(numbers) + 1)
    return Notes(numbers)


def with_signs(shown: DisplayedText, links: Sequence[Link], notes: Notes) -> DisplayedText:
    """A text as it is drawn with the signs put in behind the links, which it has in their order."""
    before = [place - earlier for earlier, place in enumerate(shown.inserted)]
    pieces: list[str] = []
    inserted: list[int] = []
    copied = known = added = 0
    for link in links:
        last = link.span.end - 1
        end = last + bisect_right(before, last) + 1
        while known < len(shown.inserted) and shown.inserted[known] < end:
            inserted.append(shown.inserted[known] + added)
            known += 1
        sign = notes.sign(link.url)
        pieces += (shown.text[copied:end], sign)
        inserted += range(end + added, end + added + len(sign))
        copied, added = end, added + len(sign)
    inserted += (place + added for place in shown.inserted[known:])
    return DisplayedText("".join([*pieces, shown.text[copied:]]), tuple(inserted))
