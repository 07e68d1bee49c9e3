"""`haidai show`: the article as plain text or as JSON."""

import argparse
import json
import sys

from haidai.article.outline import CHINESE_LABELS, plain_lines
from haidai.article.serialized import to_json
from haidai.commands.words import source_of
from haidai.opening.opener import standard_opener


def declare(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """Write the article; gives the exit status."""
    article = standard_opener().open(source_of(chosen.source))
    if chosen.json:
        text = json.dumps(to_json(article), ensure_ascii=False, indent=1)
    else:
        text = "\n".join(plain_lines(article, CHINESE_LABELS))
    sys.stdout.write(text + "\n")
    return 0
