"""`haidai share`: serve the article to phones until Ctrl C."""

import argparse
import sys

from haidai import paths
from haidai.article.values import Url
from haidai.commands.ending import end_as_by_ctrl_c
from haidai.commands.voice_choice import chosen_manner
from haidai.commands.words import source_of
from haidai.errors import ErrorKind, HandOffError
from haidai.handoff.addresses import own_phone_addresses
from haidai.handoff.qr_code import qr_in_letters
from haidai.opening.doors import standard_doors
from haidai.rendering.picture_child import PictureChild
from haidai.settings.store import SettingsStore
from haidai.sharing.share import share

PATIENCE = 0.5
"""Seconds: Windows lets Ctrl C through only between two waits."""


def declare(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("--address", metavar="ADDRESS")


def run(chosen: argparse.Namespace) -> int:
    """Serve, say where, and wait for the end; gives the exit status."""
    doors = standard_doors()
    article = doors.opener.open(source_of(chosen.source))
    address = chosen.address or _own_addresses()[0]
    end_as_by_ctrl_c()
    settings = SettingsStore(paths.settings_file()).settings
    manner = chosen_manner(settings, article.language)
    gatherer = PictureChild(doors.pictures.space_of)
    try:
        server = share(article, address, manner=manner, gatherer=gatherer)
    except HandOffError as error:
        if error.kind != ErrorKind.NO_SHARE_ADDRESS:
            raise
        others = ", ".join(_own_addresses())
        raise HandOffError(ErrorKind.NOT_OUR_ADDRESS, address=address, addresses=others) from error
    try:
        sys.stdout.write(f"{server.address}\n")
        if sys.stdout.isatty():
            sys.stdout.write(qr_in_letters(Url(server.address)))
        sys.stdout.flush()
        while server.running:
            server.wait(PATIENCE)
    finally:
        server.stop()
    return 0


def _own_addresses() -> list[str]:
    """The addresses that phones may reach, the likeliest first; at least one.

    Raises:
        HandOffError: there is none.
    """
    found = [each.address for each in own_phone_addresses()]
    if not found:
        raise HandOffError(ErrorKind.NO_SHARE_ADDRESS)
    return found
