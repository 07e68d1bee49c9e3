"""The dialog that asks how to print and shows the pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QListView,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from haidai.article.model import Article, Paragraph, Section
from haidai.rendering.page_format import SHEETS
from haidai.rendering.paper import laid_out
from haidai.settings.print_choices import PrintChoices, PrintMargins, PrintSize
from haidai.settings.text_size import TextSize
from haidai.ui.printing.print_dialog import PrintDialog
from tests.fakes.articles import linked_article, long_article, short_article

CODE = ((True,) * 21,) * 21
CHOICES = PrintChoices(PrintSize.LARGEST, "A5", True, PrintMargins.WIDE, False)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window under the dialog; it outlives it."""
    widget = QWidget()
    widget.resize(1024, 600)
    qtbot.addWidget(widget, before_close_func=close_dialogs)
    return widget


def close_dialogs(parent: QWidget) -> None:
    for dialog in parent.findChildren(PrintDialog):
        dialog.close()


class Asked:
    """A dialog that is shown, and what it said."""

    def __init__(self, qtbot: QtBot, parent: QWidget, article: Article, **more: object) -> None:
        given: dict[str, object] = {
            "choices": PrintChoices(),
            "text_size": TextSize(20),
            "code": CODE,
            "sheets": SHEETS,
            "has_printer": True,
        } | more
        self.dialog = PrintDialog(article, parent=parent, **given)  # type: ignore[arg-type]
        self.said: list[tuple[str, object]] = []
        self.dialog.choices_made.connect(lambda choices: self.said.append(("choices", choices)))
        self.dialog.print_requested.connect(lambda *what: self.said.append(("print", what)))
        self.dialog.export_requested.connect(lambda *what: self.said.append(("export", what)))
        self.dialog.show()
        self.wait(qtbot)

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not self.dialog._settled.isActive() and self.pages > 0)

    @property
    def pages(self) -> int:
        return self.dialog._images.count

    def label(self, name: str) -> QLabel:
        return self.dialog.findChild(QLabel, name)

    def button(self, name: str) -> QAbstractButton:
        return self.dialog.findChild(QAbstractButton, name)


def test_the_preview_has_the_pages_that_are_printed(qtbot: QtBot, parent: QWidget) -> None:
    article = long_article(4_000)
    asked = Asked(qtbot, parent, article)

    qtbot.mouseClick(asked.button("printNow"), Qt.MouseButton.LeftButton)

    (_, choices), (wish, what) = asked.said
    assert (choices, wish) == (PrintChoices(), "print")
    assert isinstance(what, tuple)
    assert what[0] == article
    assert what[1].type_size_points == 15
    assert what[1].address_code == CODE
    assert laid_out(*what).count == asked.pages > 2


def test_the_last_choice_stands_there_again(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, short_article(), choices=CHOICES)
    assert asked.dialog.choices == CHOICES


def test_larger_type_changes_the_pages(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, long_article(4_000))
    before = asked.pages

    asked.button("size-largest").click()
    asked.wait(qtbot)
    qtbot.waitUntil(lambda: asked.pages > 2 * before)

    assert asked.label("pageNumber").text().endswith(str(asked.pages))


def test_the_page_can_be_turned_sideways_and_shown_at_full_size(
    qtbot: QtBot, parent: QWidget
) -> None:
    asked = Asked(qtbot, parent, short_article())
    large = asked.label("largePage")
    qtbot.waitUntil(lambda: large.pixmap().width() > 0)
    assert large.pixmap().height() > large.pixmap().width()

    asked.dialog.findChild(QComboBox, "way").setCurrentIndex(1)
    qtbot.waitUntil(lambda: large.pixmap().width() > large.pixmap().height())
    fitting = large.pixmap().width()
    asked.button("fullSize").click()

    qtbot.waitUntil(lambda: large.pixmap().width() > 1.5 * fitting)


def test_the_row_of_pages_turns_the_large_one_by_keys(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, long_article(4_000))
    row = asked.dialog.findChild(QListView, "smallPages")
    first = asked.label("largePage")
    qtbot.waitUntil(lambda: first.pixmap().width() > 0)
    before = first.pixmap().toImage()

    qtbot.keyClick(row, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: first.pixmap().toImage() != before)
    assert "2" in asked.label("pageNumber").text()


def test_some_sections_alone_can_be_printed(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, short_article())
    sections = asked.dialog.findChild(QListWidget, "sections")
    assert [sections.item(row).text() for row in (1, 2)] == ["家门口的车间", "账本里的变化"]

    asked.button("allSections").click()
    assert not asked.button("printNow").isEnabled()
    assert not asked.button("exportNow").isEnabled()
    sections.item(2).setCheckState(Qt.CheckState.Checked)
    assert not asked.dialog.findChild(QCheckBox, "allSections").isChecked()
    asked.button("exportNow").click()

    wish, what = asked.said[-1]
    assert wish == "export"
    assert isinstance(what, tuple)
    assert [section.heading for section in what[0].sections] == ["账本里的变化"]


def test_the_row_the_space_bar_turns_over_is_marked_at_once(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, short_article())
    sections = asked.dialog.findChild(QListWidget, "sections")
    asked.dialog.activateWindow()
    assert not sections.selectedItems()
    sections.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(sections.hasFocus)
    assert [sections.row(item) for item in sections.selectedItems()] == [0]


def test_an_article_of_one_section_without_address_asks_for_neither(
    qtbot: QtBot, parent: QWidget
) -> None:
    article = Article("题", (Section(None, None, (Paragraph("文"),)),))
    asked = Asked(qtbot, parent, article, code=())
    assert not asked.button("allSections").isVisible()
    assert not asked.button("withCode").isVisible()
    assert not asked.button("withNotes").isVisible()
    assert asked.button("printNow").isEnabled()


def test_the_addresses_of_links_can_be_left_out(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, linked_article())
    assert asked.button("withNotes").isChecked()
    asked.button("withNotes").click()
    asked.wait(qtbot)
    asked.button("exportNow").click()
    (_, choices), (_, what) = asked.said
    assert isinstance(choices, PrintChoices)
    assert not choices.link_notes
    assert isinstance(what, tuple)
    assert not what[1].link_notes


def test_without_a_printer_there_is_the_pdf(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, short_article(), has_printer=False)
    assert not asked.button("printNow").isVisible()
    button = asked.dialog.findChild(QPushButton, "exportNow")
    assert button.isDefault()
    assert asked.label("hint").isVisible()


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, short_article())
    qtbot.keyClick(asked.dialog, Qt.Key.Key_Escape)
    assert not asked.dialog.isVisible()
    assert asked.said == []


def test_it_fits_a_small_screen(qtbot: QtBot, parent: QWidget) -> None:
    asked = Asked(qtbot, parent, short_article())
    size = asked.dialog.size()
    assert size.width() <= 1024
    assert size.height() <= 600


@pytest.mark.parametrize(
    "name", ["paper", "way", "margins", "sections", "smallPages", "desk", "fullSize", "withCode"]
)
def test_every_control_has_a_name_for_screen_readers(
    qtbot: QtBot, parent: QWidget, name: str
) -> None:
    asked = Asked(qtbot, parent, short_article())
    widget = asked.dialog.findChild(QWidget, name)
    named = QAccessible.queryAccessibleInterface(widget)
    assert named.text(QAccessible.Text.Name)
    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
