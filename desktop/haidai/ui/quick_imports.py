"""Importing PySide6, and our modules behind it, without work that no start needs."""

import builtins
import logging
import sys
from collections.abc import Callable
from threading import RLock
from typing import Any

log = logging.getLogger(__name__)

# Not mapping.py: PySide6 looks into its dictionary from C, where nothing can be made late.
WANTED_LATE = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
        "parser",
    )
)
LATE_MODULE = """\
from haidai.ui.quick_imports import filled_when_asked
__getattr__ = filled_when_asked(globals(), {source!r}, {file_name!r})
"""


def import_pyside() -> None:
    """Import PySide6, quickly where nothing has imported it before, and no source from then on."""
    _leave_signatures_for_later()
    _keep_sources_unread()


def _leave_signatures_for_later() -> None:
    """Save 13 of the 270 ms of processor time that a start takes.

    WORKAROUND (PySide6 6.8 to 6.11, signature_bootstrap.py): the modules that word its error
    messages and help() are inside it as source text, and it compiles their 2,000 lines at every
    start. Here a module is left empty until it is first asked for something, as by a wrong call;
    from then on it is the same. Where PySide6 has changed this, nothing is done.
    """
    compile_now = builtins.compile

    def compile_wanted(source: Any, file_name: Any, *rest: Any, **options: Any) -> Any:
        if file_name in WANTED_LATE:
            source = LATE_MODULE.format(source=source, file_name=file_name)
        return compile_now(source, file_name, *rest, **options)

    setattr(builtins, "compile", compile_wanted)  # noqa: B010 - to the checker it is a constant
    try:
        import PySide6.QtCore  # noqa: F401 - it brings the modules in question
    finally:
        setattr(builtins, "compile", compile_now)  # noqa: B010 - as above


def filled_when_asked(
    names: dict[str, Any], source: bytes, file_name: str
) -> Callable[[str], object]:
    """The `__getattr__` of a module with these `names` that runs its source at its first call."""
    lock = RLock()  # two threads may make their first mistake at once

    def look_up(name: str) -> object:
        if not name.startswith("__"):
            with lock:
                if names.pop("__getattr__", None) is not None:
                    exec(compile(source, file_name, "exec"), names)  # noqa: S102 - PySide6's own
            if name in names:
                return names[name]
        raise AttributeError(name)

    return look_up


def _keep_sources_unread() -> None:
    """Save a tenth of all imports and four megabytes.

    WORKAROUND (PySide6 6.8 to 6.11, shibokensupport/feature.py): behind every import PySide6
    reads the source of the new module, only to see whether it names PySide6 and so could switch
    on snake_case, and Python keeps what it reads. Taken as "names it, switches nothing on", a
    module behaves the same. Where PySide6 has changed this, nothing is done.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _: True)  # noqa: B010 - a module of PySide6's
    else:
        log.info("PySide6 reads no sources any more: this work-around can go")
