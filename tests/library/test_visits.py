"""The way through the articles of one run."""

from haidai.article.model import Article, Paragraph, Section
from haidai.library.visits import Visit, Visits, visit
from tests.fakes.articles import long_article, short_article


def article(title: str) -> Visit:
    return visit(Article(title))


def test_there_is_no_way_before_the_first_article() -> None:
    visits = Visits()
    assert visits.current is None
    assert (visits.back(), visits.forward()) == (None, None)


def test_going_back_finds_the_place_that_was_kept() -> None:
    visits = Visits()
    visits.add(article("甲"))
    visits.keep_place(120)
    visits.add(article("乙"))
    visits.keep_place(7)
    before = visits.back()
    assert before is not None
    assert (before.article.title, before.place) == ("甲", 120)
    after = visits.forward()
    assert after is not None
    assert (after.article.title, after.place) == ("乙", 7)


def test_a_new_article_forgets_what_lay_ahead() -> None:
    visits = Visits()
    for title in "甲乙丙":
        visits.add(article(title))
    visits.back()
    visits.back()
    visits.add(article("丁"))
    assert not visits.can_go_forward
    before = visits.back()
    assert before is not None
    assert before.article.title == "甲"


def test_the_same_article_again_keeps_its_place() -> None:
    visits = Visits()
    visits.add(article("甲"))
    visits.keep_place(33)
    assert visits.add(article("甲")).place == 33
    assert not visits.can_go_back


def test_the_oldest_visits_are_forgotten_first() -> None:
    visits = Visits()
    for number in range(Visits.LIMIT + 10):
        visits.add(article(str(number)))
    seen = 1
    while visits.back() is not None:
        seen += 1
    assert seen == Visits.LIMIT
    assert visits.current is not None
    assert visits.current.article.title == "10"


def test_a_very_long_article_opens_in_parts_and_is_still_whole() -> None:
    text = "很长的一段话。" * 50_000
    whole = Article("长", (Section(None, None, (Paragraph(text), Paragraph(text))),))
    visits = Visits()
    first = visits.add(visit(whole))
    assert first.whole is whole
    assert len(first.parts) > 2
    visits.keep_place(50)
    last = visits.turn_to(len(first.parts) - 1)
    assert last is not None
    assert (last.part, last.place) == (len(first.parts) - 1, 0)
    assert (
        "".join(part.text.partition("\n")[2].replace("\n", "") for part in last.parts) == text * 2
    )
    assert visits.turn_to(len(first.parts)) is None
    assert visits.current is last


def test_an_article_of_this_run_opens_where_it_was_left() -> None:
    visits = Visits()
    visits.add(article("甲"))
    visits.keep_place(1)
    visits.add(article("乙"))
    again = visits.add(article("甲"))
    assert again.place == 1
    assert visits.can_go_back


def test_the_same_article_is_in_memory_once() -> None:
    visits = Visits()
    first = visits.add(visit(long_article(3_000)))
    visits.add(visit(short_article()))
    again = visits.add(visit(long_article(3_000)))
    assert again.whole is first.whole
    assert again.parts is first.parts
    assert visits.hold(first.original)
    assert not visits.hold(long_article(3_000))


def test_very_long_articles_are_forgotten_sooner() -> None:
    visits = Visits()
    body = "水" * (Visits.MOST_CHARACTERS // 4)
    for number in range(6):
        visits.add(visit(Article(str(number), (Section(None, None, (Paragraph(body),)),))))
    shown = [visits.current]
    while visits.can_go_back:
        shown.append(visits.back())
    assert [each.whole.title for each in shown if each] == ["5", "4", "3"]
