"""Which installed faces Chinese is read in: found by what they cover, ranked by name."""

from collections.abc import Collection, Sequence

from PySide6.QtGui import QFontDatabase

from haidai.article.values import Language

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
MOST_FAMILIES = 4
"""Each further one is asked for every character the others lack."""


def reading_families(language: Language) -> tuple[str, ...]:
    """The installed families for text in a language, best first; empty where none is known.

    Needs a QGuiApplication. The first call lets Qt read the system's list of faces, which it
    does for the first text anyway.
    """
    traditional = _is_traditional(language)
    writing = QFontDatabase.WritingSystem
    covering = QFontDatabase.families(
        writing.TraditionalChinese if traditional else writing.SimplifiedChinese
    )
    return ranked(language, covering)


def ranked(language: Language, covering: Sequence[str]) -> tuple[str, ...]:
    """Of the families that cover a language's characters, those to read in, best first."""
    known = _by_name(language, covering)
    others = (name for name in covering if name not in known and _is_for_reading(name))
    return (*known, *others)[:MOST_FAMILIES]


def _by_name(language: Language, covering: Collection[str]) -> tuple[str, ...]:
    wanted: tuple[str, ...]
    if not _is_traditional(language):
        wanted = (*SIMPLIFIED, *TRADITIONAL)
    elif language.tag.lower().endswith("hk") or language.primary == "yue":
        wanted = (*HONG_KONG, *SIMPLIFIED)
    else:
        wanted = (*TRADITIONAL, *SIMPLIFIED)
    return tuple(name for name in dict.fromkeys(wanted) if name in covering)


def _is_for_reading(name: str) -> bool:
    return not name.startswith(("@", ".")) and "mono" not in name.lower()


def _is_traditional(language: Language) -> bool:
    tag = language.tag.lower()
    return language.primary == "yue" or any(
        part in {"hant", "tw", "hk", "mo"} for part in tag.split("-")[1:]
    )
