import pytest

from haidai.rendering.glyph_rooms import Glyphs, with_rooms

FONTS = {
    b"F1": Glyphs({b"0001": 1000.0, b"0002": 500.0}),
    b"F2": Glyphs({b"0001": 1000.0}, mute=frozenset([b"0003"])),
}


def text(font: str, *glyphs: str, size: int = 100, origin: str = "") -> bytes:
    moved = f"1 0 0 1 {origin} cm\n" if origin else ""
    shown = "".join(f"{glyph} Tj\n" for glyph in glyphs)
    head = f"q\n{moved}/CSp cs\n0 0 0 scn\n/GSa gs\nBT\n/{font} {size} Tf 1 0 0 -1 0 0 Tm\n"
    return f"{head}{shown}ET\nQ\n".encode()


def fonts_in(content: bytes) -> list[str]:
    """The font each glyph is shown in."""
    found = []
    font = ""
    for line in content.decode().splitlines():
        words = line.split()
        if "Tf" in words:
            font = words[0].removeprefix("/")
        elif words[-1:] == ["Tj"]:
            found.append(font)
    return found


def test_glyphs_as_far_apart_as_they_are_wide_stay_as_they_are() -> None:
    content = text("F1", "0 -5 Td <0001>", "100 0 Td <0002>", "50.2 0 Td <0001>")

    roomy = with_rooms(content, FONTS)

    assert roomy.content == content
    assert not roomy.names


@pytest.mark.parametrize(
    ("apart", "name", "step"),
    [("112.5", "F1w2", 2), ("50", "F1n8", -8), ("121", "F1w3", 3), ("103", "F1", 0)],
)
def test_a_glyph_is_named_after_its_room(apart: str, name: str, step: int) -> None:
    content = text("F1", "0 -5 Td <0001>", f"{apart} 0 Td <0001>", "100 0 Td <0002>")

    roomy = with_rooms(content, FONTS)

    assert fonts_in(roomy.content) == [name, "F1", "F1"]
    assert roomy.names == ({name.encode(): (b"F1", step)} if step else {})
    assert b"Td <0001> Tj" in roomy.content


def test_the_room_of_a_texts_last_glyph_goes_to_the_next_text_of_its_line() -> None:
    content = text("F1", "0 -5 Td <0001>") + text("F2", "50 -5 Td <0001>")

    roomy = with_rooms(content, FONTS)

    assert fonts_in(roomy.content) == ["F1n8", "F2"]


def test_the_last_glyph_of_a_line_keeps_its_width() -> None:
    content = text("F1", "0 -5 Td <0001>") + text("F1", "50 -99 Td <0001>")
    elsewhere = text("F1", "0 -5 Td <0001>", origin="1 1") + text("F1", "50 -5 Td <0001>")

    assert not with_rooms(content, FONTS).names
    assert not with_rooms(elsewhere, FONTS).names


@pytest.mark.parametrize("apart", ["180", "-40", "0", "30"])
def test_what_no_setting_of_type_makes_is_left_a_gap(apart: str) -> None:
    content = text("F1", "0 -5 Td <0001>", f"{apart} 0 Td <0001>")

    assert with_rooms(content, FONTS).content == content


def test_sizes_are_those_of_the_glyph_before_the_gap() -> None:
    content = text("F1", "0 -5 Td <0001>", size=200) + text("F1", "200 -5 Td <0001>")

    assert not with_rooms(content, FONTS).names


def test_a_glyph_that_means_nothing_is_left_out_and_the_others_stay_in_their_places() -> None:
    content = text("F2", "0 -5 Td <0001>", "100 0 Td <0003>", "0 0 Td <0001>")

    roomy = with_rooms(content, FONTS)

    assert roomy.content == content.replace(b" <0003> Tj", b"")
    assert not roomy.names


def test_what_is_no_text_and_fonts_not_known_stay_as_they_are() -> None:
    content = b"q\n1 w\n0 0 m\n9 9 l\nS\nQ\n" + text("F9", "0 0 Td <0001>", "50 0 Td <0001>")

    assert with_rooms(content, FONTS).content == content
