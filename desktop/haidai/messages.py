"""The sentence for every kind of error, in the reader's language.

One plain table a language, `resources/i18n/messages.<language>.json`: kind → sentence with
`{name}` places. Where the remedy depends on the system, `kind@platform` (as `sys.platform`
spells it) wins. Window and shell say the same words, and the shell loads no Qt for them.
"""

import json
import sys
from pathlib import Path
from string import Formatter

from haidai import paths
from haidai.errors import HaidaiError

DEFAULT_LANGUAGE = "zh-CN"
LONGEST_DETAIL = 200


class Messages:
    """The sentences of one language.

    Raises:
        FileNotFoundError: there is no table for the language.
    """

    def __init__(self, language: str = DEFAULT_LANGUAGE, folder: Path | None = None) -> None:
        folder = folder or paths.resources() / "i18n"
        table = (folder / f"messages.{language}.json").read_text(encoding="utf-8")
        self._table: dict[str, str] = json.loads(table)

    def sentence(self, error: HaidaiError) -> str:
        """One plain sentence: what happened and what to do.

        Details come from outside: they are cut to a readable length, their control characters
        are dropped, and they are never read as a format.
        """
        form = self._table.get(f"{error.kind}@{sys.platform}") or self._table[error.kind]
        parts = []
        for literal, name, _, _ in Formatter().parse(form):
            parts.append(literal)
            if name is not None:
                parts.append(_shown(error.details.get(name, "")))
        return "".join(parts)


def _shown(detail: str) -> str:
    printable = "".join(character if character.isprintable() else " " for character in detail)
    if len(printable) <= LONGEST_DETAIL:
        return printable
    half = LONGEST_DETAIL // 2
    return f"{printable[:half]}…{printable[-half:]}"
