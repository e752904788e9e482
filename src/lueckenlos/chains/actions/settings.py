"""What a Stelle asks of its offers."""

from dataclasses import asdict, dataclass

from django.db import transaction

from lueckenlos.chains.models import PictureSettings
from lueckenlos.chains.queries import own_settings
from lueckenlos.chains.rules import may_change_settings
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class SettingValues:
    """Empty numbers mean the default."""

    asked_languages: frozenset[str]
    long_wait_days: int | None = None
    far_km: int | None = None
    people_per_place: int | None = None
    min_people: int | None = None


@transaction.atomic
def save_settings(*, values: SettingValues, by: Actor) -> PictureSettings:
    """Hints of the next picture follow; those whose cause stays keep their decisions."""
    ensure(may_change_settings(by))
    settings = own_settings() or PictureSettings(stelle=by.stelle)
    changes = audit.changed(settings, asdict(values))
    if changes:
        settings.save()
        audit.record("chains.settings.update", settings, by=by, changes=changes)
    return settings
