"""The phone's page in a real browser: readable, audible, and deaf to hostile articles."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from haidai.article.model import (
    Article,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Subheading,
    Table,
)
from haidai.article.pictures import pictures_of
from haidai.article.spans import Span
from haidai.article.values import Url
from haidai.handoff.pictures import PhonePicture
from haidai.handoff.server import HandOffServer
from haidai.sharing.pictures import SharedPictures
from haidai.sharing.voice import VoiceReading
from tests.browser import Browser
from tests.fakes.articles import hostile_article, long_article, short_article
from tests.fakes.handoff import FakePagePictures, FakePdf
from tests.fakes.hostile_markup import hostile_markup
from tests.fakes.pictures import (
    FakePictureRetriever,
    GatheredHere,
    address,
    article_with_pictures,
    drawn,
)
from tests.fakes.synthesizer import ToneSynthesizer

pytestmark = pytest.mark.journey

SCREENS = [(390, 844), (360, 640)]
HOSTILE_TEXTS = 4_000
ON_ONE_PAGE = 500
NOW = "Array.from(document.querySelectorAll('.now')).map(e => e.textContent).join('')"

Serve = Callable[[Article], HandOffServer]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers with a voice that is a tone; they are stopped at the end."""
    servers: list[HandOffServer] = []

    def start(article: Article) -> HandOffServer:
        reading = VoiceReading(article, lambda: ToneSynthesizer(seconds_a_character=0.02))
        picture = PhonePicture(drawn(), "image/png", (600, 400))
        pictures = FakePagePictures(dict.fromkeys(range(len(pictures_of(article))), picture))
        servers.append(
            HandOffServer(article, "127.0.0.1", reading=reading, pdf=FakePdf(), pictures=pictures)
        )
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("article", [short_article(), hostile_article()])
def test_the_page_fits_the_screen_at_every_type_size(
    phone: Browser, serve: Serve, width: int, height: int, article: Article
) -> None:
    phone.show(serve(article).address, width, height)
    sizes = []
    for key in ["#larger"] * 7 + ["#smaller"] * 10:
        sizes.append(phone.value("parseFloat(getComputedStyle(document.body).fontSize)"))
        assert phone.value("document.documentElement.scrollWidth") <= width
        phone.value(f"document.querySelector('{key}').click()")
    assert sizes[0] == 20
    assert max(sizes) > 40
    assert phone.problems == []


FIRST_LINE = """(() => {
  const range = document.caretRangeFromPoint(48, 120);
  const whole = document.createRange();
  whole.setStart(document.querySelector("main"), 0);
  whole.setEnd(range.startContainer, range.startOffset);
  return whole.toString().length; })()"""


def test_the_place_is_kept_whatever_the_size_and_however_the_phone_is_held(
    phone: Browser, serve: Serve
) -> None:
    phone.show(serve(long_article(6_000)).address, 390, 844)
    phone.value("scrollTo(0, document.documentElement.scrollHeight / 2)")
    before = phone.value(FIRST_LINE)
    for key in ["#larger"] * 6 + ["#smaller"] * 9 + ["#larger"] * 3:
        phone.value(f"document.querySelector('{key}').click()")
        assert abs(phone.value(FIRST_LINE) - before) < 50
    assert phone.value(FIRST_LINE) == before
    for width, height in ((844, 390), (390, 844)):
        phone.do(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=2, mobile=True,
        )  # fmt: skip
        phone.wait_until(f"innerWidth === {width}")
        phone.wait_until(f"Math.abs({FIRST_LINE} - {before}) < 50")
    # At its very beginning a page stays there.
    phone.value("scrollTo(0, 0)")
    phone.wait_until("scrollY === 0")
    phone.value("document.querySelector('#larger').click()")
    assert phone.value("scrollY") == 0
    assert phone.problems == []


