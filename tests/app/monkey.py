"""A reader who presses anything at any time, and what must be true of the window all the while."""

import random
from collections.abc import Callable
from pathlib import Path
from time import process_time

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QWidget,
)
from shiboken6 import isValid

from haidai.opening.sources import FileSource, Source, TextSource
from haidai.playback.state import ReadingState
from haidai.settings.page_layout import LineWidth, PageLayout, PaperChoice, Script, Typeface
from tests.app.conftest import Desk
from tests.fakes.hostile_pages import HOSTILE

FIXTURES = Path(__file__).parents[1] / "fixtures"
LONGEST_STEP = 3.0  # seconds of work; nothing that is read here is large
KEYS = (
    *("Tab Tab Tab Shift+Tab Return Space Esc Left Right Up Down PgUp PgDown Home End F3 F9 F1 A"
      " 1 Backspace Delete").split(),
)  # fmt: skip
ACTIONS = (
    "open paste back forward smaller larger usual_size elder layout hand_off listen listen_here"
    " stop play_pause previous_sentence next_sentence previous_paragraph next_paragraph"
    " previous_section next_section slower faster find find_next find_previous copy"
    " copy_with_source select_all outline keys welcome print"
).split()
WORDS = ("的", "河", "", "没有的字", "a", "https://a.cn/", "重庆\n=")
PIECES = (
    "",
    "菜价又降了。\n\n" + "市里的菜市场今天开门很早，来买菜的人不少。" * 30,
    "<h1>渡口</h1>" + "<h2>一节</h2><p>河水流过渡口，船工开始一天的工作。</p>" * 12,
    "今日短讯\n\n一、二、三。",
    "English news\n\n" + "The ferry left at six in the morning, as it always does. " * 20,
    "\x00\u202e\ud800" * 50,
)


