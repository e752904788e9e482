"""What the network of organisations learns from Übergänge and offers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from lueckenlos.chains.enums import HandoverStatus
from lueckenlos.chains.models import Handover
from lueckenlos.chains.rules import may_view_picture
from lueckenlos.directory.enums import ACTIVE
from lueckenlos.directory.models import Offer
from lueckenlos.network.enums import TieKind
from lueckenlos.network.messages import handover_text
from lueckenlos.network.sources import FoundTie, Roster, TieSource, actor_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.links import work_url
from lueckenlos.vocabulary.registry import vocabulary


class HandoverTies(TieSource):
    """Who hands over to whom, and who has agreed on it; nothing yet where it is only planned."""

    slug = "uebergaenge"
    label = "Übergänge"

    def ties(self, actor: Actor, roster: Roster, day: date) -> Iterable[FoundTie]:
        """One query."""
        if not may_view_picture(actor):
            return
        page, terms = work_url(actor.stelle, "chains:transitions"), vocabulary("uebergang")
        begun = Q(agreed_on=None) | Q(agreed_on__lte=day)
        for row in Handover.objects.filter(begun).exclude(status=HandoverStatus.OFFEN):
            ends = actor_key(row.giver_id), actor_key(row.receiver_id)
            url, name = f"{page}#{row.uebergang}", terms.label_of(row.uebergang)
            yield FoundTie(*ends, TieKind.UEBERGABE, handover_text(name, ""), url, row.agreed_on)
            if row.status == HandoverStatus.VEREINBART and row.agreement:
                yield FoundTie(*ends, TieKind.VEREINBARUNG, handover_text(name, row.agreement), url, row.agreed_on)

    def phases(self, actor: Actor, day: date) -> Mapping[int, frozenset[str]]:
        """From offers that run on the day and are not confidential. One query."""
        begun = Q(laufzeit_von=None) | Q(laufzeit_von__lte=day)
        going_on = Q(laufzeit_bis=None) | Q(laufzeit_bis__gte=day)
        rows = Offer.objects.filter(begun, going_on, status__in=ACTIVE).exclude(visibility=Visibility.VERTRAULICH)
        found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        for traeger, slugs in rows.exclude(traeger=None).order_by().values_list("traeger_id", "lebensphasen"):
            found[traeger] |= slugs
        return found
