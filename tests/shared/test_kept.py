"""Kept values are never older than the database; see ``keeping`` for what is promised."""

import pytest

import promises
from lueckenlos.shared.kept import state_of_data
from shared import keeping


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> dict[str, str]:
    return promises.outcomes(keeping, tmp_path_factory.mktemp("kept"))


@pytest.mark.parametrize("promise", [each.__name__ for each in keeping.PROMISES])
def test_promise(outcomes: dict[str, str], promise: str) -> None:
    assert outcomes[promise] == "kept", outcomes[promise]


@pytest.mark.django_db
def test_tests_keep_nothing() -> None:
    """Each works inside a transaction that is undone."""
    assert state_of_data() is None
