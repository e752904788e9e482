"""What the bazaar adds to events: its pages, and which traces of people it holds."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from lueckenlos.bazaar import extension_words as words
from lueckenlos.bazaar.actions.bazaar import copy_bazaar
from lueckenlos.bazaar.facts import facts_of
from lueckenlos.bazaar.models import Bazaar, Seller
from lueckenlos.bazaar.queries.public import seller_of
from lueckenlos.bazaar.queries.work import groups_of
from lueckenlos.bazaar.rules import may_create, may_sell, may_settle, may_view
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.extensions import Extension, count_rows
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Event, Registration
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import PageLink

# who asked to keep a number: two springs and two autumns, then the check sum goes too
_KEPT: Final = timedelta(days=730)


class BazaarExtension(Extension):
    title = words.TITLE

    def create_links(self, actor: Actor) -> Sequence[PageLink]:
        if not may_create(actor):
            return ()
        return (PageLink(words.CREATE, work_url(actor.stelle, "bazaar:create"), words.CREATE_HINT),)

    def work_links(self, actor: Actor, event: Event) -> Sequence[PageLink]:
        bazaar = Bazaar.objects.filter(event=event).select_related("event").first()
        if bazaar is None or not may_view(actor):
            return ()
        links = [PageLink(words.TITLE, work_url(actor.stelle, "bazaar:overview", event.pk), words.OVERVIEW_HINT)]
        if may_settle(actor, bazaar):
            links.append(PageLink(words.NUMBERS, work_url(actor.stelle, "bazaar:seller_list", event.pk)))
        if may_sell(actor, bazaar):
            links.append(PageLink(words.TILL, work_url(actor.stelle, "bazaar:till", event.pk)))
        return links

    def own_links(self, registration: Registration) -> Sequence[PageLink]:
        if not Bazaar.objects.filter(event=registration.booking.event_id).exists():
            return ()
        seller = seller_of(registration)
        url = reverse("bazaar_link:list", args=[token_of(registration)])
        if seller is None or seller.number is None:
            return (PageLink(words.OWN, url, words.OWN_WAITING),)
        return (PageLink(words.own(seller.number), url, words.OWN_HINT),)

    def public_facts(self, event: Event) -> Sequence[tuple[str, str]]:
        booking = getattr(event, "booking", None)
        # pages of other events ask no further: their places are known already
        numbers = booking is not None and any(one.kind == PlaceKind.NUMMER for one in booking.place_types.all())
        bazaar = Bazaar.objects.filter(event=event).first() if numbers else None
        if bazaar is None:
            return ()
        bazaar.event = event
        return facts_of(bazaar, groups_of(bazaar))

    def copied(self, source: Event, copy: Event, by: Actor) -> None:
        bazaar = Bazaar.objects.filter(event=source).select_related("event").first()
        if bazaar is not None:
            copy_bazaar(source=bazaar, event=copy, by=by)

    def held_in(self, events: Sequence[Event]) -> Mapping[int, int]:
        return count_rows(events, (_held(events), "bazaar__event"))

    def forget(self, event: Event) -> int:
        """The check sum of the address goes; numbers, items and sums name nobody and stay."""
        return _held([event]).update(person_key="", keep_number=False)

    def about(self, registration: Registration) -> Sequence[tuple[str, str]]:
        seller = seller_of(registration)
        if seller is None:
            return ()
        return words.about(seller)


def _held(events: Sequence[Event]) -> QuerySet[Seller]:
    rows = Seller.objects.filter(bazaar__event__in=[event.pk for event in events]).exclude(person_key="")
    # a kept number is what the person asked for, for as long as it can still be used
    return rows.filter(Q(keep_number=False) | Q(bazaar__event__ends_at__lt=timezone.now() - _KEPT))
