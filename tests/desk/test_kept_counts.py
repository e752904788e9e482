"""Kept counts are those one would find by counting; see ``keeping_counts`` for what is promised."""

import pytest

import promises
from desk import keeping_counts


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> dict[str, str]:
    return promises.outcomes(keeping_counts, tmp_path_factory.mktemp("counts"))


@pytest.mark.parametrize("promise", [each.__name__ for each in keeping_counts.PROMISES])
def test_promise(outcomes: dict[str, str], promise: str) -> None:
    assert outcomes[promise] == "kept", outcomes[promise]
