"""Pictures come four at a time, the most wanted first; what is left behind is given up."""

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from haidai.errors import ErrorKind, OpeningError
from haidai.ui.page.page_pictures import Wish
from haidai.ui.page.picture_loader import AT_ONCE, PictureLoader, PictureShelf
from tests.fakes.pictures import FakePictureRetriever, address, article_with_pictures, drawn


class Desk:
    """A loader under test and everything it told."""

    def __init__(self, contents: dict[str, bytes | OpeningError]) -> None:
        self.retriever = FakePictureRetriever(contents)
        self.loader = PictureLoader(self.retriever)
        self.loaded: list[int] = []
        self.missing: list[int] = []
        self.widths: list[int] = []
        self.loader.loaded.connect(self._load)
        self.loader.missing.connect(self.missing.append)

    def _load(self, number: int, width: int, picture: object) -> None:
        self.loaded.append(number)
        self.widths.append(picture.image.width())  # type: ignore[attr-defined]


def test_pictures_come_in_the_width_wished_for_and_four_at_a_time(qtbot: QtBot) -> None:
    desk = Desk({str(address(number)): drawn(60, 40) for number in range(12)})
    desk.loader.show_article(article_with_pictures(12))
    desk.retriever.let_go.clear()
    desk.loader.want([Wish(number, 30) for number in range(12)])
    qtbot.waitUntil(lambda: len(desk.retriever.asked) == AT_ONCE)
    desk.retriever.let_go.set()
    qtbot.waitUntil(lambda: len(desk.loaded) == 12)
    assert desk.retriever.most_at_once == AT_ONCE
    assert set(desk.retriever.asked[:AT_ONCE]) == {str(address(number)) for number in range(4)}
    assert desk.widths == [30] * 12
    desk.loader.close()


def test_the_newest_wish_counts_and_one_under_way_is_not_fetched_twice(qtbot: QtBot) -> None:
    desk = Desk({str(address(number)): drawn(60, 40) for number in range(12)})
    desk.loader.show_article(article_with_pictures(12))
    desk.retriever.let_go.clear()
    desk.loader.want([Wish(number, 30) for number in range(8)])
    desk.loader.want([Wish(0, 30), Wish(9, 30)])
    desk.retriever.let_go.set()
    qtbot.waitUntil(lambda: 9 in desk.loaded)
    QApplication.processEvents()
    assert sorted(desk.loaded) == [0, 1, 2, 3, 9]
    desk.loader.close()


def test_a_picture_that_fails_or_is_none_is_told_missing(qtbot: QtBot) -> None:
    contents = {str(address(0)): OpeningError(ErrorKind.NO_HOST, host="x"), str(address(1)): b"<"}
    desk = Desk(contents)
    desk.loader.show_article(article_with_pictures(3))
    desk.loader.want([Wish(number, 30) for number in range(3)])
    qtbot.waitUntil(lambda: len(desk.missing) == 3)
    assert desk.loaded == []
    desk.loader.close()


def test_a_picture_is_fetched_once_for_several_widths(qtbot: QtBot) -> None:
    desk = Desk({str(address(0)): drawn(60, 40)})
    desk.loader.show_article(article_with_pictures(1))
    for times, width in enumerate((20, 40, 60), 1):
        desk.loader.want([Wish(0, width)])
        qtbot.waitUntil(lambda times=times: len(desk.loaded) == times)
    with qtbot.waitSignal(desk.loader.enlarged) as enlarged:
        desk.loader.enlarge(0)
    assert enlarged.args[1].image.width() == 60
    assert desk.retriever.asked == [str(address(0))]
    desk.loader.close()


def test_another_article_gives_up_the_pictures_of_the_one_before(qtbot: QtBot) -> None:
    desk = Desk({str(address(number)): drawn(60, 40) for number in range(8)})
    desk.loader.show_article(article_with_pictures(8))
    desk.retriever.let_go.clear()
    desk.loader.want([Wish(number, 30) for number in range(8)])
    desk.loader.show_article(article_with_pictures(2))
    desk.retriever.let_go.set()
    desk.loader.want([Wish(1, 30)])
    qtbot.waitUntil(lambda: bool(desk.loaded))
    QApplication.processEvents()
    assert desk.loaded == [1]
    desk.loader.close()


def test_closing_ends_the_threads_though_a_server_drips(qtbot: QtBot) -> None:
    desk = Desk({})
    desk.loader.show_article(article_with_pictures(8))
    desk.retriever.let_go.clear()
    before = threading.active_count()
    desk.loader.want([Wish(number, 30) for number in range(8)])
    desk.loader.close()
    assert threading.active_count() <= before
    QApplication.processEvents()
    assert desk.missing == []


def test_the_shelf_makes_room_by_what_was_longest_unused() -> None:
    shelf = PictureShelf(most=10)
    for number in range(3):
        shelf.put(number, b"abc")
    assert shelf.get(0) == b"abc"
    shelf.put(3, b"abcd")
    assert [number for number in range(4) if shelf.get(number)] == [0, 2, 3]
    shelf.put(4, b"x" * 99)
    assert shelf.get(4)
    assert not shelf.get(0)
