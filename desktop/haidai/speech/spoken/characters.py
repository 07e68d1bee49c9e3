"""Single characters that say something by themselves: ①, Ⅲ, ½, and signs a voice stumbles over."""

import re
import unicodedata

from haidai.speech.spoken.numbers import cardinal, digits
from haidai.speech.spoken.rewriting import Rule, rule


def character_rules() -> tuple[Rule, ...]:
    """The rules for what is left when all that stands beside numbers is claimed."""
    return (*_numbers_in_one(), *_punctuation())


def _numbers_in_one() -> tuple[Rule, ...]:
    return (
        rule(r"[①-⑳⑴-⒇⒈-⒛Ⅰ-Ⅻ㈠-㈩]", _single_number),
        rule(r"(?<=[₀-₉])\.(?=[₀-₉])", "点"),
        rule(r"[₀-₉]", _small_digit),
        rule(r"(?<![A-Za-z])(?:I{1,3}|IV|V|VI{1,3}|IX)(?=级|类|期|度|标段)", _roman),
        rule(r"(?<![A-Za-z])(?:I{1,3}|IV)(?=型)", _roman),
        rule(r"²", "平方"),
        rule(r"³", "立方"),
        rule(r"℃", "摄氏度"),
        rule(r"(?<=\d)[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛]", lambda match: "又" + _single_fraction(match)),
        rule(r"[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛]", _single_fraction),
    )


def _punctuation() -> tuple[Rule, ...]:
    return (
        # A Chinese voice makes no pause at the narrow signs many sites write.
        rule(r"(?<=[^\x00-\x7f\s])[,:;?!]|[,:;?!](?=[^\x00-\x7f\s])", _wide_sign),
        rule(r"(?<=\d),(?=\d)", "，"),
        rule(r"(?<=[\u4e00-\u9fff])\.(?=\s|$)", "。"),
        rule(r"[—–→⇒]+|\t", "，"),
        rule(r"〇|(?<=[零一二三四五六七八九〇○])○|○(?=[零一二三四五六七八九〇○])", "零"),
        # Signs a Chinese voice names in English.
        rule(r"(?<=\w)/(?=\w)", "，"),
        rule(r"(?<=[\u4e00-\u9fff])\s?&\s?(?=[\u4e00-\u9fff])", "和"),
        rule(r"[/~#*\\^|]+|@(?=[\u4e00-\u9fff])", " "),
        # Pictures and control signs, which a voice would name or stumble over.
        rule(r"[^\w\s!-~\u3000-\u303f\uff00-\uffef·—–‘’“”…×÷]", _without_picture),
    )


def _single_number(match: re.Match[str]) -> str:
    return cardinal(str(int(unicodedata.numeric(match[0]))))


def _roman(match: re.Match[str]) -> str:
    """Ranks written in letters: Ⅲ is a sign of its own, III are three."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in match[0]]
    signed = (-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return cardinal(str(sum(signed)))


def _small_digit(match: re.Match[str]) -> str:
    return digits(str(unicodedata.digit(match[0])))


def _wide_sign(match: re.Match[str]) -> str:
    return chr(ord(match[0]) + 0xFEE0)


def _single_fraction(match: re.Match[str]) -> str:
    above, _, below = unicodedata.normalize("NFKC", match[0]).partition("\u2044")
    return f"{cardinal(below)}分之{cardinal(above)}"


def _without_picture(match: re.Match[str]) -> str | None:
    silent = {"So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn"}
    return "" if unicodedata.category(match[0]) in silent else None
