"""A real web server on the loopback whose pages misbehave as a test wants."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Visit"], None]


class Visit(BaseHTTPRequestHandler):
    """One request; answers write to it."""

    protocol_version = "HTTP/1.1"
    server: "WebServer"

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.requests.append((self.path, dict(self.headers.items())))
        answer = self.server.answers.get(self.path)
        if answer is None:
            self.reply(b"", status=404)
        else:
            try:
                answer(self)
            except OSError:  # the client went away, as some tests want it to
                self.server.gone.set()

    def reply(
        self, body: bytes, content_type: str = "text/html", status: int = 200, **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing on stderr."""


class WebServer(ThreadingHTTPServer):
    """Serves `answers` by path; `gone` is set when a client broke off."""

    daemon_threads = False
    block_on_close = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.answers: dict[str, Answer] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()
        self.gone = threading.Event()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def page(
        self, path: str, body: bytes | str, content_type: str = "text/html", **more: Any
    ) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = lambda visit: visit.reply(data, content_type, **more)
        return self.address(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        self.answers[path] = lambda visit: visit.reply(b"", status=status, Location=target)
        return self.address(path)

    def drip(self, path: str, begin: bytes, drop: bytes, every: float = 0.05) -> str:
        """Send `begin`, then `drop` again and again until somebody has enough."""

        def answer(visit: Visit) -> None:
            visit.wfile.write(begin)
            while not self.closing.wait(every):
                visit.wfile.write(drop)

        self.answers[path] = answer
        return self.address(path)


@contextmanager
def serving() -> Iterator[WebServer]:
    """A running server; its threads are joined at the end."""
    server = WebServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
