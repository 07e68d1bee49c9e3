"""What other programs read in a PDF."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest


def text_of(path: Path, *options: str) -> str:
    """What another program reads in a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    command = ["pdftotext", "-raw", "-enc", "UTF-8", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def characters(text: str) -> str:
    """A text without what stands between its lines."""
    return re.sub(r"\s", "", text)
