"""The spoken text of a sentence."""

from functools import cache

from haidai.article.values import Language
from haidai.speech.spoken.rewriting import Rule, Spoken, rewritten
from haidai.speech.spoken.rules import chinese_rules


def spoken_text(text: str, language: Language) -> Spoken:
    """How `text` is spoken in `language`. Only Chinese has rules; others stay as written."""
    if not language.is_chinese:
        return Spoken(text, tuple(range(len(text) + 1)))
    return rewritten(text.translate(_narrow_forms()), _chinese_rules())


@cache
def _narrow_forms() -> dict[int, str]:
    """Full-width letters, digits and signs → the narrow ones the rules are written in."""
    wide = "０１２３４５６７８９％＋－．／＝＜＞～＄￥µ"
    narrow = "0123456789%+-./=<>~$¥μ"
    for first in (0x41, 0x61):
        wide += "".join(chr(first + 0xFEE0 + index) for index in range(26))
        narrow += "".join(chr(first + index) for index in range(26))
    return dict(zip(map(ord, wide), narrow, strict=True))


@cache
def _chinese_rules() -> tuple[Rule, ...]:
    """The rules, made when they are first needed: their expressions take a moment."""
    return chinese_rules()