class Monkey:
    """Takes steps by chance, the same for the same seed, and looks round after each."""

    def __init__(self, desk: Desk, folder: Path, seed: int) -> None:
        self._desk, self._folder = desk, folder
        self._chance = random.Random(seed)  # noqa: S311 - the same in every run is wanted
        self.errors: list[BaseException] = []
        self.trail: list[str] = []
        self._closer = QTimer()
        self._closer.setInterval(20)
        self._closer.timeout.connect(_close_popup)
        self._steps: tuple[tuple[int, Callable[[], str]], ...] = (
            (8, self._act),
            (8, self._press_keys),
            (8, self._click),
            (4, self._open),
            (3, self._listen_on),
            (2, self._lay_out),
            (2, self._resize),
            (2, self._type),
            (2, self._scroll),
            (1, self._choose_in_menu),
            (1, self._cancel),
            (1, self._change_language),
            (1, self._minimise),
            (3, self._close_dialogs),
        )

    def step(self) -> None:
        """Do something, and see that the window is as it should be."""
        weights = [weight for weight, _ in self._steps]
        act = self._chance.choices([act for _, act in self._steps], weights)[0]
        begun = process_time()
        self.trail.append(act.__name__)
        self._closer.start()  # a button's menu does not give the control back before it closes
        self.trail[-1] = act()
        self._closer.stop()
        for _ in range(self._chance.choice((0, 1, 3, 10))):
            QApplication.processEvents()
        took = process_time() - begun
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not self.errors
        assert took < LONGEST_STEP, f"{took:.1f} s"
        self._look_round()

    # What it does

    def _act(self) -> str:
        name = self._chance.choice(ACTIONS)
        if QApplication.activeModalWidget() is not None:
            return f"action {name}: out of reach"
        self._desk.window.actions_[name].trigger()
        return f"action {name}"

    def _press_keys(self) -> str:
        widget = QApplication.focusWidget() or self._desk.window
        keys = [self._chance.choice(KEYS) for _ in range(self._chance.randint(1, 4))]
        for key in keys:
            if isValid(widget):
                QTest.keySequence(widget, QKeySequence(key))
            widget = QApplication.focusWidget() or self._desk.window
        return f"keys {keys}"

    def _click(self) -> str:
        top = self._top()
        buttons = [
            each
            for each in top.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and each.window() is top
        ]
        if not buttons:
            return "no button"
        button = self._chance.choice(buttons)
        said = f"click {button.objectName() or button.text()!r} in {type(top).__name__}"
        self.trail[-1] = said
        times = self._chance.choice((1, 1, 1, 2))
        for _ in range(times):
            if isValid(button):
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return f"{said} × {times}"

    def _open(self) -> str:
        source = self._source()
        self._desk.application.opening.open(source)
        return f"open {source.label!r}"

    def _source(self) -> Source:
        kind = self._chance.randrange(5)
        if kind == 0:
            return FileSource(self._chance.choice((self._folder / "nothing.html", self._folder)))
        if kind == 1:
            return TextSource(self._chance.choice(PIECES), "粘贴的文字")
        if kind == 2:
            name = self._chance.choice(("bidi and NUL", "many headings", "nested elements"))
            return TextSource(HOSTILE[name]()[:200_000], name)
        if kind == 3:
            return FileSource(FIXTURES / self._chance.choice(("riverside.txt", "typesetting.html")))
        return FileSource(FIXTURES / "riverside.html")

    def _listen_on(self) -> str:
        seconds = self._chance.choice((0.05, 0.4, 3.0, 60.0))
        self._desk.clock.advance(seconds)
        if self._desk.sessions:
            self._desk.session.tick()
        return f"{seconds} s pass"

    def _lay_out(self) -> str:
        chance = self._chance
        layout = PageLayout(
            chance.choice(list(Typeface)), chance.choice(PageLayout.LINE_SPACINGS),
            chance.choice(list(LineWidth)), chance.choice(list(PaperChoice)),
            chance.random() < 0.5, chance.choice(list(Script)),
        )  # fmt: skip
        self._desk.application.appearance.use_layout(layout)
        return str(layout)

    def _resize(self) -> str:
        width, height = self._chance.randint(200, 1600), self._chance.randint(200, 1200)
        self._top().resize(width, height)
        return f"resize {width} × {height}"

    def _type(self) -> str:
        fields = [each for each in self._top().findChildren(QLineEdit) if each.isVisible()]
        words = self._chance.choice(WORDS)
        if fields:
            self._chance.choice(fields).setText(words)
        return f"type {words!r}"

    def _scroll(self) -> str:
        bar = self._desk.window.reader.verticalScrollBar()
        bar.setValue(round(bar.maximum() * self._chance.random()))
        return f"scroll to {bar.value()}"

    def _choose_in_menu(self) -> str:
        menus = self._desk.window.findChildren(QMenu)
        actions: list[QAction] = [
            action
            for menu in menus
            for action in menu.actions()
            if action.isEnabled() and not action.menu() and action.objectName() not in OUTSIDE
        ]
        if not actions or QApplication.activeModalWidget() is not None:
            return "no menu"
        action = self._chance.choice(actions)
        said = f"choose {action.text()!r}"
        self.trail[-1] = said
        action.trigger()
        return said

    def _cancel(self) -> str:
        self._desk.application.opening.cancel()
        return "cancel"

    def _change_language(self) -> str:
        language = self._chance.choice(("zh-CN", "en"))
        self._desk.window.language_requested.emit(language)
        return language

    def _minimise(self) -> str:
        self._desk.window.showMinimized()
        QApplication.processEvents()
        self._desk.window.showNormal()
        return "minimise"

    def _close_dialogs(self) -> str:
        for dialog in self._desk.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        _close_popup()
        return "close dialogs"

    def _top(self) -> QWidget:
        """What would take a press now."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return popup or modal or self._desk.window

    # What must be true

    def _look_round(self) -> None:
        desk, window = self._desk, self._desk.window
        visit = desk.application.opening.visits.current
        assert visit is not None
        shown = window.reader.article_shown
        assert shown is visit.article
        assert 0 <= window.reader.place() <= len(shown.text)
        size = desk.store.settings.text_size
        assert window.top_bar.findChild(QLabel, "typeSize").text() == str(size.pixels)
        outline = window.outline.findChild(QListView).model()
        assert outline.rowCount() == len(shown.sections)
        self._look_at_listening()
        self._look_at_panel()
        assert isValid(window.reader.verticalScrollBar())

    def _look_at_listening(self) -> None:
        desk, window = self._desk, self._desk.window
        listening = desk.application.listening
        wished = listening._wish is not None
        reading = listening.state is not ReadingState.STOPPED or wished
        assert window.actions_["listen"].isChecked() == reading
        assert window.actions_["stop"].isEnabled() == reading
        assert window.player.isHidden() != reading
        span = window.reader.span_read
        if span is not None:
            assert reading
            shown = window.reader.article_shown
            assert shown is not None
            assert span.end <= len(shown.text)

    def _look_at_panel(self) -> None:
        window = self._desk.window
        wanted = window.actions_["hand_off"].isChecked()
        visit = self._desk.application.opening.visits.current
        if "panel" not in window.__dict__:
            assert not wanted
            return
        assert window.panel.isHidden() != wanted
        if wanted and visit is not None:
            address = window.panel.findChild(QLabel, "address").text().replace("\u200b", "")
            absent = window.panel.findChild(QLabel, "absence").isVisibleTo(window.panel)
            if visit.whole.url is not None and not absent and not window.panel.shares:
                assert address == str(visit.whole.url)


def _close_popup() -> None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


OUTSIDE = {"quit", "export_pdf", "export_audio"}
