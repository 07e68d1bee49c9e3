"""The window's words: translated, up to date, and in the language that was asked for."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QFileIconProvider,
    QLabel,
)
from pytestqt.qtbot import QtBot

from haidai import paths
from haidai.settings.store import LANGUAGES
from haidai.ui.translation import Translation
from tests import translations


@pytest.fixture
def translation(qapp: QApplication) -> Translation:
    return Translation(qapp)


def test_the_translation_files_are_up_to_date_and_complete(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert translations.problems() == []


def test_a_word_without_translation_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in translations.FOLDER.glob("haidai_*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "haidai_zh_CN.ts"
    text = table.read_text(encoding="utf-8").replace(
        "<translation>朗读</translation>", '<translation type="unfinished"></translation>', 1
    )
    table.write_text(text, encoding="utf-8")
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    assert any("Read aloud" in problem for problem in translations.problems())


def test_every_language_of_the_settings_has_its_words(translation: Translation) -> None:
    for language in LANGUAGES:
        translation.use(language)
        said = QCoreApplication.translate("Actions", "Read aloud")
        assert said == ("Read aloud" if language == "en" else "朗读")
        assert (paths.resources() / "i18n" / f"messages.{language}.json").exists()
    translation.use("en")


def test_qts_own_words_are_translated_too(translation: Translation) -> None:
    translation.use("zh-CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    translation.use("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_language_nobody_translated_stays_english(translation: Translation) -> None:
    translation.use("eo")
    assert QCoreApplication.translate("Actions", "Read aloud") == "Read aloud"


def test_no_dialog_of_qt_speaks_english_in_a_chinese_window(
    qtbot: QtBot, translation: Translation, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    translation.use("zh-CN")
    try:
        files = QFileDialog(None, "", str(tmp_path))
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        printer = QPrinter()  # which its dialog does not keep
        dialogs: tuple[QDialog, ...] = (files, QPrintDialog(printer))
        said = []
        for dialog in dialogs:
            qtbot.addWidget(dialog)
            shown = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
            said += [each.text() for each in shown]
        kinds = QFileIconProvider().type(QFileInfo(str(tmp_path / "folder")))
    finally:
        translation.use("en")
    assert kinds == "文件夹"
    assert len(said) > 15
    assert [each for each in said if re.search("[a-z]{3}", each)] == []
