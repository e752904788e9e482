"""Secret links: what comes in through them, and what they do not open."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from offers import MARKT, complete, draft
from pytest_django import DjangoCaptureOnCommitCallbacks

from factories import Cast, make_organisation
from lueckenlos.directory.actions import links
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferLink
from lueckenlos.directory.queries.links import offers_behind
from lueckenlos.directory.queries.public import behind
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.tenancy.models import AuditEntry

MAIL = "verein@example.org"


def issue(cast: Cast, offer: Offer | None = None) -> tuple[OfferLink, str]:
    issued = links.create_link(organisation=cast.traeger, email=MAIL, by=cast["koordination"], offer=offer)
    return issued.link, issued.address.rstrip("/").rsplit("/", 1)[-1]


def visitor(cast: Cast) -> Actor:
    return link_actor(cast.hettstedt, "Erika Muster (erfunden)")


def test_the_database_keeps_only_the_hash(hettstedt: Cast) -> None:
    link, token = issue(hettstedt)
    assert link.token_hash == token_hash(token)
    assert token not in str(AuditEntry.objects.values_list("changes", flat=True))
    assert token not in repr(links.IssuedLink(link, token))


def test_the_mail_holds_the_address(
    hettstedt: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    offer = complete(hettstedt)
    with django_capture_on_commit_callbacks(execute=True):
        links.send_link(
            organisation=hettstedt.traeger, email=MAIL, by=hettstedt["koordination"], offer=offer, message="Bitte bald."
        )
    (message,) = mail.outbox
    assert (message.subject, message.to) == ("Hettstedt: Bitte prüfen Sie „Elterncafé“", [MAIL])
    assert "/link/" in message.body
    assert "Bitte bald." in message.body


def test_a_link_for_an_offer_of_somebody_else_is_not_made(hettstedt: Cast) -> None:
    with pytest.raises(Invalid, match="link_needs_organisation"):
        issue(hettstedt, complete(hettstedt, traeger=make_organisation(hettstedt.hettstedt)))


@pytest.mark.parametrize("who", ["lesen", "traeger", "steuerungsgruppe"])
def test_readers_send_no_links(hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="offer_no_edit"):
        links.create_link(organisation=hettstedt.traeger, email=MAIL, by=hettstedt[who])


def test_the_door_opens_until_the_last_moment(hettstedt: Cast) -> None:
    link, token = issue(hettstedt)
    with behind(token, link.expires_at - timedelta(seconds=1)) as found:
        assert found == link
    for wrong, moment in ((token, link.expires_at), ("falsch", timezone.now()), ("", timezone.now())):
        with behind(wrong, moment) as found:
            assert found is None


def test_a_link_lasts_sixty_days(hettstedt: Cast) -> None:
    link, _ = issue(hettstedt)
    assert link.expires_at - link.created_at == pytest.approx(timedelta(days=60), abs=timedelta(seconds=5))


def test_what_a_link_for_the_organisation_opens(hettstedt: Cast) -> None:
    link, _ = issue(hettstedt)
    own = complete(hettstedt, title="A freigegeben")
    handed_in = complete(hettstedt, title="B eingereicht", status=OfferStatus.EINGEREICHT, submitted_email=MAIL)
    complete(hettstedt, status=OfferStatus.EINGEREICHT, submitted_email="andere@example.org")
    complete(hettstedt, traeger=make_organisation(hettstedt.hettstedt))
    complete(hettstedt, status=OfferStatus.ARCHIVIERT)
    draft(hettstedt)
    assert offers_behind(link) == [own, handed_in]


def test_a_link_for_one_offer_opens_no_other(hettstedt: Cast) -> None:
    offer, other = complete(hettstedt), complete(hettstedt)
    link, _ = issue(hettstedt, offer)
    assert offers_behind(link) == [offer]
    with pytest.raises(NotAllowed, match="link_for_other_offer"):
        links.confirm_by_link(link=link, offer=other, by=visitor(hettstedt))
    with pytest.raises(NotAllowed, match="link_for_one_offer"):
        links.enter_by_link(link=link, by=visitor(hettstedt), content={"title": "Neu", "summary": "Neu."})


def test_confirming(hettstedt: Cast) -> None:
    offer = complete(hettstedt, status=OfferStatus.VERALTET, stand=None)
    link, _ = issue(hettstedt, offer)
    links.confirm_by_link(link=link, offer=offer, by=visitor(hettstedt))
    found = Offer.objects.get(pk=offer.pk)
    assert (found.status, found.stand) == (OfferStatus.FREIGEGEBEN, timezone.localdate())
    line = AuditEntry.objects.first()
    assert line is not None
    assert (line.verb, line.actor_name, line.user) == (
        "directory.offer.confirm_by_link",
        "Erika Muster (erfunden)",
        None,
    )


def test_a_new_offer_waits_for_release(hettstedt: Cast) -> None:
    link, _ = issue(hettstedt)
    content = {
        "title": "Vätertreff",
        "summary": "Samstags.",
        "places": (MARKT,),
        "visibility": "stelle",
        "traeger": None,
    }
    offer = links.enter_by_link(link=link, by=visitor(hettstedt), content=content)
    assert (offer.status, offer.traeger, offer.visibility) == (
        OfferStatus.EINGEREICHT,
        hettstedt.traeger,
        "oeffentlich",
    )
    assert (offer.submitted_name, offer.submitted_email) == ("Erika Muster (erfunden)", MAIL)
    assert offer.stand == timezone.localdate()


def test_a_new_offer_must_hold_what_a_release_needs(hettstedt: Cast) -> None:
    link, _ = issue(hettstedt)
    with pytest.raises(Invalid, match="offer_incomplete"):
        links.enter_by_link(link=link, by=visitor(hettstedt), content={"title": "Vätertreff"})
    assert Offer.objects.count() == 0


def test_changes_to_a_released_offer_are_a_proposal(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    link, _ = issue(hettstedt, offer)
    proposal = links.change_by_link(
        link=link, offer=offer, by=visitor(hettstedt), content={"phone": "1234", "foerderquelle": "X"}, note="neu"
    )
    assert proposal is not None
    assert (proposal.values, proposal.from_email, proposal.note) == ({"phone": "1234"}, MAIL, "neu")
    assert Offer.objects.get(pk=offer.pk).phone == ""


def test_an_offer_that_waits_is_corrected_at_once(hettstedt: Cast) -> None:
    link, _ = issue(hettstedt)
    offer = links.enter_by_link(link=link, by=visitor(hettstedt), content={"title": "A", "summary": "B."})
    assert links.change_by_link(link=link, offer=offer, by=visitor(hettstedt), content={"phone": "1234"}) is None
    assert Offer.objects.get(pk=offer.pk).phone == "1234"


def test_an_expired_link_does_nothing(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    link, _ = issue(hettstedt, offer)
    link.expires_at = timezone.now()
    with pytest.raises(NotAllowed, match="link_expired"):
        links.confirm_by_link(link=link, offer=offer, by=visitor(hettstedt))


def test_members_and_other_stellen_cannot_act_for_a_link(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    link, _ = issue(hettstedt, offer)
    for by in (hettstedt["leitung"], link_actor(hettstedt.eisleben, "X")):
        with pytest.raises(NotAllowed, match="link_expired"):
            links.confirm_by_link(link=link, offer=offer, by=by)


def test_the_first_use_of_a_day_is_written_down(hettstedt: Cast) -> None:
    link, _ = issue(hettstedt)
    for _ in range(2):
        links.use_link(link=link, by=visitor(hettstedt))
    assert AuditEntry.objects.filter(verb="directory.link.use").count() == 1
    assert OfferLink.objects.get(pk=link.pk).last_used_at is not None


def test_old_links_are_forgotten(hettstedt: Cast) -> None:
    link, _ = issue(hettstedt)
    kept, _ = issue(hettstedt)
    OfferLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert links.delete_old_links(by=hettstedt["leitung"]) == 1
    assert list(OfferLink.objects.all()) == [kept]
