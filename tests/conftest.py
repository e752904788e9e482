"""Cast and files every test may use."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from factories import Cast, make_cast

pytest_plugins = ["browser"]
OPEN_DATA = Path(os.environ.get("OPEN_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


@pytest.fixture(autouse=True)
def quick_and_quiet(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Cheap passwords, mail in memory, jobs at once, files in a folder of the test's own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.UPLOAD_DIR = tmp_path / "uploads"
    settings.UPLOAD_DIR.mkdir()
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def cast(db: None) -> Cast:
    """The Stellen of the demo with one person in each role; see factories.Cast."""
    with scopes_disabled():
        return make_cast()


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
