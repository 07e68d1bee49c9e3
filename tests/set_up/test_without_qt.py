"""The pure layers' tests cannot lean on Qt unseen."""

import importlib

import pytest


def test_qt_cannot_be_imported_in_this_run(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--without-qt"):
        pytest.skip("only tests/run.py blocks Qt, or --without-qt")
    for name in ("PySide6", "PySide6.QtCore", "shiboken6"):
        with pytest.raises(ImportError):
            importlib.import_module(name)
