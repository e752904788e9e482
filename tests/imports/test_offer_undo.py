"""Taking a whole import back."""

from offer_tables import applied, line, previewed

from factories import Cast, make_offer
from lueckenlos.directory.actions.offers import update_offer
from lueckenlos.directory.models import Offer, OfferPlace, OfferProposal
from lueckenlos.directory.queries.search import matching_offer_ids
from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports.enums import RunStatus
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.models import AuditEntry


def test_created_offers_and_traeger_go(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    make_offer(hettstedt.hettstedt, "Schon da")
    run = applied(by, [line(), line(titel="Krabbelgruppe", traeger="Neuer Verein")])
    assert (Offer.objects.count(), Organisation.objects.count()) == (3, 2)
    run = actions.start_undo(run=run, by=by)
    assert run.status == RunStatus.ZURUECKGENOMMEN
    assert [offer.title for offer in Offer.objects.all()] == ["Schon da"]
    assert [organisation.pk for organisation in Organisation.objects.all()] == [hettstedt.traeger.pk]
    assert run.report["undo"] == {"removed": 2, "restored": 0, "organisations": 1, "left_count": 0, "left": []}
    assert list(Offer.objects.filter(pk__in=matching_offer_ids("Krabbelgruppe"))) == []
    assert AuditEntry.objects.filter(verb="imports.run.undo").count() == 1


def test_what_somebody_has_touched_stays_and_is_named(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    run = applied(by, [line(), line(titel="Zweite", traeger="Neuer Verein"), line(titel="Dritte")])
    second = Offer.objects.get(title="Zweite")
    update_offer(offer=second, by=by, content={"plaetze": 99})
    third = Offer.objects.get(title="Dritte")
    OfferProposal.objects.create(stelle=by.stelle, offer=third, values={}, from_name="Verein")
    run = actions.start_undo(run=run, by=by)
    assert sorted(offer.title for offer in Offer.objects.all()) == ["Dritte", "Zweite"]
    assert [(one["label"], one["why"]) for one in run.report["undo"]["left"]] == [
        ("Zweite", "undo_touched"),
        ("Dritte", "undo_touched"),
    ]
    assert Organisation.objects.filter(name="Neuer Verein").exists()


def test_changed_fields_get_their_old_values_back(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line(handlungsfelder="bewegung", plaetze="")])
    before = Offer.objects.values().get()
    run = applied(by, [line(plaetze="20", rollstuhlgerecht="nein", alter_bis_monate="36")])
    assert Offer.objects.get().lebensphasen == {"geburt-erstes-jahr", "fruehe-kindheit"}
    run = actions.start_undo(run=run, by=by)
    after = Offer.objects.values().get()
    assert {name for name in before if before[name] != after[name]} == {"changed_at"}
    assert run.report["undo"]["restored"] == 1


def test_what_was_changed_again_stays(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line(plaetze="10", telefon="03476 1111")])
    run = applied(by, [line(plaetze="20", telefon="03476 2222")])
    update_offer(offer=Offer.objects.get(), by=by, content={"plaetze": 25})
    run = actions.start_undo(run=run, by=by)
    offer = Offer.objects.get()
    assert (offer.plaetze, offer.phone) == (25, "03476 1111")
    assert run.report["undo"]["left"] == [
        {"offer": offer.pk, "label": "Stillgruppe", "why": "undo_later", "fields": ["plaetze"]}
    ]


def test_a_place_that_the_import_made_goes(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    offer = make_offer(hettstedt.hettstedt, "Stillgruppe", traeger=hettstedt.traeger, external_id="7")
    headings = ["titel", "externe_kennung", "strasse", "lat", "lon"]
    rows = [{"titel": "Stillgruppe", "externe_kennung": "7", "strasse": "Ring", "lat": "51.6", "lon": "11.5"}]
    run = actions.start_apply(run=previewed(by, rows, headings), by=by, release=False)
    assert OfferPlace.objects.get(offer=offer).lat == 51.6
    actions.start_undo(run=run, by=by)
    assert list(OfferPlace.objects.filter(offer=offer, lat__isnull=False)) == []


def test_an_offer_that_is_gone_is_named(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line(plaetze="10")])
    run = applied(by, [line(plaetze="20")])
    Offer.objects.all().delete()
    run = actions.start_undo(run=run, by=by)
    assert [one["why"] for one in run.report["undo"]["left"]] == ["undo_gone"]
