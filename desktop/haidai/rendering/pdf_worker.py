"""The child process that makes a PDF file, so that the window need not wait for its layout.

What goes in and out is said in `pdf_order`.
"""

import signal
import sys
from time import monotonic

from haidai.errors import HaidaiError, PaperError
from haidai.rendering.offscreen import offscreen_application
from haidai.rendering.pdf import export_pdf
from haidai.rendering.pdf_order import EndReport, PageReport, PdfOrder

SECONDS_BETWEEN_REPORTS = 0.1


def main() -> int:
    """Make the PDF file that standard input asks for; gives the exit status."""
    # Raised where the work stands, so that its temporary file is removed on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    order = PdfOrder.from_bytes(sys.stdin.buffer.read())
    application = offscreen_application()
    error = None
    try:
        export_pdf(
            order.article, order.path, order.paper_style, _Reporter(), pictures=order.pictures
        )
    except HaidaiError as caught:
        error = PaperError(caught.kind, **caught.details)
    del application
    _write(EndReport(error))
    return 0


class _Reporter:
    """Tells how far the painting is, not more often than a reader can see."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, page: int, pages: int) -> None:
        now = monotonic()
        if now >= self._next or page == pages:
            self._next = now + SECONDS_BETWEEN_REPORTS
            _write(PageReport(page, pages))


def _write(report: PageReport | EndReport) -> None:
    sys.stdout.write(report.to_line())
    sys.stdout.flush()
