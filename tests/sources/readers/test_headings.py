"""What titles and headings say of all that stands below them."""

from __future__ import annotations

import pytest

from sources.readers.headings import accounted


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội 6 tháng đầu năm 2024", "2024-H1"),
        ("Tình hình kinh tế - xã hội 9 tháng; nhiệm vụ trọng tâm 3 tháng cuối năm 2024", "2024-9M"),
        ("Tình hình kinh tế - xã hội quý I năm 2024", "2024-Q1"),
        # Two parts of a year: nobody knows of which a figure is that names none.
        ("Tình hình kinh tế - xã hội tháng 8 và 8 tháng đầu năm 2024", ""),
        ("Tình hình kinh tế - xã hội quý III và 9 tháng năm 2024", ""),
        ("Tình hình năm 2023, kế hoạch năm 2024", None),
    ],
)
def test_the_part_of_a_year_on_which_a_title_reports(title: str, part: str | None) -> None:
    assert accounted(title, 2024) == part
