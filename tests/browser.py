"""A headless Chromium to look at pages with, steered through a pipe (DevTools protocol).

Standard library only. Every request the browser makes is kept in `requested`.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
ABSENT = "chromium is not installed; tests/run.py installs it on Debian"
SECONDS = 30.0
SHORT = "/tmp"
"""For its socket, whose path may have 107 bytes; pytest's own folders can be longer."""


def chromium() -> str | None:
    """The program, where there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """One tab."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._number = 0
        self._session: str | None = None
        self._rest = b""
        self.requested: list[str] = []
        self.problems: list[str] = []
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        attached = self.do("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.do(f"{domain}.enable")

    def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command's result."""
        self._say(method, parameters)
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def quit(self) -> None:
        """Ask the browser to end; now and then it would answer only after half a minute."""
        self._session = None
        self._say("Browser.close", {})

    def _say(self, method: str, parameters: dict[str, Any]) -> None:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")

    def show(self, address: str, width: int, height: int, *, dark: bool = False) -> None:
        """Open an address on a phone's screen and wait for it."""
        self.do(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=2, mobile=True,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.do("Emulation.setEmulatedMedia", features=[scheme])
        self.do("Page.navigate", url=address)
        self.wait_until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def value(self, script: str) -> Any:
        """What an expression gives in the page; a promise is waited for."""
        answer = self.do(
            "Runtime.evaluate",
            expression=script, returnByValue=True, awaitPromise=True, userGesture=True,
        )  # fmt: skip
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait_until(self, script: str, seconds: float = SECONDS) -> None:
        """Return when an expression is true in the page."""
        end = time.monotonic() + seconds
        while not self.value(f"Boolean({script})"):
            assert time.monotonic() < end, f"never true: {script}; {self.problems}"
            time.sleep(0.02)  # a page without scripts has no timers either

    def tap(self, selector: str) -> None:
        """Click on an element as a finger does: in its middle, where it stands on the screen."""
        place = self.value(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            "it.scrollIntoView({block: 'center'}); const box = it.getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.do(
                "Input.dispatchMouseEvent",
                type=kind, x=place[0], y=place[1], button="left", clickCount=1,
            )  # fmt: skip

    def picture(self) -> bytes:
        """What stands on the screen, as PNG."""
        return base64.b64decode(self.do("Page.captureScreenshot", format="png")["data"])

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from], [], [], SECONDS)
            assert ready, "the browser says nothing"
            read = os.read(self._from, 1 << 16)
            assert read, "the browser has ended"
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        parameters = answer.get("params", {})
        if answer.get("method") == "Network.requestWillBeSent":
            self.requested.append(parameters["request"]["url"])
        elif answer.get("method") == "Log.entryAdded":
            self.problems.append(parameters["entry"]["text"])
        elif answer.get("method") == "Runtime.exceptionThrown":
            self.problems.append(str(parameters["exceptionDetails"]))
        return answer


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with its profile in `folder`; nothing of it is left afterwards."""
    program = chromium()
    assert program is not None, ABSENT
    inner_read, to_browser = os.pipe()
    from_browser, inner_write = os.pipe()

    # The protocol wants the descriptors 3 and 4, which a shell can arrange.
    command = f'exec "$@" 3<&{inner_read} 4>&{inner_write}'
    options = (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
        f"--user-data-dir={folder / 'profile'}", "--no-first-run", "--mute-audio",
        "--disable-background-networking", "--disable-component-update", "--disable-extensions",
        "--disable-sync", "--disable-dev-shm-usage", "--lang=zh-CN",
    )  # fmt: skip
    left = ExitStack()
    sockets = left.enter_context(
        tempfile.TemporaryDirectory(prefix="haidai-", dir=SHORT, ignore_cleanup_errors=True)
    )
    process = subprocess.Popen(
        ["bash", "-c", command, "bash", program, *options],
        pass_fds=(inner_read, inner_write),
        env=os.environ | {"HOME": str(folder), "TMPDIR": sockets},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(inner_read)
    os.close(inner_write)
    tab = None
    try:
        tab = Browser(to_browser, from_browser)
        yield tab
        tab.quit()
    finally:
        os.close(to_browser)
        os.close(from_browser)
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        left.close()
