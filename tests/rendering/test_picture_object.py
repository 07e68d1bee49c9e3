"""A picture in a document is one object of ours: drawn by us, named by nothing."""

from PySide6.QtGui import QColor, QImage, QPainter

from haidai.rendering.pictures import MISSING, PictureFacts
from haidai.rendering.renderer import RenderedArticle, lay_out_again, render, restyle
from haidai.rendering.style import Style
from tests.fakes.pictures import article_with_pictures

STYLE = Style(20, 600)


def painted(rendered: RenderedArticle) -> QImage:
    size = rendered.document.size().toSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    rendered.document.drawContents(painter)
    painter.end()
    return image


def one_coloured(colour: str) -> QImage:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def colours(image: QImage, colour: str) -> int:
    wanted = QColor(colour)
    return sum(image.pixelColor(image.width() // 2, row) == wanted for row in range(image.height()))


def test_every_picture_has_one_place_above_its_caption() -> None:
    rendered = render(article_with_pictures(3), STYLE)
    text = rendered.document.toPlainText()
    places = rendered.picture_positions()
    assert sorted(places) == [0, 1, 2]
    for number, place in places.items():
        assert text[place] == "\ufffc"
        assert text[place + 1 :].startswith(f"\n图{number + 1}：")


def test_without_places_for_pictures_their_captions_stay() -> None:
    rendered = render(article_with_pictures(3), STYLE, pictures=())
    assert "\ufffc" not in rendered.document.toPlainText()
    assert "图3：清晨的菜市场" in rendered.document.toPlainText()


def test_the_document_names_no_resource_that_qt_could_open() -> None:
    rendered = render(article_with_pictures(3), STYLE)
    for form in rendered.document.allFormats():
        assert not form.isImageFormat()
        assert not form.toImageFormat().name()


def test_a_picture_that_has_come_is_drawn_in_its_size() -> None:
    rendered = render(article_with_pictures(1), STYLE)
    place = rendered.picture_positions()[0]
    before = rendered.document.size().height()
    rendered.pictures.facts[0] = PictureFacts((600, 300))
    rendered.pictures.images[0] = one_coloured("#ff0000")
    lay_out_again(rendered.document, place)
    assert rendered.document.size().height() == before - 360 + 300
    assert abs(colours(painted(rendered), "#ff0000") - 300) <= 2


def test_a_picture_that_is_missing_takes_one_line_and_its_caption_stays() -> None:
    rendered = render(article_with_pictures(1), STYLE)
    before = rendered.document.size().height()
    rendered.pictures.facts[0] = MISSING
    lay_out_again(rendered.document, rendered.picture_positions()[0])
    assert rendered.document.size().height() < before - 300
    assert painted(rendered).height()


def test_another_style_shows_the_pictures_in_another_size() -> None:
    rendered = render(article_with_pictures(2), STYLE)
    rendered.pictures.facts[0] = PictureFacts((1200, 600))
    rendered.pictures.images[0] = one_coloured("#ff0000")
    places = rendered.picture_positions()
    narrower = restyle(rendered, Style(24, 480))
    assert narrower.picture_positions() == places
    assert abs(colours(painted(narrower), "#ff0000") - 240) <= 2
    assert rendered.document.size().width() <= 480
