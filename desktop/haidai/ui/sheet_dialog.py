"""A dialog with one sheet to look at, and 关闭 below it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

MARGIN, SPACING = 16, 12


class SheetDialog(QDialog):
    """Holds a sheet that has the focus, and so the arrow keys; Esc closes it."""

    def hold(self, sheet: QWidget) -> None:
        """Put the sheet in it."""
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("close")
        close.setAutoDefault(False)  # Enter is the sheet's
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACING)
        column.addWidget(sheet, 1)
        column.addLayout(foot)
        sheet.setFocus()
