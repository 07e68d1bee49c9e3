"""The trail above a title: 首页 › 济南频道 › 正文, with the addresses its steps lead to."""

from haidai.article.model import Crumb
from haidai.extraction.bylines import read_trail
from haidai.extraction.stream import Placed, Stream, spaced

_TRAIL_HINTS = frozenset(
    "breadcrumb breadcrumbs crumb crumbs path position location weizhi mbx nav guide where"
    " current".split()
)


def trail_of(stream: Stream, place: int | None, title: str) -> tuple[Crumb, ...]:
    """The last trail above the title, its steps with their links; else a list named so."""
    lines = stream.lines
    above = lines[: place if place is not None else min(len(lines), 60)]
    nearest = range(len(above) - 1, max(len(above) - 80, -1), -1)
    for read in (_written, _listed):
        for i in nearest:
            steps = read(above, i, title)
            if steps:
                links = dict(above[i].links)
                return tuple(
                    Crumb(step, stream.address(links[step]) if links.get(step) else None)
                    for step in steps
                )
    return ()


def _written(lines: list[Placed], index: int, title: str) -> list[str]:
    """A trail in one line: 首页 > 济南频道 > 正文."""
    item = lines[index]
    for text in (spaced(item), item.line.text):
        bare = text.removesuffix(title).rstrip(" >›»/→|") if title else text
        cut = bare != text
        steps = [crumb.text for crumb in read_trail(bare)] or ([bare] if cut and bare else [])
        if steps and (len(steps) > 1 or cut):
            shortened = steps[-1].rstrip(".…")
            return steps[:-1] if len(shortened) > 5 and title.startswith(shortened) else steps
    return []


def _listed(lines: list[Placed], index: int, title: str) -> list[str]:
    """A trail set as a list: its steps are lines of one box named for it."""
    box = lines[index].box
    while box.parent is not None and not box.hints & _TRAIL_HINTS:
        box = box.parent
    if box.parent is None or box.last - box.first > 8:
        return []
    texts = [item.line.text.strip(" >›»/") for item in lines[box.first : index + 1]]
    texts = [text for text in texts if text and text != title]
    if len(texts) < 2 or any(len(text) > 16 for text in texts):
        return []
    return texts
