"""简 ↔ 繁 in the window: what is seen is what is read and printed; the library has the original."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from haidai.article.model import Article
from haidai.library.library import Library
from haidai.library.visits import visit
from haidai.settings.page_layout import Script
from tests.app.conftest import Desk
from tests.fakes.articles import long_article, short_article

TRADITIONAL = "望河鎮：一根蘿蔔帶活一個村"


def choose(qtbot: QtBot, desk: Desk, script: Script) -> None:
    appearance = desk.application.appearance
    with qtbot.waitSignal(desk.application.opening.shown):
        appearance.use_layout(replace(appearance.layout, script=script))


def shown(desk: Desk) -> Article:
    article = desk.window.reader.article_shown
    assert article is not None
    return article


def test_the_open_article_changes_its_script_and_keeps_its_place(qtbot: QtBot, desk: Desk) -> None:
    desk.application.opening.show(visit(long_article(20_000)))
    desk.window.reader.verticalScrollBar().setValue(4_000)
    place = desk.window.reader.place()

    choose(qtbot, desk, Script.TRADITIONAL)

    assert "蘿蔔" in shown(desk).text
    assert desk.window.reader.place() == place > 0
    choose(qtbot, desk, Script.ORIGINAL)
    assert shown(desk) == long_article(20_000)
    assert desk.window.reader.place() == place


def test_what_is_seen_is_what_is_read_and_taken_along(qtbot: QtBot, desk: Desk) -> None:
    desk.application.opening.show(visit(short_article()))

    choose(qtbot, desk, Script.TRADITIONAL)

    current = desk.application.opening.visits.current
    assert current is not None
    assert current.whole.title == shown(desk).title == TRADITIONAL
    assert current.article is shown(desk)


def test_the_library_keeps_the_original(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.application.opening.show(visit(short_article()))
    choose(qtbot, desk, Script.TRADITIONAL)

    desk.application.close()

    library = Library(tmp_path / "library.sqlite")
    kept = library.last()
    library.close()
    assert kept is not None
    assert kept.article == short_article()


def test_an_article_before_is_shown_in_the_script_of_now(qtbot: QtBot, desk: Desk) -> None:
    opening = desk.application.opening
    opening.show(visit(short_article()))
    opening.show(visit(long_article()))
    choose(qtbot, desk, Script.TRADITIONAL)

    opening.go_back()

    assert shown(desk).title == TRADITIONAL
    opening.go_forward()
    assert "蘿蔔" in shown(desk).text


def test_the_next_start_shows_the_script_that_was_chosen(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk()
    layout = desk.store.settings.layout
    desk.store.change(layout=replace(layout, script=Script.TRADITIONAL))
    later = make_desk()

    with qtbot.waitSignal(later.application.opening.shown):
        later.application.start(None)

    assert shown(later).language.is_traditional
    later.application.opening.show(visit(short_article()))
    assert shown(later).title == TRADITIONAL
