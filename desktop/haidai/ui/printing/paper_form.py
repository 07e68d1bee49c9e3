"""How to print, asked in plain words: size of the text, paper, margins, and what stands on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from haidai.settings.print_choices import PrintChoices, PrintMargins, PrintSize
from haidai.settings.text_size import TextSize
from haidai.ui.labels import plain_label
from haidai.ui.printing.paper_choices import Sheets, points


class PaperForm(QWidget):
    """Shows choices about paper and lets them be changed."""

    changed = Signal()

    def __init__(self, choices: PrintChoices, text_size: TextSize, sheets: Sheets) -> None:
        super().__init__()
        self._sizes = QButtonGroup(self)
        self._paper, self._way, self._margins = QComboBox(), QComboBox(), QComboBox()
        self._pictures = QCheckBox(self.tr("Pictures"))
        self._code = QCheckBox(self.tr("QR code of the original page"))
        self._notes = QCheckBox(self.tr("Addresses of the links at the end"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._add_sizes(column, text_size)
        self._add_boxes(column)
        for name, choice in (
            ("withPictures", self._pictures),
            ("withCode", self._code),
            ("withNotes", self._notes),
        ):
            choice.setObjectName(name)
            column.addWidget(choice)
        self._fill(choices, sheets)
        self._sizes.buttonClicked.connect(self.changed)
        for box in (self._paper, self._way, self._margins):
            box.currentIndexChanged.connect(self.changed)
        for choice in (self._pictures, self._code, self._notes):
            choice.toggled.connect(self.changed)

    @property
    def choices(self) -> PrintChoices:
        """What is chosen now."""
        return PrintChoices(
            size=tuple(PrintSize)[max(self._sizes.checkedId(), 0)],
            paper=self._paper.currentData(),
            landscape=bool(self._way.currentData()),
            margins=PrintMargins(self._margins.currentData()),
            address_code=self._code.isChecked(),
            link_notes=self._notes.isChecked(),
            pictures=self._pictures.isChecked(),
        )

    def offer(self, *, pictures: bool, code: bool, notes: bool) -> None:
        """Show only the choices that the article has something for."""
        self._pictures.setVisible(pictures)
        self._code.setVisible(code)
        self._notes.setVisible(notes)

    def _add_sizes(self, column: QVBoxLayout, text_size: TextSize) -> None:
        column.addWidget(plain_label("choiceTitle", self.tr("Size of the text")))
        names = {
            PrintSize.SCREEN: self.tr("As on the screen"),
            PrintSize.STANDARD: self.tr("Standard"),
            PrintSize.LARGE: self.tr("Large"),
            PrintSize.LARGEST: self.tr("Very large"),
        }
        unit = self.tr("{0} points")
        for number, size in enumerate(PrintSize):
            amount = unit.replace("{0}", f"{points(size, text_size):g}")
            button = QRadioButton(f"{names[size]}　{amount}")
            button.setObjectName(f"size-{size}")
            self._sizes.addButton(button, number)
            column.addWidget(button)

    def _add_boxes(self, column: QVBoxLayout) -> None:
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
        column.addLayout(boxes)

    def _fill(self, choices: PrintChoices, sheets: Sheets) -> None:
        self._sizes.button(list(PrintSize).index(choices.size)).setChecked(True)
        for name in sheets:
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
        self._code.setChecked(choices.address_code)
        self._notes.setChecked(choices.link_notes)
        self._pictures.setChecked(choices.pictures)
