"""What kept pictures promise, tried in a process with a database of its own. Each function is one promise."""

from contextlib import AbstractContextManager
from datetime import date, timedelta
from itertools import count
from typing import Any

import django
import numpy as np

if __name__ == "__main__":
    django.setup()

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled

from chains.world import TODAY, kita_offer, make_handover, make_people, make_source, make_value
from factories import Cast, make_cast, make_organisation
from lueckenlos.chains.actions import Ruling, decide
from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.models import PictureSettings
from lueckenlos.chains.picture import EVERY_KIND, Axis, Kind, Picture, compute, to_json
from lueckenlos.chains.queries import load_snapshot, picture_of, transitions_of
from lueckenlos.config.tables import KEPT_FROM, bring_up_to_date
from lueckenlos.directory.models import Offer, OfferArea, OfferPlace
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared import watched
from lueckenlos.tenancy.enums import StelleArt, Visibility
from lueckenlos.tenancy.models import Stelle
from promises import report

TOMORROW = TODAY + timedelta(days=1)
DAYS = (TODAY + timedelta(days=100 + number) for number in count())
WORLD: list[Cast] = []


def world() -> Cast:
    """Two towns with offers, one of them shared with the Kreis. Made once."""
    if not WORLD:
        with scopes_disabled():
            cast = make_cast()
        for stelle, number in ((cast.hettstedt, 3), (cast.eisleben, 2)):
            with scope(stelle=stelle):
                for _ in range(number):
                    kita_offer(stelle, plaetze=12, visibility=Visibility.LAND)
        make_people(cast.gebiete["hettstedt"], 300)
        make_value(cast.gebiete["hettstedt"], 31.0)
        WORLD.append(cast)
    return WORLD[0]


def within(stelle: Stelle, *more: Stelle) -> AbstractContextManager[Any]:
    active: Any = [stelle, *more] if more else stelle
    return scope(stelle=active)


def shown(stelle: Stelle, axis: Axis = Axis.LEBENSLAGE, day: date = TODAY) -> Picture:
    with within(stelle):
        return picture_of(stelle, axis, day)


