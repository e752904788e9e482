"""A table on its way: preview, application, undoing."""

from datetime import date

import pytest
from django_scopes import scope
from offer_tables import HEADINGS, applied, codes, csv_text, line, outcomes, previewed, upload

from factories import Cast, make_offer, make_organisation
from lueckenlos.directory.actions.offers import update_offer
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.exchange import csv_lines, export_rows
from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.directory.queries.search import matching_offer_ids
from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports.enums import RowChoice, RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun, MappingMemory
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.models import AuditEntry


def test_a_new_offer_arrives_with_everything(hettstedt: Cast) -> None:
    run = applied(hettstedt["koordination"], [line()])
    assert (run.status, run.report["created"], run.report["organisations"]) == (RunStatus.UEBERNOMMEN, 1, [])
    offer = Offer.objects.get()
    assert offer.title == "Stillgruppe"
    assert offer.title_key == "stillgruppe"
    assert offer.status == OfferStatus.ENTWURF
    assert offer.traeger == hettstedt.traeger
    assert offer.handlungsfelder == {"schwangerschaft-geburt-stillen", "familie-elternschaft"}
    assert offer.lebensphasen == {"geburt-erstes-jahr"}
    assert offer.stand == date(2026, 10, 1)
    assert offer.changed_at == run.applied_at
    place = OfferPlace.objects.get()
    assert (place.strasse, place.hausnummer, place.plz, place.gemeinde) == (
        "Markt",
        "1",
        "06333",
        hettstedt.gebiete["hettstedt"],
    )


def test_the_preview_changes_nothing(hettstedt: Cast) -> None:
    run = previewed(hettstedt["koordination"], [line(), line(titel="Krabbelgruppe", traeger="Neuer Verein")])
    assert run.status == RunStatus.VORSCHAU
    assert run.counts == {"neu": 2, "new_traeger": 1, "traeger_names": ["Neuer Verein"]}
    assert (Offer.objects.count(), Organisation.objects.count()) == (0, 1)


def test_new_offers_can_be_found(hettstedt: Cast) -> None:
    applied(hettstedt["koordination"], [line(), line(titel="Seniorentanz", kurzbeschreibung="Walzer")])
    found = Offer.objects.filter(pk__in=matching_offer_ids("Walzer"))
    assert [offer.title for offer in found] == ["Seniorentanz"]


def test_release_needs_traeger_and_summary(hettstedt: Cast) -> None:
    run = applied(
        hettstedt["koordination"], [line(), line(titel="Leer", kurzbeschreibung="", telefon="")], release=True
    )
    assert run.report["drafts"] == 1
    states = dict(Offer.objects.values_list("title", "status"))
    assert states == {"Stillgruppe": OfferStatus.FREIGEGEBEN, "Leer": OfferStatus.ENTWURF}


def test_the_same_file_twice_changes_nothing(hettstedt: Cast) -> None:
    rows = [line(), line(titel="Krabbelgruppe", telefon="03476 99")]
    applied(hettstedt["koordination"], rows)
    again = applied(hettstedt["koordination"], rows)
    assert outcomes(again) == ["unveraendert", "unveraendert"]
    assert (again.report["created"], again.report["updated"]) == (0, 0)
    assert Offer.objects.count() == 2


def test_our_own_export_comes_back_unchanged(hettstedt: Cast) -> None:
    altstadt = hettstedt.gebiete["hettstedt-altstadt"]
    make_offer(hettstedt.hettstedt, "Ohne alles")
    make_offer(
        hettstedt.hettstedt,
        "=Formel & „Zeichen“",
        areas=(altstadt,),
        traeger=hettstedt.traeger,
        summary="Zeile mit ; und \" und '",
        phone="+49 3476 1234",
        description="lang\nund breit",
        zielgruppen=frozenset({"kinder", "muetter"}),
        kosten_art="zuschuss",
        kosten_text="5 €",
        age_from_months=36,
        age_to_months=72,
        plaetze=0,
    )
    applied(hettstedt["koordination"], [line()])
    before = list(Offer.objects.order_by("pk").values())
    text = "".join(csv_lines(export_rows(Offer.objects.order_by("pk"))))
    run = upload(hettstedt["koordination"], text)
    run = actions.assign_columns(run=run, by=hettstedt["koordination"], mapping=run.mapping, clear_empty=False)
    assert outcomes(run) == ["unveraendert"] * 3
    actions.start_apply(run=run, by=hettstedt["koordination"], release=True)
    assert list(Offer.objects.order_by("pk").values()) == before


