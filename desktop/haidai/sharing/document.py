"""The article's PDF file for a phone, made by a child process."""

import json
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from haidai.article.model import Article
from haidai.article.serialized import to_json
from haidai.errors import ErrorKind, PaperError
from haidai.processes import end_process, worker_command
from haidai.sharing.pictures import SharedPictures

PDF_TYPE_SIZE = 18.0
"""Points."""
_PDF_SECONDS = 120.0


class PdfChild:
    """Fulfils `haidai.handoff.site.PdfMaker` by the PDF worker, in a process of its own."""

    def __init__(
        self,
        article: Article,
        command: Sequence[str] | None = None,
        pictures: SharedPictures | None = None,
    ) -> None:
        self._article = article
        self._pictures = pictures
        self._command = list(command or worker_command("pdf"))
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def pdf(self) -> bytes:
        """The file's bytes.

        Raises:
            PaperError: it was not made (PRINT_FAILED), or `close` came (CANCELLED).
        """
        with tempfile.TemporaryDirectory(prefix="haidai-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "article.pdf"
            try:
                pictures = self._pictures.files(Path(folder)) if self._pictures else None
            except OSError as error:
                raise PaperError(ErrorKind.PRINT_FAILED) from error
            order = {
                "article": to_json(self._article),
                "path": str(path),
                "type_size": PDF_TYPE_SIZE,
                "pictures": pictures,
            }
            process = self._start()
            try:
                process.communicate(json.dumps(order).encode(), _PDF_SECONDS)
                return path.read_bytes()
            except (OSError, subprocess.TimeoutExpired) as error:
                kind = ErrorKind.CANCELLED if self._closed else ErrorKind.PRINT_FAILED
                raise PaperError(kind) from error
            finally:
                end_process(process)

    def close(self) -> None:
        """End the process; may be called twice, from any thread."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def _start(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._closed:
                raise PaperError(ErrorKind.CANCELLED)
            pipe = subprocess.PIPE
            try:
                self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe)
            except OSError as error:
                raise PaperError(ErrorKind.PRINT_FAILED) from error
            return self._process
