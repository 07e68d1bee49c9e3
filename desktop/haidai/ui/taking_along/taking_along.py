"""扫码带走 in the window: the panel on one side, the one-article server and files on the other."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from haidai import paths
from haidai.article.model import Article
from haidai.article.pictures import pictures_of
from haidai.article.values import Language, Url
from haidai.errors import ErrorKind, HaidaiError, HandOffError, OutputError
from haidai.handoff.addresses import PhoneAddress
from haidai.handoff.exports import export
from haidai.handoff.qr_code import PICTURE_FORMATS, QrCode, qr_code, qr_picture
from haidai.handoff.site import file_name
from haidai.ui.background import Background, Cancelled
from haidai.ui.taking_along.hand_off_panel import HandOffPanel

if TYPE_CHECKING:
    from haidai.playback.manner import Manner, WayOfReading
    from haidai.sharing.pictures import Gatherer

FIREWALL_SECONDS = 30
"""So long nobody wonders why no phone has come."""

Told = Callable[[], object]


class Server(Protocol):
    """The one-article server, as the window sees it."""

    address: str

    @property
    def seconds_left(self) -> float:
        """How long it still serves."""
        ...

    def prolong(self) -> None:
        """Begin its time anew, as far as that is allowed."""
        ...

    def stop(self) -> None:
        """End it; when this returns nothing listens any more."""
        ...


class Sharing(Protocol):
    """Where servers come from, and the addresses they can have."""

    def addresses(self) -> Sequence[PhoneAddress]:
        """The addresses of this machine that phones can reach, the likeliest first."""
        ...

    def share(
        self, article: Article, address: str, manner: "Manner", phone_came: Told, ended: Told
    ) -> Server:
        """Serve an article, read aloud in a manner; what came is told in another thread.

        Raises:
            HandOffError: the address is none of this machine's.
        """
        ...


class OwnSharing:
    """Fulfils `Sharing` with this machine's network, its voice and its way to pictures."""

    def __init__(self, make_gatherer: "Callable[[], Gatherer]") -> None:
        self._make_gatherer = make_gatherer

    def addresses(self) -> Sequence[PhoneAddress]:
        """The addresses of this machine that phones can reach."""
        from haidai.handoff.addresses import own_phone_addresses

        return own_phone_addresses()

    def share(
        self, article: Article, address: str, manner: "Manner", phone_came: Told, ended: Told
    ) -> Server:
        """Serve an article with sound, pictures and PDF."""
        from haidai.sharing.share import share

        return share(
            article,
            address,
            manner=manner,
            gatherer=self._make_gatherer(),
            phone_came=phone_came,
            ended=ended,
        )


