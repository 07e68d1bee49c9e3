"""All the doors of the product, built and connected: what opens articles, what fetches pictures."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from haidai import paths
from haidai.opening.opener import Opener
from haidai.opening.parsers.html import HtmlParser
from haidai.opening.parsers.mhtml import MhtmlParser
from haidai.opening.parsers.text import TextParser
from haidai.opening.pictures import PictureRetriever
from haidai.opening.retrieved import Retriever
from haidai.opening.retrievers.file import FileRetriever
from haidai.opening.retrievers.http import HttpRetriever
from haidai.opening.retrievers.text import MistypedRetriever, TextRetriever
from haidai.opening.retrievers.web import Web
from haidai.opening.sources import AddressSource, FileSource, MistypedSource, Source, TextSource

if TYPE_CHECKING:
    from haidai.opening.cache import DiskCache


@dataclass(frozen=True, slots=True)
class Doors:
    """An opener and a retriever of pictures that know of each other's pages."""

    opener: Opener
    pictures: PictureRetriever


def standard_doors(web: Web | None = None) -> Doors:
    """Addresses, files and texts; web pages, saved pages and plain text; their pictures."""
    web = web or Web(cache=_cache)
    retrievers: dict[type[Source], Retriever] = {
        AddressSource: HttpRetriever(web),
        FileSource: FileRetriever(),
        TextSource: TextRetriever(),
        MistypedSource: MistypedRetriever(),
    }
    parsers = (MhtmlParser(), HtmlParser(), TextParser())
    return Doors(Opener(retrievers, parsers, web.keep), PictureRetriever(web))


def _cache() -> "DiskCache":
    from haidai.opening.cache import DiskCache  # late: it loads OpenSSL

    return DiskCache(paths.cache_folder() / "web")
