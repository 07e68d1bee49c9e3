"""`haidai voices`: the voices of this system, one a line."""

import argparse
import sys

from haidai.processes import worker_command
from haidai.speech.pyttsx3_synthesizer import Pyttsx3Synthesizer


def declare(_: argparse.ArgumentParser) -> None:
    """The command takes nothing."""


def run(_: argparse.Namespace) -> int:
    """Write id, language and engine of every voice; gives the exit status."""
    synthesizer = Pyttsx3Synthesizer(worker_command("speech"))
    try:
        for voice in synthesizer.voices():
            sys.stdout.write(f"{voice.id}\t{voice.language}\t{voice.engine}\n")
    finally:
        synthesizer.close()
    return 0
