"""The door of the work area: what somebody sees of their own Stelle's network."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.network import rules
from lueckenlos.network.layout import Point
from lueckenlos.network.models import Consent, HiddenTie, Round, Spot, Tie
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.actor import Actor


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    rows = Organisation.objects.order_by("name_key")
    return rows if rules.may_view(actor) else rows.none()


def ties_for(actor: Actor) -> QuerySet[Tie]:
    rows = Tie.objects.all()
    return rows if rules.may_view(actor) else rows.none()


def hidden_ties(actor: Actor) -> QuerySet[HiddenTie]:
    rows = HiddenTie.objects.all()
    return rows if rules.may_view(actor) else rows.none()


def consents_of(actor: Actor, organisation: Organisation | None = None) -> QuerySet[Consent]:
    """Those that hold now."""
    rows = Consent.objects.filter(withdrawn_on=None)
    rows = rows if rules.may_view(actor) else rows.none()
    return rows if organisation is None else rows.filter(organisation=organisation)


def rounds_for(actor: Actor) -> QuerySet[Round]:
    rows = Round.objects.all()
    return rows if rules.may_view(actor) else rows.none()


def spots_of(actor: Actor) -> dict[str, Point]:
    if not rules.may_view(actor):
        return {}
    return {actor_key: (x, y) for actor_key, x, y in Spot.objects.values_list("actor", "x", "y")}


def get_organisation_or_404(actor: Actor, pk: int) -> Organisation:
    return get_object_or_404(organisations_for(actor).prefetch_related("contacts"), pk=pk)


def get_tie_or_404(actor: Actor, pk: int) -> Tie:
    return get_object_or_404(ties_for(actor).select_related("giver", "receiver"), pk=pk)


def get_round_or_404(actor: Actor, pk: int) -> Round:
    return get_object_or_404(rounds_for(actor).select_related("stelle"), pk=pk)


def get_consent_or_404(actor: Actor, pk: int) -> Consent:
    return get_object_or_404(consents_of(actor).select_related("organisation"), pk=pk)
