"""Only pictures of the web's four formats are read, by what they are and no larger than needed."""

import gc
import threading

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

from haidai.errors import ErrorKind, OpeningError
from haidai.rendering.picture_decoding import decoded, fitted, picture_format
from tests.fakes.pictures import drawn


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> None:
    """Decoders are plugins; they want an application."""


def test_every_format_of_the_web_has_its_decoder() -> None:
    known = {bytes(form.data()).decode() for form in QImageReader.supportedImageFormats()}
    assert {"png", "jpeg", "gif", "webp"} <= known


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_decoded_to_the_width_it_is_needed_in(form: str) -> None:
    picture = decoded(drawn(600, 400, form), 300)
    assert picture.dots == (600, 400)
    assert picture.image.size().toTuple() == (300, 200)
    assert decoded(drawn(60, 40, form), 300).image.size().toTuple() == (60, 40)


def test_of_a_film_the_first_image_is_shown(tmp_path: object) -> None:
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    data = drawn(50, 50, "GIF", save_all=True, append_images=frames, duration=10)
    assert decoded(data, 50).image.size().toTuple() == (50, 50)


def test_a_turned_photograph_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = decoded(drawn(600, 400, "JPEG", exif=exif), 200)
    assert picture.dots == (400, 600)
    assert picture.image.size().toTuple() == (200, 300)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        SVG,
        b"\xef\xbb\xbf" + SVG,
        b"BM" + b"\0" * 100,
        b"II*\0" + b"\0" * 100,
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + SVG,
        b"\xff\xd8\xff" + SVG,
        b"GIF89a" + b"\xff" * 50,
        b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 50,
        b"RIFF\0\0\0\0AVI " + b"\0" * 50,
        b"/etc/passwd",
        drawn(400, 300, "PNG")[:500],
    ],
)
@pytest.mark.qt_log_ignore("Unsupported marker type", extend=True)
def test_what_is_no_picture_of_the_web_or_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(OpeningError) as refused:
        decoded(data, 100)
    assert refused.value.kind == ErrorKind.FILE_TYPE


def test_a_picture_of_too_many_dots_is_refused_before_it_is_decoded() -> None:
    bomb = bytearray(drawn(8, 8, "PNG"))
    bomb[16:24] = (30_000).to_bytes(4, "big") * 2
    import zlib

    bomb[29:33] = zlib.crc32(bytes(bomb[12:29])).to_bytes(4, "big")
    with pytest.raises(OpeningError) as refused:
        decoded(bytes(bomb), 100)
    assert refused.value.kind in {ErrorKind.TOO_LARGE, ErrorKind.FILE_TYPE}


def test_the_format_is_said_by_the_first_bytes_alone() -> None:
    assert picture_format(drawn(8, 8, "JPEG")) == b"jpeg"
    assert picture_format(b"<svg>") is None


def test_several_threads_may_decode_at_once() -> None:
    data = drawn(1000, 800, "JPEG")
    sizes = []

    def work() -> None:
        sizes.append(decoded(data, 100).image.width())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gc.collect()
    assert sizes == [100] * 8


def test_a_picture_fitted_is_jpeg_or_png_and_upright() -> None:
    large = fitted(drawn(3_000, 1_500, "WEBP"), 1_000)
    assert (large.kind, large.dots) == (b"jpeg", (1_000, 500))
    assert decoded(large.data, 9_999).dots == (1_000, 500)
    small = drawn(300, 200)
    assert fitted(small, 1_000).data == small
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = fitted(drawn(300, 200, "JPEG", exif=exif), 1_000)
    assert turned.dots == (200, 300)
    assert QImage.fromData(turned.data).size().toTuple() == (200, 300)
    for broken in (b"GIF89a", b"<svg/>", b"RIFF0000WEBP"):
        with pytest.raises(OpeningError):
            fitted(broken, 1_000)
