"""Every error says what happened and what to do, and has the button that helps."""

import json
import re

import pytest

from haidai import paths
from haidai.errors import ErrorKind
from haidai.settings.store import LANGUAGES
from haidai.ui.telling.remedies import REMEDIES, Remedy

AGAIN = {
    "file-missing", "file-unreadable", "no-network", "no-host", "no-connection",
    "no-secure-connection", "http-status", "bad-answer", "too-slow", "no-voice", "no-engine",
    "voice-failed", "not-encodable", "no-share-address", "format-unknown", "cannot-write",
    "disk-full", "print-failed",
}  # fmt: skip
SAY_ONLY_WHAT_HAPPENED = {ErrorKind.CANCELLED, ErrorKind.USAGE}
TO_DO = {
    "zh-CN": r"[，；。]?(请|可以)",
    "en": r"\b(add|check|choose|close|connect|copy|download|export|have|install|log in|make|open"
    r"|press|prints|should|take|try|type|can)\b",
}


def test_every_kind_of_error_has_its_remedy_and_no_other_thing_has() -> None:
    assert set(REMEDIES) == set(ErrorKind)


@pytest.mark.parametrize("kind", ErrorKind)
def test_trying_again_is_offered_where_it_helps_and_nowhere_else(kind: ErrorKind) -> None:
    assert (REMEDIES[kind] == Remedy.AGAIN) == (kind in AGAIN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_says_what_to_do(language: str) -> None:
    path = paths.resources() / "i18n" / f"messages.{language}.json"
    sentences: dict[str, str] = json.loads(path.read_text("utf-8"))
    silent = {
        key
        for key, sentence in sentences.items()
        if key not in SAY_ONLY_WHAT_HAPPENED and not re.search(TO_DO[language], sentence)
    }
    assert silent == set()
