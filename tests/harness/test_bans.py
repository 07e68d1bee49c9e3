"""Bans that no linter can hold alone."""

from tests.run import TESTS

PACKAGE = TESTS.parent / "desktop" / "haidai"


def test_no_part_of_the_product_uses_qsettings() -> None:
    """Reading a QSettings value can unpickle code; ruff's ban is off where widgets are allowed."""
    users = [path for path in PACKAGE.rglob("*.py") if "QSettings" in path.read_text("utf-8")]
    assert users == []
