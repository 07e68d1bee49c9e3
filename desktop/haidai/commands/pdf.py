"""`haidai pdf`: the printed article. The only command that loads Qt."""

import argparse
from contextlib import closing
from pathlib import Path

from haidai.commands.ending import end_as_by_ctrl_c
from haidai.commands.words import source_of
from haidai.errors import HaidaiError
from haidai.handoff.qr_code import qr_code
from haidai.opening.doors import standard_doors

TYPE_SIZES = (6.0, 144.0)  # points on paper: what fits a page and can still be read
STANDARD_TYPE = 12.0


def declare(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("-o", dest="output", metavar="FILE", type=Path, required=True)
    parser.add_argument("--type-size", metavar="POINTS", type=_points, default=STANDARD_TYPE)
    parser.add_argument("--paper", choices=("A4", "A3", "A5", "16K"), default="A4")
    parser.add_argument("--landscape", action="store_true")
    parser.add_argument("--no-images", action="store_true")


def _points(text: str) -> float:
    points = float(text)
    if not TYPE_SIZES[0] <= points <= TYPE_SIZES[1]:
        raise argparse.ArgumentTypeError(f"{TYPE_SIZES[0]:g}–{TYPE_SIZES[1]:g}")
    return points


def run(chosen: argparse.Namespace) -> int:
    """Write the PDF; gives the exit status."""
    doors = standard_doors()
    article = doors.opener.open(source_of(chosen.source))
    end_as_by_ctrl_c()
    # Qt is loaded once there is an article: what is wrong with the source is said before.
    from haidai.rendering.offscreen import offscreen_application
    from haidai.rendering.page_format import A4, SHEETS
    from haidai.rendering.pdf import export_pdf
    from haidai.rendering.picture_decoding import fitted
    from haidai.rendering.picture_folder import PictureFolder
    from haidai.rendering.sheet import PaperStyle

    width, height = sorted(SHEETS[chosen.paper], reverse=chosen.landscape)
    try:
        code = qr_code(article.url).modules
    except HaidaiError:
        code = ()  # an article without address, or one too long, is printed without code
    application = offscreen_application()
    style = PaperStyle(chosen.type_size, page=A4.on(width, height), address_code=code)
    with closing(PictureFolder(doors.pictures.retrieve, fitted)) as folder:
        pictures = None if chosen.no_images else folder.gather(article)
        export_pdf(article, chosen.output, style, pictures=pictures)
    del application
    return 0
