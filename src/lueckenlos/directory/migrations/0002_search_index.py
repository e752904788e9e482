"""The full-text index over SearchDocument.

SQLite: an FTS5 table over the rows, kept in step by triggers (a later migration that lets Django rebuild the table
must create them again). A trigger makes FTS5 flush after every row, which costs three times the indexing itself; so
``actions.search`` indexes by hand and says so by a row in ``directory_searchbulk`` for the length of its transaction.
PostgreSQL: GIN indexes over a function of the words. Its cost is the truth (it splits the whole text); with a stored
tsvector column the planner takes reading all rows for cheap and does so for every broad question.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE_CREATE = [
    "CREATE TABLE directory_searchbulk (by_hand INTEGER NOT NULL)",
    """
    CREATE VIRTUAL TABLE directory_searchindex USING fts5(
        title_words, body_words, content='directory_searchdocument', content_rowid='offer_id',
        tokenize='ascii', detail=column, columnsize=0
    )
    """,
    """
    CREATE TRIGGER directory_searchindex_insert AFTER INSERT ON directory_searchdocument
    WHEN NOT EXISTS (SELECT 1 FROM directory_searchbulk) BEGIN
        INSERT INTO directory_searchindex(rowid, title_words, body_words)
        VALUES (new.offer_id, new.title_words, new.body_words);
    END
    """,
    """
    CREATE TRIGGER directory_searchindex_delete AFTER DELETE ON directory_searchdocument BEGIN
        INSERT INTO directory_searchindex(directory_searchindex, rowid, title_words, body_words)
        VALUES ('delete', old.offer_id, old.title_words, old.body_words);
    END
    """,
    """
    CREATE TRIGGER directory_searchindex_update AFTER UPDATE ON directory_searchdocument
    WHEN NOT EXISTS (SELECT 1 FROM directory_searchbulk) AND (
        old.title_words <> new.title_words OR old.body_words <> new.body_words OR old.offer_id <> new.offer_id
    ) BEGIN
        INSERT INTO directory_searchindex(directory_searchindex, rowid, title_words, body_words)
        VALUES ('delete', old.offer_id, old.title_words, old.body_words);
        INSERT INTO directory_searchindex(rowid, title_words, body_words)
        VALUES (new.offer_id, new.title_words, new.body_words);
    END
    """,
]
SQLITE_DROP = [
    "DROP TRIGGER directory_searchindex_insert",
    "DROP TRIGGER directory_searchindex_delete",
    "DROP TRIGGER directory_searchindex_update",
    "DROP TABLE directory_searchindex",
    "DROP TABLE directory_searchbulk",
]
POSTGRESQL_CREATE = [
    """
    CREATE FUNCTION directory_search_tokens(words text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
    BEGIN
        RETURN array_to_tsvector(array_remove(string_to_array(words, ' '), ''));
    END
    $$
    """,
    """
    CREATE INDEX directory_searchdocument_title ON directory_searchdocument
    USING gin (directory_search_tokens(title_words))
    """,
    """
    CREATE INDEX directory_searchdocument_all ON directory_searchdocument
    USING gin (directory_search_tokens(title_words || ' ' || body_words))
    """,
]
POSTGRESQL_DROP = [
    "DROP INDEX directory_searchdocument_title, directory_searchdocument_all",
    "DROP FUNCTION directory_search_tokens(text)",
]


def create_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, sqlite=SQLITE_CREATE, postgresql=POSTGRESQL_CREATE)


def drop_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, sqlite=SQLITE_DROP, postgresql=POSTGRESQL_DROP)


def _run(schema_editor: BaseDatabaseSchemaEditor, **statements: list[str]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [migrations.RunPython(create_index, drop_index)]
