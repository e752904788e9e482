"""The full-text index over SearchDocument.

SQLite: an FTS5 table over the rows. ``actions.search`` alone writes documents and indexes them by hand, because a
trigger makes FTS5 flush after every row, which costs three times the indexing itself. Only deletion has a trigger:
offers go by cascade. A later migration that lets Django rebuild the table must create it again.
PostgreSQL: GIN indexes over a function of the words. Its cost is the truth (it splits the whole text); with a stored
tsvector column the planner takes reading all rows for cheap and does so for every broad question.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE_CREATE = [
    """
    CREATE VIRTUAL TABLE directory_searchindex USING fts5(
        title_words, body_words, content='directory_searchdocument', content_rowid='offer_id',
        tokenize='ascii', detail=column, columnsize=0
    )
    """,
    # 16 MB of words are gathered before they are written: an import then writes few large pieces, not hundreds
    "INSERT INTO directory_searchindex(directory_searchindex, rank) VALUES ('hashsize', 16777216)",
    """
    CREATE TRIGGER directory_searchindex_delete AFTER DELETE ON directory_searchdocument BEGIN
        INSERT INTO directory_searchindex(directory_searchindex, rowid, title_words, body_words)
        VALUES ('delete', old.offer_id, old.title_words, old.body_words);
    END
    """,
]
SQLITE_DROP = [
    "DROP TRIGGER directory_searchindex_delete",
    "DROP TABLE directory_searchindex",
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
