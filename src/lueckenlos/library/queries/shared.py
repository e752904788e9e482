"""Between the Stelle that writes and the commune it writes about; each reads what the other has written."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.library.enums import ExampleState
from lueckenlos.library.models import Consent, Example
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.scope import all_tenants


def examples_about(actor: Actor) -> QuerySet[Example]:
    """What others write about this Stelle, as far as it was asked."""
    with all_tenants():
        rows = Example.objects.filter(commune=actor.stelle).exclude(stelle=actor.stelle)
    asked = rows.exclude(state__in=(ExampleState.ENTWURF, ExampleState.FACHPRUEFUNG))
    # what was never asked about and goes back to work stays with its writers
    known = Q(state=ExampleState.ZUSTIMMUNG) | Q(published__isnull=False) | Exists(_answers(actor))
    return asked.filter(known).select_related("stelle", "commune").order_by("-changed_at", "-pk")


def waiting_for(actor: Actor) -> QuerySet[Example]:
    """Those that wait for this Stelle's answer to their present text."""
    answered = _answers(actor).filter(version=OuterRef("version"))
    return examples_about(actor).filter(state=ExampleState.ZUSTIMMUNG).exclude(Exists(answered))


def get_example_or_404(actor: Actor, key: str) -> Example:
    """Own, or one about us."""
    with all_tenants():
        own = Example.objects.filter(stelle=actor.stelle).values("pk")
        rows = Example.objects.filter(Q(pk__in=own) | Q(pk__in=examples_about(actor).order_by().values("pk")))
    return get_object_or_404(rows.select_related("stelle", "commune"), public_id=key)


def consent_to(example: Example) -> Consent | None:
    """The commune's last answer, to whatever version."""
    with all_tenants():
        return Consent.objects.filter(example_key=example.public_id, stelle=example.commune_id).first()


def standing_consents() -> QuerySet[Consent]:
    """For a subquery on published examples: the commune's yes to the very text that is out."""
    with all_tenants():
        rows = Consent.objects.filter(example_key=OuterRef("public_id"), version=OuterRef("agreed_version"))
    return rows.filter(answer="zugestimmt", stelle=OuterRef("example__commune"))


def _answers(actor: Actor) -> QuerySet[Consent]:
    with all_tenants():
        return Consent.objects.filter(stelle=actor.stelle, example_key=OuterRef("public_id"))


def lock_example(example: Example) -> Example:
    """The text as it is now, until the transaction ends: the commune answers to what it has read."""
    with all_tenants():
        rows = Example.objects.select_for_update(of=("self",))
        return rows.select_related("commune").get(pk=example.pk)
