"""Times as pages write them."""

import pytest

from haidai.extraction.moments import find_moment, with_long_years


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-09-06 08:17:35 来源:溪畔网", "2024-09-06 08:17:35"),
        ("发布时间：2024/9/6 8:17", "2024-09-06 08:17"),
        ("2024年9月6日 星期五 08:17", "2024-09-06 08:17"),
        ("2024年09月06日08:17", "2024-09-06 08:17"),
        ("2024.09.06", "2024-09-06"),
        ("2024-09-06T08:17:35+08:00", "2024-09-06 08:17:35"),
        ("24-09-06 08:17", "2024-09-06 08:17"),
        ("Updated Nov. 19, 2019 8:03 pm ET", "2019-11-19 20:03"),
        ("November 18, 2019 12:05 AM", "2019-11-18 00:05"),
        ("22 November 2024 08:49", "2024-11-22 08:49"),
        ("Stand: 22.04.2024, 06:00 Uhr", "2024-04-22 06:00"),
        ("le 22 avril 2024 à 08h49", "2024-04-22 08:49"),
        ("22 de octubre de 2025", "2025-10-22"),
        ("2024-13-45，实为2024-09-06", "2024-09-06"),
    ],
)
def test_times_are_read(text: str, moment: str) -> None:
    found = find_moment(with_long_years(text))
    assert found is not None
    assert str(found[0]) == moment


@pytest.mark.parametrize(
    "text",
    ["", "09-06 08:17", "12:30", "2024年9月", "3.15", "2024", "12-34-56", "电话 010-2024-0906",
     "1.2.3.2024"],
)  # fmt: skip
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert find_moment(with_long_years(text)) is None
