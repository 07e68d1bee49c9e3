"""The shell's commands, composed from the layers without the window.

No command but the window needs a display, and only `pdf` loads Qt. Everything is imported
inside the command that needs it, so that each starts quickly. An error is one sentence on
standard error; the exit status is 1 for the world's fault and 2 for wrong usage.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from haidai import __version__
from haidai.errors import ErrorKind, HaidaiError, OutputError, UsageError

if TYPE_CHECKING:
    from haidai.article.model import Article
    from haidai.article.values import Language, Url
    from haidai.opening.sources import Source
    from haidai.playback.manner import Manner
    from haidai.settings.store import Settings

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
TYPE_SIZES = (6.0, 144.0)  # points on paper: what fits a page and can still be read
STANDARD_TYPE = 12.0

Arguments = argparse.Namespace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command (the process's own arguments without `arguments`); gives the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--worker"]:
        return _worker(words[1:])
    _write_utf8()
    try:
        status = _run(words)
        if sys.stdout is not None:  # a gui script on Windows has none
            sys.stdout.flush()
    except HaidaiError as error:
        return _explain(error)
    except BrokenPipeError:
        # The reader of our output has gone (`haidai show … | head`): nothing is wrong, and
        # what is still buffered must not fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def window() -> int:
    """The entry of the gui script: its arguments are the window's, never a command."""
    return main(["--", *sys.argv[1:]])


def _run(words: list[str]) -> int:
    if words[:1] in (["-h"], ["--help"]):
        sys.stdout.write(USAGE)
        return 0
    if words[:1] == ["--version"]:
        sys.stdout.write(f"haidai {__version__}\n")
        return 0
    if words and words[0] in _COMMANDS:
        declare, command = _COMMANDS[words[0]]
        parser = _Parser(prog=f"haidai {words[0]}", allow_abbrev=False)
        declare(parser)
        return command(parser.parse_args(words[1:]))
    parser = _Parser(prog="haidai", allow_abbrev=False)
    parser.add_argument("source", metavar="SOURCE", nargs="?")
    return _show_window(parser.parse_args(words))


class _Parser(argparse.ArgumentParser):
    """Wrong usage raises, like every other error a person can be told."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix("usage:").split())
        raise UsageError(ErrorKind.USAGE, text=f"{usage} ({message})")


def _write_utf8() -> None:
    """Article text goes out as UTF-8 whatever the locale, and half a character stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


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


def _show_window(chosen: Arguments) -> int:
    source = None if chosen.source is None else _source(chosen.source)
    from haidai import paths
    from haidai.instance.start import turn

    mine = turn(paths.data_folder(), source)
    if mine.handed_over:
        return 0
    import gc

    gc.disable()  # what a start makes stays; looking for rubbish in it takes 15 ms of 300
    from haidai.ui.quick_imports import keep_sources_unread

    keep_sources_unread()
    from haidai import window_process

    return window_process.run(source, mine.claim)


def _source(text: str) -> "Source":
    from haidai.opening.sources import TextSource, parse_source

    if text == "-":
        return TextSource(sys.stdin.buffer.read(), "-")
    return parse_source(text)


def _open(text: str) -> "Article":
    from haidai.opening.opener import standard_opener

    return standard_opener().open(_source(text))


def _declare_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("--json", action="store_true")


def _show(chosen: Arguments) -> int:
    article = _open(chosen.source)
    if chosen.json:
        import json

        from haidai.article.serialized import to_json

        text = json.dumps(to_json(article), ensure_ascii=False, indent=1)
    else:
        from haidai.article.outline import CHINESE_LABELS, plain_lines

        text = "\n".join(plain_lines(article, CHINESE_LABELS))
    sys.stdout.write(text + "\n")
    return 0


def _declare_pdf(parser: argparse.ArgumentParser) -> None:
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


def _pdf(chosen: Arguments) -> int:
    from contextlib import closing

    from haidai.opening.doors import standard_doors

    doors = standard_doors()
    article = doors.opener.open(_source(chosen.source))
    from haidai.handoff.qr_code import qr_code
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


