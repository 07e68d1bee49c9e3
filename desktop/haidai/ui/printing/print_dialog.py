"""打印: what it will look like on paper, chosen in plain words beside the pages themselves."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from haidai.article.model import Article
from haidai.rendering.sheet import Modules, PaperStyle
from haidai.settings.page_layout import Typeface
from haidai.settings.print_choices import PrintChoices, PrintMargins, PrintSize
from haidai.settings.text_size import TextSize
from haidai.ui.labels import plain_label
from haidai.ui.printing.page_images import PageImages
from haidai.ui.printing.page_preview import PagePreview
from haidai.ui.printing.paper_choices import Sheets, paper_style, points, with_sections
from haidai.ui.printing.paper_pictures import PaperPictures

CHOICES_WIDTH = 292
LARGEST = (1240, 900)
LONGEST_NAME = 200
ROW_HEIGHT, MOST_ROWS = 44, 6  # of the list of sections before it scrolls
PICTURES_MS = 600
"""Between two pictures that come, before the pages are laid out with them."""
SETTLED_MS = 150
"""After the last of several quick choices the pages are laid out anew."""


class PrintDialog(QDialog):
    """Asks how to print, shows the pages so, and says what the reader wants done."""

    print_requested = Signal(object, object)  # Article, PaperStyle
    export_requested = Signal(object, object)
    choices_made = Signal(object)  # PrintChoices

    def __init__(
        self,
        article: Article,
        choices: PrintChoices,
        text_size: TextSize,
        code: Modules,
        sheets: Sheets,
        has_printer: bool,
        pictures: PaperPictures | None = None,
        parent: QWidget | None = None,
        typeface: Typeface = Typeface.SANS,
    ) -> None:
        """`code` is of the article's address, `pictures` are on their way; it may have neither."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print"))
        self._article, self._text_size = article, text_size
        self._typeface = typeface
        self._code, self._sheets, self._pictures = code, sheets, pictures
        self._images = PageImages(self)
        self._preview = PagePreview(self._images)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._show_pages)
        self._came = QTimer(self)
        self._came.setSingleShot(True)
        self._came.setInterval(PICTURES_MS)
        self._came.timeout.connect(self._show_pages)
        self._sizes = QButtonGroup(self)
        self._paper, self._way, self._margins = QComboBox(), QComboBox(), QComboBox()
        self._with_code = QCheckBox(self.tr("QR code of the original page"))
        self._with_pictures = QCheckBox(self.tr("Pictures"))
        self._with_notes = QCheckBox(self.tr("Addresses of the links at the end"))
        self._sections = QListWidget()
        self._all_sections = QCheckBox(self.tr("All sections"))
        self._export = QPushButton(self.tr("Export PDF…"))
        self._print = QPushButton(self.tr("Print…"))
        self._no_printer = plain_label(
            "hint", self.tr("No printer was found; a PDF file can be printed elsewhere."), wrap=True
        )
        self._arrange(has_printer)
        self._fill(choices)
        self._connect()
        self._fit_to(parent)
        self._show_pages()

    @property
    def choices(self) -> PrintChoices:
        """What is chosen now."""
        return PrintChoices(
            size=tuple(PrintSize)[max(self._sizes.checkedId(), 0)],
            paper=self._paper.currentData(),
            landscape=bool(self._way.currentData()),
            margins=PrintMargins(self._margins.currentData()),
            address_code=self._with_code.isChecked(),
            link_notes=self._with_notes.isChecked(),
            pictures=self._with_pictures.isChecked(),
        )

    @property
    def chosen_sections(self) -> frozenset[int]:
        """The sections to be printed, counted from 0."""
        checked = Qt.CheckState.Checked
        rows = range(self._sections.count())
        return frozenset(row for row in rows if self._sections.item(row).checkState() == checked)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # closed, and not only out of sight for a while
            self._settled.stop()
            self._came.stop()
            if self._pictures is not None:
                self._pictures.came.disconnect(self._picture_came)
                self._pictures.complete.disconnect(self._picture_came)
                self._pictures = None
            self._images.close()
        super().hideEvent(event)

    # What stands where

    def _arrange(self, has_printer: bool) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 10, 0)
        left.setSpacing(4)
        self._add_sizes(left)
        boxes = QGridLayout()
        boxes.setContentsMargins(0, 10, 0, 6)
        boxes.setHorizontalSpacing(14)
        boxes.setColumnStretch(1, 1)
        for row, (name, label, box) in enumerate(
            (
                ("paper", self.tr("Paper"), self._paper),
                ("way", self.tr("Direction"), self._way),
                ("margins", self.tr("Margins"), self._margins),
            )
        ):
            box.setObjectName(name)
            box.setAccessibleName(label)
            box.setItemDelegate(QStyledItemDelegate(box))  # the one that knows the style sheet
            shown = plain_label("choice", label)
            shown.setBuddy(box)
            boxes.addWidget(shown, row, 0)
            boxes.addWidget(box, row, 1)
        left.addLayout(boxes)
        for name, choice, is_there in (
            ("withPictures", self._with_pictures, self._pictures is not None),
            ("withCode", self._with_code, bool(self._code)),
            ("withNotes", self._with_notes, bool(self._article.links)),
        ):
            choice.setObjectName(name)
            left.addWidget(choice)
            choice.setVisible(is_there)
        self._add_sections(left)
        left.addStretch(1)
        choices = QWidget()
        choices.setObjectName("printChoices")
        choices.setLayout(left)
        scroll = QScrollArea()
        scroll.setObjectName("choicesScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(choices)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setFixedWidth(max(CHOICES_WIDTH, choices.minimumSizeHint().width() + bar))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(scroll)
        middle.addWidget(self._preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(self._buttons(has_printer))

    def _add_sizes(self, column: QVBoxLayout) -> None:
        column.addWidget(plain_label("choiceTitle", self.tr("Size of the text")))
        names = {
            PrintSize.SCREEN: self.tr("As on the screen"),
            PrintSize.STANDARD: self.tr("Standard"),
            PrintSize.LARGE: self.tr("Large"),
            PrintSize.LARGEST: self.tr("Very large"),
        }
        unit = self.tr("{0} points")
        for number, size in enumerate(PrintSize):
            amount = unit.replace("{0}", f"{points(size, self._text_size):g}")
            button = QRadioButton(f"{names[size]}　{amount}")
            button.setObjectName(f"size-{size}")
            self._sizes.addButton(button, number)
            column.addWidget(button)

    def _add_sections(self, column: QVBoxLayout) -> None:
        self._sections.setObjectName("sections")
        self._sections.setAccessibleName(self.tr("Sections to print"))
        rows = min(len(self._article.sections), MOST_ROWS)
        self._sections.setMinimumHeight(rows * ROW_HEIGHT + 14)
        self._sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._all_sections.setObjectName("allSections")
        column.addWidget(self._all_sections)
        column.addWidget(self._sections, 1)
        for widget in (self._all_sections, self._sections):
            widget.setVisible(len(self._article.sections) > 1)

    def _buttons(self, has_printer: bool) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._export.setObjectName("exportNow")
        self._print.setObjectName("printNow")
        first = self._print if has_printer else self._export
        first.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._no_printer, 1)
        if has_printer:
            row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._export)
        row.addWidget(self._print)
        # A button that cannot do anything is no button; the sentence stands in its place.
        self._print.setVisible(has_printer)
        self._no_printer.setVisible(not has_printer)
        return row

    def _fit_to(self, parent: QWidget | None) -> None:
        room = parent.window().size() if parent is not None else self.screen().size()
        self.resize(min(LARGEST[0], room.width() - 24), min(LARGEST[1], room.height() - 24))

    # What it holds

    def _fill(self, choices: PrintChoices) -> None:
        self._sizes.button(list(PrintSize).index(choices.size)).setChecked(True)
        for name in self._sheets:
            self._paper.addItem(self.tr("16K (16开)") if name == "16K" else name, name)
        self._way.addItem(self.tr("Upright"), False)
        self._way.addItem(self.tr("Sideways"), True)
        for margins, name in (
            (PrintMargins.NARROW, self.tr("Narrow")),
            (PrintMargins.USUAL, self.tr("Usual")),
            (PrintMargins.WIDE, self.tr("Wide")),
        ):
            self._margins.addItem(name, margins)
        for box, value in (
            (self._paper, choices.paper),
            (self._way, choices.landscape),
            (self._margins, choices.margins),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self._with_code.setChecked(choices.address_code)
        self._with_notes.setChecked(choices.link_notes)
        self._with_pictures.setChecked(choices.pictures)
        self._all_sections.setChecked(True)
        for name in self._section_names():
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self._sections.addItem(item)

    def _section_names(self) -> Sequence[str]:
        beginning = self.tr("Beginning")
        return [(each.heading or beginning)[:LONGEST_NAME] for each in self._article.sections]

    # What happens

    def _connect(self) -> None:
        self._sizes.buttonClicked.connect(self._settled.start)
        for box in (self._paper, self._way, self._margins):
            box.currentIndexChanged.connect(self._settled.start)
        for choice in (self._with_pictures, self._with_code, self._with_notes):
            choice.toggled.connect(self._settled.start)
        if self._pictures is not None:
            self._pictures.came.connect(self._picture_came)
            self._pictures.complete.connect(self._picture_came)
        self._all_sections.clicked.connect(self._check_all)
        self._sections.itemChanged.connect(self._section_checked)
        self._sections.itemActivated.connect(self._turn_over)
        self._print.clicked.connect(lambda: self._decide(self.print_requested.emit))
        self._export.clicked.connect(lambda: self._decide(self.export_requested.emit))

    def _style(self) -> PaperStyle:
        style = paper_style(self.choices, self._text_size, self._code, self._sheets)
        return replace(style, typeface=self._typeface)

    def _chosen_article(self) -> Article:
        return with_sections(self._article, self.chosen_sections)

    def _show_pages(self) -> None:
        self._came.stop()
        wanted = self._pictures is not None and self._with_pictures.isChecked()
        pictures = self._pictures.pictures if self._pictures and wanted else None
        self._images.show(self._chosen_article(), self._style(), pictures)

    def _picture_came(self) -> None:
        if self._with_pictures.isChecked() and not self._came.isActive():
            self._came.start()

    def _check_all(self, checked: bool) -> None:
        state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        for row in range(self._sections.count()):
            self._sections.item(row).setCheckState(state)

    def _turn_over(self, item: QListWidgetItem) -> None:
        checked, unchecked = Qt.CheckState.Checked, Qt.CheckState.Unchecked
        item.setCheckState(unchecked if item.checkState() == checked else checked)

    def _section_checked(self) -> None:
        chosen = self.chosen_sections
        self._all_sections.setChecked(len(chosen) == self._sections.count())
        something = bool(chosen) or not self._article.sections
        self._print.setEnabled(something)
        self._export.setEnabled(something)
        self._settled.start()

    def _decide(self, request: object) -> None:
        # A double click decides at its first click: the second finds the dialog gone.
        if self.isVisible() and callable(request):
            article, style = self._chosen_article(), self._style()
            self.choices_made.emit(self.choices)
            self.accept()
            request(article, style)