def test_changed_fields_are_written_and_recorded(hettstedt: Cast) -> None:
    applied(hettstedt["koordination"], [line()])
    run = applied(hettstedt["koordination"], [line(plaetze="20", alter_bis_monate="36", plz="06334", zielgruppen="")])
    row = ImportRow.objects.get(run=run)
    assert row.outcome == "dublette"  # another PLZ is another place; the person says that it is the same


def test_an_offer_is_found_by_its_number_in_the_source(hettstedt: Cast) -> None:
    headings = ["externe_kennung", "titel", "traeger", "plaetze", "telefon", "strasse"]
    rows = [{"externe_kennung": "A-1", "titel": "Stillgruppe", "plaetze": "12", "strasse": "Markt"}]
    run = previewed(hettstedt["koordination"], rows, headings)
    actions.start_apply(run=run, by=hettstedt["koordination"], release=False)
    rows = [{"externe_kennung": "A-1", "titel": "Stillcafé", "plaetze": "14", "strasse": "Ring"}]
    run = previewed(hettstedt["koordination"], rows, headings)
    assert outcomes(run) == ["geaendert"]
    actions.start_apply(run=run, by=hettstedt["koordination"], release=False)
    offer = Offer.objects.get()
    assert (offer.title, offer.title_key, offer.plaetze) == ("Stillcafé", "stillcafe", 14)
    assert offer.places.get().strasse == "Ring"
    entry = AuditEntry.objects.get(verb="imports.offer.update")
    assert entry.changes == {
        "title": ["Stillgruppe", "Stillcafé"],
        "plaetze": [12, 14],
        "places": ["Markt", "Ring"],
    }
    assert entry.object_id == str(offer.pk)


def test_empty_cells_change_nothing_unless_asked_to(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line()])
    run = previewed(by, [line(plaetze="", telefon="")])
    assert outcomes(run) == ["unveraendert"]
    run = actions.assign_columns(run=run, by=by, mapping=run.mapping, clear_empty=True)
    assert ImportRow.objects.get(run=run).changes == {"plaetze": [12, None], "phone": ["03476 123456", ""]}


def test_what_was_edited_by_hand_stays(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line()])
    update_offer(offer=Offer.objects.get(), by=by, content={"plaetze": 15})
    run = previewed(by, [line(plaetze="20", rollstuhlgerecht="nein")])
    assert outcomes(run) == ["konflikt"]
    assert ImportRow.objects.get(run=run).changes == {"plaetze": [15, 20, True], "rollstuhlgerecht": ["ja", "nein"]}
    run = actions.start_apply(run=run, by=by, release=False)
    offer = Offer.objects.get()
    assert (offer.plaetze, offer.rollstuhlgerecht) == (15, "nein")
    assert run.report["kept"] == 1


def test_a_person_can_take_the_files_value(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line()])
    update_offer(offer=Offer.objects.get(), by=by, content={"plaetze": 15})
    run = previewed(by, [line(plaetze="20")])
    row = ImportRow.objects.get(run=run)
    actions.choose_row(run=run, by=by, row=row, choice=RowChoice.UEBERNEHMEN, taken=["plaetze"])
    actions.start_apply(run=run, by=by, release=False)
    assert Offer.objects.get().plaetze == 20


def test_edited_ages_belong_together(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line()])
    update_offer(offer=Offer.objects.get(), by=by, content={"age_to_months": 24})
    run = previewed(by, [line(alter_von_monate="36", alter_bis_monate="72")])
    actions.start_apply(run=run, by=by, release=False)
    offer = Offer.objects.get()
    assert (offer.age_from_months, offer.age_to_months) == (0, 24)


def test_an_older_file_does_not_undo_a_check(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line()])
    assert outcomes(previewed(by, [line(stand="2025-01-01")])) == ["unveraendert"]
    assert outcomes(previewed(by, [line(stand="2026-11-01")])) == ["geaendert"]


