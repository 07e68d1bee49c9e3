"""A quotation says where it comes from, as far as the page tells."""

from haidai.article.citation import cited
from haidai.article.model import Article
from haidai.article.outline import CHINESE_LABELS
from tests.article.articles import HARBOUR


def test_a_quotation_ends_with_title_facts_and_address() -> None:
    assert cited("渔船已经靠岸。\n", HARBOUR, CHINESE_LABELS) == (
        "渔船已经靠岸。\n\n"
        "《渔港清晨六点开市》\n"
        "2024-05-06 07:08  来源：海边日报  记者：王小海\n"
        "https://news.example.cn/harbour.html"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert cited("一句。", Article("题目"), CHINESE_LABELS) == "一句。\n\n《题目》"
    assert cited("一句。", Article(""), CHINESE_LABELS) == "一句。"
