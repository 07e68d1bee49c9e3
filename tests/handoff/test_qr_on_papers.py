"""Sixty hostile and long addresses, decoded on four papers at three scales."""

import pytest
import zxingcpp
from PIL import Image

from haidai.article.values import Url
from haidai.handoff.qr_code import QUIET_ZONE, QrCode, qr_code

LONGEST = 300  # bytes
PAPERS = ("#ffffff", "#f5ecd7", "#16181c", "#000000")
_ENDS = (
    "", "?" + "a=%E4%B8%AD&" * 15, "#" + "：" * 40, "?q='\";--<script>", "/%00/../..%2f",
    "/新闻/二〇二四/" + "萝卜" * 20, "?" + "0" * 200, "/" + "A" * 180, "?u=http://b.example/?v=1",
    "/🙂/𠮷", "/~!$&'()*+,;=:", "/" + "9f" * 90,
)  # fmt: skip
_STARTS = (
    "https://a.cn", "http://192.168.100.200:54321", "https://xn--fiqs8s.example:8443",
    "https://news.中国/城市", "https://www.very-long-name-of-a-newspaper.example.com",
)  # fmt: skip
ADDRESSES = [start + end for start in _STARTS for end in _ENDS]


def drawn(code: QrCode, scale: int, paper: str) -> Image.Image:
    """The code as it stands on the screen: white with its quiet zone, on a paper."""
    picture = Image.new("RGB", (code.size, code.size), "white")
    for row, modules in enumerate(code.modules):
        for column, dark in enumerate(modules):
            if dark:
                picture.putpixel((column + QUIET_ZONE, row + QUIET_ZONE), (0, 0, 0))
    side = code.size * scale
    whole = Image.new("RGB", (side + 80, side + 80), paper)
    whole.paste(picture.resize((side, side), Image.Resampling.NEAREST), (40, 40))
    return whole


def test_there_are_sixty_of_them_and_none_is_too_long() -> None:
    assert len(set(ADDRESSES)) == 60
    assert all(len(address.encode()) <= LONGEST for address in ADDRESSES)


@pytest.mark.parametrize("scale", [3, 5, 8])
@pytest.mark.parametrize("paper", PAPERS)
def test_every_address_is_read_back(scale: int, paper: str) -> None:
    for address in ADDRESSES:
        codes = zxingcpp.read_barcodes(drawn(qr_code(Url(address)), scale, paper))
        assert [code.text for code in codes] == [address]