def test_the_size_is_kept_when_the_page_is_loaded_anew(phone: Browser, serve: Serve) -> None:
    phone.show(serve(short_article()).address, 390, 844)
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    for _ in range(3):
        phone.value("document.querySelector('#larger').click()")
    chosen = phone.value(size)
    phone.value("window.before = true")
    phone.do("Page.reload")
    phone.wait_until("document.readyState === 'complete' && !window.before")
    assert phone.value(size) == chosen
    phone.value("document.querySelector('#smaller').click()")
    assert phone.value(size) < chosen
    # What is no number there, or too large a one, is nothing.
    for odd in ("x", "99", "-7"):
        phone.value(f"sessionStorage.setItem('step', {odd!r})")
        phone.do("Page.reload")
        phone.wait_until("document.readyState === 'complete' && document.body")
        assert 10 < phone.value(size) < 60
    assert phone.problems == []


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_no_line_is_torn_and_no_number_broken(
    phone: Browser, serve: Serve, width: int, height: int
) -> None:
    figures = ("指标", *["12,345.6"] * 5)
    text = Paragraph("清晨六点，望河镇的菜市场已经热闹起来。" * 4)
    phone.show(
        serve(
            Article("账本", (Section("一、账本里的变化", None, (text, Table((figures,)))),))
        ).address,
        width,
        height,
    )
    align = "getComputedStyle(document.querySelector('section > p')).textAlign"
    for size, expected in (("usual", "justify"), ("largest", "start")):
        assert phone.value(align) == expected, size
        broken = phone.value(
            "Array.from(document.querySelectorAll('td')).filter(cell => {"
            "const all = document.createRange(); all.selectNodeContents(cell);"
            "const tops = Array.from(all.getClientRects()).map(box => Math.round(box.top));"
            "return new Set(tops).size > 1; }).length"
        )
        assert broken == 0, size
        for _ in range(7):
            phone.value("document.querySelector('#larger').click()")
    heading = phone.value("document.querySelector('h2').getBoundingClientRect().width")
    assert heading > 0.8 * width - 60


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_every_control_is_large_enough_for_a_thumb(
    phone: Browser, serve: Serve, width: int, height: int
) -> None:
    phone.show(serve(short_article()).address, width, height)
    phone.tap("#listen")
    phone.wait_until("!document.querySelector('#player').hidden")
    small = phone.value(
        "Array.from(document.querySelectorAll('button, .save, summary')).filter(e => {"
        "const b = e.getBoundingClientRect(); return b.width && (b.width < 44 || b.height < 44); })"
        ".map(e => e.outerHTML)"
    )
    assert small == []
    names = phone.value(
        "Array.from(document.querySelectorAll('button')).map(e =>"
        " (e.getAttribute('aria-label') || e.textContent).trim())"
    )
    assert all(names)
    outside = phone.value(
        "Array.from(document.querySelectorAll('header button, #player button')).filter(e => {"
        "const b = e.getBoundingClientRect(); return b.left < 0 || b.right > innerWidth; }).length"
    )
    assert outside == 0


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_its_paper(phone: Browser, serve: Serve, dark: bool) -> None:
    phone.show(serve(short_article()).address, 390, 844, dark=dark)
    colours = "getComputedStyle(document.documentElement).getPropertyValue('--{}').trim()"
    found = {
        name: phone.value(colours.format(name))
        for name in "paper ink quiet accent fill on-fill mark card wash".split()
    }
    for text, ground, least in (
        ("ink", "paper", 7), ("quiet", "paper", 7), ("ink", "mark", 7), ("ink", "wash", 7),
        ("quiet", "card", 7), ("accent", "card", 4.5), ("accent", "paper", 4.5),
        ("on-fill", "fill", 4.5),
    ):  # fmt: skip
        assert contrast(found[text], found[ground]) >= least, (text, ground)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("article", [short_article(), hostile_article()])
def test_axe_finds_no_violation(phone: Browser, serve: Serve, dark: bool, article: Article) -> None:
    axe = find_spec("axe_core_python")
    if axe is None or axe.origin is None:
        pytest.skip("axe-core-python is not installed")
    phone.show(serve(article).address, 390, 844, dark=dark)
    phone.tap("#listen")
    phone.wait_until("document.querySelector('.now')")
    phone.value(Path(axe.origin).with_name("axe.min.js").read_text(encoding="utf-8") + ";1")
    found = "axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
    assert phone.value(found) == []


def test_it_reads_aloud_section_by_section_with_the_sentence_marked(
    phone: Browser, serve: Serve
) -> None:
    article = short_article()
    phone.show(serve(article).address, 390, 844)
    phone.tap("[data-track]")
    phone.wait_until(f"{NOW} === {article.sections[1].heading!r}")
    phone.wait_until(f"{NOW} === {article.sections[1].deck!r}")
    before = phone.value(NOW)
    phone.tap("#next")
    phone.wait_until(f"{NOW} !== {before!r}")
    phone.tap("#pause")
    phone.wait_until("document.querySelector('#pause').textContent === '继续'")
    assert phone.value("document.querySelector('#sound').paused")
    phone.tap("#pause")
    phone.tap("#speed")
    assert phone.value("document.querySelector('#sound').playbackRate") == 1.25
    # On to the next section without a touch.
    phone.wait_until(f"{NOW} === {article.sections[2].heading!r}")
    phone.tap("#stop")
    phone.wait_until("document.querySelector('#player').hidden")
    assert phone.value(NOW) == ""
    assert phone.problems == []


def test_when_the_computer_has_stopped_the_phone_says_so(phone: Browser, serve: Serve) -> None:
    server = serve(short_article())
    phone.show(server.address, 390, 844)
    server.stop()
    phone.tap("#listen")
    phone.wait_until("document.querySelector('#status').textContent.includes('本机直传')")
    assert "一根萝卜" in phone.value("document.body.textContent")


