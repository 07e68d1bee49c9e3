import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from haidai import paths
from haidai.article.model import Article, Link, Paragraph, Section
from haidai.article.serialized import from_json
from haidai.article.spans import Span
from haidai.article.values import Language, Url
from haidai.errors import ErrorKind, PaperError
from haidai.extraction.page import extract
from haidai.extraction.plain_text import extract_text
from haidai.rendering.page_format import PageFormat
from haidai.rendering.pdf import export_pdf
from haidai.rendering.sheet import PaperStyle
from haidai.rendering.text_layer import parsed_cmap
from tests.fakes.articles import hostile_article, linked_article, long_article, short_article

ROOT = Path(__file__).parents[2]


def text_of(path: Path, *options: str) -> str:
    """What another program reads in a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    command = ["pdftotext", "-raw", "-enc", "UTF-8", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def characters(text: str) -> str:
    """A text without what stands between its lines."""
    return re.sub(r"\s", "", text)


def body_of(path: Path, title: str, source: str) -> str:
    """The text of a PDF's pages without their heads and feet."""
    pages = text_of(path).split("\f")[:-1]
    found = []
    for number, page in enumerate(pages, 1):
        lines = page.strip("\n").split("\n")
        margins = [f"{number} / {len(pages)}", *([source] if source else [])]
        margins += [title] if number > 1 else []
        for words in margins:
            lines.remove(words)
        found += lines
    return "".join(found)


