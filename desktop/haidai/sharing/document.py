"""The article's PDF file for a phone, made by a child process."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from haidai.article.model import Article
from haidai.article.serialized import to_json
from haidai.errors import ErrorKind, PaperError
from haidai.processes import ChildProcess, end_process, worker_command
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
        self._child = ChildProcess(command or worker_command("pdf"))

    def pdf(self) -> bytes:
        """The file's bytes.

        Raises:
            PaperError: it was not made (PRINT_FAILED), or `close` came (CANCELLED).
        """
        try:
            with tempfile.TemporaryDirectory(
                prefix="haidai-", ignore_cleanup_errors=True
            ) as folder:
                return self._made_in(Path(folder))
        except (OSError, subprocess.TimeoutExpired) as error:
            kind = ErrorKind.CANCELLED if self._child.closed else ErrorKind.PRINT_FAILED
            raise PaperError(kind) from error

    def close(self) -> None:
        """End the process; may be called twice, from any thread."""
        self._child.close()

    def _made_in(self, folder: Path) -> bytes:
        path = folder / "article.pdf"
        order = {
            "article": to_json(self._article),
            "path": str(path),
            "type_size": PDF_TYPE_SIZE,
            "pictures": self._pictures.files(folder) if self._pictures else None,
        }
        process = self._child.start()
        if process is None:
            raise ChildProcessError
        try:
            process.communicate(json.dumps(order).encode(), _PDF_SECONDS)
            return path.read_bytes()
        finally:
            end_process(process)
