"""Parsing what follows a command's name."""

from argparse import ArgumentParser
from typing import NoReturn

from haidai.errors import ErrorKind, UsageError


class Parser(ArgumentParser):
    """Wrong usage raises, like every other error a person can be told."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix("usage:").split())
        raise UsageError(ErrorKind.USAGE, text=f"{usage} ({message})")
