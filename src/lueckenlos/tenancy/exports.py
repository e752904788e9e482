"""Files made of what tenancy keeps."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.tenancy import queries
from lueckenlos.tenancy.history import in_words, kind_label, verb_label
from lueckenlos.tenancy.models import AuditEntry

TRAIL_HEADER = ("Zeitpunkt", "Person", "Vorgang", "Gegenstand", "Kennung", "Bezeichnung", "Änderungen")
_CHUNK = 2_000


def trail_csv(entries: QuerySet[AuditEntry]) -> Iterator[str]:
    """The trail line by line; memory stays small however long it is."""
    return csv_lines(TRAIL_HEADER, (_trail_row(entry) for entry in entries.iterator(chunk_size=_CHUNK)))


def personal_data(user: User) -> dict[str, object]:
    """What is stored about one person (Art. 15 DSGVO), with German keys: it is made for reading.

    Titles of what the person worked on are left out: they belong to the Stelle.
    """
    return {
        "Stand": _moment(timezone.now()),
        "Person": {
            "Name": user.name,
            "E-Mail-Adresse": user.email,
            "angelegt am": _moment(user.created_at),
            "zuletzt angemeldet am": _moment(user.last_login) if user.last_login else None,
        },
        "Rollen": [
            {"Stelle": row.stelle.name, "Rolle": row.get_role_display(), "seit": _moment(row.since)}
            for row in queries.stellen_of(user)
        ],
        "Vorgänge": [
            {
                "Zeitpunkt": _moment(entry.moment),
                "Stelle": entry.stelle.name if entry.stelle else None,
                "Vorgang": verb_label(entry.verb),
                "Gegenstand": kind_label(entry.object_type),
                "Kennung": entry.object_id,
            }
            for entry in queries.lines_by(user)
        ],
    }


def _trail_row(entry: AuditEntry) -> Sequence[str]:
    line = in_words(entry)
    return (
        f"{timezone.localtime(entry.moment):%d.%m.%Y %H:%M:%S}",
        entry.actor_name,
        line.verb,
        line.kind,
        entry.object_id,
        entry.object_label,
        " | ".join(str(change) for change in line.changes),
    )


def _moment(value: datetime) -> str:
    """Local time, as the person lived it."""
    return timezone.localtime(value).isoformat(timespec="seconds")
