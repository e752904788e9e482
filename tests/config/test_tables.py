"""A new database gets its tables from the models, as the suite does; they must be those the migrations make."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from commands import PATIENCE, lueckenlos, surroundings
from django.db import connection

from databases import bare_database

pytestmark = pytest.mark.long

SQLITE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
POSTGRESQL = (
    """SELECT 'column', table_name, column_name, data_type, character_maximum_length::text, is_nullable, column_default,
              is_identity
       FROM information_schema.columns WHERE table_schema = 'public'""",
    "SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    """SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace""",
    "SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)
Parts = set[tuple[object, ...]]
MANY = 1_000  # columns, indexes and constraints of more than 150 tables


def clauses(statement: str) -> list[str]:
    """Columns and constraints of CREATE TABLE, each a text; their order says nothing."""
    depth, found = 0, [""]
    for sign in statement[statement.index("(") + 1 : statement.rindex(")")]:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return [clause.strip() for clause in found]


def of_sqlite(rows: list[tuple[str, str, str, str]]) -> Parts:
    parts: Parts = set()
    for kind, name, table, sql in rows:
        if kind == "table" and sql.startswith("CREATE TABLE"):
            parts |= {(name, clause) for clause in clauses(sql)}
        else:
            parts.add((kind, name, table, sql))
    return parts


def read(settings: dict[str, str]) -> tuple[Parts, set[tuple[str, str]]]:
    """The parts of the database, and what is recorded as applied."""
    applied = "SELECT app, name FROM django_migrations"
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(Path(settings["DATA_DIR"]) / "lueckenlos.sqlite3")) as other:
            return of_sqlite(other.execute(SQLITE).fetchall()), set(other.execute(applied).fetchall())
    import psycopg

    with psycopg.connect(settings["DATABASE_URL"]) as server:
        parts = {row for question in POSTGRESQL for row in server.execute(question).fetchall()}
        return parts, set(server.execute(applied).fetchall())


def migrate(folder: Path, settings: dict[str, str]) -> None:
    """Every migration, one after the other."""
    settings |= {"DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        env=surroundings(folder, **settings),
        check=True,
        timeout=3 * PATIENCE,
    )


@pytest.mark.django_db
def test_tables_of_the_models_are_those_of_the_migrations(tmp_path: Path) -> None:
    first, second = tmp_path / "models", tmp_path / "migrations"
    first.mkdir()
    second.mkdir()
    with bare_database(first) as of_models, bare_database(second) as of_migrations:
        assert lueckenlos(first, "migrate", **of_models).code == 0
        migrate(second, of_migrations)
        # what no migration makes, because any of them may end it
        assert lueckenlos(second, "migrate", **of_migrations).code == 0
        parts, applied = read(of_models)
        assert (parts, applied) == read(of_migrations)
    assert len(parts) > MANY
    assert {app for app, _name in applied} > {"directory", "tenancy", "auth"}
