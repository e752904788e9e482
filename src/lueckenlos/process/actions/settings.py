"""What a Stelle decides about this part as a whole."""

from django.db import transaction

from lueckenlos.process.models import ProcessSettings
from lueckenlos.process.rules import may_edit, may_share
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def share(*, shared: bool, by: Actor) -> ProcessSettings:
    """Whether the KGC sees state and turn of each Baustein; without a yes it sees nothing."""
    ensure(may_share(by))
    return _save(by, "shared", shared)


@transaction.atomic
def hide_steps(*, hidden: bool, by: Actor) -> ProcessSettings:
    """Take the first steps off the start page; their own page stays."""
    ensure(may_edit(by))
    return _save(by, "steps_hidden", hidden)


def _save(by: Actor, name: str, value: bool) -> ProcessSettings:
    settings, _ = ProcessSettings.objects.get_or_create(stelle=by.stelle)
    if changes := audit.changed(settings, {name: value}):
        settings.save()
        audit.record("process.settings.save", settings, by=by, changes=changes)
    return settings
