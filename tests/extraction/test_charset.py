"""From bytes to text."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haidai.errors import ErrorKind, OpeningError
from haidai.extraction.charset import decode

SIMPLE = "清晨六点，老渡口的第一班船离岸。镇上的人说：“这条河养了他们三百年。”" * 3
TRADITIONAL = "清晨六點，老渡口的第一班船離岸。鎮上的人說：「這條河養了他們三百年。」" * 3
ENGLISH = "The first ferry leaves the old landing at six in the morning."


@pytest.mark.parametrize(
    "declared", [None, "utf-8", "gb2312", "big5", "x-unknown", "utf-16", "rot13"]
)
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLE, "utf-8"),
        (SIMPLE, "utf-8-sig"),
        (SIMPLE, "gb18030"),
        (SIMPLE, "utf-16"),
        (SIMPLE + "\n" + ENGLISH, "utf-16-le"),
        (SIMPLE + "\n" + ENGLISH, "utf-16-be"),
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "big5"),
        (ENGLISH, "ascii"),
    ],
)
def test_the_text_is_found_whatever_is_declared(
    text: str, encoding: str, declared: str | None
) -> None:
    assert decode(text.encode(encoding), declared) == text


def test_a_declaration_inside_the_page_is_heard() -> None:
    page = '<meta charset="shift_jis"><p>渡し船は朝六時に岸を離れる。'
    assert decode(page.encode("shift_jis")) == page


def test_a_file_cut_inside_a_character_is_still_utf_8() -> None:
    data = (SIMPLE * 3).encode()[:-1]
    assert decode(data).startswith(SIMPLE)


def test_rare_characters_of_gb18030_survive() -> None:
    text = SIMPLE + "𠮷野家，㙍、䶮"
    assert decode(text.encode("gb18030"), "gb2312") == text


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf \n", b"\xff\xfe", "\u3000 ".encode()]
)
def test_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(OpeningError) as caught:
        decode(data)
    assert caught.value.kind is ErrorKind.EMPTY


@pytest.mark.parametrize("declared", [None, "utf-8", "gb18030", "latin-1", "utf-16"])
@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_no_text(seed: int, declared: str | None) -> None:
    data = b"".join(hashlib.sha512(b"%d %d" % (seed, i)).digest() for i in range(200))
    with pytest.raises(OpeningError) as caught:
        decode(data, declared)
    assert caught.value.kind is ErrorKind.NOT_TEXT


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "gbk", "utf-16", "base64", "\x00"]))
def test_any_bytes_give_text_or_a_named_error(data: bytes, declared: str | None) -> None:
    try:
        assert decode(data, declared).strip("\ufeff\x00 ")
    except OpeningError as error:
        kind = error.kind
        assert kind in {ErrorKind.EMPTY, ErrorKind.NOT_TEXT}
