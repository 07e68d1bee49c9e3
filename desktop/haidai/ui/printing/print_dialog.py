"""打印: what it will look like on paper, chosen in plain words beside the pages themselves."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from haidai.article.model import Article
from haidai.rendering.sheet import Modules, PaperStyle
from haidai.settings.page_layout import Typeface
from haidai.settings.print_choices import PrintChoices
from haidai.settings.text_size import TextSize
from haidai.ui.labels import plain_label
from haidai.ui.printing.page_images import PageImages
from haidai.ui.printing.page_preview import PagePreview
from haidai.ui.printing.paper_choices import Sheets, paper_style, with_sections
from haidai.ui.printing.paper_form import PaperForm
from haidai.ui.printing.paper_pictures import PaperPictures
from haidai.ui.printing.section_choice import SectionChoice

CHOICES_WIDTH = 292
LARGEST = (1240, 900)
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
        self._settled = self._timer(SETTLED_MS)
        self._came = self._timer(PICTURES_MS)
        self._form = PaperForm(choices, text_size, sheets)
        self._form.offer(pictures=pictures is not None, code=bool(code), notes=bool(article.links))
        self._sections = SectionChoice(article)
        self._export = QPushButton(self.tr("Export PDF…"))
        self._print = QPushButton(self.tr("Print…"))
        self._no_printer = plain_label(
            "hint", self.tr("No printer was found; a PDF file can be printed elsewhere."), wrap=True
        )
        self._arrange(has_printer)
        self._connect()
        self._fit_to(parent)
        self._show_pages()

    @property
    def choices(self) -> PrintChoices:
        """What is chosen now."""
        return self._form.choices

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

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    # What stands where

    def _arrange(self, has_printer: bool) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 10, 0)
        left.setSpacing(4)
        left.addWidget(self._form)
        left.addWidget(self._sections, 1)
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
        (self._no_printer if has_printer else self._print).hide()
        return row

    def _fit_to(self, parent: QWidget | None) -> None:
        room = parent.window().size() if parent is not None else self.screen().size()
        self.resize(min(LARGEST[0], room.width() - 24), min(LARGEST[1], room.height() - 24))

    # What happens

    def _connect(self) -> None:
        self._settled.timeout.connect(self._show_pages)
        self._came.timeout.connect(self._show_pages)
        self._form.changed.connect(self._settled.start)
        self._sections.changed.connect(self._section_checked)
        if self._pictures is not None:
            self._pictures.came.connect(self._picture_came)
            self._pictures.complete.connect(self._picture_came)
        self._print.clicked.connect(lambda: self._decide(self.print_requested.emit))
        self._export.clicked.connect(lambda: self._decide(self.export_requested.emit))

    def _style(self) -> PaperStyle:
        style = paper_style(self.choices, self._text_size, self._code, self._sheets)
        return replace(style, typeface=self._typeface)

    def _chosen_article(self) -> Article:
        return with_sections(self._article, self._sections.chosen)

    def _show_pages(self) -> None:
        self._came.stop()
        wanted = self._pictures is not None and self.choices.pictures
        pictures = self._pictures.pictures if self._pictures and wanted else None
        self._images.show(self._chosen_article(), self._style(), pictures)

    def _picture_came(self) -> None:
        if self.choices.pictures and not self._came.isActive():
            self._came.start()

    def _section_checked(self) -> None:
        for button in (self._print, self._export):
            button.setEnabled(self._sections.something)
        self._settled.start()

    def _decide(self, request: object) -> None:
        # A double click decides at its first click: the second finds the dialog gone.
        if self.isVisible() and callable(request):
            article, style = self._chosen_article(), self._style()
            self.choices_made.emit(self.choices)
            self.accept()
            request(article, style)
