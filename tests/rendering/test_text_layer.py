import re

from haidai.rendering.text_layer import (
    Meanings,
    mended_cmap,
    parsed_cmap,
    with_rare_characters,
)

QT = b"""/CIDInit /ProcSet findresource begin
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
3 beginbfrange
<0000> <0000> <0000>
<0001> <0004> [<2F00> <2EDA> <0061> <2E3A> ]
<0006> <0007> <301C>
endbfrange
1 beginbfchar
<0009> <D83DDE42>
endbfchar
endcmap
"""


def meanings_of(cmap: bytes) -> dict[int, str]:
    entries = re.findall(rb"<(\w{4})> <(\w*)>$", cmap, re.MULTILINE)
    return {
        int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be")
        for code, value in entries
        if value != b"FFFF"
    }


def test_look_alikes_become_the_characters_that_were_drawn() -> None:
    font = {"一": 1, "⼀": 1, "页": 2, "⻚": 2, "～": 3, "〜": 3}

    mended = meanings_of(mended_cmap(parsed_cmap(QT), Meanings("一页～a—\u301d", [font])))

    assert mended == {1: "一", 2: "页", 3: "a", 4: "——", 6: "～", 7: "\u301d", 9: "🙂"}


def test_a_radical_the_article_has_itself_stays() -> None:
    assert Meanings("⼀", [{"一": 1, "⼀": 1}]).mended("⼀") == "⼀"


def test_the_face_decides_between_variants_that_unicode_would_confuse() -> None:
    """NFKC makes ⼾ 戶; a simplified face draws 户."""
    assert Meanings("户", [{"户": 1, "⼾": 1}]).mended("⼾") == "户"


def test_without_the_face_unicode_decides() -> None:
    assert Meanings("一ffi", []).mended("⼀") == "一"
    assert Meanings("一ffi", []).mended("\ufb03") == "ffi"
    assert Meanings("乙", []).mended("⼀") == "⼀"


def test_an_empty_glyph_is_a_space() -> None:
    mended = mended_cmap({1: "a", 2: "\t"}, Meanings("a b", []))

    assert meanings_of(mended) == {1: "a", 2: " "}


def test_a_face_asked_for_nothing_but_joiners_means_nothing() -> None:
    mended = mended_cmap({1: "\t"}, Meanings("甲\u2060乙", []))

    assert meanings_of(mended) == {1: ""}


def test_a_block_of_the_map_is_never_longer_than_the_format_allows() -> None:
    cmap = b"1 beginbfrange\n<0001> <0154> <4E00>\nendbfrange\n"

    mended = mended_cmap(parsed_cmap(cmap), Meanings("", []))

    counts = [int(count) for count in re.findall(rb"(\d+) beginbfchar", mended)]
    assert counts == [100, 100, 100, 40]
    assert len(meanings_of(mended)) == 340


def test_a_glyph_without_meaning_is_the_rare_character_drawn_between_its_neighbours() -> None:
    drawn = "陈𬭎说，𠮷祥𬭎如意𪚥"

    assert with_rare_characters({1: "陈", 3: "说", 4: "，", 6: "祥", 7: "如", 8: "意"}, drawn) == {
        1: "陈",
        2: "𬭎",
        3: "说",
        4: "，",
        5: "𠮷",
        6: "祥",
        7: "如",
        8: "意",
        9: "𪚥",
    }


def test_where_glyphs_and_rare_characters_do_not_come_out_even_nothing_is_guessed() -> None:
    drawn = "陈𬭎𠮷说"

    assert with_rare_characters({1: "陈", 3: "说"}, drawn) == {1: "陈", 3: "说"}


def test_text_of_another_face_gives_no_meaning() -> None:
    assert with_rare_characters({1: "陈", 3: "说"}, "说𬭎陈") == {1: "陈", 3: "说"}
    assert with_rare_characters({1: "他", 3: "说"}, "陈𬭎说") == {1: "他", 3: "说"}
