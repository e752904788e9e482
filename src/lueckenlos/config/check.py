"""Looks whether an installation is sound."""

from django.core.management import call_command
from django.db import connection

from lueckenlos.indicators.registry import all_indicators
from lueckenlos.vocabulary.registry import all_vocabularies


def run() -> int:
    """Settings, open migrations, contents; the exit code is 0 only when all is well."""
    call_command("check", deploy=False)
    call_command("migrate", check_unapplied=True, verbosity=0)
    vocabularies = all_vocabularies()
    terms = sum(len(vocabulary.terms) for vocabulary in vocabularies.values())
    print(f"Datenbank: {connection.vendor}, Migrationen vollständig.")
    print(f"Vokabulare: {len(vocabularies)} mit {terms} Begriffen. Indikatoren: {len(all_indicators())}.")
    return 0
