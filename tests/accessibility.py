"""The accessibility walk: looks at every control of a window as a screen reader, a keyboard and
an eye meet it, and tells what is wrong. Used by tests of the window and of its dialogs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from haidai.rendering.papers import contrast
from haidai.ui.key_names import keycaps
from haidai.ui.page.page_accessibility import HeadingWidget, LinkWidget

TARGET, ELDER_TARGET = 44, 60  # pixels; the second in 大字版
INLINE_TARGET = 24  # of a link in running text (WCAG 2.5.8)
RING_CONTRAST = 3.0  # WCAG 1.4.11 and 2.4.13
RING_PIXELS = 60

Role, Text = QAccessible.Role, QAccessible.Text
CONTROLS = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractSpinBox, QAbstractItemView,
    QTextEdit, QGraphicsView,
)  # fmt: skip
ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QAbstractButton, frozenset({
        Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton,
    })),
    (QComboBox, frozenset({Role.ComboBox})),
    (QLineEdit, frozenset({Role.EditableText})),
    (QTextEdit, frozenset({Role.EditableText, Role.StaticText})),
    (QAbstractSlider, frozenset({Role.Slider})),
    (QAbstractSpinBox, frozenset({Role.SpinBox})),
    (QAbstractItemView, frozenset({Role.List, Role.Table, Role.Tree})),
    (LinkWidget, frozenset({Role.Link})),
)  # fmt: skip
NOTHING_SAID = frozenset({Role.NoRole, Role.Client, Role.Pane, Role.Grouping, Role.Whitespace})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and with which control."""

    control: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.control}: {self.wrong}"


def controls(window: QWidget) -> list[QWidget]:
    """Everything visible in a window that can be pressed, chosen from, typed into or moved."""
    return [each for each in window.findChildren(QWidget) if _is_control(each, window)]


def _is_control(widget: QWidget, window: QWidget) -> bool:
    if not widget.isVisibleTo(window) or widget.window() is not window:
        return False
    if isinstance(widget, QScrollBar | QHeaderView) or widget.objectName().startswith("qt_"):
        return False
    if isinstance(widget.parent(), QComboBox | QAbstractSpinBox):
        return False  # the parts of one control
    if widget.focusProxy() is not None:
        return False
    by_tab = Qt.FocusPolicy.TabFocus
    return isinstance(widget, CONTROLS) or (widget.focusPolicy() & by_tab) == by_tab


def walk(window: QWidget, smallest: int = TARGET) -> list[Fault]:
    """What is wrong with a window's controls as they are now; empty where all is well."""
    faults = []
    for control in controls(window):
        told = QAccessible.queryAccessibleInterface(control)
        wrongs = (
            *_of_words(control, told),
            *_of_role(control, told),
            *_of_states(control, told),
            *_of_size(control, smallest),
            *_of_items(control, smallest),
        )
        faults += [Fault(path_of(control), wrong) for wrong in wrongs]
    return faults + [
        Fault(path_of(heading), "a heading without words")
        for heading in window.findChildren(HeadingWidget)
        if heading.isVisibleTo(window) and not heading.accessibleName()
    ]


def walk_menu(menu: QMenu, smallest: int = TARGET) -> list[Fault]:
    """What is wrong with the rows of a menu, and of those it leads to."""
    menu.ensurePolished()
    menu.sizeHint()  # places the rows
    faults = []
    for action in menu.actions():
        if action.isSeparator() or not action.isVisible():
            continue
        name = f"menu {menu.objectName() or menu.title()} › {action.text()}"
        if not action.text().strip("… "):
            faults.append(Fault(name, "no words"))
        height = menu.actionGeometry(action).height()
        if height < smallest:
            faults.append(Fault(name, f"{height} px high, less than {smallest}"))
        below = action.menu()
        if isinstance(below, QMenu):
            faults += walk_menu(below, smallest)
    return faults


def faults_of_focus(window: QWidget) -> list[Fault]:
    """Which enabled controls look no different when they have the focus."""
    faults = []
    for control in controls(window):
        if not control.isEnabled() or not control.isVisible():
            continue
        wrong = _of_ring(control, window)
        if wrong:
            faults.append(Fault(path_of(control), wrong))
    return faults


def path_of(widget: QWidget) -> str:
    """A control in words: what it is, and in what it is."""
    names = []
    step: QWidget | None = widget
    while step is not None:
        names.append(step.objectName() or type(step).__name__)
        step = step.parentWidget()
    return " in ".join([_label(widget) or names[0], *names[:3]])


