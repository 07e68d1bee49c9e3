"""What is added to a PDF as Qt writes it: what its text means, what it is, where links lead."""

import json
import re
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from haidai import paths
from haidai.article.model import Article, Image, Link, Paragraph, Section
from haidai.article.serialized import from_json
from haidai.article.spans import Span
from haidai.article.values import Language, Url
from haidai.extraction.page import extract
from haidai.extraction.plain_text import extract_text
from haidai.rendering.page_format import PageFormat
from haidai.rendering.pdf import export_pdf
from haidai.rendering.picture_folder import Pictures
from haidai.rendering.sheet import PaperStyle
from tests.fakes.articles import linked_article, long_article, short_article
from tests.pdf_text import characters, text_of

ROOT = Path(__file__).parents[2]


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


def test_rare_characters_of_names_can_be_read_back(
    tmp_path: Path, chinese_families: tuple[str, ...]
) -> None:
    faces = QRawFont.fromFont(QFont(list(chinese_families)))
    if not faces.supportsCharacter(0x20BB7):
        pytest.skip("the Chinese face installed here has no 𠮷")
    # An emoji beside it is of another face.
    text = "陈𠮷说，村里𡃁仔都姓𠮷。场🙂《）𠮷é已，𠮷🙂甜"
    missing = Image(Url("https://pictures.example/1.jpg"), alt="清晨的菜市场")
    article = Article("访陈𠮷", (Section("𡃁仔", None, (Paragraph(text),)),))
    section = Section(None, None, (missing,))
    illustrated = replace(article, sections=(section, *article.sections))

    export_pdf(illustrated, tmp_path / "a.pdf", pictures=Pictures())

    shown = characters(text_of(tmp_path / "a.pdf"))
    assert "图片未能载入清晨的菜市场" in shown
    shown = shown.replace("图片未能载入清晨的菜市场", "")
    assert re.sub(r"[\x01🙂]", "", shown).endswith("访陈𠮷𡃁仔" + text.replace("🙂", ""))


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


def test_a_language_other_than_chinese_is_told(tmp_path: Path, qapp: QGuiApplication) -> None:
    export_pdf(Article("Title", language=Language("en")), tmp_path / "a.pdf")

    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en"
