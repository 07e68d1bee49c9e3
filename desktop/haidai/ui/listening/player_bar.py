"""The player below the page: what is being read, and the way through it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from haidai.ui.actions import Actions
from haidai.ui.labels import plain_label
from haidai.ui.listening.player_chips import SpeedChip, TimerChip, VoiceChip
from haidai.ui.looks.icons import Icons
from haidai.ui.looks.theme import Theme
from haidai.ui.page.page_accessibility import stand_for
from haidai.ui.switch_button import SwitchButton
from haidai.ui.times import clock, clock_in_words

MARGIN, SPACING = 22, 12
LEAST_TRACK = 100  # pixels it wants beyond its least, before a second row is made


class ProgressTrack(QWidget):
    """A bar that fills, with a tick where each section begins."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self._ticks: tuple[float, ...] = ()
        stand_for(self, QAccessible.Role.ProgressBar)
        self.setMinimumWidth(60)
        self.setFixedHeight(24)

    def use_theme(self, theme: Theme) -> None:
        """Paint the bar in the colours of another theme."""
        self._theme = theme
        self.update()

    def show_share(self, share: float) -> None:
        """Fill the bar up to `share` of it, 0 to 1."""
        share = min(max(share, 0.0), 1.0)
        if round(share * self.width()) != round(self._share * self.width()):
            self.update()
        self._share = share

    def show_ticks(self, shares: Sequence[float]) -> None:
        """Put ticks at these shares of the bar."""
        self._ticks = tuple(shares)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, (self.height() - 8) / 2, self.width(), 8)
        # The edge shows how far there is to go where the ground of the bar alone would not.
        painter.setPen(QPen(QColor(self._theme.control_line), 1))
        painter.setBrush(QColor(self._theme.hover))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(
            QRectF(track.x(), track.y(), track.width() * self._share, track.height()), 4, 4
        )
        painter.setBrush(QColor(self._theme.quiet_ink))
        for share in self._ticks:
            painter.drawRect(QRectF(share * track.width() - 1, track.y() - 4, 2, 16))


class PlayerBar(QFrame):
    """Section and sentence back and forth, play and pause, the time, the choices, stop."""

    def __init__(self, actions: Actions, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("playerBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._actions = actions
        self._icons = icons
        self._theme = theme
        self._play = _rounded(SwitchButton())
        self._play.setObjectName("playPause")
        self._play.clicked.connect(actions["play_pause"].trigger)
        self._time = plain_label("elapsed")
        self._time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.track = ProgressTrack(theme)
        self.speed, self.voice, self.timer = SpeedChip(), VoiceChip(), TimerChip()
        before = [self._button("previous_section"), self._button("previous_sentence")]
        behind = [self._button("next_sentence"), self._button("next_section")]
        self._steering: list[QWidget] = [*before, self._play, *behind, self._time]
        self._rest: list[QWidget] = [self.track, self.speed, self.voice, self.timer]
        self._stop = self._button("stop")
        self._rows = (QHBoxLayout(), QHBoxLayout())
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 11, MARGIN, 11)
        column.setSpacing(8)
        for row in self._rows:
            row.setSpacing(SPACING)
            column.addLayout(row)
        self._in_two = False
        self._arrange()
        self._playing = False
        self.show_playing(playing=False)

    def show_playing(self, *, playing: bool) -> None:
        """Make the large button a pause button while it reads, else a play button."""
        self._playing = playing
        icon = "pause" if playing else "play"
        self._play.setIcon(self._icons.icon(icon, self._theme.on_accent))
        self._retranslate()

    def use_theme(self, theme: Theme) -> None:
        """Wear the colours of another theme."""
        self._theme = theme
        self.track.use_theme(theme)
        self.show_playing(playing=self._playing)

    def show_progress(self, elapsed: float, total: float) -> None:
        """Write the seconds heard and in all."""
        self.track.show_share(elapsed / total if total > 0 else 0.0)
        shown = f"{clock(elapsed)} / {clock(total)}"
        if shown != self._time.text():
            self._time.setText(shown)
            said = self.tr("Heard {0} of {1}").replace("{0}", clock_in_words(elapsed))
            said = said.replace("{1}", clock_in_words(total))
            self._time.setAccessibleName(said)
            self.track.setAccessibleName(said)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its two rows are."""
        least = max(_length([*self._steering, self._stop]), _length(self._rest))
        return QSize(least, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        needed = _length([*self._steering, *self._rest, self._stop]) + LEAST_TRACK
        if (self.width() < needed) != self._in_two:
            self._in_two = not self._in_two
            self._arrange()

    def _arrange(self) -> None:
        """All in one row, or bar and choices in a second one where the window is narrow."""
        first, second = self._rows
        for row in self._rows:
            for widget in (*self._steering, *self._rest, self._stop):
                row.removeWidget(widget)
        for widget in self._steering:
            first.addWidget(widget, int(self._in_two and widget is self._time))
        for widget in self._rest:
            (second if self._in_two else first).addWidget(widget, int(widget is self.track))
        first.addWidget(self._stop)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        name = self.tr("Pause") if self._playing else self.tr("Play")
        self._play.setAccessibleName(name)
        self._play.setToolTip(self._actions["play_pause"].toolTip())

    def _button(self, name: str) -> QToolButton:
        button = _rounded(QToolButton())
        button.setDefaultAction(self._actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button


def _length(widgets: Sequence[QWidget]) -> int:
    """The pixels a row of widgets needs in the bar."""
    needed = (max(each.sizeHint().width(), each.minimumWidth()) for each in widgets)
    return sum(needed) + (len(widgets) - 1) * SPACING + 2 * MARGIN


def _rounded(button: QToolButton) -> QToolButton:
    """A button made round; the style sheet has its size and its icon's."""
    button.setProperty("round", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
