"""How long an article takes to read with the eyes."""

import re

from haidai.article.model import Article

CHARACTERS_A_MINUTE = 300
WORDS_A_MINUTE = 200
# Chinese characters and kana; what is written with letters or digits counts in words.
_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CHARACTERS = re.compile(f"[{_HAN}]+")
_WORD = re.compile(rf"[^\W_{_HAN}]+(?:['’.,-][^\W_{_HAN}]+)*")


def reading_seconds(article: Article) -> float:
    """The seconds an unhurried reader needs: 300 characters or 200 words a minute."""
    characters = sum(map(len, _CHARACTERS.findall(article.text)))
    words = len(_WORD.findall(article.text))
    return 60 * (characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE)
