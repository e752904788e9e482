"""The parts of an address beside the Stelle, for every URL that has some.

Each entry is a function of the cast and a Stelle that makes the object at that Stelle (its scope is open) and returns
the arguments. The sweep calls it twice: for the Stelle in the address, where the door must open, and for a foreign one,
whose object under the own Stelle's address must not exist. Arguments that name nothing of a Stelle, such as the slug of
a vocabulary, go into ``SHARED``, and nothing foreign is tried.
"""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django_scopes import scope

from adoption.doors import PAPER_DOORS, public_paper
from advice.advising import ADVICE_DOORS, ADVICE_KEYS
from bazaar.fleamarket import make_bazaar, receipt, send
from bazaar.fleamarket import seller as make_seller
from boards.gremien_doors import GREMIEN_DOORS, published_gremium
from conferences.doors import DOORS, KEYS
from courses.papers import put
from courses.training import certified
from events.fair import link_of, make_boerse, register, sure
from exchange.exchange_doors import EXCHANGE_DOORS
from factories import Cast, make_member, make_offer, make_organisation
from funding.applications import FUNDING_DOORS
from goals.plans import make_goal, make_measure, make_yardstick
from halls.plans import room_of
from library.library_doors import LIBRARY_DOORS, LIBRARY_PUBLIC
from lueckenlos.bazaar.enums import LineState
from lueckenlos.bazaar.models import Item, ReceiptLine
from lueckenlos.chains import actions as chain_actions
from lueckenlos.chains.models import Handover, HintDecision
from lueckenlos.courses.actions.series import save_series
from lueckenlos.directory.models import Offer, OfferLink, OfferProposal
from lueckenlos.events.models import Booking, Event
from lueckenlos.imports import offer_actions as import_actions
from lueckenlos.imports.enums import RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.tokens import new_token, token_hash
from lueckenlos.tenancy import actions
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle
from network.network_doors import NETWORK_DOORS, NETWORK_KEYS
from news.news_doors import NEWS_DOORS, NEWS_PUBLIC
from participation.doors import PARTICIPATION_DOORS, PARTICIPATION_KEYS
from prizes.prize_doors import PRIZE_DOORS, PRIZE_KEYS
from process.bausteine import make_check, make_evidence
from quality.assessing import QUALITY_DOORS, QUALITY_FORMS, QUALITY_KEYS
from reports.report_doors import REPORT_DOORS, REPORT_KEYS

Sample = Callable[[Cast, Stelle], tuple[object, ...]]


