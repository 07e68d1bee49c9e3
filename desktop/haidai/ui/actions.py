"""Everything the window can be asked to do, as data: one row an action.

`Actions` is the one owner of the QActions; buttons, menus and keys all show the same ones.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from haidai.ui.key_names import keycaps
from haidai.ui.looks.icons import Icons


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action: its drawing and its keys; its words are in `Actions`.

    An action with `on_page` answers to its keys only while the page has the focus; one that
    `repeats` is done again and again while its keys are held.
    """

    name: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    checkable: bool = False
    on_page: bool = False
    repeats: bool = False


ROWS = (
    ActionRow("open", "open", ("Ctrl+O",)),
    ActionRow("paste", "paste", ("Ctrl+V",)),
    ActionRow("back", "back", ("Alt+Left",)),
    ActionRow("forward", "forward", ("Alt+Right",)),
    ActionRow("smaller", "smaller", ("Ctrl+-",), repeats=True),
    ActionRow("larger", "larger", ("Ctrl++", "Ctrl+="), repeats=True),
    ActionRow("usual_size", "usual-size", ("Ctrl+0",)),
    ActionRow("elder", "elder", ()),
    ActionRow("layout", "layout", ("Ctrl+L",), checkable=True),
    ActionRow("hand_off", "qr", ("Ctrl+T",), checkable=True),
    ActionRow("print", "print", ("Ctrl+P",)),
    ActionRow("export_pdf", "file", ("Ctrl+E",)),
    ActionRow("listen", "listen", ("Ctrl+R",), checkable=True),
    ActionRow("listen_here", "listen", ()),
    ActionRow("stop", "stop", ("Esc",)),
    ActionRow("play_pause", "play", ("Space",), on_page=True),
    ActionRow("previous_sentence", "previous-sentence", ("Left",), on_page=True, repeats=True),
    ActionRow("next_sentence", "next-sentence", ("Right",), on_page=True, repeats=True),
    ActionRow("previous_paragraph", "", ("Ctrl+Left",), on_page=True, repeats=True),
    ActionRow("next_paragraph", "", ("Ctrl+Right",), on_page=True, repeats=True),
    ActionRow("previous_section", "previous-section", ("Ctrl+PgUp",), on_page=True),
    ActionRow("next_section", "next-section", ("Ctrl+PgDown",), on_page=True),
    ActionRow("slower", "", ("Ctrl+[",), repeats=True),
    ActionRow("faster", "", ("Ctrl+]",), repeats=True),
    ActionRow("export_audio", "audio", ()),
    ActionRow("find", "find", ("Ctrl+F",)),
    ActionRow("find_next", "", ("F3",), repeats=True),
    ActionRow("find_previous", "", ("Shift+F3",), repeats=True),
    ActionRow("copy", "copy", ("Ctrl+C",), on_page=True),
    ActionRow("copy_with_source", "copy", ("Ctrl+Shift+C",)),
    ActionRow("select_all", "", ("Ctrl+A",), on_page=True),
    ActionRow("outline", "outline", ("F9",), checkable=True),
    ActionRow("keys", "keyboard", ("F1",)),
    ActionRow("welcome", "information", ()),
    ActionRow("quit", "close", ("Ctrl+Q",)),
)


