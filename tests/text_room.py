"""Measures every word of a window: has it the room it needs, or is it cut off?"""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionMenuItem,
    QToolButton,
    QWidget,
)

NAMED_BY_ARTICLES = {"recent", "sections"}
"""Lists whose rows may be shortened: their words come from articles, and a tooltip has all."""


def cut_off(root: QWidget) -> list[str]:
    """What of the words on `root` and its visible children has too little room, in words."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisibleTo(root) and widget.window() is root.window():
            name = f"{type(widget).__name__} {widget.objectName()}"
            found += [f"{name}: {each}" for each in _lacks(widget)]
            if words(widget) and (hidden := _hidden_part(widget, root)):
                found.append(f"{name} “{words(widget)}”: {hidden}")
    return found


def words(widget: QWidget) -> str:
    """What is written on a label or a button."""
    if isinstance(widget, QToolButton):
        alone = widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        return "" if alone and not widget.icon().isNull() else widget.text()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _lacks(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QMenu):
        yield from _menu(widget)
    elif isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton) and words(widget):
        wanted = widget.sizeHint()
        if wanted.width() > widget.width() or wanted.height() > widget.height():
            yield f"“{widget.text()}” wants {wanted.toTuple()}, has {widget.size().toTuple()}"
    elif isinstance(widget, QComboBox):
        yield from _box(widget)
    elif isinstance(widget, QLineEdit):
        yield from _longer(widget.placeholderText(), widget, widget.width() - 22)
    elif isinstance(widget, QHeaderView):
        for section in range(widget.count()):
            wanted_width = widget.sectionSizeFromContents(section).width()
            if wanted_width > widget.sectionSize(section) and not widget.isSectionHidden(section):
                yield f"section {section} wants {wanted_width}, has {widget.sectionSize(section)}"
    elif isinstance(widget, QListView):
        yield from _rows(widget)


def _label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    room = label.contentsRect().size()
    if label.wordWrap():
        longest = max(label.text().split(), key=len, default="")
        if not longest.isascii():
            longest = longest[:1]  # Chinese breaks anywhere
        yield from _longer(longest, label, room.width())
        wanted = label.heightForWidth(label.width())
        if wanted > label.height():
            yield f"“{label.text()}” wants a height of {wanted}, has {label.height()}"
    else:
        yield from _longer(label.text(), label, room.width())
        if QFontMetrics(label.font()).height() > room.height():
            yield f"“{label.text()}” is too low at {room.height()}"


def _longer(text: str, widget: QWidget, room: int) -> Iterator[str]:
    needed = max(
        (widget.fontMetrics().horizontalAdvance(line) for line in text.splitlines()), default=0
    )
    if needed > room:
        yield f"“{text}” wants {needed}, has {room}"


def _box(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    for row in range(box.count()):
        yield from _longer(box.itemText(row), box, room.width())


def _rows(view: QListView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None or view.viewMode() == QListView.ViewMode.IconMode:
        return
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        shortened = view.objectName() in NAMED_BY_ARTICLES or view.parent().objectName() == (
            "outline"
        )
        if shortened and index.data(Qt.ItemDataRole.ToolTipRole):
            continue
        wanted = view.sizeHintForIndex(index).width()
        if wanted > view.viewport().width():
            yield f"row “{index.data()}” wants {wanted}, has {view.viewport().width()}"


def _menu(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        if action.isSeparator() or not action.isVisible():
            continue
        option = QStyleOptionMenuItem()
        menu.initStyleOption(option, action)
        room = menu.actionGeometry(action)
        needed = option.fontMetrics.horizontalAdvance(action.text())
        if needed + 36 + 14 > room.width() or room.height() < option.fontMetrics.height():
            yield f"“{action.text()}” wants {needed} and its margins, has {room.width()}"
        if not menu.rect().contains(room):
            yield f"“{action.text()}” lies outside"


def _hidden_part(widget: QWidget, root: QWidget) -> str:
    """Which edge of what holds a widget cuts it; what scrolls can be brought into view."""
    rect = widget.rect()
    child = widget
    while child is not root:
        holder = child.parentWidget()
        if holder is None or child.isWindow():
            return ""
        rect = QRect(child.mapToParent(rect.topLeft()), rect.size())
        area = holder.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
            if rect.left() < 0 or rect.right() > holder.width():
                return f"sticks out of {type(area).__name__} sideways"
            return ""
        if not holder.rect().contains(rect):
            return f"sticks out of {type(holder).__name__} {holder.objectName()}"
        child = holder
    return ""