class TakingAlong(QObject):
    """Shows codes for the article of the window, and owns the server while there is one.

    While `unhurried` says so, the server's time begins anew each second and is not counted.
    """

    failed = Signal(object, object)  # HaidaiError, what asks once more
    saving = Signal(str)  # a file's name: its pictures are on their way
    saved = Signal(str)  # a file's path
    _phone_came = Signal(int)  # the number of the start it belongs to
    _ended = Signal(int)

    def __init__(
        self,
        panel: HandOffPanel,
        sentence: Callable[[HaidaiError], str],
        sharing: Sharing,
        way_of_reading: "Callable[[Language], WayOfReading]",
        make_gatherer: "Callable[[], Gatherer] | None" = None,
        unhurried: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(panel)
        self._unhurried = unhurried
        self._make_gatherer = make_gatherer
        self._saving_to: Path | None = None
        self._saving = Background(self)
        self._saving.finished.connect(self._exported)
        self._saving.failed.connect(self._not_exported)
        self._panel = panel
        self._sentence = sentence
        self._sharing = sharing
        self._way_of_reading = way_of_reading
        self._article: Article | None = None
        self._server: Server | None = None
        self._made: list[Server] = []
        self._number = 0
        self._served = 0
        self._starting = Background(self)
        self._starting.finished.connect(self._serve)
        self._starting.failed.connect(self._not_started)
        self._starting.broke.connect(lambda: panel.share.show_stopped(""))
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        panel.share_shown.connect(self._turned)
        panel.share.start_requested.connect(self.start)
        panel.share.stop_requested.connect(self._stop_asked)
        panel.share.address_chosen.connect(self.start)
        panel.picture_requested.connect(self._ask_and_save_picture)
        panel.export_requested.connect(self._ask_and_export)
        self._phone_came.connect(self._show_phone)
        self._ended.connect(self._show_end)

    def show_article(self, article: Article) -> None:
        """Show the code of an article; what is served of another one is not any more."""
        try:
            self._panel.show_code(qr_code(article.url))
        except HaidaiError as error:
            self._panel.show_absence(self._sentence(error))
        if article is self._article:
            return
        self._article = article
        busy = self.serving or self._starting.busy
        self.stop()
        if busy and self._panel.shares:
            self.start()
        else:
            self._panel.share.show_stopped("")

    @property
    def serving(self) -> bool:
        """Whether phones can open the article now."""
        return self._server is not None

    def start(self, address: str = "") -> None:
        """Serve the article under a new path, on `address` or the likeliest one."""
        self.stop()
        article = self._article
        if article is None:
            return
        self._number += 1
        number, sharing, made = self._number, self._sharing, self._made
        manner = self._way_of_reading(article.language).manner
        self._panel.share.show_starting()

        def work(cancelled: Cancelled) -> tuple[Server, QrCode, Sequence[PhoneAddress], str]:
            addresses = sharing.addresses()
            chosen = address or (addresses[0].address if addresses else "")
            if not chosen:
                raise HandOffError(ErrorKind.NO_SHARE_ADDRESS)
            server = sharing.share(
                article,
                chosen,
                manner,
                lambda: self._phone_came.emit(number),
                lambda: self._ended.emit(number),
            )
            made.append(server)
            if cancelled():
                server.stop()
            return server, qr_code(Url(server.address)), addresses, chosen

        self._starting.start(work)

    def stop(self) -> None:
        """Serve nothing; when this returns nothing listens any more."""
        self._starting.cancel()
        self._second.stop()
        self._server = None
        self._served = 0
        while self._made:
            self._made.pop().stop()

    def panel_hidden(self) -> None:
        """The panel has gone: nothing is served behind the reader's back."""
        self.stop()
        self._panel.share.show_stopped("")
        self._panel.show_own_address()

    def close(self) -> None:
        """End the server and every thread."""
        self.stop()
        self._starting.close()
        self._saving.close()
        self.stop()

    def save_picture(self, address: str, path: Path) -> None:
        """Write the code of an address as a PNG or SVG picture."""
        suffix = path.suffix.lower().removeprefix(".")
        picture_format = suffix if suffix in PICTURE_FORMATS else "png"
        try:
            with paths.replacing(path) as temporary:
                temporary.write_bytes(qr_picture(Url(address), picture_format))
        except OSError as error:
            again = partial(self._ask_and_save_picture, address)
            self.failed.emit(OutputError.of(error, path.name), again)
        else:
            self.saved.emit(str(path))

    def export_to(self, path: Path) -> None:
        """Write the article in the format the path's ending names."""
        if self._article is None:
            return
        self._saving_to = path
        article, make_gatherer = self._article, self._make_gatherer
        if make_gatherer is not None and path.suffix.lower() == ".html" and pictures_of(article):
            from haidai.sharing.pictures import export_with_pictures

            self.saving.emit(path.name)
            self._saving.start(partial(export_with_pictures, article, path, make_gatherer()))
            return
        try:
            export(article, path)
        except HaidaiError as error:
            self._not_exported(error)
        else:
            self._exported()

    def give_up_saving(self) -> None:
        """Do not write the file whose pictures are on their way."""
        self._saving.cancel()

    def _exported(self, _: object = None) -> None:
        self.saved.emit(str(self._saving_to))

    def _not_exported(self, error: HaidaiError) -> None:
        suffix = self._saving_to.suffix.removeprefix(".") if self._saving_to else ""
        self.failed.emit(error, partial(self._ask_and_export, suffix))

    # What the panel wishes

    def _turned(self, shares: bool) -> None:
        if shares:
            self.start()
        else:
            self.stop()
            self._panel.share.show_stopped("")

    def _stop_asked(self) -> None:
        self.stop()
        self._panel.share.show_stopped(self.tr("Stopped. Phones can open it no more."))

    def _ask_and_save_picture(self, address: str) -> None:
        chosen = self._ask(self.tr("Save picture"), "png", "PNG (*.png);;SVG (*.svg)")
        if chosen is not None:
            self.save_picture(address, chosen)

    def _ask_and_export(self, name: str) -> None:
        chosen = self._ask(self.tr("Save the article as a file"), name, f"{name} (*.{name})")
        if chosen is not None:
            self.export_to(chosen)

    def _ask(self, title: str, suffix: str, filters: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = file_name(self._article.title if self._article else "")
        proposal = Path(folder) / f"{name}.{suffix}"
        parent: QWidget = self._panel.window()
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), filters)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(f".{suffix}")

    # What the server does

    def _serve(self, started: tuple[Server, QrCode, Sequence[PhoneAddress], str]) -> None:
        server, code, addresses, chosen = started
        self._server = server
        self._panel.share.show_serving(code, addresses, chosen, self._seconds_left(server))
        self._panel.fit()
        self._second.start()

    def _not_started(self, error: HaidaiError) -> None:
        self._panel.share.show_stopped(self._sentence(error))

    def _count_down(self) -> None:
        if self._server is None:
            return
        self._served += 1
        if self._unhurried():
            self._server.prolong()
        self._panel.share.show_seconds(self._seconds_left(self._server))
        if self._served == FIREWALL_SECONDS:
            self._panel.share.show_firewall_note()

    def _seconds_left(self, server: Server) -> int | None:
        """What is shown of its time; nothing where the reader is not to be hurried."""
        return None if self._unhurried() else round(server.seconds_left)

    def _show_phone(self, number: int) -> None:
        if number == self._number and self._server is not None:
            self._served = FIREWALL_SECONDS
            self._panel.share.show_phone_came()

    def _show_end(self, number: int) -> None:
        if number == self._number:
            self.stop()
            self._panel.share.show_stopped(
                self.tr("Its time is over. Start it again if you need it.")
            )