def test_a_similar_offer_is_skipped_until_somebody_decides(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line()])
    run = previewed(by, [line(titel="Stilgruppe", traeger="Anderer Verein")])
    row = ImportRow.objects.get(run=run)
    assert row.outcome == "dublette"
    offer = Offer.objects.get()
    assert [(one["offer"], one["signs"]) for one in row.candidates] == [
        (offer.pk, ["place", "phone", "website", "email"])
    ]
    run = actions.start_apply(run=run, by=by, release=False)
    assert (Offer.objects.count(), run.report["created"]) == (1, 0)


def test_a_double_can_be_merged_or_created(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line(plaetze="")])
    offer = Offer.objects.get()
    run = previewed(by, [line(titel="Stilgruppe", plaetze="9"), line(titel="Stillgrupe", hausnummer="2")])
    first, second = ImportRow.objects.filter(run=run).order_by("line")
    actions.choose_row(
        run=run, by=by, row=first, choice=RowChoice.ZUSAMMENFUEHREN, offer_id=offer.pk, taken=["plaetze"]
    )
    actions.choose_row(run=run, by=by, row=second, choice=RowChoice.NEU)
    actions.start_apply(run=run, by=by, release=False)
    assert list(Offer.objects.order_by("pk").values_list("title", "plaetze")) == [
        ("Stillgruppe", 9),
        ("Stillgrupe", 12),
    ]


def test_merging_all_fills_only_gaps(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line(plaetze="")])
    run = previewed(by, [line(titel="Stilgruppe", plaetze="9", rollstuhlgerecht="nein")])
    assert actions.choose_all(run=run, by=by, outcome="dublette", choice=RowChoice.ZUSAMMENFUEHREN) == 1
    actions.start_apply(run=run, by=by, release=False)
    offer = Offer.objects.get()
    assert (offer.title, offer.plaetze, offer.rollstuhlgerecht) == ("Stillgruppe", 9, "ja")


