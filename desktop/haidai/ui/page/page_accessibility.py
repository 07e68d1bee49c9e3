"""What Qt does not tell screen readers by itself: headings, links, and in which order they stand.

Qt shows a text browser as one text without headings or links, so widgets laid over the page
stand for them; the factory here gives these the right roles. Qt asks it only while a screen
reader listens.
"""

from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QKeyEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QPushButton, QWidget
from shiboken6 import VoidPtr

from haidai.ui.page.scroll_keys import left_to_page

_ROLE, _KEPT = "accessibleRole", "accessible"


class HeadingWidget(QWidget):
    """A widget that stands for a heading; its accessible name is the heading's words."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.level = 1
        self.accessible: QAccessibleInterface | None = None
        """Kept here: what a factory gives must live as long as its widget."""


class LinkWidget(QWidget):
    """A widget that stands for a link; its accessible name is the link's words."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.accessible: QAccessibleInterface | None = None

    def press(self) -> None:
        """Follow the link."""
        raise NotImplementedError


class PageButton(QPushButton):
    """A button on the page: Enter presses it as the space bar does.

    Tab comes to it by the page's own order, not by Qt's.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event) and not left_to_page(event):
            super().keyPressEvent(event)


class _Pressed(Protocol):
    def click(self) -> None: ...


def pressed_by_enter(button: _Pressed, event: QKeyEvent) -> bool:
    """Press a button if the key is Enter; whether it was."""
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    if enter and not event.isAutoRepeat():
        button.click()
    return enter


class _Level(QAccessibleAttributesInterface):
    """Tells how deep a heading stands."""

    def __init__(self, heading: HeadingWidget) -> None:
        super().__init__()
        self._heading = heading

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        return self._heading.level if key == QAccessible.Attribute.Level else None


class _HeadingObject(QAccessibleWidget):
    def __init__(self, heading: HeadingWidget) -> None:
        super().__init__(heading, QAccessible.Role.Heading)
        self._level = _Level(heading)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        if kind == QAccessible.InterfaceType.AttributesInterface:
            return cast(int, self._level)  # an address for C++; the stubs call it a number
        # WORKAROUND (PySide6 6.11): the process dies of a None given back as an address.
        found: int | None = super().interface_cast(kind)
        return cast(int, VoidPtr(0)) if found is None else found


class _LinkObject(QAccessibleWidget):
    def __init__(self, link: LinkWidget) -> None:
        super().__init__(link, QAccessible.Role.Link)
        self._link = link

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == self.pressAction():
            self._link.press()
        else:
            self._link.setFocus()


def stand_for(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a widget be met as what it shows: Qt has no role for those it does not know."""
    widget.setProperty(_ROLE, role.value)


def tell_screen_readers() -> None:
    """Give what Qt has no role for its own from now on."""
    QAccessible.installFactory(_accessible)


def _accessible(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if isinstance(thing, HeadingWidget):
        thing.accessible = _HeadingObject(thing)
    elif isinstance(thing, LinkWidget):
        thing.accessible = _LinkObject(thing)
    elif isinstance(thing, QWidget) and thing.property(_ROLE) is not None:
        role = QAccessible.Role(thing.property(_ROLE))
        told = QAccessibleWidget(thing, role)
        setattr(thing, _KEPT, told)
        return told
    else:
        return None
    return thing.accessible


def put_in_reading_order(page: QWidget) -> None:
    """Let what lies on a page be found from its top to its foot, not as it was made.

    Screen readers meet widgets in the order they lie on each other; nothing here overlaps.
    """
    if not QAccessible.isActive():
        return
    children = [
        child for child in page.children() if isinstance(child, QWidget) and not child.isHidden()
    ]
    ordered = sorted(children, key=lambda child: (child.y(), child.x()))
    if children != ordered:
        for child in ordered:
            child.raise_()
