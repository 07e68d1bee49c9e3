"""字够大吗？ The strip above the page at the first start: three answers, no dialog, no hurry."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from haidai.ui.escape_key import EscapeKey
from haidai.ui.labels import plain_label


class SizeQuestion(QFrame):
    """Asks once whether the text is large enough; it takes no focus and never goes by itself."""

    larger_requested = Signal()
    elder_requested = Signal()
    answered = Signal()  # with any of the three

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sizeQuestion")
        self._question = plain_label("question", wrap=True)
        self._enough = self._button("enough")
        self._larger = self._button("aLittleLarger")
        self._elder = self._button("useElder")
        self._enough.clicked.connect(self.hide)
        self._larger.clicked.connect(self.larger_requested)
        self._elder.clicked.connect(self.hide)
        self._elder.clicked.connect(self.elder_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        row.addWidget(self._question, 1)
        for button in (self._enough, self._larger, self._elder):
            row.addWidget(button)
        EscapeKey(self, self._enough.click)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.clicked.connect(self.answered)
        return button

    def _retranslate(self) -> None:
        question = self.tr("Is the text large enough?")
        self._question.setText(question)
        self.setAccessibleName(question)
        self._enough.setText(self.tr("Large enough"))
        self._larger.setText(self.tr("A little larger"))
        self._elder.setText(self.tr("Use the large layout"))
