"""The child process that brings pictures: what it takes to fetch and decode them ends with it.

What goes in and out is said in `picture_child`.
"""

import json
import struct
import sys
import threading

from haidai.article.model import Image
from haidai.article.pictures import pictures_of
from haidai.article.serialized import from_json
from haidai.opening.doors import standard_doors
from haidai.rendering.picture_child import ANSWER
from haidai.rendering.picture_decoding import fitted
from haidai.rendering.picture_gathering import Cancelled, gather


def main() -> int:
    """Bring the pictures of the article that is ordered; gives the exit status."""
    order = json.loads(sys.stdin.buffer.readline())
    article, widest = from_json(order["article"]), order["widest"]
    retriever = standard_doors().pictures
    if article.url is not None:
        retriever.page_lies_in(article.url, order["space"])
    images = pictures_of(article)
    answers = sys.stdout.buffer
    writing, gone = threading.Lock(), threading.Event()

    def bring(image: Image, stopped: Cancelled) -> bool:
        picture = fitted(retriever.retrieve(image, article.url, stopped), widest, image.alt)
        number, length = images.index(image), len(picture.data)
        with writing:
            if stopped():
                return False
            try:
                answers.write(struct.pack(ANSWER, number, picture.kind, *picture.dots, length))
                answers.write(picture.data)
                answers.flush()
            except OSError:  # nobody waits for them any more
                gone.set()
                raise
        return True

    gather(images, bring, order["seconds"], gone.is_set)
    with writing:
        answers.close()  # that is all, even where a transfer hangs and keeps this process
    return 0
