"""The pictures of the page: which are wanted, where each stands, and the button that lies on it.

The button makes a picture something a mouse, a keyboard and a screen reader can find.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from haidai.rendering.picture_decoding import DecodedPicture
from haidai.rendering.pictures import MISSING, WAITING, PictureFacts, nearest, within_budget
from haidai.rendering.renderer import RenderedArticle, lay_out_again
from haidai.ui.page.page_buttons import PageButtons, PageFrame

if TYPE_CHECKING:
    from haidai.ui.page.reader_view import ReaderView

BEFORE, BEHIND = 2, 4  # pictures wanted beyond those in view
BUDGET = 96_000_000  # bytes of decoded pictures
NEAR_ENOUGH = 0.1  # a picture is decoded anew where its width is further off than this


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture by its number, and how wide it will stand on the screen, in the screen's dots."""

    number: int
    width: int


class PagePictures(PageButtons):
    """Asks for the pictures near the view, keeps those, and puts each in its place."""

    wanted = Signal(object)  # list[Wish], the most wanted first
    activated = Signal(int)  # number

    def __init__(self, ink: str, view: "ReaderView") -> None:
        super().__init__(ink, view)
        self._name = self._coming_name = self._missing_name = ""
        self._widths: dict[int, int] = {}
        self._asked: list[Wish] = []
        self._near: list[int] = []

    def set_words(self, name: str, coming: str, missing: str) -> None:
        """A picture's name for a screen reader; `{0}` is what it shows."""
        self._name, self._coming_name, self._missing_name = name, coming, missing

    def begin(self, rendered: RenderedArticle) -> None:
        """Another document is shown."""
        self._take_away(list(self._buttons))
        self._positions = rendered.picture_positions()
        self._widths, self._asked, self._near = {}, [], []

    def place(self) -> None:
        """Ask for what is near the view and put the buttons where their pictures stand."""
        rendered = self._view.rendered
        if rendered is None or not self._positions:
            return
        first, last = self._view.lines.positions_in_view()
        places = list(self._positions.values())
        numbers = list(self._positions)
        self._near = [numbers[at] for at in nearest(places, first, last, BEFORE, BEHIND)]
        self._place_buttons(rendered, self._in_view(first, last))
        wishes = [wish for number in self._near if (wish := self._wish(rendered, number))]
        if wishes != self._asked:
            self._asked = wishes
            self.wanted.emit(wishes)

    def show(self, number: int, width: int, picture: DecodedPicture) -> None:
        """A picture has come, decoded for a width."""
        rendered = self._view.rendered
        if rendered is None or number not in self._positions:
            return
        self._widths[number] = width
        shown = rendered.pictures.images
        shown.pop(number, None)
        shown[number] = picture.image
        kept = within_budget(self._near, shown, BUDGET)
        for gone in [each for each in shown if each not in kept]:
            del shown[gone]
        self._know(rendered, number, PictureFacts(picture.dots))

    def miss(self, number: int) -> None:
        """A picture will not come."""
        rendered = self._view.rendered
        if rendered is not None and number in self._positions:
            self._know(rendered, number, MISSING)

    def try_again(self, number: int) -> None:
        """Ask once more for a picture that did not come."""
        rendered = self._view.rendered
        if rendered is not None and rendered.pictures.facts.get(number, WAITING).missing:
            self._know(rendered, number, WAITING)

    def shown(self, number: int) -> DecodedPicture | None:
        """A picture as it is on the page, None while it is not."""
        rendered = self._view.rendered
        if rendered is None or number not in rendered.pictures.images:
            return None
        dots = rendered.pictures.facts[number].dots or (1, 1)
        return DecodedPicture(rendered.pictures.images[number], dots)

    def name(self, number: int) -> str:
        """What a picture shows, in words: its alternative text, else its caption."""
        rendered = self._view.rendered
        image = rendered.pictures.pictures[number] if rendered else None
        return (image.alt or image.text) if image else ""

    def caption(self, number: int) -> str:
        """What the article says below a picture, else what the picture shows."""
        rendered = self._view.rendered
        return (rendered.pictures.pictures[number].text if rendered else "") or self.name(number)

    def _know(self, rendered: RenderedArticle, number: int, facts: PictureFacts) -> None:
        before = rendered.pictures.shown_size(number)
        rendered.pictures.facts[number] = facts
        if rendered.pictures.shown_size(number) != before:
            with self._view.keeping_place():
                lay_out_again(rendered.document, self._positions[number])
        self._view.viewport().update()
        self._view.place_overlays()

    def _wish(self, rendered: RenderedArticle, number: int) -> Wish | None:
        facts = rendered.pictures.facts.get(number, WAITING)
        size = rendered.pictures.shown_size(number)
        if facts.missing or not size.width:
            return None
        width = round(size.width * self._view.devicePixelRatioF())
        if facts.dots is not None:
            width = min(width, facts.dots[0])
        known = self._widths.get(number, 0) if number in rendered.pictures.images else 0
        return None if abs(known - width) <= NEAR_ENOUGH * width else Wish(number, width)

    def _place_buttons(self, rendered: RenderedArticle, in_view: list[int]) -> None:
        self._keep(in_view)
        top = self._view.verticalScrollBar().value()
        for number in in_view:
            line = self._view.lines.line(self._positions[number])
            rect = rendered.pictures.rect(number, line.topLeft()).translated(0, -top).toRect()
            button = self._buttons.get(number) or self._new(number)
            self._tell(button, rendered, number)
            button.setGeometry(rect)
            button.setVisible(not rect.isEmpty())

    def _new(self, number: int) -> PageFrame:
        return self._made(number, self._press)

    def _press(self, number: int) -> None:
        if self.shown(number) is not None:
            self.activated.emit(number)
        else:
            self.try_again(number)

    def _tell(self, button: PageFrame, rendered: RenderedArticle, number: int) -> None:
        # One that is not there can have the focus all the same: its words can be heard.
        there = number in rendered.pictures.images
        missing = rendered.pictures.facts.get(number, WAITING).missing
        words = self._missing_name if missing else self._name if there else self._coming_name
        button.setAccessibleName(words.replace("{0}", self.name(number)))
        pressing_does = there or missing
        shape = Qt.CursorShape.PointingHandCursor if pressing_does else Qt.CursorShape.ArrowCursor
        button.setCursor(shape)
