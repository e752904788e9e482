"""The main way over the pages: publish, take over, new version, difference, decide."""

from dataclasses import replace

from django.test import Client
from django_scopes import scope

from adoption.papers import FIRST, SECOND, TEXT, issue, published, rewrite
from factories import Cast
from lueckenlos.adoption.models import Adoption, Paper
from lueckenlos.tenancy.links import work_url


def page(client: Client, cast: Cast, who: str, name: str, *args: object) -> str:
    response = client.get(work_url(cast[who].stelle, f"adoption:{name}", *args))
    assert response.status_code == 200
    return response.content.decode()


def test_a_recommendation_travels(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    client = cast.client("koordination")
    assert TEXT.title in page(client, cast, "koordination", "paper_detail", source.public_id)

    url = work_url(cast.hettstedt, "adoption:paper_adopt", source.public_id)
    response = client.post(url, {"note": "Auftrag der Steuerungsgruppe", "name_shown": "on"}, follow=True)
    assert "Übernommen. Passen Sie" in response.content.decode()
    with scope(stelle=cast.hettstedt):
        adoption = Adoption.objects.select_related("paper").get()
    own = adoption.paper
    assert (own.content, adoption.source_name, adoption.name_shown) == (TEXT, "KGC Sachsen-Anhalt", True)

    mine = replace(SECOND, text="Die Hebamme vertritt sie.")
    rewrite(own, cast["koordination"], replace(TEXT, blocks=(FIRST, mine)))
    theirs = replace(FIRST, text="Jede Geburtsklinik hat zwei Lotsinnen.")
    rewrite(source, cast["kgc_leitung"], replace(TEXT, blocks=(theirs, SECOND)))
    issue(source, cast["kgc_leitung"])

    assert "neue Fassung" in page(client, cast, "koordination", "paper_list")
    shown = page(client, cast, "koordination", "paper_compare", own.public_id)
    assert '<del class="mark-gone"><span class="kern-sr-only"> gestrichen: </span>eine Lotsin' in shown
    assert "Das haben wir geändert" in shown

    url = work_url(cast.hettstedt, "adoption:paper_compare", own.public_id)
    own = Paper._base_manager.get(pk=own.pk)
    form = {"version": own.version, "number": 2, f"wahl-{FIRST.key}": "uebernehmen"}
    response = client.post(url, form, follow=True)
    assert "Abgeglichen mit Fassung 2" in response.content.decode()
    settled = Paper._base_manager.get(pk=own.pk)
    assert settled.content.blocks == (theirs, mine)
    assert "auf dem Stand der Quelle" in page(client, cast, "koordination", "paper_compare", own.public_id)
