"""Qt without a screen: for the commands and child processes that only make paper."""

import os

from PySide6.QtGui import QGuiApplication


def offscreen_application() -> QGuiApplication:
    """A Qt application that needs no display, whatever the environment says; keep it alive.

    Both settings must be there before the first Qt object: without a display Qt aborts the
    process, and in a locale that is not UTF-8 it complains on standard error.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if os.name == "posix":
        os.environ["LC_ALL"] = "C.UTF-8"
    return QGuiApplication(["haidai"])
