"""What a shell, a shortcut and our own workers start: the commands, the window, a worker.

No command but the window needs a display, and only `pdf` loads Qt. Each is imported when it is
asked for, so that each starts quickly. An error is one sentence on standard error; the exit
status is 1 for the world's fault and 2 for wrong usage.
"""

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from haidai import __version__
from haidai.errors import HaidaiError, OutputError, UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

USAGE = """\
haidai [SOURCE]                                 the window
haidai show SOURCE [--json]                     the article as plain text or as JSON
haidai pdf SOURCE -o FILE [--type-size POINTS]  the printed article
           [--paper A4|A3|A5|16K] [--landscape] [--no-images]
haidai speak SOURCE -o FILE.wav|.mp3 [--section N]  the article or one section, spoken
haidai speak SOURCE --text                      the spoken text, one sentence a line
haidai qr SOURCE -o FILE.png|.svg               the QR code of its address
haidai share SOURCE [--address ADDRESS]         serve it to phones until Ctrl C
haidai voices                                   id TAB language TAB engine

SOURCE is an address, a file, or - for standard input. Sections count from 1, the text before
the first heading included.
"""
COMMANDS = frozenset({"show", "pdf", "speak", "qr", "share", "voices"})


class Command(Protocol):
    """A module of `haidai.commands`."""

    def declare(self, parser: "ArgumentParser") -> None:
        """What the command takes."""

    def run(self, chosen: "Namespace") -> int:
        """Do it; gives the exit status."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command (the process's own arguments without `arguments`); gives the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--worker"]:
        return _worker(words[1:])
    return _ended(lambda: _run(words))


def window() -> int:
    """The entry of the gui script: its arguments are the window's, never a command."""
    match sys.argv[1:]:
        case [source]:
            return _ended(lambda: _show_window(source, by_icon=True))
        case words:
            return main(["--", *words])


def _ended(run: Callable[[], int]) -> int:
    """What `run` came to: its exit status, or that of the error, which is told."""
    _write_utf8()
    try:
        status = run()
        if sys.stdout is not None:  # a gui script on Windows has none
            sys.stdout.flush()
    except HaidaiError as error:
        return _explain(error)
    except BrokenPipeError:
        _give_up_output()  # its reader has gone (`haidai show … | head`): nothing is wrong
        return 1
    except OSError as error:
        if error.filename is not None:
            raise
        _give_up_output()  # it went into a file, and the disk is full
        return _explain(OutputError.of(error, "stdout"))
    except KeyboardInterrupt:
        return 130
    return status


def _run(words: list[str]) -> int:
    if words[:1] in (["-h"], ["--help"]):
        sys.stdout.write(USAGE)
        return 0
    if words[:1] == ["--version"]:
        sys.stdout.write(f"haidai {__version__}\n")
        return 0
    match words:  # the usual starts of the window do without argparse, which takes 5 ms
        case [] | ["--"]:
            return _show_window(None)
        case ["--", source]:
            return _show_window(source)
        case [source] if not source.startswith("-") and source not in COMMANDS:
            return _show_window(source)
    from haidai.commands.parser import Parser

    if words[0] in COMMANDS:
        command = cast("Command", import_module(f"haidai.commands.{words[0]}"))
        parser = Parser(prog=f"haidai {words[0]}", allow_abbrev=False)
        command.declare(parser)
        return command.run(parser.parse_args(words[1:]))
    parser = Parser(prog="haidai", allow_abbrev=False)
    parser.add_argument("source", metavar="SOURCE", nargs="?")
    return _show_window(parser.parse_args(words).source)


def _write_utf8() -> None:
    """Article text goes out as UTF-8 whatever the locale, and half a character stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _give_up_output() -> None:
    """What is still buffered must not fail once more when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: HaidaiError) -> int:
    from haidai import paths
    from haidai.messages import Messages
    from haidai.settings.store import SettingsStore

    messages = Messages(SettingsStore(paths.settings_file()).settings.language)
    if sys.stderr is not None:
        sys.stderr.write(messages.sentence(error) + "\n")
    return 2 if isinstance(error, UsageError) else 1


def _worker(words: list[str]) -> int:
    if words == ["speech"]:
        from haidai.speech import pyttsx3_worker

        return pyttsx3_worker.main()
    if words == ["pdf"]:
        from haidai.rendering import pdf_worker

        return pdf_worker.main()
    if words == ["pictures"]:
        from haidai.rendering import picture_worker

        return picture_worker.main()
    sys.stderr.write("haidai --worker: no such worker\n")
    return 2


def _show_window(given: str | None, *, by_icon: bool = False) -> int:
    import gc

    from haidai.ui.quick_dataclasses import compile_methods_late

    gc.disable()  # what a start makes stays; looking for rubbish in it takes 15 ms of 300
    compile_methods_late()
    source = None
    if given is not None:
        from haidai.commands.words import source_of, source_of_icon

        source = source_of_icon(given) if by_icon else source_of(given)
    from haidai import paths
    from haidai.instance.start import turn

    mine = turn(paths.data_folder(), source)
    if mine.handed_over:
        return 0
    from haidai.ui.quick_imports import import_pyside

    import_pyside()
    from haidai import window_process

    return window_process.run(source, mine.claim)