def queries_of(stelle: Stelle, **asked: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        shown(stelle, **asked)
    return len([one for one in queries if "watched_changes" not in one["sql"]])


def it_is_the_picture_that_would_be_computed() -> None:
    cast = world()
    for stelle in (cast.hettstedt, cast.eisleben, cast.msh, cast.kgc_st):
        for axis in Axis:
            for day in (TODAY, TOMORROW):
                for _ in range(2):
                    with within(stelle):
                        fresh = compute(load_snapshot(stelle, day), axis)
                        assert to_json(picture_of(stelle, axis, day)) == to_json(fresh)


def a_second_look_asks_only_for_changes() -> None:
    stelle = world().hettstedt
    shown(stelle)
    assert queries_of(stelle) == 0
    assert queries_of(stelle, day=TOMORROW + timedelta(days=7)) > 0
    assert queries_of(stelle) == 0


def each_scope_and_stelle_has_its_own() -> None:
    cast = world()
    with within(cast.hettstedt, cast.eisleben):
        PictureSettings.objects.create(stelle=cast.eisleben, asked_languages={"uk"})
    with within(cast.hettstedt):
        alone = picture_of(cast.hettstedt, Axis.LEBENSLAGE, TODAY)
    with within(cast.eisleben):
        theirs = picture_of(cast.hettstedt, Axis.LEBENSLAGE, TODAY)
        own = picture_of(cast.eisleben, Axis.LEBENSLAGE, TODAY)
        fresh = compute(load_snapshot(cast.hettstedt, TODAY), Axis.LEBENSLAGE)
    assert theirs is not alone
    assert theirs is not own
    assert to_json(theirs) == to_json(fresh)


def some_kinds_never_pass_for_all() -> None:
    stelle = world().hettstedt
    kita_offer_in(stelle)
    with within(stelle):
        some = picture_of(stelle, Axis.LEBENSLAGE, TODAY, frozenset({Kind.NEED}))
        whole = picture_of(stelle, Axis.LEBENSLAGE, TODAY)
        assert len(some.hints) < len(whole.hints)
        assert picture_of(stelle, Axis.LEBENSLAGE, TODAY, frozenset({Kind.NEED})) is whole
        assert picture_of(stelle, Axis.LEBENSLAGE, TODAY, EVERY_KIND) is whole


def kita_offer_in(stelle: Stelle) -> Offer:
    with within(stelle):
        return kita_offer(stelle, plaetze=5, visibility=Visibility.STELLE)


def an_offer_more_is_there_at_once() -> None:
    cast = world()
    before, above = shown(cast.hettstedt).offers, shown(cast.msh).offers
    made = kita_offer_in(cast.hettstedt)
    assert (shown(cast.hettstedt).offers, shown(cast.msh).offers) == (before + 1, above)
    with within(cast.hettstedt):
        Offer.objects.filter(pk=made.pk).update(visibility=Visibility.LAND)
    assert shown(cast.msh).offers == above + 1


def people_and_need_of_others_end_it_too() -> None:
    cast = world()
    before = shown(cast.eisleben)
    make_people(cast.gebiete["eisleben"], 500)
    make_value(cast.gebiete["eisleben"], 12.0)
    after = shown(cast.eisleben)
    assert np.nansum(before.people.counts) < np.nansum(after.people.counts)
    assert len(before.needs) < len(after.needs)


def nobody_can_write_into_it() -> None:
    picture = shown(world().hettstedt)
    for array in (picture.cells.offers, picture.people.counts, picture.member_offer, picture.needs[0].values):
        try:
            array[...] = 0
        except ValueError:
            continue
        raise AssertionError(array)


def uebergaenge_are_kept_in_the_same_way() -> None:
    cast = world()
    with within(cast.hettstedt):
        before = transitions_of(cast.hettstedt, TODAY)
        assert transitions_of(cast.hettstedt, TODAY) is before
        made = make_handover(cast.hettstedt, "kita-grundschule")
        after = transitions_of(cast.hettstedt, TODAY)
        assert [one.id for state in after for one in state.agreements] == [made.pk]
        assert transitions_of(cast.hettstedt, TOMORROW) is not after


def read_for(stelle: Stelle) -> set[str]:
    """Tables that a new picture and its Übergänge are read from."""
    with watched.tables_read() as tables:
        shown(stelle, day=next(DAYS))
        with within(stelle):
            transitions_of(stelle, next(DAYS))
    return tables - {"watched_changes", "sqlite_sequence", "pg_locks", "pg_database"}


def full_world() -> Cast:
    """Something in every table that a picture may be read from."""
    cast = world()
    with within(cast.hettstedt):
        offer = kita_offer(cast.hettstedt, zugang={"vor-ort"}, traeger=cast.traeger)
        OfferPlace.objects.create(offer=offer, lat=51.6, lon=11.5)
        OfferArea.objects.create(offer=offer, gebiet=cast.gebiete["hettstedt-altstadt"])
        make_handover(cast.hettstedt, "familie-kita")
        PictureSettings.objects.get_or_create(stelle=cast.hettstedt)
    for name in ("altstadt", "neustadt"):
        Gebiet.objects.filter(pk=cast.gebiete[f"hettstedt-{name}"].pk).update(lat=51.6, lon=11.5)
        make_people(cast.gebiete[f"hettstedt-{name}"], 400)
    return cast


def it_rests_on_the_tables_watched_and_on_no_others() -> None:
    cast = full_world()
    read = {stelle.slug: read_for(stelle) for stelle in (cast.hettstedt, cast.msh, cast.kgc_st)}
    assert {table for tables in read.values() for table in tables} == set(KEPT_FROM), read


def every_table_gives_each_key_once() -> None:
    """By which new rows are known."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            made = dict(cursor.fetchall())
        assert all("AUTOINCREMENT" in made[table] for table in KEPT_FROM)


def a_new_row_in_any_of_them_ends_it() -> None:
    stelle = full_world().hettstedt
    for make in (
        lambda: make_handover(stelle, "familie-kita"),
        lambda: kita_offer(stelle),
        lambda: OfferPlace.objects.create(offer=Offer.objects.earliest("pk"), lat=51.5, lon=11.5),
        lambda: make_organisation(stelle),
        lambda: make_source("Neu"),
    ):
        before = shown(stelle)
        with within(stelle):
            make()
        assert shown(stelle) is not before


def whatever_is_written_to_one_of_them_ends_it() -> None:
    stelle = full_world().hettstedt
    for table in KEPT_FROM:
        before = shown(stelle)
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET id = id")
            assert cursor.rowcount > 0, table
        assert shown(stelle) is not before, table


def a_decision_does_not_end_it() -> None:
    cast = world()
    before = shown(cast.hettstedt)
    ruling = Ruling(DecisionKind.BESTAETIGT, "Der Steuerkreis sieht das auch so.", TODAY)
    with within(cast.hettstedt):
        decide(hints=before.hints[:1], ruling=ruling, day=TODAY, by=cast["koordination"])
    assert shown(cast.hettstedt) is before


def what_the_reader_has_in_hand_does_not_count() -> None:
    cast = world()
    kita_offer_in(cast.hettstedt)
    older = Stelle.objects.get(pk=cast.hettstedt.pk)
    older.art = StelleArt.LAND
    seen = shown(older)
    with within(cast.hettstedt):
        stelle = Stelle.objects.get(pk=cast.hettstedt.pk)
        assert to_json(seen) == to_json(compute(load_snapshot(stelle, TODAY), Axis.LEBENSLAGE))


PROMISES = (
    it_is_the_picture_that_would_be_computed,
    a_second_look_asks_only_for_changes,
    each_scope_and_stelle_has_its_own,
    some_kinds_never_pass_for_all,
    an_offer_more_is_there_at_once,
    people_and_need_of_others_end_it_too,
    nobody_can_write_into_it,
    uebergaenge_are_kept_in_the_same_way,
    it_rests_on_the_tables_watched_and_on_no_others,
    every_table_gives_each_key_once,
    a_new_row_in_any_of_them_ends_it,
    whatever_is_written_to_one_of_them_ends_it,
    a_decision_does_not_end_it,
    what_the_reader_has_in_hand_does_not_count,
)


if __name__ == "__main__":
    bring_up_to_date()
    report(PROMISES)
