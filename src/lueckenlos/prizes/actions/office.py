"""What the office does with single applications."""

from django.db import transaction

from lueckenlos.prizes import rules
from lueckenlos.prizes.actions.calls import locked_call
from lueckenlos.prizes.actions.jury import close_when_complete
from lueckenlos.prizes.enums import ApplicationState, Letter
from lueckenlos.prizes.mail import queue_letter
from lueckenlos.prizes.models import Application
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref

# what a project may have become
LINKED = ("directory.offer", "library.example")


@transaction.atomic
def set_aside_application(*, application: Application, reason: str, by: Actor) -> Application:
    """It does not take part: not eligible, or withdrawn by phone. The reason goes to the applicant.

    Until the scores are closed; what the jury has said to it is deleted.
    """
    call = locked_call(application.call)
    ensure(rules.may_name_jury(by, call))
    row = Application.objects.select_for_update().get(pk=application.pk)
    if row.state == ApplicationState.AUSGESCHLOSSEN:
        return row
    if row.state != ApplicationState.EINGEREICHT:
        raise Invalid("application_is_out")
    if not (reason := " ".join(reason.split())[:300]):
        raise Invalid("application_reason_missing")
    row.state, row.state_reason = ApplicationState.AUSGESCHLOSSEN, reason
    row.version += 1
    row.save(update_fields=["state", "state_reason", "version"])
    row.opinions.all().delete()
    audit.record("prizes.application.set_aside", row, by=by)
    queue_letter(row, Letter.SET_ASIDE)
    close_when_complete(call, by)
    return row


@transaction.atomic
def point_application(*, application: Application, ref: Ref | None, by: Actor) -> Application:
    """To the offer or Praxisbeispiel it has become; None takes the pointer away."""
    ensure(rules.may_edit(by))
    row = Application.objects.select_for_update().get(pk=application.pk)
    found = subjects.find(by, ref) if ref and ref.kind in LINKED else None
    if ref and found is None:
        raise Invalid("application_link_unknown")
    values = {
        "subject_kind": found.ref.kind if found else "",
        "subject_key": found.ref.key if found else "",
        "subject_title": found.title[:300] if found else "",
    }
    if changes := audit.changed(row, values):
        row.version += 1
        row.save(update_fields=[*values, "version"])
        audit.record("prizes.application.link", row, by=by, changes=changes)
    return row
