"""The trail: what is written, who reads it, and how it reads."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import Cast, make_offer
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy import audit, queries
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.history import all_verbs, in_words
from lueckenlos.tenancy.models import AuditEntry
from lueckenlos.tenancy.queries import AuditCriteria


def listed(cast: Cast, who: str = "leitung", **asked: str) -> str:
    slug = cast[who].stelle.slug
    return cast.client(who).get(reverse("tenancy:audit_list", args=[slug]), asked).content.decode()


def line(
    cast: Cast, who: str = "koordination", label: str = "Stillgruppe", verb: str = "tenancy.stelle.update"
) -> AuditEntry:
    cast[who].stelle.name = label
    return audit.record(verb, cast[who].stelle, by=cast[who])


# ---------------------------------------------------------------- writing
def test_a_line_names_who_where_what_and_when(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt, "Stillgruppe")
    found = audit.changed(offer, {"title": "Stilltreff", "zugang": frozenset({"offen"}), "plaetze": None})
    entry = audit.record("directory.offer.update", offer, by=hettstedt["mitarbeit"], changes=found)
    assert (entry.stelle, entry.user) == (hettstedt.hettstedt, hettstedt["mitarbeit"].user)
    assert (entry.object_type, entry.object_id, entry.object_label) == ("directory.offer", str(offer.pk), "Stilltreff")
    assert entry.changes == {"title": ["Stillgruppe", "Stilltreff"], "zugang": [[], ["offen"]]}


def test_passwords_and_tokens_are_never_written(cast: Cast) -> None:
    changes = {"password": ("alt", "neu"), "token_hash": ("a", "b"), "name": ("x", "y")}
    entry = audit.record("tenancy.stelle.update", cast.hettstedt, by=cast["leitung"], changes=changes)
    assert entry.changes == {"password": ["•••", "•••"], "token_hash": ["•••", "•••"], "name": ["x", "y"]}


def test_of_a_confidential_record_only_that_it_changed(hettstedt: Cast) -> None:
    """The Leitung reads the trail without being named for the record."""
    offer = make_offer(hettstedt.hettstedt, "Geheime Hilfe", visibility=Visibility.VERTRAULICH)
    audit.record(
        "directory.offer.update", offer, by=hettstedt["mitarbeit"], changes={"title": ("Alt", "Geheime Hilfe")}
    )
    page = listed(hettstedt)
    assert "•••" in page
    assert "Geheime Hilfe" not in page


def test_what_was_confidential_until_now_stays_out_of_the_trail(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt, "Hilfe für alle")
    changes = {"title": ("Geheime Hilfe", "Hilfe für alle"), "visibility": (Visibility.VERTRAULICH, Visibility.STELLE)}
    audit.record("directory.offer.update", offer, by=hettstedt["leitung"], changes=changes)
    assert "Geheime Hilfe" not in listed(hettstedt)


def test_lines_are_written_once(cast: Cast) -> None:
    entry = line(cast)
    for change in (entry.save, entry.delete):
        with pytest.raises(Invalid, match="audit_is_append_only"):
            change()


def test_the_trail_outlives_the_person(cast: Cast) -> None:
    entry = line(cast)
    cast["koordination"].user.delete()
    entry.refresh_from_db()
    assert (entry.user, entry.actor_name) == (None, cast["koordination"].name)


# ---------------------------------------------------------------- reading
def test_only_the_own_leitung_reads_only_the_own_trail(cast: Cast) -> None:
    line(cast, label="Aus Hettstedt")
    line(cast, "fremd", label="Aus Eisleben")
    url = reverse("tenancy:audit_list", args=["hettstedt"])
    assert "Aus Hettstedt" in listed(cast)
    assert "Aus Eisleben" not in listed(cast)
    assert "Aus Hettstedt" not in listed(cast, "fremd")
    assert [cast.client(who).get(url).status_code for who in ("koordination", "kgc_leitung", "fremd")] == [
        403,
        404,
        404,
    ]


def test_filters(cast: Cast) -> None:
    first = line(cast, label="Stillgruppe")
    second = line(cast, "leitung", label="Krabbelkreis", verb="tenancy.member.remove")
    AuditEntry.objects.filter(pk=first.pk).update(moment=datetime(2026, 3, 1, 22, 30, tzinfo=UTC))
    by = cast["leitung"]

    def found(**criteria: object) -> list[int]:
        return [entry.pk for entry in queries.audit_lines(by, AuditCriteria(**criteria))]

    assert found() == [second.pk, first.pk]
    assert found(person=cast["koordination"].name) == [first.pk]
    assert found(verb="tenancy.member.remove") == [second.pk]
    assert found(object_type="directory.offer") == []
    assert found(object_type="tenancy.stelle", object_id=str(cast.hettstedt.pk)) == [second.pk, first.pk]
    assert found(text="krabbel") == [second.pk]
    # 23:30 in Berlin is still the first of March
    assert found(since=date(2026, 3, 1), until=date(2026, 3, 1)) == [first.pk]
    assert found(since=date(2026, 3, 2)) == [second.pk]
    assert found(until=date(2026, 2, 28)) == []


def test_filters_on_the_page(cast: Cast) -> None:
    line(cast, label="Stillgruppe")
    line(cast, "leitung", label="Krabbelkreis", verb="tenancy.member.remove")
    page = listed(cast, vorgang="tenancy.member.remove")
    assert "Krabbelkreis" in page
    assert "Stillgruppe" not in page
    assert "Keine Vorgänge" in listed(cast, text="gibt es nicht")


@pytest.mark.parametrize(
    "asked",
    [{"von": "kein Datum"}, {"bis": "9999-12-31"}, {"person": "' OR 1=1 --"}, {"seite": "-7"}, {"kennung": "x" * 999}],
)
def test_nonsense_in_the_address_does_no_harm(cast: Cast, asked: dict[str, str]) -> None:
    line(cast)
    url = reverse("tenancy:audit_list", args=["hettstedt"])
    assert cast.client("leitung").get(url, asked).status_code == 200
    assert cast.client("leitung").get(reverse("tenancy:audit_export", args=["hettstedt"]), asked).status_code == 200


def test_german_words_for_everything(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt, "Stillgruppe")
    changes = {
        "status": ("entwurf", "freigegeben"),
        "stand": (None, date(2026, 3, 1)),
        "kosten_art": ("", "kostenfrei"),
        "zugang": (frozenset(), frozenset({"offen"})),
        "lebensphasen_fixed": (False, True),
        "traeger": (None, hettstedt.traeger),
        "etwas_altes": ("a", "b"),
    }
    entry = audit.record("tenancy.stelle.update", offer, by=hettstedt["leitung"], changes=changes)
    words = {str(change) for change in in_words(entry).changes}
    assert words == {
        "Stand im Ablauf: Entwurf → freigegeben",
        "Angaben geprüft am: leer → 01.03.2026",
        "Kosten: leer → kostenfrei",
        "Zugangswege: leer → Offen, ohne Anmeldung",
        "Lebensphasen von Hand gesetzt: nein → ja",
        "Träger: leer → Familienverein Kupferberg (erfunden)",
        "Etwas_altes: a → b",
    }
    assert in_words(entry).kind == "Angebot"


def test_what_no_package_explains_is_shown_as_stored(cast: Cast) -> None:
    entry = line(cast, verb="frueher.ding.getan")
    AuditEntry.objects.filter(pk=entry.pk).update(object_type="frueher.ding", changes={"x": [1, 2]})
    page = listed(cast)
    assert "frueher.ding.getan" in page
    assert "frueher.ding" in page


def test_every_verb_begins_with_its_package() -> None:
    assert [verb for verb in all_verbs() if verb.count(".") != 2] == []


# ---------------------------------------------------------------- export
def test_the_export_holds_all_filtered_lines_for_a_spreadsheet(cast: Cast) -> None:
    for number in range(60):
        line(cast, label=f"=HYPERLINK({number})")
    line(cast, "leitung", label="Andere")
    url = reverse("tenancy:audit_export", args=["hettstedt"])
    response = cast.client("leitung").get(url, {"person": cast["koordination"].name})
    text = response.getvalue().decode("utf-8")
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    assert text.startswith("\ufeff")
    assert len(rows) == 61
    assert rows[0][0] == "Zeitpunkt"
    assert {row[5][:2] for row in rows[1:]} == {"'="}
    assert {row[2] for row in rows[1:]} == {"Einstellungen geändert"}
    assert response["Content-Disposition"].startswith('attachment; filename="protokoll-hettstedt-')


# ---------------------------------------------------------------- size
def test_queries_do_not_grow_with_the_trail(cast: Cast) -> None:
    counts = []
    for number in (1, 80):
        for _ in range(number):
            line(cast)
        client = cast.client("leitung")
        url = reverse("tenancy:audit_list", args=["hettstedt"])
        client.get(url)
        with CaptureQueriesContext(connection) as found:
            client.get(url)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 9


def test_each_filter_has_an_index(cast: Cast) -> None:
    """Without one, a trail of 100,000 lines would be read through for every page."""
    by = cast["leitung"]
    asked = [
        AuditCriteria(),
        AuditCriteria(person="x"),
        AuditCriteria(verb="x"),
        AuditCriteria(object_type="x", object_id="1"),
        AuditCriteria(since=date(2026, 1, 1), until=date(2026, 1, 2)),
    ]
    if connection.vendor != "sqlite":
        pytest.skip("the plan of an empty table says nothing on PostgreSQL")
    plans = [queries.audit_lines(by, criteria).explain() for criteria in asked]
    assert [plan for plan in plans if "USING INDEX audit_by_" not in plan] == []
    assert [plan for plan in plans[:3] if "TEMP B-TREE" in plan] == []
