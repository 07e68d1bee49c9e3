"""The player below the page: what is being read, and the way through it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from haidai.ui.actions import Actions
from haidai.ui.icons import Icons
from haidai.ui.labels import plain_label
from haidai.ui.player_chips import SpeedChip, TimerChip, VoiceChip
from haidai.ui.theme import Theme
from haidai.ui.times import clock


class ProgressTrack(QWidget):
    """A bar that fills, with a tick where each section begins."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self._ticks: tuple[float, ...] = ()
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
        self._actions = actions
        self._icons = icons
        self._theme = theme
        self._play = _RoundButton()
        self._play.setObjectName("playPause")
        self._play.clicked.connect(actions["play_pause"].trigger)
        self._time = plain_label("elapsed")
        self._time.setMinimumWidth(110)
        self._time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.track = ProgressTrack(theme)
        self.speed, self.voice, self.timer = SpeedChip(), VoiceChip(), TimerChip()
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 11, 22, 11)
        row.setSpacing(12)
        row.addWidget(self._button("previous_section"))
        row.addWidget(self._button("previous_sentence"))
        row.addWidget(self._play)
        row.addWidget(self._button("next_sentence"))
        row.addWidget(self._button("next_section"))
        row.addWidget(self._time)
        row.addWidget(self.track, 1)
        for chip in (self.speed, self.voice, self.timer):
            row.addWidget(chip)
        row.addWidget(self._button("stop"))
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
        self._time.setText(f"{clock(elapsed)} / {clock(total)}")
        self.track.show_share(elapsed / total if total > 0 else 0.0)
        self.track.setAccessibleName(self._time.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        name = self.tr("Pause") if self._playing else self.tr("Play")
        self._play.setAccessibleName(name)
        self._play.setToolTip(name)

    def _button(self, name: str) -> QToolButton:
        button = _RoundButton()
        button.setDefaultAction(self._actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button


class _RoundButton(QToolButton):
    """A round button; the style sheet has its size and its icon's."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("round", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
