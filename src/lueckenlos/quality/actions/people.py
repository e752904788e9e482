"""Who assesses: invited by a secret link, withdrawn, and forgotten when the term is over."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.quality import queries, rules
from lueckenlos.quality.actions.assessments import locked
from lueckenlos.quality.models import Assessment, Assessor, Rating
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.tokens import new_token, token_hash
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_NO_LINK: Final[dict[str, Any]] = {"email": "", "token_hash": "", "expires_at": None}


@dataclass(frozen=True, slots=True)
class Issued:
    """An invited person together with the token, which exists only here and in the mail."""

    assessor: Assessor
    token: str = field(repr=False)


@transaction.atomic
def invite(*, assessment: Assessment, name: str, email: str, now: datetime, by: Actor) -> Issued:
    """Somebody without an account; the link ends with the open state. The trail names nobody.

    Raises Invalid ``assessor_missing`` or ``assessor_twice``.
    """
    row = locked(assessment)
    ensure(rules.may_invite(by, row))
    name, email = " ".join(name.split()), email.strip().lower()
    if not name or not email:
        raise Invalid("assessor_missing")
    if Assessor.objects.filter(assessment=row, email=email).exists():
        raise Invalid("assessor_twice")
    token = new_token()
    assessor = Assessor.objects.create(
        stelle=by.stelle,
        assessment=row,
        name=name,
        email=email,
        token_hash=token_hash(token),
        expires_at=now + timedelta(days=rules.LINK_DAYS),
    )
    audit.record("quality.assessment.invite", row, by=by)
    return Issued(assessor, token)


@transaction.atomic
def uninvite(*, assessment: Assessment, pk: int, by: Actor) -> None:
    """Take an invitation back; nothing happens when it is gone already. Raises Invalid ``assessor_has_views``."""
    row = locked(assessment)
    ensure(rules.may_invite(by, row))
    assessor = Assessor.objects.filter(assessment=row, pk=pk, user=None).first()
    if assessor is None:
        return
    if Rating.objects.filter(assessor=assessor).exists():
        raise Invalid("assessor_has_views")
    audit.record("quality.assessment.uninvite", row, by=by)
    assessor.delete()


@transaction.atomic
def forget_people(*, now: datetime, by: Actor) -> int:
    """Nightly: delete names where their term is over, and the addresses behind links that have ended.

    What was said stays, without names. Answers the number of assessments.
    """
    ensure(rules.may_forget(by))
    Assessor.objects.filter(expires_at__lte=now).update(**_NO_LINK)
    due = queries.due_for_forgetting(timezone.localdate(now))
    Assessor.objects.filter(assessment__in=due).update(**_NO_LINK, user=None, name="")
    Rating.objects.filter(assessment__in=due, assessor=None).update(who="", done_by=None)
    Assessment.objects.filter(pk__in=[one.pk for one in due]).update(people_forgotten=True)
    for one in due:
        audit.record("quality.assessment.forget", one, by=by)
    return len(due)
