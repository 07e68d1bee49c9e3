"""`haidai qr`: the QR code of an article's address as a picture."""

import argparse
from pathlib import Path

from haidai import paths
from haidai.article.values import Url
from haidai.commands.words import format_of, source_of
from haidai.errors import OutputError
from haidai.handoff.qr_code import PICTURE_FORMATS, qr_picture
from haidai.opening.opener import standard_opener
from haidai.opening.sources import AddressSource, Source


def declare(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("-o", dest="output", metavar="FILE.png|.svg", type=Path, required=True)


def run(chosen: argparse.Namespace) -> int:
    """Write the picture; gives the exit status."""
    picture_format = format_of(chosen.output, PICTURE_FORMATS)
    source = source_of(chosen.source)
    picture = qr_picture(_address(source), picture_format)
    try:
        with paths.replacing(chosen.output) as temporary:
            temporary.write_bytes(picture)
    except OSError as error:
        raise OutputError.of(error, chosen.output.name) from error
    return 0


def _address(source: Source) -> Url | None:
    if isinstance(source, AddressSource):  # that is all a code needs: nothing is fetched
        return source.url
    return standard_opener().open(source).url
