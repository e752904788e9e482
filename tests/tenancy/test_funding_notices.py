"""Who pays for a KGC, in the words of the day; wrong days are refused when they are read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from lueckenlos.reports.yearly.files import paper_of
from lueckenlos.reports.yearly.report import Report
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.notices import all_notices, funding_notice, legal_changes, notice_of, read_notices, valid_notice
from lueckenlos.web.sentences import all_sentences


def entry(start: object = date(2020, 1, 1), end: object = date(2020, 12, 31), **values: Any) -> dict[str, Any]:
    return {"gueltig_von": start, "gueltig_bis": end, "text": "Gefördert", "quelle": "Bescheid", **values}


@pytest.fixture
def own_file(settings: LazySettings, tmp_path: Path) -> Iterator[Path]:
    """The file of the operator; what was read of it is forgotten again."""
    file = tmp_path / "hinweise.toml"
    settings.FOERDERHINWEISE = str(file)
    all_notices.cache_clear()
    yield file
    all_notices.cache_clear()


def test_what_is_of_2019_keeps_the_words_of_2019() -> None:
    notice = funding_notice(date(2019, 11, 2))
    assert notice is not None
    assert "Bundeszentrale für gesundheitliche Aufklärung" in notice.text
    # after that day the words are not known any more, and none are better than wrong ones
    assert [funding_notice(date(2021, 5, day)) is None for day in (17, 18)] == [False, True]
    assert [one.day.year for one in legal_changes()] == [2025, 2023, 2021, 2016]


def test_only_a_kgc_shows_the_words() -> None:
    shown = {
        art: notice_of(Stelle(art=art, land="st"), date(2019, 1, 1)) for art in ("land", "kommune", "kreis", "bund")
    }
    assert [art for art, notice in shown.items() if notice] == ["land"]


def test_both_days_count_and_the_land_comes_first() -> None:
    found = read_notices([entry(), entry(land="ST", text="Land"), entry(date(2021, 1, 1), None, text="danach")])
    for day, land, text in (
        (date(2020, 12, 31), "ni", "Gefördert"),
        (date(2020, 12, 31), "st", "Land"),
        (date(2021, 1, 1), "st", "danach"),
    ):
        notice = valid_notice(found, day, land)
        assert notice is not None
        assert notice.text == text
    assert valid_notice(found, date(2019, 12, 31)) is None


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([entry(end=date(2019, 12, 31))], "notice_dates"),
        ([entry(), entry(date(2020, 12, 31), None)], "notice_overlap"),
        ([entry(end=None), entry(date(2030, 1, 1), None)], "notice_overlap"),
        ([entry(text=" ")], "notice_incomplete"),
        ([entry(quelle="")], "notice_incomplete"),
        ([entry(start="2020-01-01")], "notice_incomplete"),
        ([entry(end="bald")], "notice_incomplete"),
    ],
)
def test_wrong_or_overlapping_days_are_refused(entries: list[dict[str, Any]], code: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_notices(entries)
    assert refused.value.code == code
    assert all_sentences()[code].format(**refused.value.values)


def test_the_operator_adds_the_words_of_today(own_file: Path) -> None:
    own_file.write_text(
        '[[hinweis]]\ngueltig_von = 2026-01-01\nland = "st"\ntext = "Von heute."\nquelle = "Bescheid"\n',
        encoding="utf-8",
    )
    assert [notice and notice.text for notice in (funding_notice(date(2026, 5, 1), land) for land in ("st", "ni"))] == [
        "Von heute.",
        None,
    ]


def test_a_file_that_cannot_be_read_is_refused(own_file: Path) -> None:
    own_file.write_text("[[hinweis", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        all_notices()
    assert refused.value.code == "notice_file"


def test_a_jahresbericht_keeps_the_words_of_its_year() -> None:
    report = Report(
        "Jahresbericht 2019", "KGC", 2019, date(2020, 2, 1), "", (), (), demo=False, notice="Gefördert 2019."
    )
    kept = Report.from_json(report.as_json())
    assert (kept, paper_of(kept, "Fassung 1").sections[-1].text) == (report, "Gefördert 2019.")
    # versions that were frozen before the words were kept
    old = {name: value for name, value in report.as_json().items() if name != "notice"}
    assert Report.from_json(old).notice == ""
