"""Importing our modules without PySide6 reading the source of each."""

import logging
import sys

log = logging.getLogger(__name__)


def keep_sources_unread() -> None:
    """Save a tenth of all imports and four megabytes; call it before modules that use Qt.

    WORKAROUND (PySide6 6.8 to 6.11, shibokensupport/feature.py): behind every import PySide6
    reads the source of the new module, only to see whether it names PySide6 and so could switch
    on snake_case, and Python keeps what it reads. Taken as "names it, switches nothing on", a
    module behaves the same. Where PySide6 has changed this, nothing is done.
    """
    import PySide6.QtCore  # noqa: F401 - it is what brings the module in question

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _: True)  # noqa: B010 - a module of PySide6's
    else:
        log.info("PySide6 reads no sources any more: this work-around can go")