def test_nobody_merges_with_a_strange_offer(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    applied(by, [line()])
    other = make_offer(hettstedt.hettstedt, "Ganz anders")
    run = previewed(by, [line(titel="Stilgruppe")])
    row = ImportRow.objects.get(run=run)
    with pytest.raises(Invalid) as refused:
        actions.choose_row(run=run, by=by, row=row, choice=RowChoice.ZUSAMMENFUEHREN, offer_id=other.pk)
    assert refused.value.code == "import_merge_none"


def test_the_same_row_twice_in_a_file(hettstedt: Cast) -> None:
    run = applied(hettstedt["koordination"], [line(), line(plaetze="13")])
    assert outcomes(run) == ["neu", "dublette"]
    assert ImportRow.objects.get(run=run, outcome="dublette").candidates == [{"line": 2, "score": 100, "signs": []}]
    assert Offer.objects.count() == 1


def test_numbered_groups_are_no_doubles(hettstedt: Cast) -> None:
    rows = [line(titel=f"Krabbelgruppe {number}") for number in (1, 2, 3)]
    assert outcomes(previewed(hettstedt["koordination"], rows)) == ["neu"] * 3


def test_impossible_rows_are_rejected_each_with_its_reason(hettstedt: Cast) -> None:
    rows = [
        line(alter_von_monate="72", alter_bis_monate="36"),
        line(alter_von_monate="9999"),
        line(ags="15087130"),
        line(ags="99999999"),
        line(titel=""),
        line(telefon="anrufen"),
        line(laufzeit_von="2026-02-01", laufzeit_bis="2026-01-01"),
        line(stand="2030-01-01"),
        line(handlungsfelder="zaubern"),
        line(lat="11.5", lon="51.6"),
        line(titel="Gute Zeile"),
    ]
    run = previewed(hettstedt["koordination"], rows)
    if run.status == RunStatus.WERTE:
        run = actions.assign_values(run=run, by=hettstedt["koordination"], chosen={"handlungsfeld": {"zaubern": ""}})
    assert codes(run) == [
        ["age_impossible"],
        ["age_impossible"],
        ["ags_foreign"],
        ["ags_unknown"],
        ["title_missing"],
        ["phone_unreadable"],
        ["term_order"],
        ["date_future"],
        ["term_unknown"],
        ["coordinates_swapped"],
        [],
    ]
    run = actions.start_apply(run=run, by=hettstedt["koordination"], release=False)
    assert list(Offer.objects.values_list("title", flat=True)) == ["Gute Zeile"]


def test_unknown_values_are_asked_about_and_remembered(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    rows = [line(handlungsfelder="Rückbildungsyoga|Bewegung"), line(titel="Zweite", handlungsfelder="Quatsch")]
    run = previewed(by, rows)
    assert run.status == RunStatus.WERTE
    assert sorted(run.unknown_values) == [["handlungsfeld", "Quatsch", 1], ["handlungsfeld", "Rückbildungsyoga", 1]]
    chosen = {"handlungsfeld": {"Rückbildungsyoga": "bewegung", "Quatsch": "-"}}
    run = actions.assign_values(run=run, by=by, chosen=chosen)
    assert outcomes(run) == ["neu", "neu"]
    assert MappingMemory.objects.get().value_mapping == chosen
    assert previewed(by, rows).status == RunStatus.VORSCHAU


def test_columns_are_remembered(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    headings = ["Was", "Wer macht's"]
    run = upload(by, csv_text([{"Was": "Stillgruppe", "Wer macht's": "Verein"}], headings))
    assert run.mapping == ["titel", ""]
    with pytest.raises(Invalid) as refused:
        actions.assign_columns(run=run, by=by, mapping=["", "traeger"], clear_empty=False)
    assert refused.value.code == "mapping_no_title"
    actions.assign_columns(run=run, by=by, mapping=["titel", "traeger"], clear_empty=False)
    again = upload(by, csv_text([{"Was": "Krabbelgruppe"}], headings))
    assert again.mapping == ["titel", "traeger"]


def test_a_kreis_imports_for_its_towns(cast: Cast) -> None:
    with scope(stelle=cast.msh):
        run = applied(cast["kreis"], [line(), line(titel="Drüben", ags="15087130"), line(titel="Fern", ags="01001000")])
        assert codes(run) == [[], [], ["ags_unknown"]]
        served = dict(Offer.objects.values_list("title", "areas__name"))
    assert served == {"Stillgruppe": "Hettstedt, Stadt", "Drüben": "Eisleben, Lutherstadt"}


def test_a_part_of_town_is_found_by_name(hettstedt: Cast) -> None:
    headings = ["titel", "ort", "Stadtteil"]
    rows = [
        {"titel": "Stillgruppe", "ort": "Hettstedt", "Stadtteil": "Altstadt"},
        {"titel": "Krabbelgruppe", "ort": "Hettstedt", "Stadtteil": "Mondstadt"},
    ]
    run = previewed(hettstedt["koordination"], rows, headings)
    assert codes(run) == [[], ["sozialraum_unknown"]]
    actions.start_apply(run=run, by=hettstedt["koordination"], release=False)
    assert dict(Offer.objects.values_list("title", "areas__name")) == {"Stillgruppe": "Altstadt", "Krabbelgruppe": None}


def test_organisations_with_the_same_name_are_one(hettstedt: Cast) -> None:
    make_organisation(hettstedt.hettstedt, "DRK-Kreisverband e. V.")
    applied(
        hettstedt["koordination"],
        [line(traeger="DRK Kreisverband e.V."), line(titel="B", traeger="drk kreisverband e v")],
    )
    assert Organisation.objects.count() == 2
    assert set(Offer.objects.values_list("traeger__name", flat=True)) == {"DRK-Kreisverband e. V."}


def test_another_stelle_has_its_own_offers(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        applied(cast["koordination"], [line()])
        kennung = Offer.objects.get().public_id
    with scope(stelle=cast.eisleben):
        rows = [line(ags="15087130") | {"kennung": kennung}]
        run = previewed(cast["fremd"], rows, [*HEADINGS, "kennung"])
        assert outcomes(run) == ["neu"]
        actions.start_apply(run=run, by=cast["fremd"], release=False)
        assert Offer.objects.get().public_id != kennung
        assert ImportRun.objects.count() == 1
