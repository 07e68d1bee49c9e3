"""The child process that makes a PDF file, so that the window need not wait for its layout.

It reads one order from standard input, `{"article": …, "path": …, "type_size": points}`, and
answers on standard output with `{"kind": null}` or the kind and details of the error.
"""

import json
import signal
import sys
from pathlib import Path

from haidai.article.serialized import from_json
from haidai.errors import HaidaiError
from haidai.rendering.offscreen import offscreen_application
from haidai.rendering.pdf import export_pdf
from haidai.rendering.sheet import PaperStyle


def main() -> int:
    """Make the PDF file that standard input asks for; gives the exit status."""
    # Raised where the work stands, so that its temporary file is removed on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    order = json.loads(sys.stdin.buffer.read())
    application = offscreen_application()
    answer: dict[str, object] = {"kind": None}
    try:
        article, paper_style = from_json(order["article"]), PaperStyle(order["type_size"])
        export_pdf(article, Path(order["path"]), paper_style)
    except HaidaiError as error:
        answer = {"kind": error.kind, "details": error.details}
    del application
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0
