"""What turns Chinese text from one script into the other, phrase by phrase: OpenCC.

It is loaded with the first text, in about 0.2 s: most readers never need it.
"""

import threading
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from haidai.settings.page_layout import Script

if TYPE_CHECKING:
    from opencc import OpenCC


class Phrases(Protocol):
    """Converts text without lone surrogates; what comes may have another length."""

    def convert(self, text: str) -> str:
        """The text in the other script."""


class OpenCCPhrases:
    """OpenCC towards one script; usable from every thread."""

    def __init__(self, script: Script) -> None:
        # Taiwan's characters, the mainland's words: a reader keeps the article's own words.
        self._towards = "s2tw" if script is Script.TRADITIONAL else "tw2s"
        self._one_at_a_time = threading.Lock()

    def convert(self, text: str) -> str:
        """The text in the other script."""
        with self._one_at_a_time:
            return str(self._converter.convert(text))

    @cached_property
    def _converter(self) -> "OpenCC":
        from opencc import OpenCC

        return OpenCC(self._towards)
