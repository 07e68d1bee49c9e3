from PySide6.QtGui import QGuiApplication

from haidai.article.values import Language
from haidai.rendering.fonts import MOST_FAMILIES, ranked, reading_families

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


def test_what_is_installed_is_found(
    chinese_families: tuple[str, ...], qapp: QGuiApplication
) -> None:
    assert chinese_families == reading_families(Language("zh-CN"))
    assert not any("Mono" in family for family in chinese_families)
