"""Which installed faces Chinese is read in: ranked by name, taken by what they cover."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from haidai.article.values import Language
from haidai.settings.page_layout import Typeface

SIMPLIFIED = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "HarmonyOS Sans SC",
    "MiSans",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Heiti SC",
    "SimHei",
    "Droid Sans Fallback",
)
TRADITIONAL = (
    "Noto Sans CJK TC",
    "Noto Sans TC",
    "Source Han Sans TC",
    "Source Han Sans TW",
    "PingFang TC",
    "Microsoft JhengHei UI",
    "Microsoft JhengHei",
    "Heiti TC",
)
HONG_KONG = ("Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HC", "PingFang HK", *TRADITIONAL)
SERIF_SIMPLIFIED = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "STSong",
    "SimSun",
    "NSimSun",
    "AR PL UMing CN",
)
SERIF_TRADITIONAL = (
    "Noto Serif CJK TC",
    "Noto Serif TC",
    "Source Han Serif TC",
    "Source Han Serif TW",
    "Songti TC",
    "LiSong Pro",
    "PMingLiU",
    "MingLiU",
    "AR PL UMing TW",
)
SERIF_HONG_KONG = (
    "Noto Serif CJK HK",
    "Noto Serif HK",
    "Source Han Serif HC",
    "MingLiU_HKSCS",
    *SERIF_TRADITIONAL,
)
MOST_FAMILIES = 4
"""Each further one is asked for every character the others lack."""

_COMMON = "的一是不了在人有我他"
_SIMPLE = _COMMON + "这来说国们为时发会学对长东车边过还进农爱读"
_FULL = _COMMON + "這來說國們為時發會學對長東車邊過還進農愛讀"
_SERIF_NAMES = ("serif", "song", "ming", "宋", "明")

Covers = Callable[[str, str], bool]
"""Whether a family, by its name, has every one of some characters."""


def reading_families(language: Language, typeface: Typeface = Typeface.SANS) -> tuple[str, ...]:
    """The installed families for text in a language, best first; empty where none is known.

    Needs a QGuiApplication. The first call lets Qt read the system's list of faces, which it
    does for the first text anyway, and looks into the first face, which is then drawn with.
    """
    writing = QFontDatabase.WritingSystem
    covering = QFontDatabase.families(
        writing.TraditionalChinese if language.is_traditional else writing.SimplifiedChinese
    )
    return ranked(language, covering, typeface, covers)


def covers(family: str, characters: str) -> bool:
    """Whether an installed family itself has all of some characters."""
    font = QFont()
    font.setFamilies([family])
    face = QRawFont.fromFont(font)
    return face.familyName().lower() == family.lower() and all(
        face.supportsCharacter(ord(character)) for character in characters
    )


def ranked(
    language: Language,
    installed: Sequence[str],
    typeface: Typeface = Typeface.SANS,
    has: Covers = lambda _family, _characters: True,
) -> tuple[str, ...]:
    """Of the installed families those to read in, best first.

    The first has the common characters of the language's script: a system's list names faces
    that have a few. The others are asked for what it lacks.
    """
    known = _by_name(language, installed, typeface)
    strange = [name for name in installed if name not in known and _is_for_reading(name)]
    strange.sort(key=lambda name: _looks_serif(name) is not (typeface is Typeface.SERIF))
    if typeface is Typeface.SERIF:
        # A serif face nobody knows by name is nearer to the wish than a known sans-serif one.
        near = [name for name in strange if _looks_serif(name)]
        plain = _by_name(language, installed, Typeface.SANS)
        wanted = dict.fromkeys((*known, *near, *plain, *strange))
    else:
        wanted = dict.fromkeys((*known, *strange))
    families = list(wanted)
    sample = _FULL if language.is_traditional else _SIMPLE
    first = next((at for at, name in enumerate(families) if has(name, sample)), 0)
    return tuple([*families[first:], *families[:first]][:MOST_FAMILIES])


def _by_name(language: Language, installed: Collection[str], typeface: Typeface) -> tuple[str, ...]:
    serif = typeface is Typeface.SERIF
    simplified = SERIF_SIMPLIFIED if serif else SIMPLIFIED
    traditional = SERIF_TRADITIONAL if serif else TRADITIONAL
    hong_kong = SERIF_HONG_KONG if serif else HONG_KONG
    wanted: tuple[str, ...]
    if not language.is_traditional:
        wanted = (*simplified, *traditional)
    elif language.tag.lower().endswith("hk") or language.primary == "yue":
        wanted = (*hong_kong, *simplified)
    else:
        wanted = (*traditional, *simplified)
    return tuple(name for name in dict.fromkeys(wanted) if name in installed)


def _is_for_reading(name: str) -> bool:
    return not name.startswith(("@", ".")) and "mono" not in name.lower()


def _looks_serif(name: str) -> bool:
    lowered = name.lower().replace("sans-serif", "")
    return any(part in lowered for part in _SERIF_NAMES)