class Actions(QObject):
    """The owner of the actions; `actions["open"]` is the QAction of that row."""

    def __init__(self, icons: Icons, window: QWidget, page: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._elder = False
        for row in ROWS:
            action = QAction(self)
            action.setObjectName(row.name)
            action.setCheckable(row.checkable)
            action.setAutoRepeat(row.repeats)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            if row.icon:
                action.setIcon(icons.icon(row.icon))
            if row.on_page:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                page.addAction(action)
            else:
                window.addAction(action)
            self._actions[row.name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def retranslate(self) -> None:
        """Put the words of the current language on every action."""
        for name, (text, tip) in self._words().items():
            action = self._actions[name]
            action.setText(text)
            keys = " ".join(keycaps(action.shortcut().toString(), {"Space": self.tr("Space bar")}))
            action.setToolTip(f"{tip}  {keys}" if keys else tip)
            action.setStatusTip(tip)

    def show_elder(self, elder: bool) -> None:
        """Let the switch of 大字版 say what it does next."""
        self._elder = elder
        for action in self._actions.values():
            action.setShortcutVisibleInContextMenu(not elder)  # no keys beside the words
        self.retranslate()

    def _elder_words(self) -> tuple[str, str]:
        if self._elder:
            return (
                self.tr("Leave the large layout"),
                self.tr("Back to the usual window, with all its buttons"),
            )
        return (
            self.tr("Large layout"),
            self.tr("Larger words everywhere, and only the five buttons you need most"),
        )

    def _words(self) -> dict[str, tuple[str, str]]:
        """For each action its name and what it does in a sentence."""
        return {
            "open": (self.tr("Open"), self.tr("Open an address, a file or copied text")),
            "paste": (
                self.tr("Read copied text"),
                self.tr("Open the text or the address you have copied"),
            ),
            "back": (self.tr("Back"), self.tr("To the article before")),
            "forward": (self.tr("Forward"), self.tr("To the article after")),
            "smaller": (self.tr("Smaller"), self.tr("Make the text smaller")),
            "larger": (self.tr("Larger"), self.tr("Make the text larger")),
            "usual_size": (self.tr("Usual size"), self.tr("Back to the usual size of the text")),
            "elder": self._elder_words(),
            "layout": (
                self.tr("Layout"),
                self.tr("Spacing, width and paper of the page, and more"),
            ),
            "hand_off": (
                self.tr("Take along"),
                self.tr("Show the QR code that takes the article to a phone"),
            ),
            "print": (self.tr("Print"), self.tr("Print the article on paper")),
            "export_pdf": (
                self.tr("Export PDF"),
                self.tr("Save the printed article as a PDF file"),
            ),
            "listen": (self.tr("Read aloud"), self.tr("Read the article aloud; once more to stop")),
            "listen_here": (
                self.tr("Read aloud from this page"),
                self.tr("Read on from the first line that is seen now"),
            ),
            "stop": (self.tr("Stop"), self.tr("Stop reading aloud")),
            "play_pause": (self.tr("Play or pause"), self.tr("Pause the reading, or go on")),
            "previous_sentence": (self.tr("Sentence before"), self.tr("Back one sentence")),
            "next_sentence": (self.tr("Next sentence"), self.tr("Forward one sentence")),
            "previous_paragraph": (
                self.tr("Paragraph before"),
                self.tr("Back to the start of the paragraph, or to the one before"),
            ),
            "next_paragraph": (self.tr("Next paragraph"), self.tr("Forward one paragraph")),
            "previous_section": (self.tr("Section before"), self.tr("To the section before")),
            "next_section": (self.tr("Next section"), self.tr("To the next section")),
            "slower": (self.tr("Slower"), self.tr("Read more slowly")),
            "faster": (self.tr("Faster"), self.tr("Read faster")),
            "export_audio": (
                self.tr("Save as audio"),
                self.tr("Save the article, read aloud, as an audio file"),
            ),
            "find": (self.tr("Find in the article"), self.tr("Look for words in the article")),
            "find_next": (self.tr("Find the next place"), self.tr("To the next place found")),
            "find_previous": (
                self.tr("Find the place before"),
                self.tr("To the place found before"),
            ),
            "copy": (self.tr("Copy"), self.tr("Copy what is selected")),
            "copy_with_source": (
                self.tr("Copy with source"),
                self.tr("Copy what is selected, or the whole article, with where it comes from"),
            ),
            "select_all": (self.tr("Select all"), self.tr("Select the whole text")),
            "outline": (self.tr("Contents"), self.tr("Show or hide the list of sections")),
            "keys": (self.tr("Keys"), self.tr("Show what each key does")),
            "welcome": (
                self.tr("How to use this window"),
                self.tr("Open the article about the four buttons"),
            ),
            "quit": (self.tr("Quit"), self.tr("Close the window")),
        }
