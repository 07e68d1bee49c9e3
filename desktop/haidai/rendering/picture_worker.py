"""The child process that fits pictures: what it takes to decode them ends with it.

What goes in and out is said in `picture_child`.
"""

import struct
import sys

from haidai.errors import HaidaiError
from haidai.rendering.picture_child import ANSWER, QUESTION
from haidai.rendering.picture_decoding import fitted


def main() -> int:
    """Answer until there is no question any more; gives the exit status."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while len(head := questions.read(struct.calcsize(QUESTION))) == struct.calcsize(QUESTION):
        width, length = struct.unpack(QUESTION, head)
        try:
            picture = fitted(questions.read(length), width)
            head = struct.pack(ANSWER, picture.kind, *picture.dots, len(picture.data))
            answers.write(head + picture.data)
        except HaidaiError:
            answers.write(struct.pack(ANSWER, b"", 0, 0, 0))
        answers.flush()
    return 0
