"""Looks whether an installation is sound."""

from django.core.management import call_command
from django.db import DatabaseError, connection
from django_tasks_db.models import DBTaskResult

from lueckenlos.config import tables
from lueckenlos.config.jobs import MAILS
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.registers import connect_all
from lueckenlos.vocabulary.registry import all_vocabularies


def run() -> int:
    """Settings, open migrations, contents; the exit code is 0 only when all is well."""
    call_command("check", deploy=False)
    connect_all()
    if tables.is_behind():
        raise BadInput("cli_not_migrated")
    vocabularies = all_vocabularies()
    terms = sum(len(vocabulary.terms) for vocabulary in vocabularies.values())
    print(f"Datenbank: {connection.vendor}, Migrationen vollständig.")
    print(f"Vokabulare: {len(vocabularies)} mit {terms} Begriffen. Indikatoren: {len(all_indicators())}.")
    failed = DBTaskResult.objects.failed().filter(task_path__in=MAILS).count()
    if failed:
        print(f"E-Mails, die der Mailserver nicht angenommen hat: {failed}. Prüfen Sie EMAIL_HOST und EMAIL_PORT.")
    return 0


def explained(error: DatabaseError) -> BadInput | None:
    """What the person who runs the installation can do about this error; None: it is a fault of ours."""
    try:
        connection.ensure_connection()
        return BadInput("cli_not_migrated") if tables.is_behind() else None
    except DatabaseError:
        # the first line says what the server said, the rest is advice for programmers
        return BadInput("cli_no_database", reason=str(error).partition("\n")[0])
