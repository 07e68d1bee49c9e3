"""`haidai speak`: the article or one section as a sound file, or the spoken text."""

import argparse
import sys
from pathlib import Path

from haidai import paths
from haidai.commands.ending import end_as_by_ctrl_c
from haidai.commands.voice_choice import chosen_manner
from haidai.commands.words import format_of, source_of
from haidai.errors import ErrorKind, UsageError
from haidai.opening.opener import standard_opener
from haidai.processes import worker_command
from haidai.settings.store import SettingsStore
from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer
from haidai.speech.recording import Reading, record
from haidai.speech.script import reading_script, section_of
from haidai.speech.spoken import spoken_text
from haidai.speech.voices import cast_for


def declare(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
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


def run(chosen: argparse.Namespace) -> int:
    """Write the sound or the text; gives the exit status."""
    if chosen.output is not None:
        format_of(chosen.output, ("wav", "mp3"))
    article = standard_opener().open(source_of(chosen.source))
    settings = SettingsStore(paths.settings_file()).settings
    manner = chosen_manner(settings, article.language)
    utterances = reading_script(article, with_source=settings.source_read)
    if chosen.section is not None:
        count = len(article.sections)
        if chosen.section > count:
            raise UsageError(ErrorKind.NO_SUCH_SECTION, section=chosen.section, count=count)
        utterances = section_of(utterances, chosen.section - 1)
    if chosen.text:
        for utterance in utterances:
            spoken = spoken_text(utterance.text, article.language, manner.rules)
            sys.stdout.write(spoken.text + "\n")
        return 0
    language = article.language
    end_as_by_ctrl_c()
    synthesizer = Pyttsx3Synthesizer(worker_command("speech"))
    try:
        cast = cast_for(synthesizer.voices(), language, manner.voice, manner.english_voice)
        record(Reading(article, utterances, cast, rules=manner.rules), synthesizer, chosen.output)
    finally:
        synthesizer.close()
    return 0