def test_the_text_can_be_read_back_character_by_character(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    article = long_article(5_000)
    path = tmp_path / "萝卜.pdf"

    count = export_pdf(article, path)

    assert count == len(text_of(path).split("\f")) - 1 > 3
    shown = characters(body_of(path, article.title, "望河日报 2024-11-05"))
    assert shown.startswith("望河镇纪事2024-11-05来源：望河日报清晨六点")
    assert shown.endswith(characters(article.text.removeprefix(article.title)))


@pytest.mark.parametrize("name", ["riverside", "welcome", "haidaiguan"])
def test_the_text_of_whole_articles_is_equal_without_normalising(
    name: str, tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    article = article_called(name)
    path = tmp_path / "a.pdf"

    count = export_pdf(article, path, PaperStyle(18, address_code=((True,) * 25,) * 25))

    published = str(article.published).partition(" ")[0] if article.published else ""
    foot = " ".join(fact for fact in (article.source, published) if fact)
    shown = characters(body_of(path, article.title, foot))
    wanted = characters(article.text)
    matcher = SequenceMatcher(None, wanted, shown, autojunk=False)
    found = sum(block.size for block in matcher.get_matching_blocks())
    assert found / len(wanted) >= 0.999
    # Besides, only what the page adds: trail, facts, the editor and captions.
    assert len(shown) - found < 120
    assert path.stat().st_size <= 400_000
    assert count >= 3


def test_numbers_of_links_and_their_notes_stand_beside_the_text(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    article = linked_article()
    path = tmp_path / "a.pdf"

    export_pdf(article, path, PaperStyle(18))

    shown = characters(body_of(path, article.title, "望河日报 2024-11-06"))
    body, _, notes = shown.rpartition("文中链接")
    addresses = list(dict.fromkeys(str(link.url) for link in article.links))
    assert notes == "".join(f"[{n}]{address}" for n, address in enumerate(addresses, 1))
    # Set aside like head and foot: every number in brackets, of which the article has none.
    wanted = characters(article.text.removeprefix(article.title))
    # So are the bullets of its list, which share a glyph with the dot in names.
    without = re.sub(r"\[\d+\]|[•·]", "", body)
    assert without.endswith(wanted.replace("·", ""))
    assert len(re.findall(r"\[\d+\]", body)) == len(article.links)

    export_pdf(article, path, PaperStyle(18, link_notes=False))
    assert "[1]" not in text_of(path)


def test_neither_closed_up_marks_nor_wide_lines_tear_the_text(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    text = "他说：“共有60多名‘新人’（试点），（每亩）省下0.12元！”从11月（农历十月）起，（完）。"
    article = Article("题", (Section(None, None, (Paragraph(text * 12),)),))
    path = tmp_path / "a.pdf"

    export_pdf(article, path, PaperStyle(18))

    for options in ((), ("-layout",)):
        shown = text_of(path, *options).split("题", 1)[1].partition("1 /")[0]
        lines = [line.strip() for line in shown.splitlines() if line.strip()]
        assert not any(re.search(r"\s", line) for line in lines)
        assert len(lines) < 22


def article_called(name: str) -> Article:
    if name == "welcome":
        text = (paths.resources() / "welcome" / "zh-CN.json").read_text(encoding="utf-8")
        return from_json(json.loads(text))
    if name == "riverside":
        return extract((ROOT / "tests" / "fixtures" / "riverside.html").read_bytes())
    shared = ROOT.parent / "shared" / "articles" / f"{name}.txt"
    if not shared.exists():
        pytest.skip(f"../shared/articles/{name}.txt is not beside this checkout")
    return extract_text(shared.read_text(encoding="utf-8"))


def test_characters_whose_glyphs_have_look_alikes_are_mended(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    text = "一人方文页大小户长门——从5～8里到Windows 11和PySide6，大面积用户自己见面，甲／乙"
    article = Article("首页", (Section("一节", "方言", (Paragraph(text),)),))

    export_pdf(article, tmp_path / "a.pdf")

    shown = text_of(tmp_path / "a.pdf")
    assert characters(text) in characters(shown)
    assert "Windows 11" in shown


def test_what_only_keeps_characters_together_is_not_drawn(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    article = Article("题", (Section(None, None, (Paragraph("11月3日，5～8个·甲"),)),))

    export_pdf(article, tmp_path / "a.pdf")

    # Some reading programs show a glyph that stands for nothing as a character.
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        (page,) = pdf.pages
        fonts = page.Resources.Font
        meanings = {name: parsed_cmap(fonts[name].ToUnicode.read_bytes()) for name in fonts}
        content = page.Contents.read_bytes().decode("latin-1")
    assert any("" in found.values() for found in meanings.values())
    read = name = ""
    for font, glyph in re.findall(r"(?:(/\w+) \S+ Tf)|<(\w+)> Tj", content):
        name = font or name
        meaning = meanings[name][int(glyph, 16)] if glyph else None
        assert meaning != ""
        read += meaning or ""
    assert "11月3日，5～8个·甲" in read


def test_rare_characters_of_names_can_be_read_back(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    faces = QRawFont.fromFont(QFont(list(chinese_families)))
    if not faces.supportsCharacter(0x20BB7):
        pytest.skip("the Chinese face installed here has no 𠮷")
    text = "陈𠮷说，村里𡃁仔都姓𠮷。"
    article = Article("访陈𠮷", (Section("𡃁仔", None, (Paragraph(text),)),))

    export_pdf(article, tmp_path / "a.pdf")

    shown = characters(text_of(tmp_path / "a.pdf"))
    assert shown.endswith("访陈𠮷𡃁仔" + text)


def test_every_page_has_title_source_and_number(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    path = tmp_path / "a.pdf"
    article = long_article(3_000)

    count = export_pdf(article, path, PaperStyle(type_size_points=18))

    pages = text_of(path).split("\f")[:-1]
    assert len(pages) == count
    for number, page in enumerate(pages, 1):
        assert f"{number} / {count}" in page
        assert article.title in page
        assert "望河日报" in page


def test_title_author_language_and_bookmarks_are_in_the_file(
    tmp_path: Path, qapp: QGuiApplication
) -> None:
    path = tmp_path / "a.pdf"

    export_pdf(short_article(), path)

    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "望河镇：一根萝卜带活一个村"
        assert str(pdf.docinfo["/Author"]) == "葛小雨, 林一苇"
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.docinfo["/CreationDate"]
        assert pdf.docinfo["/ModDate"]
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "望河镇：一根萝卜带活一个村"
            assert metadata["dc:creator"] == ["葛小雨", "林一苇"]
            assert metadata["dc:date"] == ["2024-11-05T08:30:00"]
            assert metadata["dc:language"] == {"zh-CN"}
            assert metadata["dc:source"] == "https://news.example/country/1.html"
            assert metadata["xmp:CreateDate"]
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles == ["家门口的车间", "账本里的变化", "相关链接"]
        assert not pdf.check_pdf_syntax()


def links_in(path: Path) -> list[tuple[str, str]]:
    """Every place that can be clicked: its address, and the words another program finds there."""
    found = []
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            height = float(page.MediaBox[3])
            for area in page.get("/Annots", ()):
                assert (area.Subtype, area.A.S) == ("/Link", "/URI")
                left, bottom, right, top = map(float, area.Rect)
                # In hundredths of a point; what only touches the area is found as well.
                box = (left + 3, height - top + 3, right - left - 6, top - bottom - 6)
                crop = [
                    f"-{name}={round(value * 100)}" for name, value in zip("xyWH", box, strict=True)
                ]
                options = [word for each in crop for word in each.split("=")]
                page_only = ("-r", "7200", "-f", str(number), "-l", str(number))
                words = characters(text_of(path, *page_only, *options))
                found.append((str(area.A.URI), words))
    return found


def test_words_that_lead_somewhere_and_their_notes_can_be_clicked(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    path = tmp_path / "a.pdf"
    article = replace(linked_article(), trail=short_article().trail)

    export_pdf(article, path, PaperStyle(18, page=PageFormat(148, 210)))

    found: dict[str, str] = {}
    for address, words in links_in(path):
        found[address] = found.get(address, "") + words
    wanted = {str(crumb.url): crumb.text for crumb in article.trail if crumb.url}
    for link in article.links:
        words = article.text[link.span.start : link.span.end]
        wanted[str(link.url)] = wanted.get(str(link.url), "") + words
    for link in dict.fromkeys(str(link.url) for link in article.links):
        wanted[link] += link
    assert found == wanted


def test_an_address_in_a_pdf_is_written_as_programs_send_it(
    tmp_path: Path, qapp: QGuiApplication
) -> None:
    path = tmp_path / "a.pdf"
    url = Url("https://例子.example/望河(1).html?q=(萝卜)")
    text = Paragraph("看这里", (Link(Span(1, 3), url),))

    export_pdf(Article("题", (Section(None, None, (text,)),)), path)

    with pikepdf.open(path) as pdf:
        areas = [area for page in pdf.pages for area in page.Annots]
        assert {str(area.A.URI) for area in areas} == {
            "https://xn--fsqu00a.example/%E6%9C%9B%E6%B2%B3(1).html?q=(%E8%90%9D%E5%8D%9C)"
        }
        assert not pdf.check_pdf_syntax()


def test_a_bookmark_leads_to_the_height_of_its_heading(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    path = tmp_path / "a.pdf"
    export_pdf(short_article(), path, PaperStyle(18, page=PageFormat(210, 148)))

    boxes = text_of(path, "-bbox").split("<page ")[1:]

    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        for item, heading in zip(outline.root, short_article().sections[1:], strict=True):
            page, top = item.destination[0], float(item.destination[3])
            found = re.search(
                rf'yMin="([\d.]+)"[^>]*>{heading.heading}<', boxes[numbers[page.objgen]]
            )
            assert found is not None
            from_above = 148 / 25.4 * 72 - top
            assert from_above == pytest.approx(float(found[1]), abs=30)
            assert from_above <= float(found[1]) + 1


def test_the_type_is_black_and_has_the_size_asked_for(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    path = tmp_path / "a.pdf"
    export_pdf(Article("题", (Section(None, None, (Paragraph("汉" * 300),)),)), path)

    boxes = text_of(path, "-bbox")

    edges = sorted(
        (float(word[1]), float(word[2]), len(word[3]))
        for word in re.finditer(r'xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>(汉+)<', boxes)
    )
    left, right, count = edges[0]
    assert (right - left) / count == pytest.approx(12, abs=0.2)


@pytest.mark.parametrize("article", [hostile_article(), Article("")], ids=["hostile", "empty"])
def test_any_article_becomes_a_sound_file(
    article: Article, tmp_path: Path, qapp: QGuiApplication
) -> None:
    path = tmp_path / "a.pdf"

    assert export_pdf(article, path) >= 1

    with pikepdf.open(path) as pdf:
        assert not pdf.check_pdf_syntax()


def test_a_language_other_than_chinese_is_told(tmp_path: Path, qapp: QGuiApplication) -> None:
    export_pdf(Article("Title", language=Language("en")), tmp_path / "a.pdf")

    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en"


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, qapp: QGuiApplication) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    with largest_file(5_000), pytest.raises(PaperError) as caught:
        export_pdf(long_article(), path)

    assert caught.value.kind is ErrorKind.DISK_FULL
    assert caught.value.details == {"name": "a.pdf"}
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["missing/a.pdf", ".", "file/a.pdf"])
def test_a_place_that_cannot_be_written_is_told(
    name: str, tmp_path: Path, qapp: QGuiApplication
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(PaperError) as caught:
        export_pdf(short_article(), tmp_path / name)

    assert caught.value.kind is ErrorKind.CANNOT_WRITE
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_device_is_not_overwritten(qapp: QGuiApplication) -> None:
    with pytest.raises(PaperError) as caught:
        export_pdf(short_article(), Path(os.devnull))

    assert caught.value.kind is ErrorKind.CANNOT_WRITE


def test_stopping_leaves_no_file(tmp_path: Path, qapp: QGuiApplication) -> None:
    with pytest.raises(PaperError) as caught:
        export_pdf(long_article(), tmp_path / "a.pdf", cancelled=lambda: True)

    assert caught.value.kind is ErrorKind.CANCELLED
    assert not list(tmp_path.iterdir())


def test_nothing_of_widgets_is_loaded_and_pikepdf_only_for_a_file() -> None:
    code = (
        "import sys, haidai.rendering.paper, haidai.rendering.pdf;"
        "print([name for name in ('PySide6.QtWidgets', 'PySide6.QtPrintSupport', 'pikepdf')"
        " if name in sys.modules])"
    )
    desktop = Path(__file__).parents[2] / "desktop"
    environment = os.environ | {"PYTHONPATH": str(desktop)}

    answer = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, env=environment
    )

    assert answer.stdout.strip() == b"[]"
