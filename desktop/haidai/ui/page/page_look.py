"""How the page looks: what the reader has chosen of size, layout and paper, as a style."""

from dataclasses import replace

from haidai.article.model import CHINESE, Article
from haidai.article.values import Language
from haidai.rendering.fonts import reading_families
from haidai.rendering.papers import WHITE
from haidai.rendering.style import Role, Style
from haidai.settings.page_layout import PageLayout, Typeface
from haidai.settings.text_size import TextSize
from haidai.ui.looks.measures import Measures

WIDE, NARROW = 64, 20  # pixels between the sheet's edge and the text
NARROW_BELOW = 620  # a page of this width gives its margins to the text
TOP, BOTTOM = 34, 80
LISTEN_ROOM = 122  # pixels of a heading's line kept for 听本节, beside usual labels


class PageLook:
    """The choices; `families` are those of simplified Chinese, found at the start already."""

    def __init__(self, families: tuple[str, ...]) -> None:
        self.size = TextSize.default()
        self.layout = PageLayout()
        self.paper = WHITE
        self._listen_room = LISTEN_ROOM
        self._families = {(CHINESE.tag, Typeface.SANS): families}

    def take_size(self, size: TextSize, measures: Measures | None) -> bool:
        """Take another size, and the labels' measures where they change too; whether it differs."""
        before = self.size, self._listen_room
        self.size = size
        if measures is not None:
            self._listen_room = measures.scaled(LISTEN_ROOM)
        return before != (self.size, self._listen_room)

    def style(self, article: Article, room: int) -> Style:
        """The style for an article on a page that is `room` pixels wide."""
        language = article.language
        style = Style(
            self.size.pixels,
            column=1,
            families=self._faces(language),
            paper=self.paper,
            line_spacing=self.layout.line_spacing,
            most_characters=self.layout.width.characters,
            indent=2 if self.layout.indent else 0,
            listen_room=self._listen_room,
            regional=language.is_traditional,
            side=WIDE if room >= NARROW_BELOW else NARROW,
            top=TOP,
            bottom=BOTTOM,
        )
        return _with_title_lines_alike(article, style.fitting(room))

    def _faces(self, language: Language) -> tuple[str, ...]:
        """The families for text in a language, in the typeface that is chosen."""
        key = (language.tag, self.layout.typeface)
        if key not in self._families:
            self._families[key] = reading_families(language, self.layout.typeface)
        return self._families[key]


def _with_title_lines_alike(article: Article, style: Style) -> Style:
    """The style with so much free beside the title that no character of it stands alone."""
    if len(article.title) * style.line(Role.TITLE).size <= style.column:
        return style  # one line: nothing to be loaded for at the start

    from haidai.rendering.balancing import spare_beside

    spare = spare_beside(article.title, style, article.language.is_chinese)
    return replace(style, beside_title=spare)