def test_it_can_be_read_without_javascript(phone: Browser, serve: Serve) -> None:
    phone.do("Emulation.setScriptExecutionDisabled", value=True)
    article = short_article()
    phone.show(serve(article).address, 360, 640)
    text = phone.value("document.body.innerText")
    for section in article.sections:
        assert (section.heading or "") in text
    assert "听" not in text
    assert "保存网页" in text


def test_four_thousand_hostile_texts_run_no_script_and_ask_nobody(
    phone: Browser, serve: Serve
) -> None:
    texts = hostile_markup(HOSTILE_TEXTS)
    for start in range(0, HOSTILE_TEXTS, ON_ONE_PAGE):
        server = serve(article_of(texts[start : start + ON_ONE_PAGE]))
        phone.requested.clear()
        phone.show(server.address, 390, 844)
        assert phone.value("'broken' in window") is False
        assert phone.value("document.scripts.length") == 1
        assert server.address in phone.requested
        own = ("http://127.0.0.1:", "data:")  # its icon is asked for by the browser itself
        assert [each for each in phone.requested if not each.startswith(own)] == []
        # Pictures of the page before are asked for once more, and its server has stopped.
        assert [each for each in phone.problems if "CONNECTION_REFUSED" not in each] == []
        server.stop()


SHOWN = "Array.from(document.images).filter(e => e.complete && e.naturalWidth).length"
TOPS = "JSON.stringify(Array.from(document.querySelectorAll('h2')).map(e => e.offsetTop))"


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_pictures_come_from_this_machine_alone_and_nothing_jumps(
    phone: Browser, width: int, height: int
) -> None:
    retriever = FakePictureRetriever(
        {str(address(n)): drawn(300 + 200 * n, 400, "JPEG") for n in range(8)}
    )
    article = article_with_pictures(9)
    pictures = SharedPictures(article, GatheredHere(retriever.retrieve))
    while None in pictures.dots().values():
        phone.value("1")
    server = HandOffServer(article, "127.0.0.1", pictures=pictures)
    try:
        phone.show(server.address, width, height)
        before = phone.value(TOPS)
        for number in range(8):
            phone.value(f"document.images[{number}].scrollIntoView()")
            phone.wait_until(f"document.images[{number}].naturalWidth")
        assert phone.value(SHOWN) == 8
        assert phone.value(TOPS) == before
        assert phone.value("document.documentElement.scrollWidth") <= width
        assert phone.value("Array.from(document.images).every(e => e.alt)")
        own = (server.address, server.address.rsplit("/", 2)[0] + "/favicon.ico")
        assert [each for each in phone.requested if not each.startswith(own)] == []
        axe = find_spec("axe_core_python")
        if axe is not None and axe.origin is not None:
            script = Path(axe.origin).with_name("axe.min.js").read_text(encoding="utf-8")
            phone.value(script + ";1")
            found = "axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
            assert phone.value(found) == []
        saved = phone.value("fetch('article.html').then(answer => answer.text())")
        assert saved.count('<img src="data:image/') == 8
    finally:
        server.stop()
    assert phone.problems == []


def test_a_picture_still_on_its_way_comes_by_itself(phone: Browser) -> None:
    retriever = FakePictureRetriever({str(address(0)): drawn(), str(address(1)): drawn()})
    retriever.let_go.clear()
    article = article_with_pictures(2, paragraphs=1)
    pictures = SharedPictures(article, GatheredHere(retriever.retrieve))
    server = HandOffServer(article, "127.0.0.1", pictures=pictures)
    try:
        phone.show(server.address, 390, 844)
        assert phone.value(SHOWN) == 0
        before = phone.value(TOPS)
        retriever.let_go.set()
        phone.wait_until(f"{SHOWN} === 2")
        assert phone.value(TOPS) == before
    finally:
        retriever.let_go.set()
        server.stop()


def article_of(texts: list[str]) -> Article:
    """The texts as every part of an article in turn."""
    kinds = (Paragraph, Quotation, ListItem, Subheading)
    blocks = tuple(kinds[n % 4](text) for n, text in enumerate(texts))
    cells = Table(tuple((text, text) for text in texts[:20]))
    images = [Image(Url("https://foreign.example/1.jpg"), text, text) for text in texts[::5]]
    link = Url("https://foreign.example/?'\"><script>broken()</script>")
    blocks += tuple(
        Paragraph(text, (Link(Span(0, len(text)), link),) if text else ()) for text in texts[::7]
    )
    sections = [Section(text, text, (Paragraph(text), *images)) for text in texts[::100]]
    return Article(
        title=texts[0],
        source=texts[1],
        reporters=tuple(texts[2:6]),
        editors=tuple(texts[6:9]),
        sections=(Section(None, None, (*blocks, cells)), *sections),
    )


def contrast(one: str, other: str) -> float:
    """The ratio of two colours by WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
