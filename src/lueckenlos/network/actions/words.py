"""Consent of named people, and what the Stelle says about expected actors."""

from datetime import date

from django.db import transaction

from lueckenlos.network import rules
from lueckenlos.network.expected import catalogue
from lueckenlos.network.models import Consent, Expectation
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_NAME_LENGTH = 120


@transaction.atomic
def give_consent(*, organisation: Organisation, name: str, given_on: date, how: str, today: date, by: Actor) -> Consent:
    """Raises Invalid ``consent_unknown_person``, ``consent_in_future`` or ``consent_twice``. The trail has no name."""
    ensure(rules.may_edit(by))
    key = sort_key(name, length=_NAME_LENGTH)
    if key not in {sort_key(one.name, length=_NAME_LENGTH) for one in organisation.contacts.all()}:
        raise Invalid("consent_unknown_person")
    if given_on > today:
        raise Invalid("consent_in_future")
    if Consent.objects.filter(organisation=organisation, name_key=key, withdrawn_on=None).exists():
        raise Invalid("consent_twice")
    consent = Consent.objects.create(
        stelle=by.stelle, organisation=organisation, name=name, name_key=key, given_on=given_on, how=how
    )
    audit.record("network.consent.give", consent, by=by, changes={"given_on": (None, given_on)})
    return consent


@transaction.atomic
def withdraw_consent(*, consent: Consent, today: date, by: Actor) -> None:
    """From this moment no page and no file names the person. The proof keeps its days and loses the name."""
    ensure(rules.may_edit(by))
    consent.withdrawn_on = today
    consent.name = consent.name_key = ""
    consent.save()
    audit.record("network.consent.withdraw", consent, by=by, changes={"withdrawn_on": (None, today)})


@transaction.atomic
def say_expectation(*, slug: str, organisation: int | None, reason: str, by: Actor) -> Expectation:
    """Who the expected actor is here, or why nobody is needed: one of the two.

    Raises Invalid ``expectation_unknown``, ``expectation_needs_one`` or ``tie_organisation_unknown``.
    """
    ensure(rules.may_settle(by))
    reason = reason.strip()
    if slug not in catalogue().by_slug:
        raise Invalid("expectation_unknown")
    if (organisation is None) == (not reason):
        raise Invalid("expectation_needs_one")
    if organisation is not None and not Organisation.objects.filter(pk=organisation).exists():
        raise Invalid("tie_organisation_unknown")
    values = {"organisation_id": organisation, "reason": reason}
    row, _ = Expectation.objects.update_or_create(stelle=by.stelle, slug=slug, defaults=values)
    audit.record("network.expectation.save", row, by=by, changes={"reason": (None, reason or str(row.organisation))})
    return row


@transaction.atomic
def clear_expectation(*, slug: str, by: Actor) -> None:
    """Back to what the computer finds."""
    ensure(rules.may_settle(by))
    for row in Expectation.objects.filter(slug=slug):
        audit.record("network.expectation.clear", row, by=by, changes={"reason": (row.reason, None)})
        row.delete()
