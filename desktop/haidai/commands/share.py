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
    address = chosen.address
    if address is None:
        found = own_phone_addresses()
        if not found:
            raise HandOffError(ErrorKind.NO_SHARE_ADDRESS)
        address = found[0].address
    end_as_by_ctrl_c()
    settings = SettingsStore(paths.settings_file()).settings
    manner = chosen_manner(settings, article.language)
    server = share(article, address, manner=manner, gatherer=PictureChild(doors.pictures.space_of))
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
