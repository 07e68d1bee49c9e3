"""The one-article server as phones and attackers meet it. Senders are addresses of 127.0.0.0/8."""

import asyncio
import http.client
import json
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import psutil
import pytest

from haidai.errors import ErrorKind, HandOffError
from haidai.handoff.admission import MOST_CONNECTIONS, MOST_OF_ONE_SENDER, MOST_WRONG_PATHS
from haidai.handoff.conversation import Limits
from haidai.handoff.page import Page
from haidai.handoff.pictures import PhonePicture
from haidai.handoff.server import HandOffServer
from haidai.handoff.unnamed_file import Stored, UnnamedFile
from haidai.handoff.works import Works
from tests.fakes.articles import hostile_article, long_article, short_article
from tests.fakes.handoff import FakePagePictures, FakePdf, FakeReading
from tests.fakes.pictures import article_with_pictures
from tests.timing import took

QUICK = Limits(lifetime=60, request=0.4, stall=0.5)
PHONE = "127.0.9.9"
STOPS = 40

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has all of 127.0.0.0/8"
)

Serve = Callable[..., HandOffServer]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers on the loopback; they are stopped at the end, and nothing may be left."""
    servers: list[HandOffServer] = []

    def start(article: object = None, **options: object) -> HandOffServer:
        server = HandOffServer(article or short_article(), "127.0.0.1", **options)  # type: ignore[arg-type]
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()
        assert not server.running
    ports = {place(server)[1] for server in servers}
    assert not [each for each in psutil.Process().net_connections("tcp") if each.laddr[1] in ports]


def place(server: HandOffServer) -> tuple[str, int]:
    host, _, port = server.address.split("/")[2].partition(":")
    return host, int(port)


def path_of(server: HandOffServer) -> str:
    return "/" + server.address.split("/", 3)[3]


def connect(server: HandOffServer, sender: str = PHONE) -> socket.socket:
    return socket.create_connection(place(server), timeout=5, source_address=(sender, 0))


def ask(
    server: HandOffServer, path: str = "", sender: str = PHONE, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """A whole request as a phone makes it."""
    connection = http.client.HTTPConnection(*place(server), timeout=5, source_address=(sender, 0))
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path_of(server) + path, headers=named)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def raw(server: HandOffServer, content: bytes, sender: str = PHONE) -> bytes:
    """What comes back for these bytes until the server ends it."""
    with connect(server, sender) as phone:
        phone.sendall(content)
        return until_the_end(phone)


def until_the_end(phone: socket.socket) -> bytes:
    received = b""
    try:
        while piece := phone.recv(65_536):
            received += piece
    except ConnectionResetError:
        pass
    return received


def test_a_phone_reads_hears_and_keeps_the_article(serve: Serve) -> None:
    article = short_article()
    reading, pdf = FakeReading(article), FakePdf()
    server = serve(article, reading=reading, pdf=pdf)
    status, headers, page = ask(server)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "一根萝卜" in page.decode()
    status, headers, sound = ask(server, "sound/0")
    assert (status, headers["Content-Type"], sound[:4]) == (200, "audio/wav", b"RIFF")
    status, headers, piece = ask(server, "sound/0", Range="bytes=4-9")
    assert (status, piece) == (206, sound[4:10])
    assert headers["Content-Range"] == f"bytes 4-9/{len(sound)}"
    times = json.loads(ask(server, "times/0")[2])
    assert len(times) == reading.tracks[0].sentences
    assert ask(server, "article.pdf")[2].startswith(b"%PDF")
    assert ask(server, "article.pdf")[0] == 200
    assert pdf.made == 1
    assert "attachment" in ask(server, "article.html")[1]["Content-Disposition"]


def test_a_sound_is_made_once_and_the_next_one_beforehand(serve: Serve) -> None:
    article = short_article()
    reading = FakeReading(article)
    server = serve(article, reading=reading)
    for path in ("sound/0", "times/0", "sound/0", "sound/1"):
        assert ask(server, path)[0] == 200
    assert reading.asked[:2] == [0, 1]
    assert reading.asked.count(0) == reading.asked.count(1) == 1


def test_what_was_made_for_a_phone_waits_on_disk() -> None:
    works = Works(FakeReading(short_article()), FakePdf())
    page = Page(b"<h1>", "default-src 'none'")

    async def made() -> tuple[object, ...]:
        policy, saved = await works.saved(lambda: page)
        assert policy == page.policy
        return (await works.sound(0)).wav, await works.pdf(), saved

    contents = asyncio.run(made())
    works.close()
    assert all(isinstance(each, Stored) for each in contents)
    assert [bytes(each)[:4] for each in contents if isinstance(each, Stored)] == [
        b"RIFF", b"%PDF", b"<h1>",
    ]  # fmt: skip


def test_a_disk_that_fails_ends_the_answer_and_nothing_else(serve: Serve) -> None:
    lost = UnnamedFile().add([b"x" * 200_000])
    lost.file._file.truncate(100_000)
    pictures = FakePagePictures({0: PhonePicture(lost, "image/png", (3, 2))})
    server = serve(article_with_pictures(1), pictures=pictures)
    with pytest.raises(http.client.IncompleteRead):
        ask(server, "picture/0")
    assert ask(server)[0] == 200


def test_head_gives_the_length_and_no_body(serve: Serve) -> None:
    server = serve()
    length = len(ask(server)[2])
    status, headers, body = ask(server, method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(length), b"")


def test_one_connection_carries_several_requests(serve: Serve) -> None:
    server = serve()
    connection = http.client.HTTPConnection(*place(server), timeout=5)
    for _ in range(3):
        connection.request("GET", path_of(server))
        assert connection.getresponse().read().startswith(b"<!doctype html>")
    connection.close()


def test_a_voice_or_a_pdf_that_fails_is_told_and_asked_for_again(serve: Serve) -> None:
    article = short_article()
    reading, pdf = FakeReading(article, fails=True), FakePdf(fails=True)
    server = serve(article, reading=reading, pdf=pdf)
    assert [ask(server, path)[0] for path in ("sound/0", "times/0", "article.pdf")] == [503] * 3
    reading.fails = pdf.fails = False
    assert [ask(server, path)[0] for path in ("sound/0", "times/0", "article.pdf")] == [200] * 3


def test_a_pdf_that_fails_is_told_in_words_with_the_way_back(serve: Serve) -> None:
    status, headers, body = ask(serve(short_article(), pdf=FakePdf(fails=True)), "article.pdf")
    assert status == 503
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
    assert "这份文件没有做成" in body.decode()
    assert '<a class="save" href="./">回到文章</a>' in body.decode()


def test_every_start_has_another_path_of_128_bits(serve: Serve) -> None:
    paths = {path_of(serve()) for _ in range(5)}
    assert len(paths) == 5
    assert all(len(path) == 24 for path in paths)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(HandOffError) as caught:
        HandOffServer(short_article(), "203.0.113.7")
    assert caught.value.kind is ErrorKind.NO_SHARE_ADDRESS


@pytest.mark.parametrize("address", ["", "0", "0.0.0.0", "255.255.255.255", "224.0.0.1"])
def test_what_stands_for_more_than_one_address_is_refused(address: str) -> None:
    with pytest.raises(HandOffError) as caught:
        HandOffServer(short_article(), address)
    assert caught.value.kind is ErrorKind.NO_SHARE_ADDRESS


def test_a_name_of_this_machine_is_shared_by_its_number() -> None:
    server = HandOffServer(short_article(), "localhost")
    assert server.address.startswith("http://127.0.0.1:")
    assert ask(server)[0] == 200
    server.stop()


def test_it_ends_by_itself_and_says_so() -> None:
    ended = threading.Event()
    server = HandOffServer(
        short_article(), "127.0.0.1", limits=Limits(lifetime=0.1), ended=ended.set
    )
    assert ended.wait(5)
    server.wait(5)
    assert not server.running
    assert server.seconds_left == 0
    with pytest.raises(ConnectionRefusedError):
        connect(server)
    server.stop()


def test_its_time_can_begin_anew_but_not_for_ever(serve: Serve) -> None:
    ended = threading.Event()
    server = serve(limits=Limits(lifetime=0.2), ended=ended.set)
    server._limits = Limits(lifetime=60, longest=90)
    server.prolong()
    assert not ended.wait(0.3)
    assert ask(server)[0] == 200
    assert 50 < server.seconds_left <= 60
    server._began -= 50
    server.prolong()
    assert 30 < server.seconds_left <= 40


def test_the_first_phone_is_told_of_once_and_an_attacker_never(serve: Serve) -> None:
    came: list[int] = []
    server = serve(phone_came=lambda: came.append(1))
    raw(server, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert came == []
    ask(server)
    ask(server)
    assert came == [1]


def test_stopping_while_sounds_are_made_and_phones_wait_leaves_nothing(serve: Serve) -> None:
    article = long_article()
    reading = FakeReading(article, waits=True)
    server = serve(article, reading=reading, pdf=FakePdf())
    with ExitStack() as stack:
        phones = [stack.enter_context(connect(server, f"127.0.0.{n}")) for n in range(2, 12)]
        for phone in phones:
            request = f"GET {path_of(server)}sound/0 HTTP/1.1\r\nHost: %s:%d\r\n\r\n"
            phone.sendall((request % place(server)).encode())
        wait_until(lambda: bool(reading.asked))
        before = time.monotonic()
        server.stop()
        took(time.monotonic() - before, at_most=1)
        assert [until_the_end(phone) for phone in phones] == [b""] * 10
    assert reading.closed
    assert [each.name for each in threading.enumerate() if "hand-off" in each.name] == []


# Attacks


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 9_000 + b"\r\n\r\n", 431),
        (b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 2_000 + b"\r\n", 431),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 413),
        (b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello", 413),
        (b"POST / HTTP/1.1\r\nHost: a\r\n\r\n", 405),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        (b"GET  /  HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\nHost: a\r\nA : b\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 405),
        (b"hello\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_of_a_phone_is_refused_and_ended(
    serve: Serve, request_bytes: bytes, status: int
) -> None:
    server = serve()
    answer = raw(server, request_bytes)
    # Where more was sent than is read, the end may overtake the answer.
    assert answer == b"" or answer.startswith(b"HTTP/1.1 %d" % status), answer
    assert ask(server)[0] == 200


def test_a_request_that_never_ends_is_ended(serve: Serve) -> None:
    server = serve(limits=QUICK)
    with connect(server) as slow:
        before = time.monotonic()
        slow.sendall(b"GET / HTTP/1.1\r\n")
        assert until_the_end(slow) == b""
        assert time.monotonic() - before > 0.3
        took(time.monotonic() - before, at_most=2)


def test_dripping_bytes_wins_no_time(serve: Serve) -> None:
    server = serve(limits=QUICK)
    with connect(server) as slow:
        slow.settimeout(0.05)
        before = time.monotonic()
        while not has_ended(slow, b"G"):
            took(time.monotonic() - before, at_most=3)
        assert time.monotonic() - before > 0.3


def has_ended(phone: socket.socket, drop: bytes) -> bool:
    """Whether the other side has ended; one more drop goes there otherwise."""
    try:
        phone.sendall(drop)
        return phone.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_phone_that_takes_nothing_is_let_go(serve: Serve) -> None:
    article = long_article(400_000)
    server = serve(article, limits=QUICK)
    with socket.socket() as lazy:
        lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        lazy.bind((PHONE, 0))
        lazy.connect(place(server))
        request = f"GET {path_of(server)} HTTP/1.1\r\nHost: %s:%d\r\n\r\n" % place(server)
        lazy.sendall(request.encode() * 8)
        wait_until(lambda: len(server._admission) == 1)
        wait_until(lambda: len(server._admission) == 0)


def test_after_twenty_wrong_paths_the_sender_is_locked_out_and_nobody_else(serve: Serve) -> None:
    server = serve()
    request = b"GET /wrong%d HTTP/1.1\r\nHost: %s\r\n\r\n"
    host = server.address.split("/")[2].encode()
    for number in range(MOST_WRONG_PATHS):
        assert raw(server, request % (number, host), "127.0.0.66").startswith(b"HTTP/1.1 404")
    try:
        answer = raw(server, request % (99, host), "127.0.0.66")
    except OSError:
        answer = b""
    assert answer == b""
    assert ask(server, sender="127.0.0.67")[0] == 200


def test_icons_never_lock_a_phone_out(serve: Serve) -> None:
    server = serve()
    host = server.address.split("/")[2].encode()
    for _ in range(MOST_WRONG_PATHS * 2):
        answer = raw(
            server, b"GET /favicon.ico HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % host
        )
        assert answer.startswith(b"HTTP/1.1 204")
    assert ask(server)[0] == 200


def test_one_sender_holds_four_connections_at_most(serve: Serve) -> None:
    server = serve()
    with ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(connect(server, "127.0.0.5"))
        wait_until(lambda: next_number(server) >= 20)
        assert len(server._admission) == MOST_OF_ONE_SENDER
        assert ask(server)[0] == 200


def test_an_honest_phone_gets_its_page_under_200_slow_connections(serve: Serve) -> None:
    server = serve()
    with ExitStack() as stack:
        for number in range(200):
            slow = stack.enter_context(connect(server, f"127.0.{number // 50}.{number % 50 + 1}"))
            slow.sendall(b"GET /")
        wait_until(lambda: next_number(server) >= 200)
        assert len(server._admission) == MOST_CONNECTIONS
        before = time.monotonic()
        assert ask(server)[0] == 200
        took(time.monotonic() - before, at_most=1)


def test_many_phones_at_once_all_get_the_page(serve: Serve) -> None:
    server = serve(hostile_article())
    with ThreadPoolExecutor(24) as phones:
        answers = phones.map(lambda n: ask(server, sender=f"127.0.1.{n + 1}")[0], range(24))
        assert list(answers) == [200] * 24


def next_number(server: HandOffServer) -> int:
    """How many connections have been accepted so far."""
    return int(repr(server._numbers).partition("(")[2].rstrip(")"))


def wait_until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_it_stops_at_once_while_phones_are_being_answered(serve: Serve) -> None:
    for _ in range(STOPS):
        server = serve()
        host, port = place(server)
        request = f"GET {path_of(server)} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode()
        with ExitStack() as phones:
            for _ in range(4):
                phone = phones.enter_context(socket.create_connection((host, port)))
                phone.sendall(request * 3)
            started = time.monotonic()
            server.stop()
            # Far from the half minute a phone that has lost its goodbye would stay.
            assert time.monotonic() - started < 5
