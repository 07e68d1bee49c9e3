"""按键一览: every key of the window, read from the very tables the window obeys."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from haidai.ui.actions import ROWS, Actions
from haidai.ui.key_names import keycaps
from haidai.ui.labels import plain_label
from haidai.ui.page.page_accessibility import stand_for
from haidai.ui.page.scroll_keys import SCROLL_KEYS, Scroll
from haidai.ui.sheet_dialog import SheetDialog

GROUPS = {
    "opening": ("open", "paste", "back", "forward"),
    "size": ("larger", "smaller", "usual_size"),
    "listening": (
        "listen",
        "play_pause",
        "stop",
        "previous_sentence",
        "next_sentence",
        "previous_paragraph",
        "next_paragraph",
        "previous_section",
        "next_section",
        "slower",
        "faster",
    ),
    "words": ("find", "find_next", "find_previous", "copy", "copy_with_source", "select_all"),
    "taking": ("print", "export_pdf", "hand_off"),
}
OTHERS = "others"
SHARE_OF_WINDOW = 0.85
WIDTH = 38  # times the height of a line of the window


def grouped() -> dict[str, list[str]]:
    """The names of all actions that have a key, by group; what is in none is in `OTHERS`."""
    with_keys = [row.name for row in ROWS if row.keys]
    groups = {
        group: [name for name in names if name in with_keys] for group, names in GROUPS.items()
    }
    placed = {name for names in groups.values() for name in names}
    return groups | {OTHERS: [name for name in with_keys if name not in placed]}


class KeysDialog(SheetDialog):
    """Shows what each key does; arrows and page keys scroll it, Esc closes it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setWindowTitle(self.tr("Keys"))
        self._actions = actions
        self._sheet = QScrollArea(self)
        self._sheet.setObjectName("keysSheet")
        self._sheet.setFrameShape(QFrame.Shape.NoFrame)
        self._sheet.setWidgetResizable(True)
        self._sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheet.setAccessibleName(self.tr("Keys"))
        stand_for(self._sheet, QAccessible.Role.Document)
        self._sheet.setWidget(self._table())
        self.hold(self._sheet)
        wide = min(self.fontMetrics().height() * WIDTH, round(parent.width() * SHARE_OF_WINDOW))
        self.resize(wide, round(parent.height() * SHARE_OF_WINDOW))

    def _table(self) -> QWidget:
        table = QWidget()
        table.setObjectName("keysTable")
        grid = QGridLayout(table)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for title, rows in self._groups():
            heading = plain_label("panelTitle", title)
            heading.setContentsMargins(0, 14, 0, 2)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for keys, words in rows:
                row = grid.rowCount()
                key = plain_label("keycap", keys)
                key.setAlignment(Qt.AlignmentFlag.AlignCenter)
                grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(plain_label("keyWords", words, wrap=True), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return table

    def _groups(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """For each group its title, and its keys with what they do."""
        groups = grouped()
        titles = self._titles()
        for group in ("opening", "size"):
            yield titles[group], [self._row(name) for name in groups[group]]
        yield self.tr("Moving the page"), list(self._scrolling())
        for group in ("listening", "words", "taking", OTHERS):
            yield titles[group], [self._row(name) for name in groups[group]]

    def _row(self, name: str) -> tuple[str, str]:
        action = self._actions[name]
        portable = QKeySequence.SequenceFormat.PortableText
        keys = [self._shown(each.toString(portable)) for each in action.shortcuts()]
        words = action.statusTip() or action.text()
        if name == "stop":  # where nothing is read, its key has other things to do
            words = self.tr("Stop reading aloud; else close a notice, or give up what goes on")
        return " / ".join(keys), words

    def _shown(self, shortcut: str) -> str:
        return " ".join(keycaps(shortcut, {"Space": self.tr("Space bar")}))

    def _scrolling(self) -> Iterator[tuple[str, str]]:
        words = {
            Scroll.LINE_UP: self.tr("One line up"),
            Scroll.LINE_DOWN: self.tr("One line down"),
            Scroll.PAGE_UP: self.tr("One page up"),
            Scroll.PAGE_DOWN: self.tr("One page down"),
            Scroll.BEGINNING: self.tr("To the beginning of the article"),
            Scroll.END: self.tr("To the end of the article"),
        }
        for key, move in SCROLL_KEYS.items():
            yield self._shown(QKeySequence(key).toString()), words[move]
        yield "Tab", self.tr("To the next link, picture or button; with Shift to the one before")
        yield "Enter", self.tr("Open that link or picture, or press that button")

    def _titles(self) -> dict[str, str]:
        return {
            "opening": self.tr("Opening articles"),
            "size": self.tr("Size of the text"),
            "listening": self.tr("Reading aloud"),
            "words": self.tr("Finding and copying"),
            "taking": self.tr("Paper and phone"),
            OTHERS: self.tr("The window"),
        }
