from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QTextLayout

from haidai.article.values import Language
from haidai.rendering import formats
from haidai.rendering.fonts import (
    MOST_FAMILIES,
    covers,
    ranked,
    reading_families,
)
from haidai.rendering.style import Role, Style
from haidai.settings.page_layout import Typeface

INSTALLED = [
    "@Microsoft YaHei",
    "KaiTi",
    "Microsoft YaHei",
    "Noto Sans CJK HK",
    "Noto Sans CJK SC",
    "Noto Sans CJK TC",
    "Noto Sans Mono CJK SC",
    "PingFang TC",
]


def test_simplified_chinese_is_read_in_a_simplified_face() -> None:
    assert ranked(Language("zh-CN"), INSTALLED)[:2] == ("Noto Sans CJK SC", "Microsoft YaHei")


def test_traditional_chinese_is_read_in_a_face_of_its_region() -> None:
    assert ranked(Language("zh-TW"), INSTALLED)[0] == "Noto Sans CJK TC"
    assert ranked(Language("zh-Hant-HK"), INSTALLED)[0] == "Noto Sans CJK HK"
    assert ranked(Language("yue"), INSTALLED)[0] == "Noto Sans CJK HK"


def test_an_unknown_face_that_covers_chinese_is_better_than_none() -> None:
    assert ranked(Language("zh-CN"), ["@Foo", "Foo Mono", "Foo Song"]) == ("Foo Song",)
    assert ranked(Language("zh-CN"), []) == ()


def test_few_families_are_asked_for_a_missing_character() -> None:
    many = [f"Face {number}" for number in range(50)]

    assert len(ranked(Language("zh-CN"), many)) == MOST_FAMILIES


def test_serif_is_a_serif_face_of_the_language() -> None:
    serif = ["SimSun", "Noto Serif CJK TC", "Noto Serif CJK SC"]
    installed = [*INSTALLED, *serif]

    assert ranked(Language("zh-CN"), installed, Typeface.SERIF)[0] == "Noto Serif CJK SC"
    assert ranked(Language("zh-TW"), installed, Typeface.SERIF)[0] == "Noto Serif CJK TC"
    assert ranked(Language("zh-CN"), installed, Typeface.SANS)[0] == "Noto Sans CJK SC"


def test_without_a_serif_face_the_best_other_one_is_taken() -> None:
    assert ranked(Language("zh-CN"), INSTALLED, Typeface.SERIF)[0] == "Noto Sans CJK SC"
    assert ranked(Language("zh-CN"), [*INSTALLED, "Foo Song"], Typeface.SERIF)[0] == "Foo Song"


def test_a_face_without_the_common_characters_is_not_the_first() -> None:
    def has(family: str, characters: str) -> bool:
        return family != "Noto Sans CJK SC" and "国" in characters

    found = ranked(Language("zh-CN"), INSTALLED, has=has)

    assert found[0] == "Microsoft YaHei"


def test_a_face_covers_what_it_has_itself(chinese_families: tuple[str, ...]) -> None:
    assert covers(chinese_families[0], "国来")
    assert not covers("No Such Face", "国")
    assert not covers(chinese_families[0], "\ue123")


def test_a_traditional_face_keeps_its_glyphs_in_a_simplified_window(
    chinese_families: tuple[str, ...],
) -> None:
    families = reading_families(Language("zh-TW"))
    style = Style(20, 600, families, regional=True)
    line = style.line(Role.PARAGRAPH)
    before = QLocale()
    try:
        looks = []
        for locale in ("zh_CN", "zh_TW"):
            QLocale.setDefault(QLocale(locale))
            layout = QTextLayout("戶，骨", formats.font(style, line))
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            looks.append([list(run.glyphIndexes()) for run in layout.glyphRuns()])
    finally:
        QLocale.setDefault(before)

    assert looks[0] == looks[1]


def test_what_is_installed_is_found(
    chinese_families: tuple[str, ...], qapp: QGuiApplication
) -> None:
    assert chinese_families == reading_families(Language("zh-CN"))
    assert not any("Mono" in family for family in chinese_families)
