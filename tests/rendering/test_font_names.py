"""Whole words for programs that read a PDF, however its lines are set."""

import re
from pathlib import Path

import pikepdf

from haidai.article.model import Article, Paragraph, Section
from haidai.rendering.pdf import export_pdf
from haidai.rendering.sheet import PaperStyle
from haidai.rendering.text_layer import parsed_cmap
from tests.pdf_text import text_of


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
