"""扫码带走: the code of the article's own address, or of this machine, and files to keep."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from haidai.handoff.qr_code import QrCode
from haidai.ui.labels import plain_label
from haidai.ui.looks.icons import Icons
from haidai.ui.taking_along.code_card import CodeCard
from haidai.ui.taking_along.code_screen import CodeScreen
from haidai.ui.taking_along.qr_view import SMALLEST
from haidai.ui.taking_along.share_page import SharePage

MARGIN, SPACING = 22, 12
SCROLL_BAR = 16  # of the usual measures
MUCH_WIDER = 1.2  # than the code: then the buttons stand in one column
FORMATS = ("html", "md", "txt")


class Tab(QPushButton):
    """A tab with room for its words in bold, as the style writes them on the one in front."""

    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        usual = self.fontMetrics().horizontalAdvance(self.text())
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - usual
        return hint + QSize(max(0, more), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class HandOffPanel(QFrame):
    """Two tabs: 原文网址 with a code or the sentence why there is none, and 本机直传."""

    address_copied = Signal(str)
    share_shown = Signal(bool)  # whether the tab 本机直传 is the one in front
    picture_requested = Signal(str)  # the address whose code is to be saved
    export_requested = Signal(str)  # one of FORMATS

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("handOff")
        self._has_code = False
        self._title = plain_label("panelTitle")
        self._tabs = QButtonGroup(self)
        self._own_tab, self._share_tab = self._tab("ownAddressTab"), self._tab("shareTab")
        self._hint = plain_label("hint", wrap=True)
        self._absence = plain_label("absence", wrap=True)
        self._card = CodeCard(icons, lasting=True)
        self.share = SharePage(icons)
        self._export = QPushButton()
        self._export.setObjectName("export")
        self._export.setMenu(self._export_menu())
        for card in (self._card, self.share.card):
            card.address_copied.connect(self.address_copied)
            card.save_requested.connect(self.picture_requested)
            card.full_screen_requested.connect(self._fill_screen)
        self._lay_out()
        self._tabs.buttonToggled.connect(self._turn)
        self._own_tab.setChecked(True)
        self._retranslate()
        self.show_absence("")

    @property
    def shares(self) -> bool:
        """Whether the tab 本机直传 is the one in front."""
        return self._share_tab.isChecked()

    def show_own_address(self) -> None:
        """Turn to the tab 原文网址."""
        self._own_tab.setChecked(True)

    def show_code(self, code: QrCode) -> None:
        """Show the code of the article's address."""
        self._card.show_code(code)
        self._has_code = True
        self._show()

    def show_absence(self, sentence: str) -> None:
        """Say why there is no code of the article's address."""
        self._card.clear()
        self._absence.setText(sentence)
        self._has_code = False
        self._show()

    def fit(self) -> None:
        """Be as wide as the code that is shown."""
        card = self.share.card if self.shares else self._card
        width = max(card.view.width(), SMALLEST) + 2 * MARGIN
        card.use_columns(2)
        if self._needed() > width * MUCH_WIDER:
            card.use_columns(1)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        width = max(width, self._needed() + bar)
        self._content.setFixedWidth(width - bar)
        self.setFixedWidth(width + 2)
        self._make_room()

    def _needed(self) -> int:
        """The pixels its widest words need."""
        # Layouts remember what their widgets wanted in another size of labels.
        for widget in self._content.findChildren(QWidget):
            widget.ensurePolished()
            widget.updateGeometry()
        for layout in self._content.findChildren(QLayout):
            layout.invalidate()
        return self._column.minimumSize().width()

    def _make_room(self) -> None:
        """Leave the hint away where the code could not be seen whole below it."""
        shares = self.shares
        card, hint = (self.share.card, self.share.hint) if shares else (self._card, self._hint)
        has_code = not card.isHidden()
        above = MARGIN + sum(
            each.sizeHint().height() + SPACING for each in (self._title, self._tab_row)
        )
        needed = above + hint.heightForWidth(self._content.width() - 2 * MARGIN) + SPACING
        seen = not has_code or needed + card.view.height() <= self.height()
        hint.setVisible(seen and (shares or has_code))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        tabs = self._tab_row = QFrame()
        tabs.setObjectName("segments")
        row = QHBoxLayout(tabs)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self._own_tab)
        row.addWidget(self._share_tab)
        self._content = QWidget()
        self._content.setObjectName("handOffContent")
        column = self._column = QVBoxLayout(self._content)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN - SCROLL_BAR, MARGIN)
        column.setSpacing(SPACING)
        for widget in (self._title, tabs, self._hint, self._absence, self._card, self.share):
            column.addWidget(widget)
        column.addWidget(self._export)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setObjectName("handOffScroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _tab(self, name: str) -> QPushButton:
        button = Tab()
        button.setObjectName(name)
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # told as one of two, not as a box to tick
        self._tabs.addButton(button)
        return button

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        self._exports = {name: QAction(menu) for name in FORMATS}
        for name, action in self._exports.items():
            action.setObjectName(f"export-{name}")
            action.triggered.connect(lambda _=False, name=name: self.export_requested.emit(name))
            menu.addAction(action)
        return menu

    def _turn(self, button: QPushButton, checked: bool) -> None:
        if button is self._share_tab:
            self._show()
            self.share_shown.emit(checked)

    def _show(self) -> None:
        has_code, own = self._has_code, not self.shares
        self._card.setVisible(own and has_code)
        self._absence.setVisible(own and not has_code)
        self.share.setVisible(not own)
        self.fit()

    def _fill_screen(self, code: QrCode) -> None:
        CodeScreen(code, self.window()).showFullScreen()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Take along"))
        self._own_tab.setText(self.tr("Its address"))
        self._share_tab.setText(self.tr("This computer"))
        self._hint.setText(
            self.tr("Scan with the phone's camera or WeChat to open the article there.")
        )
        self._export.setText(self.tr("Save the article as a file"))
        self._exports["html"].setText(self.tr("Web page (.html)"))
        self._exports["md"].setText(self.tr("Markdown (.md)"))
        self._exports["txt"].setText(self.tr("Plain text (.txt)"))
        self._card.retranslate()
        self.setAccessibleName(self.tr("Take along"))
