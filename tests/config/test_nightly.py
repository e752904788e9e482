"""The nightly run begins by itself, once a night, and never in the daytime."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from lueckenlos.config import nightly

# 01:30 in Berlin
NIGHT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> list[str]:
    settings.DATA_DIR = tmp_path
    done: list[str] = []
    monkeypatch.setattr(nightly, "run", lambda: done.append("run"))
    return done


def test_it_waits_for_three_and_runs_once(runs: list[str]) -> None:
    nightly.run_if_due(NIGHT - timedelta(days=1))
    asked = [nightly.run_if_due(NIGHT + timedelta(minutes=minutes)) for minutes in (0, 80, 90, 91, 900)]
    assert asked == [False, False, True, False, False]
    assert nightly.run_if_due(NIGHT + timedelta(days=1, minutes=90))
    assert len(runs) == 2


def test_a_new_folder_begins_with_the_next_night(runs: list[str]) -> None:
    assert not nightly.run_if_due(NIGHT + timedelta(hours=12))
    assert runs == []
    assert nightly.run_if_due(NIGHT + timedelta(hours=26))


def test_after_days_out_of_service_it_runs_at_once(runs: list[str]) -> None:
    nightly.run_if_due(NIGHT)
    assert nightly.run_if_due(NIGHT + timedelta(days=3, hours=14))
    assert len(runs) == 1


def test_a_failure_is_not_repeated_every_minute(runs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    nightly.run_if_due(NIGHT - timedelta(days=1))

    def fails() -> int:
        runs.append("failed")
        raise OSError

    monkeypatch.setattr(nightly, "run", fails)
    later = NIGHT + timedelta(hours=3)
    assert [nightly.run_if_due(later), nightly.run_if_due(later)] == [True, False]
    assert runs == ["failed"]
