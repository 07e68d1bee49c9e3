"""Bringing the pictures of an article: a few at once, and nobody is waited for too long."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from time import monotonic

from haidai.article.model import Image
from haidai.article.values import Url
from haidai.errors import HaidaiError
from haidai.rendering.fitted_picture import FittedPicture

AT_ONCE = 4
MOST_BYTES = 150_000_000
"""Of all pictures of an article; those behind are missing."""
SECONDS = 20.0

Cancelled = Callable[[], bool]
Fetch = Callable[[Image, Url | None, Cancelled], bytes]
"""Gives the bytes of a picture of the article at an address; raises a HaidaiError."""
Fit = Callable[[bytes, int, str], FittedPicture]
"""Makes a picture at most so wide; raises a HaidaiError for what is none."""
Bring = Callable[[Image, Cancelled], bool]
"""Fetches, fits and keeps one picture, and says whether it is kept; may raise as the others."""


def gather(
    wanted: Sequence[Image],
    bring: Bring,
    seconds: float = SECONDS,
    cancelled: Cancelled = lambda: False,
    came: Callable[[], object] = lambda: None,
) -> None:
    """Bring them all, in so many seconds at most; blocks. `came` is told after each.

    What still hangs in a transfer then ends by itself, and must keep nothing any more: `bring`
    is told so by what it is given to ask.
    """
    until = monotonic() + seconds
    over = threading.Event()

    def stopped() -> bool:
        return over.is_set() or cancelled()

    pool = ThreadPoolExecutor(AT_ONCE, "pictures")
    try:
        left = {pool.submit(bring, each, stopped) for each in dict.fromkeys(wanted)}
        while left and not stopped() and (room := until - monotonic()) > 0:
            done, left = wait(left, min(room, 0.1), FIRST_COMPLETED)
            if any(_has_come(each) for each in done):
                came()
    finally:
        over.set()
        pool.shutdown(wait=False, cancel_futures=True)


def _has_come(future: "Future[bool]") -> bool:
    """Whether a picture is there; one that failed is missing, and that is all to say of it."""
    error = future.exception()
    if error is not None and not isinstance(error, HaidaiError | OSError):
        raise error
    return error is None and future.result()