def member(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    actor = make_member(stelle, Role.LESEN)
    return (Mitgliedschaft.objects.get(user=actor.user).pk,)


def invitation(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (invite(stelle).einladung.pk,)


def invitation_token(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (invite(stelle).token,)


def invite(stelle: Stelle) -> actions.Issued:
    email = f"neu@{stelle.slug}.example.org"
    return actions.invite_member(stelle=stelle, email=email, role=Role.LESEN, by=system_actor(stelle))


def organisation_of(cast: Cast, stelle: Stelle) -> Organisation:
    """The Träger of the cast where it is at home, so that its own person passes."""
    return cast.traeger if stelle == cast.hettstedt else make_organisation(stelle)


def organisation(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_organisation(stelle).pk,)


def two_organisations(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_organisation(stelle).pk, make_organisation(stelle).pk)


def stability_check(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_check(stelle).pk,)


def process_evidence(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return ("verstetigung", make_evidence(stelle).pk)


def offer_of(cast: Cast, stelle: Stelle, **values: object) -> Offer:
    return make_offer(stelle, traeger=organisation_of(cast, stelle), **values)


def offer(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (offer_of(cast, stelle).pk,)


def two_offers(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (offer_of(cast, stelle).pk, offer_of(cast, stelle).pk)


def offer_step(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (offer_of(cast, stelle).pk, "bestaetigen")


def proposal(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    made = OfferProposal.objects.create(
        stelle=stelle, offer=offer_of(cast, stelle), values={"title": "Neuer Titel"}, from_name="Ada"
    )
    return (made.pk,)


def offer_below(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """An offer of a town of the Kreis; for the foreign try one of a KGC that is not above."""
    town = cast.hettstedt if stelle == cast.msh else cast.kgc_ni
    with scope(stelle=town):
        return (make_offer(town).public_id,)


def handover(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    giver, receiver = make_organisation(stelle), make_organisation(stelle)
    made = Handover.objects.create(stelle=stelle, uebergang="familie-kita", giver=giver, receiver=receiver)
    return (made.pk,)


def inventory(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    made = chain_actions.freeze(title="Bestand", note="", day=timezone.localdate(), by=system_actor(stelle))
    return (made.pk,)


def decided_hint(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """A hint whose cause has gone: only the decision of this Stelle is left of it."""
    key = f"leer:-:{stelle.slug}"
    HintDecision.objects.create(
        stelle=stelle, hint_key=key, kind="leer", decision="kein_bedarf", reason="x", decided_on=timezone.localdate()
    )
    return (key,)


REPORT = {"created": 1, "updated": 0}


def run(status: RunStatus) -> Sample:
    """An import that has come this far."""

    def make(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
        stream = ["Titel;Träger\nStillgruppe;Kita Sonne (erfunden)\n".encode()]
        made = import_actions.upload(by=system_actor(stelle), stream=stream, name="angebote.csv")
        ImportRun.objects.filter(pk=made.pk).update(status=status, counts={"neu": 1}, report=REPORT)
        return (made.pk,)

    return make


def run_row(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    (pk,) = run(RunStatus.VORSCHAU)(cast, stelle)
    row = ImportRow.objects.create(run_id=pk, line=2, outcome="neu", raw=["Stillgruppe", "Kita Sonne (erfunden)"])
    return (pk, row.line)


def booking(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_boerse(system_actor(stelle)).event_id,)


def hall_room(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    event = make_boerse(system_actor(stelle)).event
    return (event.pk, room_of(event, system_actor(stelle)).pk)


def over_event(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    event = make_boerse(system_actor(stelle)).event
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - timedelta(days=3), ends_at=timezone.now() - timedelta(days=2), status="abgeschlossen"
    )
    return (event.pk,)


def course(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """With one person who has the certificate."""
    return (certified(system_actor(stelle))[0].event_id,)


def course_person(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    made, row, _ = certified(system_actor(stelle))
    return (made.event_id, row.pk)


def course_certificate(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    made, _, certificate = certified(system_actor(stelle))
    return (made.event_id, certificate.pk)


def course_file(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    row = put(certified(system_actor(stelle))[0], system_actor(stelle))
    return (row.course.event_id, row.pk)


def course_file_token(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    course, person, _ = certified(system_actor(stelle))
    return (link_of(person), put(course, system_actor(stelle)).pk)


def course_series(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (save_series(series=None, by=system_actor(stelle), values={"title": "Begleiten (erfunden)"}).pk,)


def course_code(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (certified(system_actor(stelle))[2].code,)


def course_token(*more: str) -> Sample:
    """Behind the link of somebody who has the certificate."""

    def make(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
        return (link_of(certified(system_actor(stelle))[1]), *more)

    return make


def bazaar(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_bazaar(system_actor(stelle)).event_id,)


def bazaar_seller(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    made = make_seller(make_bazaar(by), by, 500)
    return (made.bazaar.event_id, made.pk)


def bazaar_item(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    event, seller = bazaar_seller(cast, stelle)
    return (event, seller, Item.objects.get(seller=seller).pk)


def bazaar_seller_step(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (*bazaar_seller(cast, stelle), "abgegeben")


def bazaar_step(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (*bazaar(cast, stelle), "abschliessen")


def unclear_line(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    made = make_bazaar(by)
    make_seller(made, by, 500)
    send(made, by, receipt((200, 1, 500)), receipt((200, 1, 500)))
    return (made.event_id, ReceiptLine.objects.get(state=LineState.DOPPELT, receipt__bazaar=made).pk)


def seller_token(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    made = make_seller(make_bazaar(by), by, 500)
    assert made.registration
    return (link_of(made.registration),)


def seller_item(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    made = make_seller(make_bazaar(by), by, 500)
    assert made.registration
    return (link_of(made.registration), made.items.get().pk)


def boerse_step(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (*booking(cast, stelle), "absagen")


def registration(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    made = sure(make_boerse(system_actor(stelle)))
    return (made.booking.event_id, made.pk)


def registration_step(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (*registration(cast, stelle), "stornieren")


def goal(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_goal(system_actor(stelle)).pk,)


def measure(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_measure(system_actor(stelle)).pk,)


def yardstick(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    return (make_yardstick(by, make_measure(by)).pk,)


def report_year(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """A year belongs to nobody; what stands for a foreign one is a year of which there cannot be a report."""
    return (2026 if stelle == cast.kgc_st else 1999,)


SAMPLES: dict[str, Sample] = {
    "process:check_detail": stability_check,
    "process:check_edit": stability_check,
    "process:evidence_delete": process_evidence,
    **DOORS,
    **GREMIEN_DOORS,
    **PAPER_DOORS,
    **ADVICE_DOORS,
    **LIBRARY_DOORS,
    **NEWS_DOORS,
    **REPORT_DOORS,
    **EXCHANGE_DOORS,
    **FUNDING_DOORS,
    **NETWORK_DOORS,
    **QUALITY_DOORS,
    **PARTICIPATION_DOORS,
    **PRIZE_DOORS,
    "courses:attendance": course,
    "courses:certificate_file": course_certificate,
    "courses:certificate_list": course,
    "courses:certificate_reissue": course_person,
    "courses:series_reissue": course_person,
    "courses:certificate_withdraw": course_certificate,
    "courses:certificates_file": course,
    "courses:course_detail": course,
    "courses:course_edit": course,
    "courses:evaluation": course,
    "events:door_add": course,
    "courses:file": course_file,
    "courses:files": course,
    "courses:person": course_person,
    "courses:person_background": course_person,
    "courses:series_edit": course_series,
    "bazaar:count": bazaar,
    "bazaar:free": bazaar,
    "bazaar:give": bazaar,
    "bazaar:item_add": bazaar_seller,
    "bazaar:item_edit": bazaar_item,
    "bazaar:item_upload": bazaar_seller,
    "bazaar:labels": bazaar,
    "bazaar:line_settle": unclear_line,
    "bazaar:overview": bazaar,
    "bazaar:payout": bazaar,
    "bazaar:sales": bazaar,
    "bazaar:seller_add": bazaar,
    "bazaar:seller_detail": bazaar_seller,
    "bazaar:seller_labels": bazaar_seller,
    "bazaar:seller_list": bazaar,
    "bazaar:seller_number": bazaar_seller,
    "bazaar:seller_statement": bazaar_seller,
    "bazaar:seller_step": bazaar_seller_step,
    "bazaar:settings": bazaar,
    "bazaar:settlement": bazaar,
    "bazaar:settlement_csv": bazaar,
    "bazaar:settlement_step": bazaar_step,
    "bazaar:settlement_xlsx": bazaar,
    "bazaar:till": bazaar,
    "bazaar:till_data": bazaar,
    "bazaar:till_sync": bazaar,
    "bazaar:till_worker": bazaar,
    "bazaar:unsold": bazaar,
    "chains:bestandsaufnahme_detail": inventory,
    "chains:handover_delete": handover,
    "chains:handover_edit": handover,
    "chains:hint": decided_hint,
    "access:traeger_invite": organisation,
    "directory:offer_detail": offer,
    "directory:offer_duplicates": offer,
    "directory:offer_edit": offer,
    "directory:offer_link_send": offer,
    "directory:offer_merge": two_offers,
    "directory:offer_step": offer_step,
    "directory:proposal_detail": proposal,
    "directory:shared_detail": offer_below,
    "events:booking_create": booking,
    "events:cash": booking,
    "halls:hall": booking,
    "halls:hall_copy": booking,
    "halls:list_pdf": booking,
    "halls:plan_pdf": booking,
    "halls:room_add": booking,
    "halls:room_delete": hall_room,
    "halls:room_edit": hall_room,
    "halls:room_save": hall_room,
    "halls:seat_edit": registration,
    "halls:seat_move": booking,
    "halls:seating": booking,
    "halls:signs_pdf": booking,
    "halls:tell": booking,
    "events:door": booking,
    "events:door_sync": booking,
    "events:door_worker": booking,
    "events:event_copy": booking,
    "events:event_detail": booking,
    "events:forget": over_event,
    "events:event_edit": booking,
    "events:event_step": boerse_step,
    "events:registration_detail": registration,
    "events:registration_export": booking,
    "events:registration_list": booking,
    "events:registration_step": registration_step,
    "events:registration_tables": registration,
    "events:shifts": booking,
    "events:table_plan": booking,
    "goals:goal_delete": goal,
    "goals:goal_detail": goal,
    "goals:goal_edit": goal,
    "goals:goal_state": goal,
    "goals:goal_yardstick": goal,
    "goals:measure_delete": measure,
    "goals:measure_detail": measure,
    "goals:measure_edit": measure,
    "goals:measure_link": measure,
    "goals:measure_state": measure,
    "goals:measure_yardstick": measure,
    "goals:yardstick_delete": yardstick,
    "goals:yardstick_detail": yardstick,
    "goals:yardstick_edit": yardstick,
    "imports:offer_apply": run(RunStatus.VORSCHAU),
    "imports:offer_bulk": run(RunStatus.VORSCHAU),
    "imports:offer_discard": run(RunStatus.ZUORDNUNG),
    "imports:offer_errors": run(RunStatus.VORSCHAU),
    "imports:offer_mapping": run(RunStatus.ZUORDNUNG),
    "imports:offer_preview": run(RunStatus.VORSCHAU),
    "imports:offer_progress": run(RunStatus.WIRD_GEPRUEFT),
    "imports:offer_row": run_row,
    "imports:offer_sheet": run(RunStatus.ZUORDNUNG),
    "imports:offer_stop": run(RunStatus.WIRD_GEPRUEFT),
    "imports:offer_undo": run(RunStatus.UEBERNOMMEN),
    "imports:offer_values": run(RunStatus.WERTE),
    "partners:organisation_delete": organisation,
    "partners:organisation_detail": organisation,
    "partners:organisation_edit": organisation,
    "partners:organisation_merge": two_organisations,
    "reports:frozen_pdf": inventory,
    "reports:frozen_xlsx": inventory,
    "reports:yearly_detail": report_year,
    "reports:yearly_edit": report_year,
    "reports:yearly_rows": report_year,
    "tenancy:invitation_withdraw": invitation,
    "tenancy:member_remove": member,
    "tenancy:member_role": member,
}


def public_offer(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (stelle.slug, offer_of(cast, stelle).public_id)


def link(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    token = new_token()
    OfferLink.objects.create(
        stelle=stelle,
        organisation=organisation_of(cast, stelle),
        email="traeger@example.org",
        token_hash=token_hash(token),
        expires_at=timezone.now() + timedelta(days=1),
    )
    return (token,)


def link_and_offer(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (*link(cast, stelle), offer_of(cast, stelle).public_id)


def boerse_of(stelle: Stelle) -> Booking:
    return make_boerse(system_actor(stelle))


def public_event(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (stelle.slug, boerse_of(stelle).event.public_id)


def sent_registration(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    booking = boerse_of(stelle)
    return (stelle.slug, booking.event.public_id, register(booking).form_key)


def registration_token(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (link_of(register(boerse_of(stelle))),)


def kommune(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (stelle.slug,)


def fixed(*arguments: object) -> Sample:
    return lambda cast, stelle: arguments


SHARED: dict[str, Sample] = {
    **KEYS,
    **NETWORK_KEYS,
    **QUALITY_KEYS,
    **ADVICE_KEYS,
    **PARTICIPATION_KEYS,
    **PRIZE_KEYS,
    **REPORT_KEYS,
    "process:answers": fixed("verstetigung"),
    "process:baustein": fixed("verstetigung"),
    "process:baustein_edit": fixed("verstetigung"),
    "process:evidence_create": fixed("verstetigung"),
    "process:question_edit": fixed("verstetigung", "nachfolge"),
    "process:question_list": fixed("verstetigung"),
    "courses_link:background": course_token(),
    "courses_link:certificate": course_token("kurs"),
    "courses_link:check": course_code,
    "courses_link:file": course_file_token,
    "courses_link:own": course_token(),
    "courses_link:proof": course_token(),
    "courses_link:questionnaire": course_token("vorher"),
    "bazaar_link:copy": seller_token,
    "bazaar_link:item": seller_item,
    "bazaar_link:labels": seller_token,
    "bazaar_link:list": seller_token,
    "bazaar_link:statement": seller_token,
    "bazaar_link:template": seller_token,
    "bazaar_link:upload": seller_token,
    "bazaar_link:wishes": seller_token,
    "accounts:password_reset_confirm": fixed("MQ", "set-password"),
    "chains:cell": fixed("handlungsfeld", "alle", "schwangerschaft"),
    "chains:decide": fixed("leer:-:gibt-es-nicht"),
    "invitation:accept": invitation_token,
    "offer_link:change": link_and_offer,
    "offer_link:confirm": link_and_offer,
    "offer_link:enter": link,
    "offer_link:start": link,
    "offer_link:thanks": link,
    "portal:barrierefreiheit": kommune,
    "portal:booking": public_event,
    "portal:booking_done": sent_registration,
    "portal:booking_send": public_event,
    "portal:datenschutz": kommune,
    "portal:event_feed": kommune,
    "portal:event_ics": public_event,
    "portal:event_list": kommune,
    "portal:event_page": public_event,
    "portal:gremium_list": kommune,
    "portal:gremium_page": published_gremium,
    "portal:impressum": kommune,
    "portal:kommune": kommune,
    "portal:offer_list": kommune,
    "portal:offer_page": public_offer,
    "portal:offer_print": kommune,
    "portal:paper_page": public_paper,
    **LIBRARY_PUBLIC,
    **NEWS_PUBLIC,
    "portal:registration": registration_token,
    "portal:registration_change": registration_token,
    "portal:registration_kept": registration_token,
    "portal:shifts": registration_token,
    "vocabulary:vocabulary_csv": fixed("thema"),
    "vocabulary:vocabulary_detail": fixed("thema"),
    "vocabulary:vocabulary_ttl": fixed("thema"),
}


# what is sent where an empty form would not even be looked at
FORMS: dict[str, dict[str, str]] = {
    **QUALITY_FORMS,
    "directory:offer_bulk": {"schritt": "geprueft"},
    "news:article_step": {"schritt": "freigeben"},
    "goals:goal_state": {"version": "1", "state": "entwurf"},
    "goals:measure_state": {"version": "1", "state": "laufend"},
}
