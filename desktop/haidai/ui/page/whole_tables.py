"""看整张表: from the line on the page to the table in a window of its own."""

from PySide6.QtCore import QObject, Qt

from haidai.rendering import formats
from haidai.rendering.style import Role
from haidai.rendering.tables import tables_of
from haidai.ui.main_window import MainWindow


class WholeTables(QObject):
    """Opens the table that a line of the page leads to."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.reader.tables.activated.connect(self._show)

    def _show(self, number: int) -> None:
        from haidai.ui.page.table_dialog import TableDialog

        rendered = self._window.reader.rendered
        if rendered is None:
            return
        font = formats.font(rendered.style, rendered.style.line(Role.FIELD))
        dialog = TableDialog(tables_of(rendered.article)[number], font, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
