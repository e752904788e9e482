"""Brings the database to the state of the code. A database without tables gets ours from the models in one go (ADR 13).

Django makes every model again for every step of a migration, and nearly all of ours point to the Stelle: with 150
models the migrations took more than half of a first start, growing with the square of the models.
"""

from typing import Final

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from lueckenlos.shared.watched import watch

_OURS: Final = "lueckenlos."
# what a Kettenbild and its Übergänge are made from
KEPT_FROM: Final = (
    "chains_handover",
    "chains_picturesettings",
    "directory_offer",
    "directory_offerarea",
    "directory_offerplace",
    "geo_gebiet",
    "indicators_datasource",
    "indicators_indicatorvalue",
    "indicators_population",
    "partners_organisation",
    "tenancy_stelle",
    "tenancy_stelle_gebiete",
)


def bring_up_to_date() -> None:
    """Afterwards the tables are those of the code, and all migrations are recorded. Raises what the database raises."""
    new = not connection.introspection.table_names()
    if new:
        _make()
    # of a new database this has only the permissions left to write; with nothing to do it would make every model once
    # more to find that out
    if new or is_behind():
        call_command("migrate", verbosity=0, interactive=False)
    # after the migrations: a table that was made anew has lost its triggers
    watch(KEPT_FROM)


def is_behind() -> bool:
    """Whether the code has migrations that the database has not seen."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _make() -> None:
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith(_OURS)}
    # those of other packages know what to do with their own past; they are few
    executor.migrate([leaf for leaf in leaves if leaf[0] not in ours])
    executor.loader.build_graph()
    plan = [migration for migration, _ in executor.migration_plan(leaves)]
    missing = {migration.app_label for migration in plan}
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.app_label in missing and model._meta.can_migrate(connection):
                editor.create_model(model)
        for migration in plan:
            _run_what_models_do_not_know(migration, editor)
            executor.recorder.record_applied(migration.app_label, migration.name)


def _run_what_models_do_not_know(migration: Migration, editor: BaseDatabaseSchemaEditor) -> None:
    """Full-text indexes, triggers, functions."""
    nothing = ProjectState()
    for operation in migration.operations:
        if isinstance(operation, RunPython):
            operation.code(apps, editor)  # type: ignore[arg-type]  # models of today, not of the past
        elif isinstance(operation, RunSQL):
            operation.database_forwards(migration.app_label, editor, nothing, nothing)
