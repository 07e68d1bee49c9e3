"""Whether there is a screen: Qt aborts the whole process where it cannot reach one.

So the question is asked first. On X11 a connection by libxcb answers it in a millisecond,
without an abort; everywhere else on Linux a child process tries what the window would do. On
macOS and Windows there is always a screen.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

from haidai.errors import ErrorKind, HaidaiError

PROBE_SECONDS = 20
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication(['haidai'])"


def require_display(environment: Mapping[str, str] = os.environ) -> None:
    """Give nothing where a window can be shown.

    Raises:
        HaidaiError: there is no screen (NO_DISPLAY).
    """
    if not sys.platform.startswith("linux"):
        return
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in {"offscreen", "minimal"}:
        return
    wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    if platform in {"", "xcb"} and not wayland and environment.get("DISPLAY") and _reach_x11():
        return
    if not _child_shows(environment):
        raise HaidaiError(ErrorKind.NO_DISPLAY)


def _reach_x11() -> bool:
    """Whether the X server of this environment takes a connection and Qt's libraries load."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
        ctypes.CDLL("libxcb-cursor.so.0")  # the one Qt 6 wants that systems often lack
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    reached = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return bool(reached)


def _child_shows(environment: Mapping[str, str]) -> bool:
    import subprocess  # late: most starts need no child

    try:
        probe = subprocess.run(
            [sys.executable, "-c", _PROBE],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return probe.returncode == 0
