"""Short ways to the KGC's work for tests; the scope of the KGC must be open unless a function opens it."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_scopes import scope

from factories import Cast
from lueckenlos.advice import actions
from lueckenlos.advice.enums import Share
from lueckenlos.advice.models import Activity, Case, Commune, Document
from lueckenlos.geo.models import Gebiet
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

TODAY = date(2026, 11, 22)
CALL: dict[str, Any] = {
    "day": date(2026, 11, 2),
    "title": "Steuerkreis vorbereitet",
    "kind": "prozessbegleitung",
    "channel": "telefon",
    "minutes": 45,
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def commune(by: Actor, gebiet: Gebiet, **values: Any) -> Commune:
    row = (actions.add_communes(gebiete=[gebiet], by=by) or [Commune.objects.get(gebiet=gebiet)])[0]
    return actions.update_commune(commune=row, values=values, seen=row.version, today=TODAY, by=by) if values else row


def case(by: Actor, gebiet: Gebiet | None = None, title: str = "Wie fangen wir an?", **values: Any) -> Case:
    return actions.create_case(values={"title": title, "received_on": TODAY, "gebiet": gebiet, **values}, by=by)


def activity(
    by: Actor, gebiet: Gebiet | None = None, people: list[tuple[str, str]] | None = None, **values: Any
) -> Activity:
    given = {**CALL, "gebiet": gebiet, **values}
    if gebiet is None and "case" not in values:
        given.setdefault("institution", "Kita Sonnenschein (erfunden)")
    return actions.create_activity(values=given, people=people or [], today=TODAY, by=by)


def paper(by: Actor, of: Activity, name: str = "beispiel.pdf") -> Document:
    return actions.add_document(activity=of, upload=SimpleUploadedFile(name, PDF), now=timezone.now(), by=by)


def sent(**values: Any) -> dict[str, Any]:
    """What a browser sends from the quick form."""
    form = {
        "version": "1",
        "day": "2026-11-02",
        "kommune": "Hettstedt",
        "title": "Steuerkreis vorbereitet",
        "kind": "prozessbegleitung",
        "channel": "telefon",
        "minutes": "45",
        "reached": "1",
        "visibility": "kgc",
    }
    return {**form, **values}


# ---------------------------------------------------------------- for the table of doors
def _of(cast: Cast, stelle: Stelle) -> tuple[Stelle, Actor]:
    """The KGC that stands for ``stelle``: itself, or the foreign one for everybody else's."""
    kgc = stelle if stelle == cast.kgc_st else cast.kgc_ni
    return kgc, system_actor(kgc)


def a_commune(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    kgc, by = _of(cast, stelle)
    with scope(stelle=kgc):
        return (commune(by, cast.gebiete["hettstedt"]).pk,)


def a_case(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    kgc, by = _of(cast, stelle)
    with scope(stelle=kgc):
        return (case(by).pk,)


def an_activity(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    kgc, by = _of(cast, stelle)
    with scope(stelle=kgc):
        return (activity(by).pk,)


def a_document(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    kgc, by = _of(cast, stelle)
    with scope(stelle=kgc):
        return (paper(by, activity(by)).pk,)


def a_shared_document(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """A paper that the KGC shows exactly this commune."""
    by = system_actor(cast.kgc_st)
    with scope(stelle=cast.kgc_st):
        shown = activity(by, stelle.gebiete.get(), visibility=Share.KOMMUNE)
        return (paper(by, shown).pk,)


def a_register_entry(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    kgc, by = _of(cast, stelle)
    with scope(stelle=kgc):
        return (actions.create_register_entry(values={"kind": "arbeitsgruppe", "name": "Runde"}, by=by).pk,)


def a_kgc(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (cast.kgc_st.slug,)


ADVICE_DOORS = {
    "advice:activity_detail": an_activity,
    "advice:activity_edit": an_activity,
    "advice:case_detail": a_case,
    "advice:case_edit": a_case,
    "advice:commune_detail": a_commune,
    "advice:commune_edit": a_commune,
    "advice:document": a_document,
    "advice:register_edit": a_register_entry,
    "advice:shared_document": a_shared_document,
}
ADVICE_KEYS = {"advice_links:inquiry": a_kgc, "advice_register:partners": a_kgc}
