"""The full-text index over a table of analysed words, as the migration of its package makes it.

The table has the columns ``title_words`` and ``body_words``. SQLite gets an FTS5 table over its rows, PostgreSQL GIN
indexes over a function of the words. Its cost is the truth (it splits the whole text); with a stored tsvector
column the planner takes reading all rows for cheap and does so for every broad question.
A later migration that lets Django rebuild the table must make the index again.
"""

from dataclasses import dataclass

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """``key`` is the primary key of ``<app>_<table>``.

    ``by_hand``: rows are written in thousands and indexed by the action that writes them, because a trigger makes FTS5
    flush after every row, which costs three times the indexing itself. Only deletion has a trigger: rows go by cascade.
    """

    app: str
    table: str
    key: str = "id"
    by_hand: bool = False

    def made(self) -> RunPython:
        """The operation of the migration."""
        return RunPython(self._create, self._drop)

    def _create(self, apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        self._run(schema_editor, sqlite=self._sqlite(), postgresql=self._postgresql())

    def _drop(self, apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        app, table = self.app, f"{self.app}_{self.table}"
        triggers = ("delete",) if self.by_hand else ("delete", "insert")
        sqlite = [f"DROP TRIGGER {app}_searchindex_{event}" for event in triggers]
        postgresql = [f"DROP INDEX {table}_title, {table}_all", f"DROP FUNCTION {app}_search_tokens(text)"]
        self._run(schema_editor, sqlite=[*sqlite, f"DROP TABLE {app}_searchindex"], postgresql=postgresql)

    def _run(self, schema_editor: BaseDatabaseSchemaEditor, **statements: list[str]) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    def _sqlite(self) -> list[str]:
        table, index, key = f"{self.app}_{self.table}", f"{self.app}_searchindex", self.key
        create = f"""
            CREATE VIRTUAL TABLE {index} USING fts5(
                title_words, body_words, content='{table}', content_rowid='{key}',
                tokenize='ascii', detail=column, columnsize=0
            )
        """
        deleted = f"""
            CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN
                INSERT INTO {index}({index}, rowid, title_words, body_words)
                VALUES ('delete', old.{key}, old.title_words, old.body_words);
            END
        """  # noqa: S608 -- names of ours
        if self.by_hand:
            # 16 MB of words are gathered before they are written: an import then writes few large pieces, not hundreds
            larger = f"INSERT INTO {index}({index}, rank) VALUES ('hashsize', 16777216)"  # noqa: S608 -- names of ours
            return [create, larger, deleted]
        inserted = f"""
            CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN
                INSERT INTO {index}(rowid, title_words, body_words)
                VALUES (new.{key}, new.title_words, new.body_words);
            END
        """  # noqa: S608 -- names of ours
        return [create, inserted, deleted]

    def _postgresql(self) -> list[str]:
        table, tokens = f"{self.app}_{self.table}", f"{self.app}_search_tokens"
        create = f"""
            CREATE FUNCTION {tokens}(words text) RETURNS tsvector
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
            BEGIN
                RETURN array_to_tsvector(array_remove(string_to_array(words, ' '), ''));
            END
            $$
        """
        return [
            create,
            f"CREATE INDEX {table}_title ON {table} USING gin ({tokens}(title_words))",
            f"CREATE INDEX {table}_all ON {table} USING gin ({tokens}(title_words || ' ' || body_words))",
        ]
