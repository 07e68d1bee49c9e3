"""简 ↔ 繁: what is shown, read, printed and shared is in the script its reader has chosen.

The library keeps the article as it was opened.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from haidai.article.model import Article
from haidai.library.visits import Visit
from haidai.settings.page_layout import PageLayout, Script
from haidai.ui.looks.appearance import Appearance
from haidai.ui.opening.opening import Opening

if TYPE_CHECKING:
    from haidai.conversion.converter import ScriptConverter


class ScriptChoice(QObject):
    """Has every article converted before it is shown; for most readers it does nothing."""

    def __init__(self, opening: Opening, appearance: Appearance) -> None:
        super().__init__(opening)
        self._opening = opening
        self._script = Script.ORIGINAL
        self._use(appearance.layout)
        appearance.layout_changed.connect(self._use)

    @cached_property
    def _converter(self) -> "ScriptConverter":
        from haidai.conversion.converter import ScriptConverter

        return ScriptConverter()

    def _use(self, layout: PageLayout) -> None:
        if layout.script is not self._script:
            self._script = layout.script
            self._opening.dress = self._dress
            self._opening.dress_anew()

    def _dress(self, visit: Visit) -> Visit:
        """Called in threads as well."""
        return visit.in_script(self._script, self._converted)

    def _converted(self, article: Article, script: Script) -> Article:
        return self._converter.converted(article, script)
