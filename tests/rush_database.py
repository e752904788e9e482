"""An empty database for tests that start processes of their own, of the kind the suite runs on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.db import connection


@contextmanager
def empty_database(folder: Path) -> Iterator[dict[str, str]]:
    """Its environment: DATA_DIR and DATABASE_URL."""
    environment = {"DATA_DIR": str(folder), "DATABASE_URL": ""}
    if connection.vendor == "sqlite":
        yield environment
        return
    import psycopg

    address, name = os.environ["DATABASE_URL"], f"rush_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {**environment, "DATABASE_URL": f"{address.rsplit('/', 1)[0]}/{name}"}
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
