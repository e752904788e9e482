"""A kept picture is the one that would be computed; see ``keeping_pictures`` for what is promised."""

import pytest

import promises
from chains import keeping_pictures


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> dict[str, str]:
    return promises.outcomes(keeping_pictures, tmp_path_factory.mktemp("pictures"))


@pytest.mark.parametrize("promise", [each.__name__ for each in keeping_pictures.PROMISES])
def test_promise(outcomes: dict[str, str], promise: str) -> None:
    assert outcomes[promise] == "kept", outcomes[promise]
