"""What a window costs before it can do anything: `bare_window.py TEXT_FILE`, for comparison."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTextEdit

application = QApplication(sys.argv[:1])
view = QTextEdit()
view.setReadOnly(True)
font = view.font()
font.setPixelSize(20)
view.setFont(font)
view.setPlainText(Path(sys.argv[1]).read_text("utf-8"))
view.resize(1000, 760)
view.show()
sys.exit(application.exec())
