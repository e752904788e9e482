"""The register of the Partnerprozess, and the board as a map."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django_scopes import scope

from advice.advising import TODAY, activity, commune
from factories import Cast, make_member
from lueckenlos.advice import actions
from lueckenlos.advice.models import RegisterEntry
from lueckenlos.advice.presenters import board_lines, map_of, register_rows
from lueckenlos.advice.queries.board import BoardFilter, board_of
from lueckenlos.advice.queries.outlines import Outlines, coarse, outlines_of
from lueckenlos.advice.queries.register import entries_for, partners_for
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role

LRV = {"kind": "rahmenvereinbarung", "name": "Landesrahmenvereinbarung", "since": date(2016, 11, 23)}


@pytest.fixture
def kgc(cast: Cast) -> Iterator[Actor]:
    with scope(stelle=cast.kgc_st):
        yield cast["kgc"]


def square(west: float, size: float = 0.2) -> dict[str, Any]:
    east, south, north = west + size, 51.5, 51.5 + size
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def outline(gebiet: Gebiet, west: float) -> None:
    box = {"min_lat": 51.5, "max_lat": 51.7, "min_lon": west, "max_lon": west + 0.2}
    Boundary.objects.create(gebiet=gebiet, geometry=square(west), source="Vermessung (erfunden)", **box)


# ---------------------------------------------------------------- the register
def test_the_register_has_who_joined_and_the_whole_history(cast: Cast, kgc: Actor) -> None:
    town = commune(kgc, cast.gebiete["hettstedt"], status="partner", status_since=date(2018, 6, 6))
    actions.update_commune(commune=town, values={"status": "modell"}, seen=2, today=TODAY, by=kgc)
    commune(kgc, cast.gebiete["eisleben"], joined_on=date(2019, 1, 1))
    commune(kgc, cast.gebiete["sangerhausen"], status="interesse")
    actions.create_register_entry(values=LRV, by=kgc)
    head, *rows = register_rows(partners_for(kgc), entries_for(kgc))
    shown = [dict(zip(head, row, strict=True)) for row in rows]
    assert [one["Bezeichnung"] for one in shown] == ["Eisleben, Lutherstadt", "Hettstedt, Stadt", LRV["name"]]
    assert shown[1]["Verlauf"] == "06.06.2018 Partnerkommune; 22.11.2026 Modellkommune"
    assert (shown[0]["beigetreten am"], shown[2]["Vereinbarung vom"]) == ("01.01.2019", "23.11.2016")


@pytest.mark.parametrize("late", ["joined_on", "public_since"])
def test_nobody_joins_tomorrow(cast: Cast, kgc: Actor, late: str) -> None:
    with pytest.raises(Invalid, match="joined_in_future"):
        commune(kgc, cast.gebiete["hettstedt"], **{late: date(2026, 11, 23)})


def test_an_entry_is_kept_changed_and_deleted_by_those_who_edit(cast: Cast, kgc: Actor) -> None:
    row = actions.create_register_entry(values=LRV, by=kgc)
    with pytest.raises(Invalid, match="register_dates"):
        actions.update_register_entry(entry=row, values={"until": date(2016, 1, 1)}, seen=1, by=kgc)
    actions.update_register_entry(entry=row, values={"public": True}, seen=1, by=kgc)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.update_register_entry(entry=row, values={"public": False}, seen=1, by=kgc)
    with pytest.raises(NotAllowed, match="advice_read_only"):
        actions.delete_register_entry(entry=row, by=make_member(cast.kgc_st, Role.LESEN))
    actions.delete_register_entry(entry=row, by=kgc)
    assert not RegisterEntry.objects.exists()


def test_the_public_list_names_only_who_agreed_and_is_a_partner_now(cast: Cast, kgc: Actor) -> None:
    agreed = {"public_since": date(2020, 1, 1), "note": "Nur fuer uns"}
    commune(kgc, cast.gebiete["hettstedt"], status="modell", **agreed)
    commune(kgc, cast.gebiete["eisleben"], status="partner")
    commune(kgc, cast.gebiete["sangerhausen"], status="beendet", **agreed)
    actions.create_register_entry(values={**LRV, "public": True, "note": "Nur fuer uns"}, by=kgc)
    actions.create_register_entry(values={**LRV, "name": "Geheime Runde"}, by=kgc)
    cast.kgc_st.portal_open = True
    cast.kgc_st.save()
    page = cast.client("anonymous").get(f"/partnerprozess/{cast.kgc_st.slug}/").content.decode()
    words = ("Hettstedt", LRV["name"], "Eisleben", "Sangerhausen", "Geheime Runde", "Nur fuer uns")
    assert [word for word in words if str(word) in page] == ["Hettstedt", LRV["name"]]


# ---------------------------------------------------------------- the map
def test_the_map_says_by_sign_and_words_what_it_says_by_colour(cast: Cast, kgc: Actor) -> None:
    towns = [cast.gebiete[name] for name in ("hettstedt", "eisleben", "sangerhausen")]
    commune(kgc, towns[0], status="modell")
    commune(kgc, towns[1], status="partner", status_since=date(2020, 1, 1))
    commune(kgc, towns[2])
    activity(kgc, towns[0], day=TODAY)
    outline(towns[0], 11.4)
    outline(towns[1], 11.6)
    board = board_of(kgc, BoardFilter(), TODAY)
    lines = board_lines(board, cast.kgc_st, TODAY)
    found = outlines_of(cast.kgc_st, {one.pk: one.name for one in towns})
    shown = {view: map_of(board, lines, found, view) for view in ("karte", "kontakt", "bausteine")}
    labels = {view: {area.label: area.look.sign for area in one.areas} for view, one in shown.items()}
    assert labels == {
        "karte": {"Hettstedt, Stadt: Modellkommune": "M", "Eisleben, Lutherstadt: Partnerkommune": "P"},
        "kontakt": {"Hettstedt, Stadt: in Kontakt": "✓", "Eisleben, Lutherstadt: still": "!"},
        "bausteine": {"Hettstedt, Stadt: nicht geteilt": "", "Eisleben, Lutherstadt: nicht geteilt": ""},
    }
    assert [(look.words, number) for look, number in shown["karte"].legend] == [
        ("Modellkommune", 1),
        ("Partnerkommune", 1),
        ("ohne Status", 1),
    ]
    assert (shown["karte"].missing, shown["karte"].credit) == (1, "Vermessung (erfunden)")
    page = cast.client("kgc").get(f"/arbeit/{cast.kgc_st.slug}/kommunen/?ansicht=karte&status=modell").content.decode()
    assert page.count("board-map__area--modell") == 2  # on the map and in the legend
    assert "board__silent" not in page  # the table below has the same selection


def test_outlines_are_made_coarse(cast: Cast) -> None:
    """A wiggle of a few metres is not drawn."""
    ring = [[11.0, 51.0], [11.1, 51.00001], [11.2, 51.0], [11.2, 51.2], [11.0, 51.2], [11.0, 51.0]]
    assert len(coarse({"type": "Polygon", "coordinates": [ring]})["coordinates"][0]) == 5


def test_a_board_without_outlines_has_no_map(cast: Cast, kgc: Actor) -> None:
    commune(kgc, cast.gebiete["hettstedt"])
    board = board_of(kgc, BoardFilter(), TODAY)
    made = map_of(board, board_lines(board, cast.kgc_st, TODAY), Outlines([], {}, ""), "karte")
    assert (made.areas, made.missing, bool(made.drawing)) == ([], 1, False)
