"""An article served to phones with its sound, its pictures and its PDF file."""

from haidai.article.model import Article
from haidai.article.pictures import pictures_of
from haidai.errors import HandOffError
from haidai.handoff.conversation import Limits
from haidai.handoff.server import STANDARD_LIMITS, HandOffServer, Told
from haidai.playback.manner import USUAL, Manner
from haidai.sharing.document import PdfChild
from haidai.sharing.pictures import Gatherer, SharedPictures
from haidai.sharing.voice import own_voice


def share(
    article: Article,
    address: str,
    *,
    manner: Manner = USUAL,
    gatherer: Gatherer | None = None,
    limits: Limits = STANDARD_LIMITS,
    phone_came: Told = lambda: None,
    ended: Told = lambda: None,
) -> HandOffServer:
    """Serve an article with the voice of this machine, its pictures and its PDF file.

    `manner` says by which voice and with which pronunciations; the speed is the phone's.
    `gatherer` brings the pictures to this machine; without it there are none. It is closed with
    the server.

    Raises:
        HandOffError: the address is none of this machine's (NO_SHARE_ADDRESS).
    """
    wanted = gatherer is not None and pictures_of(article)
    pictures = SharedPictures(article, gatherer) if gatherer and wanted else None
    try:
        return HandOffServer(
            article,
            address,
            reading=own_voice(article, manner),
            pdf=PdfChild(article, pictures=pictures),
            pictures=pictures,
            limits=limits,
            phone_came=phone_came,
            ended=ended,
        )
    except HandOffError:
        if pictures is not None:
            pictures.close()
        raise
