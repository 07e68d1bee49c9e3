"""What the server says to a request."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.handoff.pictures import MOST_SAVED, PhonePicture
from haidai.handoff.site import (
    Answer,
    Pdf,
    Request,
    Saved,
    Site,
    Sound,
    TrackSound,
    Wanted,
    file_name,
    ranged,
)
from tests.fakes.articles import short_article
from tests.fakes.handoff import FakePagePictures, FakeReading
from tests.fakes.pictures import article_with_pictures

HOST = "192.168.1.7:40000"
DISPOSITION = "Content-Disposition"
PATH = "k3J9-x_2Qa7ZbN5uR1cVwE"


def asked(path: str, method: str = "GET", has_pdf: bool = True, **headers: str) -> Answer | Wanted:
    article = short_article()
    site = Site(article, HOST, PATH, reading=FakeReading(article), has_pdf=has_pdf)
    return site.answer(Request(method, path, {"host": HOST} | headers))


def header(answer: Answer | Wanted, name: str) -> str:
    assert isinstance(answer, Answer)
    return dict(answer.headers).get(name, "")


def test_the_page_is_at_the_random_path_and_safe() -> None:
    page = asked(f"/{PATH}/")
    assert isinstance(page, Answer)
    assert page.status == 200
    assert b"<h1>" in bytes(page.body)
    assert "default-src 'none'" in header(page, "Content-Security-Policy")
    assert "unsafe" not in header(page, "Content-Security-Policy")
    assert header(page, "Referrer-Policy") == "no-referrer"
    assert header(page, "Cache-Control") == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/", f"/{PATH[:-1]}", f"/{PATH}x",
        f"/{PATH}x/", f"//{PATH}/", f"/{PATH}/..", f"/{PATH}/../etc/passwd",
        f"/{PATH}/sound/999", f"/{PATH}/sound/-1", f"/{PATH}/sound/0/", f"/{PATH}/times/０",
        f"/{PATH}/sound/00000", f"/{PATH}/%2e%2e/", f"/{PATH.lower()}/", "*", "",
        f"http://{HOST}/{PATH}/", f"/{PATH}/page.css", "/robots.txt", "/favicon.ico/x",
    ],
)  # fmt: skip
def test_every_other_path_is_not_there_and_counted(path: str) -> None:
    if path.endswith("sound/00000"):  # a number is a number
        assert asked(path) == Sound(0, times=False)
        return
    answer = asked(path)
    assert isinstance(answer, Answer)
    assert (answer.status, answer.wrong_path) == (404, True)
    page = bytes(answer.body).decode()
    assert "扫码带走" in page
    assert PATH not in page, "who guesses learns nothing"
    assert header(answer, "Content-Type") == "text/html; charset=utf-8"
    assert header(answer, "Content-Security-Policy").startswith("default-src 'none'; style-src")


def test_an_address_without_its_last_stroke_leads_to_the_page() -> None:
    answer = asked(f"/{PATH}")
    assert isinstance(answer, Answer)
    assert (answer.status, answer.wrong_path) == (308, False)
    assert header(answer, "Location") == f"/{PATH}/"


@pytest.mark.parametrize(
    "path",
    ["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png",
     "/apple-touch-icon-120x120.png"],
)  # fmt: skip
def test_icons_a_phone_asks_for_by_itself_are_not_counted(path: str) -> None:
    answer = asked(path)
    assert isinstance(answer, Answer)
    assert (answer.status, answer.wrong_path) == (204, False)


@pytest.mark.parametrize("host", ["", "evil.example", "192.168.1.7", "192.168.1.7:40001"])
def test_another_host_is_misdirected(host: str) -> None:
    answer = asked(f"/{PATH}/", host=host)
    assert isinstance(answer, Answer)
    assert answer.status == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get"])
def test_only_get_and_head_are_methods(method: str) -> None:
    answer = asked(f"/{PATH}/", method)
    assert isinstance(answer, Answer)
    assert answer.status == 405
    assert header(answer, "Allow") == "GET, HEAD"


def test_sound_times_and_pdf_are_made_when_asked_for() -> None:
    assert asked(f"/{PATH}/sound/1") == Sound(1, times=False)
    assert asked(f"/{PATH}/times/1?x=y") == Sound(1, times=True)
    assert isinstance(asked(f"/{PATH}/article.pdf"), Pdf)
    without = asked(f"/{PATH}/article.pdf", has_pdf=False)
    assert isinstance(without, Answer)
    assert without.status == 404


def test_the_saved_file_is_named_after_the_title() -> None:
    disposition = header(got(Site(short_article(), HOST, PATH), "article.html"), DISPOSITION)
    assert disposition.startswith("attachment; filename=\"article.html\"; filename*=UTF-8''%E6")
    assert disposition.isascii()


def test_wechat_is_told_to_open_a_browser() -> None:
    agent = {"user-agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.49"}
    page = asked(f"/{PATH}/", **agent)
    assert isinstance(page, Answer)
    assert "在浏览器打开" in bytes(page.body).decode()
    usual = asked(f"/{PATH}/")
    assert isinstance(usual, Answer)
    assert "在浏览器打开" not in bytes(usual.body).decode()


@pytest.mark.parametrize(
    ("wanted", "status", "expected", "place"),
    [
        (None, 200, b"0123456789", ""),
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-30", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=0-999", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=5-2", 200, b"0123456789", ""),
        ("bytes=0-1,4-5", 200, b"0123456789", ""),
        ("bytes=-", 200, b"0123456789", ""),
        ("lines=1-2", 200, b"0123456789", ""),
    ],
)
def test_a_range_is_answered_with_its_piece(
    wanted: str | None, status: int, expected: bytes, place: str
) -> None:
    answer = ranged(b"0123456789", "audio/wav", wanted)
    assert (answer.status, bytes(answer.body)) == (status, expected)
    assert header(answer, "Content-Range") == place


def test_a_piece_of_what_was_had_before_is_answered_with_the_whole() -> None:
    article = short_article()
    site = Site(article, HOST, PATH, reading=FakeReading(article))
    headers = {"host": HOST, "range": "bytes=2-4", "if-range": '"before"'}
    sound = TrackSound(b"0123456789", ())
    answer = site.sound_answer(sound, Sound(0, times=False), Request("GET", "/", headers))
    assert (answer.status, bytes(answer.body)) == (200, b"0123456789")


@given(st.binary(max_size=50), st.text(alphabet="bytes=0123456789-, ", max_size=20))
def test_no_range_breaks_the_server(body: bytes, wanted: str) -> None:
    answer = ranged(body, "audio/wav", wanted)
    assert answer.status in {200, 206, 416}
    assert bytes(answer.body) in body


@given(st.text())
def test_a_files_name_is_harmless_whatever_the_title(title: str) -> None:
    name = file_name(title)
    assert 0 < len(name) <= 60
    assert name.isprintable()
    assert not set(name) & set('/\\:*?"<>|')
    assert not name.startswith(".")


JPEG = PhonePicture(b"\xff\xd8\xffpicture", "image/jpeg", (600, 400))
PNG = PhonePicture(b"\x89PNGpicture", "image/png", (30, 40))


def illustrated(pictures: FakePagePictures) -> Site:
    return Site(article_with_pictures(4), HOST, PATH, pictures=pictures)


def got(site: Site, path: str) -> Answer:
    answer = site.answer(Request("GET", f"/{PATH}/{path}", {"host": HOST}))
    if isinstance(answer, Saved):
        page = site.saved_page()
        answer = site.saved_answer(page.policy, page.html)
    assert isinstance(answer, Answer)
    return answer


def test_a_picture_is_sent_as_what_it_is_and_nothing_else() -> None:
    site = illustrated(FakePagePictures({0: JPEG, 1: PNG, 2: None}))
    for number, picture in enumerate((JPEG, PNG)):
        answer = got(site, f"picture/{number}?3")
        assert (answer.status, bytes(answer.body)) == (200, picture.data)
        assert header(answer, "Content-Type") == picture.kind
        assert header(answer, "X-Content-Type-Options") == "nosniff"
        assert header(answer, "Cache-Control") == "no-store"
    for number in (2, 3):  # on its way, and missing
        answer = got(site, f"picture/{number}")
        assert (answer.status, answer.wrong_path) == (503, False)


@pytest.mark.parametrize("path", ["picture/4", "picture/99999", "picture/-1", "picture/a",
                                  "picture/", "picture/0/", "picture/０"])  # fmt: skip
def test_a_picture_that_never_was_is_a_wrong_path(path: str) -> None:
    assert got(illustrated(FakePagePictures({0: JPEG})), path).wrong_path
    answer = asked(f"/{PATH}/picture/0")
    assert isinstance(answer, Answer)
    assert answer.wrong_path, "an article shared without pictures has none"


def test_bytes_of_another_kind_are_not_sent() -> None:
    svg = PhonePicture(b"<svg onload=alert(1)>", "image/svg+xml", (1, 1))
    site = illustrated(FakePagePictures({0: svg}))
    assert got(site, "picture/0").status == 503
    assert b"<svg" not in bytes(got(site, "article.html").body)


def test_the_page_knows_the_pictures_that_have_come_since() -> None:
    pictures = FakePagePictures({0: None, 1: None})
    site = illustrated(pictures)
    page = bytes(got(site, "").body).decode()
    assert page.count("<img ") == 2
    assert page.count('class="coming"') == 2
    assert "img-src 'self'" in header(got(site, ""), "Content-Security-Policy")
    pictures.contents = {0: JPEG}
    page = bytes(got(site, "").body).decode()
    assert '<img src="picture/0" width="600" height="400" alt="画面1"' in page
    assert page.count("<img ") == 1


def test_the_saved_page_holds_its_pictures_up_to_a_total() -> None:
    large = PhonePicture(b"x" * (MOST_SAVED - len(JPEG.data)), "image/png", (9, 9))
    site = illustrated(FakePagePictures({0: JPEG, 1: large, 2: JPEG}))
    answer = got(site, "article.html")
    page = bytes(answer.body).decode()
    assert "img-src data:;" in header(answer, "Content-Security-Policy")
    assert page.count('<img src="data:image/') == 2
    assert "图3：" in page
    assert len(page) < 1.4 * MOST_SAVED