def _declare_speak(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE")
    result = parser.add_mutually_exclusive_group(required=True)
    result.add_argument("-o", dest="output", metavar="FILE.wav|.mp3", type=Path)
    result.add_argument("--text", action="store_true")
    parser.add_argument("--section", metavar="N", type=_count)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("1 …")
    return number


def _speak(chosen: Arguments) -> int:
    from haidai import paths
    from haidai.settings.store import SettingsStore
    from haidai.speech.script import reading_script
    from haidai.speech.spoken import spoken_text

    if chosen.output is not None:
        _check_format(chosen.output, ("wav", "mp3"))
    article = _open(chosen.source)
    settings = SettingsStore(paths.settings_file()).settings
    manner = _chosen_manner(settings, article.language)
    utterances = reading_script(article, with_source=settings.source_read)
    if chosen.section is not None:
        count = len(article.sections)
        if chosen.section > count:
            raise UsageError(ErrorKind.NO_SUCH_SECTION, section=chosen.section, count=count)
        utterances = tuple(each for each in utterances if each.section == chosen.section - 1)
    if chosen.text:
        for utterance in utterances:
            spoken = spoken_text(utterance.text, article.language, manner.rules)
            sys.stdout.write(spoken.text + "\n")
        return 0
    from haidai.processes import worker_command
    from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer
    from haidai.speech.recording import Reading, record
    from haidai.speech.voices import cast_for

    language = article.language
    synthesizer = Pyttsx3Synthesizer(worker_command("speech"))
    try:
        cast = cast_for(synthesizer.voices(), language, manner.voice, manner.english_voice)
        record(Reading(article, utterances, cast, rules=manner.rules), synthesizer, chosen.output)
    finally:
        synthesizer.close()
    return 0


def _chosen_manner(settings: "Settings", language: "Language") -> "Manner":
    from haidai.playback.manner import Manner
    from haidai.speech.pronunciations import own_pronunciations

    return Manner.chosen(settings, language, own_pronunciations().pronunciations.rules())


def _check_format(path: Path, formats: tuple[str, ...]) -> str:
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in formats:
        names = " / ".join(f".{each}" for each in formats)
        raise UsageError(ErrorKind.FORMAT_UNKNOWN, name=path.name, formats=names)
    return suffix


def _declare_qr(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("-o", dest="output", metavar="FILE.png|.svg", type=Path, required=True)


def _qr(chosen: Arguments) -> int:
    from haidai import paths
    from haidai.handoff.qr_code import PICTURE_FORMATS, qr_picture
    from haidai.opening.opener import standard_opener
    from haidai.opening.sources import AddressSource

    picture_format = _check_format(chosen.output, PICTURE_FORMATS)
    source = _source(chosen.source)
    if isinstance(source, AddressSource):  # the address is all a code needs: nothing is fetched
        url: Url | None = source.url
    else:
        url = standard_opener().open(source).url
    picture = qr_picture(url, picture_format)
    try:
        with paths.replacing(chosen.output) as temporary:
            temporary.write_bytes(picture)
    except OSError as error:
        raise OutputError.of(error, chosen.output.name) from error
    return 0


def _declare_share(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("--address", metavar="ADDRESS")


def _share(chosen: Arguments) -> int:
    import signal

    from haidai import paths
    from haidai.article.values import Url
    from haidai.errors import HandOffError
    from haidai.handoff.addresses import own_phone_addresses
    from haidai.handoff.qr_code import qr_in_letters
    from haidai.opening.doors import standard_doors
    from haidai.settings.store import SettingsStore
    from haidai.sharing import share

    doors = standard_doors()
    article = doors.opener.open(_source(chosen.source))
    address = chosen.address
    if address is None:
        found = own_phone_addresses()
        if not found:
            raise HandOffError(ErrorKind.NO_SHARE_ADDRESS)
        address = found[0].address
    # Ctrl C and a polite end both stop the server, also where a shell that started this in the
    # background has told it to ignore the first.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    settings = SettingsStore(paths.settings_file()).settings
    manner = _chosen_manner(settings, article.language)
    server = share(article, address, manner=manner, fetch_picture=doors.pictures.retrieve)
    try:
        sys.stdout.write(f"{server.address}\n")
        if sys.stdout.isatty():
            sys.stdout.write(qr_in_letters(Url(server.address)))
        sys.stdout.flush()
        server.wait()
    finally:
        server.stop()
    return 0


def _declare_voices(_: argparse.ArgumentParser) -> None:
    """`haidai voices` takes nothing."""


def _voices(_: Arguments) -> int:
    from haidai.processes import worker_command
    from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer

    synthesizer = Pyttsx3Synthesizer(worker_command("speech"))
    try:
        for voice in synthesizer.voices():
            sys.stdout.write(f"{voice.id}\t{voice.language}\t{voice.engine}\n")
    finally:
        synthesizer.close()
    return 0


_COMMANDS: dict[
    str, tuple[Callable[[argparse.ArgumentParser], None], Callable[[Arguments], int]]
] = {
    "show": (_declare_show, _show),
    "pdf": (_declare_pdf, _pdf),
    "speak": (_declare_speak, _speak),
    "qr": (_declare_qr, _qr),
    "share": (_declare_share, _share),
    "voices": (_declare_voices, _voices),
}
