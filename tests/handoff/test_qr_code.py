"""The QR code of an article's address."""

import io

import pytest
import zxingcpp
from PIL import Image

from haidai.article.values import Url
from haidai.errors import ErrorKind, HandOffError
from haidai.handoff.qr_code import LONGEST_ADDRESS, QUIET_ZONE, qr_code, qr_picture

ADDRESSES = [
    "https://a.cn/",
    "https://news.example.com/2024/riverside.html",
    "http://例子.测试/新闻/二〇二四?页=1#正文",
    "https://news.example.com/" + "x" * (300 - 25),
    "https://news.example.com/?" + "a=%E4%B8%AD&" * 80,
]


def decoded(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_saved_picture_decodes_to_the_address(address: str) -> None:
    picture = Image.open(io.BytesIO(qr_picture(Url(address), "png")))
    assert decoded(picture) == [address]
    assert min(picture.size) >= 600


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_matrix_decodes_at_three_pixels_a_module(address: str) -> None:
    code = qr_code(Url(address))
    picture = Image.new("1", (code.size, code.size), 1)
    for row, modules in enumerate(code.modules):
        for column, dark in enumerate(modules):
            picture.putpixel((column + QUIET_ZONE, row + QUIET_ZONE), not dark)
    assert decoded(picture.resize((code.size * 3, code.size * 3))) == [address]


def test_an_svg_is_black_on_white_with_a_quiet_zone() -> None:
    svg = qr_picture(Url(ADDRESSES[1]), "svg").decode()
    size = qr_code(Url(ADDRESSES[1])).size
    assert svg.lstrip().startswith("<?xml")
    assert f"scale({-(-600 // size)})" in svg
    assert 'fill="#fff"' in svg
    assert 'stroke="#000"' in svg


def test_the_scale_is_the_smallest_whole_number_that_is_wide_enough() -> None:
    code = qr_code(Url(ADDRESSES[1]))
    scale = code.scale(256)
    assert code.size * scale >= 256 > code.size * (scale - 1)


def test_an_article_without_an_address_has_no_code() -> None:
    with pytest.raises(HandOffError) as caught:
        qr_code(None)
    assert caught.value.kind == ErrorKind.NO_ADDRESS


def test_an_address_no_phone_could_read_is_refused_with_its_length() -> None:
    url = Url("https://a.cn/" + "x" * LONGEST_ADDRESS)
    with pytest.raises(HandOffError) as caught:
        qr_code(url)
    assert caught.value.kind == ErrorKind.ADDRESS_TOO_LONG
    assert caught.value.details["length"] == str(LONGEST_ADDRESS + 13)


def test_an_unknown_picture_format_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="gif"):
        qr_picture(Url("https://a.cn/"), "gif")
