"""Papers that travel: list, reading, editing, taking over, differences, comments."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.adoption.views import adoptions, papers, release, rounds

app_name = "adoption"
_PAPER = "empfehlungen/<slug:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("empfehlungen/", papers.paper_list, name="paper_list"),
    path("empfehlungen/neu/", papers.paper_create, name="paper_create"),
    path("empfehlungen/rueckmeldungen/<slug:key>/", rounds.round_detail, name="round_detail"),
    path(_PAPER, papers.paper_detail, name="paper_detail"),
    path(f"{_PAPER}bearbeiten/", papers.paper_edit, name="paper_edit"),
    path(f"{_PAPER}loeschen/", papers.paper_delete, name="paper_delete"),
    path(f"{_PAPER}herausgeben/", release.paper_publish, name="paper_publish"),
    path(f"{_PAPER}zurueckziehen/", release.paper_withdraw, name="paper_withdraw"),
    path(f"{_PAPER}umsetzungsstand/", release.uptake, name="uptake"),
    path(f"{_PAPER}uebernehmen/", adoptions.paper_adopt, name="paper_adopt"),
    path(f"{_PAPER}abgleich/", adoptions.paper_compare, name="paper_compare"),
    path(f"{_PAPER}umsetzung/", adoptions.paper_state, name="paper_state"),
    path(f"{_PAPER}rueckmeldung/", rounds.round_create, name="round_create"),
]