def _label(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _of_words(control: QWidget, told: QAccessibleInterface) -> Iterator[str]:
    name = told.text(Text.Name).strip()
    if not name:
        yield "no name"
    shown = _shown_text(control)
    if shown and shown not in name:
        yield f"its name “{name}” does not say what stands on it, “{shown}”"
    if name and name == told.text(Text.Description).partition("  ")[0]:
        yield f"“{name}” is said twice, as its name and as what it does"
    said = name + told.text(Text.Description) + control.toolTip()
    if isinstance(control, QToolButton) and not control.menu():
        action = control.defaultAction()
        keys = " ".join(keycaps(action.shortcut().toString())) if action else ""
        if keys and keys not in said + told.text(Text.Accelerator):
            yield f"its key {keys} is told nowhere"
    if isinstance(control, QAbstractItemView | QTextEdit | QGraphicsView):
        return
    if isinstance(control, QToolButton) and not shown and not control.toolTip():
        yield "only an icon, and no tooltip"


def _shown_text(control: QWidget) -> str:
    if not isinstance(control, QAbstractButton):
        return ""
    style = control.toolButtonStyle() if isinstance(control, QToolButton) else None
    icon_only = style == Qt.ToolButtonStyle.ToolButtonIconOnly and not control.icon().isNull()
    return "" if icon_only else control.text().replace("&", "").strip()


def _of_role(control: QWidget, told: QAccessibleInterface) -> Iterator[str]:
    expected = next((roles for kind, roles in ROLES if isinstance(control, kind)), None)
    group = control.group() if isinstance(control, QAbstractButton) else None
    # Qt tells every button of a tool bar that can be on as a box to tick.
    if group is not None and group.exclusive() and not isinstance(control, QToolButton):
        expected = frozenset({Role.RadioButton})
    if expected is not None and told.role() not in expected:
        yield f"its role is {told.role().name}"
    if expected is None and told.role() in NOTHING_SAID:
        yield f"can have the focus, but its role {told.role().name} says nothing"


def _of_states(control: QWidget, told: QAccessibleInterface) -> Iterator[str]:
    state = told.state()
    if control.isEnabled() and not state.focusable:
        yield "the keyboard cannot reach it"
    if isinstance(control, QAbstractButton) and control.isCheckable():
        if not state.checkable:
            yield "does not tell that it can be on or off"
        if bool(state.checked) != control.isChecked():
            yield "does not tell whether it is on"


def _of_size(control: QWidget, smallest: int) -> Iterator[str]:
    if isinstance(control, LinkWidget):
        smallest = INLINE_TARGET
    if control.height() < smallest or control.width() < smallest:
        yield f"{control.width()} × {control.height()} px, less than {smallest}"


def _of_items(control: QWidget, smallest: int) -> Iterator[str]:
    if not isinstance(control, QAbstractItemView) or control.model() is None:
        return
    model = control.model()
    for row in range(min(model.rowCount(), 5)):
        index = model.index(row, 0)
        # A view of no height has not laid out its rows.
        height = control.visualRect(index).height() or control.sizeHintForRow(row)
        if height < smallest:
            yield f"its row {row} is {height} px high, less than {smallest}"
        words = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
        if not words and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            yield f"its row {row} has no words"


def _of_ring(control: QWidget, window: QWidget) -> str:
    reasons = Qt.FocusReason
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    _scroll_to(control)
    QApplication.processEvents()
    plain = _picture(control, window)
    control.setFocus(reasons.TabFocusReason)
    QApplication.processEvents()
    if not control.hasFocus() and QApplication.focusWidget() is not control.focusProxy():
        return "does not take the focus"
    changed = seen_change(plain, _picture(control, window))
    control.clearFocus()
    return "" if changed >= RING_PIXELS else f"its focus changes {changed} pixels by 3 : 1"


def _scroll_to(control: QWidget) -> None:
    """Bring a control into view, as Tab does."""
    step = control.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(control)
        step = step.parentWidget()


def _picture(control: QWidget, window: QWidget) -> QImage:
    corner = control.mapTo(window, QPoint())
    rect = QRect(corner, control.size()).adjusted(-4, -4, 4, 4)
    return window.grab(rect.intersected(window.rect())).toImage()


def seen_change(before: QImage, after: QImage) -> int:
    """How many pixels of two pictures of one place differ by the contrast of a focus ring."""
    if before.size() != after.size():
        return before.width() * before.height()
    pairs: dict[tuple[int, int], int] = {}
    for y in range(after.height()):
        for x in range(after.width()):
            pair = (before.pixel(x, y), after.pixel(x, y))
            if pair[0] != pair[1]:
                pairs[pair] = pairs.get(pair, 0) + 1
    return sum(count for pair, count in pairs.items() if _apart(pair) >= RING_CONTRAST)


def _apart(pair: tuple[int, int]) -> float:
    return contrast(QColor(pair[0]).name(), QColor(pair[1]).name())
