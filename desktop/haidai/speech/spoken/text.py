"""The spoken text of a sentence."""

from functools import cache

from haidai.article.values import Language
from haidai.speech.spoken.folding import folded
from haidai.speech.spoken.rewriting import Rule, Spoken, rewritten
from haidai.speech.spoken.rules import chinese_rules


def spoken_text(text: str, language: Language, own_rules: tuple[Rule, ...] = ()) -> Spoken:
    """How `text` is spoken in `language`; `own_rules`, the reader's, go before all others.

    Only Chinese has rules; other languages stay as written.
    """
    if language.is_chinese:
        plain = narrowed(text)
        return rewritten(plain, own_rules, _chinese_rules(), folded(plain))
    return rewritten(text, own_rules)


def narrowed(text: str) -> str:
    """Full-width letters, digits and signs as the narrow ones that rules are written in."""
    return text.translate(_narrow_forms())


@cache
def _narrow_forms() -> dict[int, str]:
    wide = "０１２３４５６７８９％＋－．／＝＜＞～＄￥µ・•"
    narrow = "0123456789%+-./=<>~$¥μ··"
    for first in (0x41, 0x61):
        wide += "".join(chr(first + 0xFEE0 + index) for index in range(26))
        narrow += "".join(chr(first + index) for index in range(26))
    return dict(zip(map(ord, wide), narrow, strict=True))


@cache
def _chinese_rules() -> tuple[Rule, ...]:
    """The rules, made when they are first needed: their expressions take a moment."""
    return chinese_rules()
