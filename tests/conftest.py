"""Cast and files every test may use."""

import os
from collections.abc import Iterator
from pathlib import Path
from string import ascii_letters
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.test import Client, override_settings
from django_scopes import scope, scopes_disabled
from pytest_django import DjangoDbBlocker

import databases
from factories import Cast, make_cast
from remembered import Remembered

pytest_plugins = ["browser"]
OPEN_DATA = Path(os.environ.get("OPEN_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


@pytest.fixture(autouse=True, scope="session")
def quick_and_quiet(django_test_environment: None) -> Iterator[None]:
    """Cheap passwords, mail in memory, jobs at once."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
        ALLOWED_HOSTS=["*"],
        # each client loads the middleware: that need not read all static files, they are looked for when asked for
        WHITENOISE_AUTOREFRESH=True,
    ):
        yield


@pytest.fixture(autouse=True, scope="session")
def tokens_of_letters() -> Iterator[None]:
    """Pages are searched for numbers that nobody may read; one in some thousand tokens would hold such a number."""
    with patch("django.middleware.csrf.CSRF_ALLOWED_CHARS", ascii_letters):
        yield


@pytest.fixture(autouse=True)
def own_files(settings: LazySettings, tmp_path: Path) -> None:
    """Files in a folder of the test's own."""
    settings.UPLOAD_DIR = tmp_path / "uploads"
    settings.UPLOAD_DIR.mkdir()


# ---------------------------------------------------------------- databases
def reaches_a_database(item: pytest.Item) -> bool:
    """By the mark or a fixture, without which pytest-django refuses every query.

    Or by a look of its own at ``connection``: which kind of database its processes shall work on.
    """
    return (
        item.get_closest_marker("django_db") is not None
        or not {"db", "transactional_db", "django_db_setup"}.isdisjoint(getattr(item, "fixturenames", ()))
        or hasattr(getattr(item, "module", None), "connection")
    )


LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files with long tests come first, so that no worker waits for the last of them at the end.

    A test that reaches no database cannot come to another end on PostgreSQL: it runs once, on SQLite.
    """
    long = {item.path for item in items if any(map(item.get_closest_marker, ("browser", "realdata", "long")))}
    items.sort(key=lambda item: item.path not in long)
    if not os.environ.get("DATABASE_URL"):
        return
    left_out = [item for item in items if not reaches_a_database(item)]
    items[:] = [item for item in items if reaches_a_database(item)]
    config.stash[LEFT_OUT] = len(left_out)
    if hasattr(config, "workeroutput"):
        config.workeroutput["left_out"] = len(left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if left_out := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"{left_out} Tests ohne Datenbank laufen einmal, auf SQLite, hier nicht noch einmal."
        )


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.test_database():
        yield


@pytest.fixture(scope="session")
def empty_database(django_db_setup: None) -> databases.EmptyDatabase:
    """Migrated databases for processes that a test starts; see databases.empty_database."""
    return databases.empty_database


@pytest.fixture(scope="session")
def remembered_cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Remembered[Cast]:
    with django_db_blocker.unblock(), scopes_disabled():
        return Remembered(make_cast)


@pytest.fixture
def cast(remembered_cast: Remembered[Cast], db: None) -> Cast:
    """The Stellen of the demo with one person in each role; see factories.Cast."""
    return remembered_cast.put()


@pytest.fixture
def hettstedt(cast: Cast) -> Iterator[Cast]:
    """The cast, with Hettstedt's scope open as inside its work area."""
    with scope(stelle=cast.hettstedt):
        yield cast


@pytest.fixture
def open_data() -> Path:
    """The folder of open data files; the test is reported as skipped where it is not there."""
    if not OPEN_DATA.is_dir():
        pytest.skip(f"open data files are not at {OPEN_DATA}; set OPEN_DATA")
    return OPEN_DATA


@pytest.fixture
def client() -> Client:
    return Client()
