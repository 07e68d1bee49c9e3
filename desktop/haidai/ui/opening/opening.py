"""Opening articles in the window: in the background, with the way back and the recent list."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from haidai.article.model import Article
from haidai.errors import ErrorKind, HaidaiError, OpeningError
from haidai.library.recent import RecentArticles
from haidai.library.visits import Visit, Visits, visit
from haidai.opening.opener import Opener
from haidai.opening.sources import AddressSource, FileSource, Source, TextSource, parse_source
from haidai.ui.background import Background, Cancelled

PATIENCE = 150  # milliseconds before the window says that it is opening something


class Opening(QObject):
    """What is open now, what was open before, and what is on its way.

    A failure changes nothing: what was open stays open.
    """

    started = Signal(str)  # a name, when it takes a moment
    ended = Signal()  # whatever came of it
    failed = Signal(object)  # HaidaiError
    leaving = Signal()  # the article shown is about to be another one
    shown = Signal(object)  # Visit

    def __init__(
        self,
        opener: Opener,
        recent: RecentArticles,
        place_of: Callable[[Article], tuple[int, int]],
        parent: QObject,
    ) -> None:
        """`place_of` gives part and place where an article was left; called in a thread."""
        super().__init__(parent)
        self._opener = opener
        self._place_of = place_of
        self._recent = recent
        self.attempted: Source | None = None
        """What was last asked for, whatever came of it."""
        self.dress: Callable[[Visit], Visit] | None = None
        """What is done to every visit before it is shown; may take 0.2 s."""
        self._sources: list[tuple[Article, Source]] = []
        self.visits = Visits()
        self._background = Background(self)
        self._background.finished.connect(self._opened)
        self._background.failed.connect(self._failed)
        self._background.broke.connect(lambda: self._failed(HaidaiError(ErrorKind.UNEXPECTED)))
        self._dressing = Background(self)
        self._dressing.finished.connect(self._dressed_anew)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._say_started)

    def open(self, source: Source, plain: TextSource | None = None) -> None:
        """Open a source; one that is still on its way is given up.

        `plain` is the same text without structure, for a copied piece of a page that makes no
        article.
        """

        def work(cancelled: Cancelled) -> Visit:
            article = opened(self._opener, source, plain, cancelled)
            return self._dressed(visit(article, *self._place_of(article)))

        self._begin(source, work)

    def open_whole(self, source: Source) -> None:
        """Open everything that stands at a source, without any rule of what the article is."""

        def work(cancelled: Cancelled) -> Visit:
            return self._dressed(visit(self._opener.open(source, cancelled, whole=True)))

        self._begin(source, work)

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return self._background.busy

    def source_of(self, article: Article) -> Source | None:
        """Where an article of this run was opened from; None for one that came with us."""
        return next((source for known, source in self._sources if known is article), None)

    def open_text(self, text: str) -> None:
        """Open what a typed, pasted or chosen text means: an address, a file, an article."""
        try:
            source = parse_source(text)
        except HaidaiError as error:
            self.failed.emit(error)
        else:
            self.open(source)

    def open_kept(self, last: Callable[[], Visit]) -> None:
        """Show what `last` gives, which takes its time, in the background."""
        self.attempted = None
        self._background.start(lambda _: self._dressed(last()))

    def show(self, new: Visit) -> None:
        """Show an article that is already there; one on its way is given up."""
        self._show(lambda: self.visits.add(new))

    def go_back(self) -> None:
        """Show the article before, at its place."""
        if self.visits.can_go_back:
            self._show(self.visits.back)

    def go_forward(self) -> None:
        """Show the article after, at its place."""
        if self.visits.can_go_forward:
            self._show(self.visits.forward)

    def turn_to(self, part: int) -> None:
        """Show another part, from 0, of the article that is open."""
        self._show(lambda: self.visits.turn_to(part))

    def dress_anew(self) -> None:
        """Show what is open as it is wanted now, at the same place; a moment later."""
        current = self.visits.current
        if current is not None:
            self._dressing.start(lambda _: self._dressed(current))

    def cancel(self) -> None:
        """Give up what is on its way."""
        self._background.cancel()
        self._end()

    def close(self) -> None:
        """End the thread."""
        self._patience.stop()
        self._background.close()
        self._dressing.close()

    def _begin(self, source: Source, work: Callable[[Cancelled], Visit]) -> None:
        self.attempted = source
        self._background.start(work)
        self._patience.start()

    def _show(self, step: Callable[[], Visit | None]) -> None:
        self.cancel()
        self.leaving.emit()
        shown = step()
        if shown is not None:
            self.visits.replace(self._dressed(shown))
            self.shown.emit(self.visits.current)

    def _dressed(self, visit: Visit) -> Visit:
        return self.dress(visit) if self.dress is not None else visit

    def _dressed_anew(self, dressed: Visit) -> None:
        before = self.visits.current
        if before is None or before.original is not dressed.original:
            return
        self.leaving.emit()
        # Where the reader went in the meantime is where the page stays.
        current = self.visits.current or before
        self.visits.replace(replace(dressed, part=current.part, place=current.place))
        self.shown.emit(self.visits.current)

    def _say_started(self) -> None:
        if self.attempted is not None:
            self.started.emit(self.attempted.label)

    def _opened(self, opened: Visit) -> None:
        source = self.attempted
        self._show(lambda: self._added(opened, source))
        if isinstance(source, AddressSource | FileSource):
            self._recent.add(opened.original.title, source.key)

    def _added(self, opened: Visit, source: Source | None) -> Visit:
        added = self.visits.add(opened)
        if source is not None:
            original, hold = added.original, self.visits.hold
            others = [each for each in self._sources if each[0] is not original and hold(each[0])]
            self._sources = [*others, (original, source)]
        return added

    def _failed(self, error: HaidaiError) -> None:
        self._end()
        if error.kind != ErrorKind.CANCELLED:
            self.failed.emit(error)

    def _end(self) -> None:
        self._patience.stop()
        self.ended.emit()


def opened(
    opener: Opener, source: Source, plain: TextSource | None, cancelled: Cancelled
) -> Article:
    """The article of a source; of `plain` where that gives more than twice as much.

    Raises:
        OpeningError: neither gives one.
    """
    if plain is None:
        return opener.open(source, cancelled)
    try:
        structured = opener.open(source, cancelled)
    except OpeningError as error:
        if error.kind == ErrorKind.CANCELLED:
            raise
        return opener.open(plain, cancelled)
    said = len(plain.content) if isinstance(plain.content, str) else 0
    return structured if 2 * len(structured.text) >= said else opener.open(plain, cancelled)
