"""Lengths of time as a reader reads them, or hears them from a screen reader."""

from PySide6.QtCore import QCoreApplication


def clock(seconds: float) -> str:
    """`0:48`, `12:05`, `1:02:05`; a piece of a second counts down."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"


def clock_in_words(seconds: float) -> str:
    """The same said: `48 s`, `12 min 5 s`, `1 h 2 min`."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    translate = QCoreApplication.translate
    if hours:
        form, first, second = translate("Times", "{0} h {1} min"), hours, rest // 60
    elif rest >= 60:
        form, first, second = translate("Times", "{0} min {1} s"), rest // 60, rest % 60
    else:
        form, first, second = translate("Times", "{0} s"), rest, 0
    return form.replace("{0}", str(first)).replace("{1}", str(second))


def minutes(seconds: float) -> int:
    """Whole minutes, at least one."""
    return max(1, round(seconds / 60))
