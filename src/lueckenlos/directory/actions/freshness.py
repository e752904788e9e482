"""The nightly look at how old the details are: reminders, the public mark, and the Stelle's overview."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from lueckenlos.directory.actions.links import create_link, delete_old_links
from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.enums import ACTIVE, OfferStatus
from lueckenlos.directory.mail import mail_later
from lueckenlos.directory.models import Offer
from lueckenlos.directory.rules import Freshness, begins_on, checked_on, freshness, may_move, newest_stand
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import AuditEntry

# a mail names this many offers and then says how many more there are
NAMED: Final = 20
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class FreshnessCounts:
    """What one run did."""

    reminded: int = 0
    outdated: int = 0
    mails: int = 0

    def __add__(self, other: "FreshnessCounts") -> "FreshnessCounts":
        return FreshnessCounts(self.reminded + other.reminded, self.outdated + other.outdated, self.mails + other.mails)


@transaction.atomic
def run_freshness(*, today: date, by: Actor) -> FreshnessCounts:
    """One Stelle (that of ``by``, whose scope must be open): remind, mark, and write one mail a recipient.

    Running it again on the same day, or after days without a run, sends nothing twice: ``Offer.reminders`` holds the
    stage already dealt with. An offer that skipped stages (an old import) gets the latest only.
    """
    delete_old_links(by=by)
    _reindex_renamed(today, by)
    due = _due(today)
    to_tell: dict[tuple[int | None, str], list[Offer]] = defaultdict(list)
    by_stage: dict[Freshness, list[Offer]] = defaultdict(list)
    for offer in due:
        by_stage[min(freshness(checked_on(offer), today), Freshness.UNCHECKED)].append(offer)
        to_tell[_recipient(offer, by)].append(offer)
    for stage, offers in by_stage.items():
        _write(offers, reminders=stage.value)
    outdated = [offer for offer in by_stage[Freshness.UNCHECKED] if offer.status != OfferStatus.VERALTET]
    for offer in outdated:
        ensure(may_move(by, offer, OfferStatus.VERALTET))
    _write(outdated, status=OfferStatus.VERALTET.value)
    _record(due, outdated, by)
    for (organisation, email), offers in to_tell.items():
        _remind(organisation, email, offers, today=today, by=by)
    return FreshnessCounts(len(due), len(outdated), sum(1 for _, email in to_tell if email))


def _reindex_renamed(today: date, by: Actor) -> None:
    """The search knows offers by the names of their organisations, which the package below may have changed."""
    lines = AuditEntry.objects.filter(
        stelle=by.stelle,
        verb__in=["partners.organisation.update", "partners.organisation.merge"],
        moment__date__gte=today - timedelta(days=2),
    )
    changed = [int(line.object_id) for line in lines if {"name", "merged"} & set(line.changes)]
    if changed:
        offers = Offer.objects.filter(Q(traeger__in=changed) | Q(cooperation__in=changed)).distinct()
        index_offers(list(offers.values_list("pk", flat=True)))


def _due(today: date) -> list[Offer]:
    """Active offers that have entered a stage nobody has dealt with yet."""
    due = Q()
    for stage in (Freshness.FIRST_REMINDER, Freshness.SECOND_REMINDER, Freshness.UNCHECKED):
        last = newest_stand(stage, today)
        due |= Q(reminders__lt=stage.value) & (Q(stand__lte=last) | Q(stand=None, created_at__date__lte=last))
    rows = Offer.objects.filter(due, status__in=ACTIVE).select_related("traeger").order_by("title_key", "id")
    return list(rows.only("stelle_id", "title", "status", "stand", "created_at", "email", "traeger__email"))


def _write(offers: Sequence[Offer], **values: object) -> None:
    """Set the same values on many rows; a change by the clock is no change by hand, so ``changed_at`` stays."""
    for start in range(0, len(offers), _CHUNK):
        Offer.objects.filter(pk__in=[offer.pk for offer in offers[start : start + _CHUNK]]).update(**values)


def _record(due: Sequence[Offer], outdated: Sequence[Offer], by: Actor) -> None:
    """A line for every offer, by the thousand: a first run over an old stock meets all of it."""
    marked = {offer.pk for offer in outdated}
    lines = (
        AuditEntry(
            stelle=by.stelle,
            actor_name=by.name,
            verb="directory.offer.outdate" if offer.pk in marked else "directory.offer.remind",
            object_type=Offer._meta.label_lower,
            object_id=str(offer.pk),
            object_label=offer.title,
            changes={"status": [offer.status, OfferStatus.VERALTET.value]} if offer.pk in marked else {},
        )
        for offer in due
    )
    AuditEntry.objects.bulk_create(lines, batch_size=_CHUNK)


def _recipient(offer: Offer, by: Actor) -> tuple[int | None, str]:
    """The Träger if it can be written to; otherwise the Stelle itself, which needs no link."""
    if offer.traeger and (email := offer.traeger.email or offer.email):
        return offer.traeger.pk, email
    return None, by.stelle.email


def _remind(organisation: int | None, email: str, offers: list[Offer], *, today: date, by: Actor) -> None:
    if organisation is None:
        address = absolute(work_url(by.stelle, "directory:offer_list")) + "?pruefung=1"
    else:
        only = offers[0] if len(offers) == 1 else None
        traeger = Organisation.objects.get(pk=organisation)
        address = create_link(organisation=traeger, email=email, by=by, offer=only).address
    mail_later(
        f"directory/mail/reminder{'_stelle' if organisation is None else ''}.txt",
        email,
        stelle=by.stelle.name,
        answer_to=by.stelle.email,
        offers=list(_lines(offers[:NAMED], today)),
        more=max(0, len(offers) - NAMED),
        address=address,
    )


def _lines(offers: Iterable[Offer], today: date) -> Iterable[dict[str, object]]:
    for offer in offers:
        stand = checked_on(offer)
        stage = freshness(stand, today)
        gone = begins_on(Freshness.HIDDEN, stand)
        yield {"title": offer.title, "stand": stand, "unchecked": stage >= Freshness.UNCHECKED, "gone": gone}
