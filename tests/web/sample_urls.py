"""One page with every component, for the tests in a browser."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, engines
from django.urls import include, path

from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import Page
from lueckenlos.web.forms import DayInput

SAMPLE = """{% extends "web/base.html" %}
{% block title %}Alle Bausteine{% endblock %}
{% block breadcrumb %}{% breadcrumb "Angebote" "/a/" "Bausteine" %}{% endblock %}
{% block actions %}<a class="kern-btn kern-btn--primary" href="/loeschen/" data-dialog="frage">{% icon "delete" %}
<span class="kern-label">Löschen</span></a>{% endblock %}
{% block main %}
{% tabs "Ansichten" tabs %}
<ul class="figures"><li>{% figure_value 1284 "Angebote" "davon 3 neu" "/a/" %}</li></ul>
<div class="chips">{% chip "Bewegung" "?b" %}{% chip "kostenfrei" %}</div>
<div class="table-scroll"><table class="kern-table kern-table--small"><caption>Angebote</caption>
<thead><tr>{% for name in columns %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody><tr>{% for name in columns %}<td class="nowrap">{% badge name "success" %}</td>{% endfor %}</tr></tbody>
</table></div>
{% pagination page %}
{% alert "warning" "Läuft aus" %}<p>Drei Angebote</p>{% endalert %}
{% progress 3 10 "Zeilen" %}{% progress none none "Vorbereitung" %}
{% empty_state "Noch nichts" "Legen Sie los." "/neu/" "Anlegen" %}
<details><summary>Woher die Zahl kommt</summary><p>Aus der Statistik.</p></details>
<p><button type="button" id="partial" hx-get="/nein/" hx-target="#ziel">Teil laden</button> <span id="ziel"></span></p>
<form method="post" class="form">{% csrf_token %}{% error_summary form %}{{ form }}
<div class="form-actions">
<button type="submit" class="kern-btn kern-btn--primary"><span class="kern-label">Speichern</span></button></div></form>
{% dialog "frage" "Wirklich löschen?" %}<p>Das lässt sich nicht zurücknehmen.</p>
<button type="button" class="kern-btn kern-btn--secondary" data-close><span class="kern-label">Abbrechen</span></button>
{% enddialog %}
{% endblock %}"""


class SampleForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="So heißt es öffentlich.")
    kind = forms.ChoiceField(label="Form", choices=[("g", "Gruppe"), ("b", "Beratung")], required=False)
    felder = forms.MultipleChoiceField(
        label="Felder", choices=[("a", "Bewegung"), ("b", "Ernährung")], widget=forms.CheckboxSelectMultiple
    )
    day = forms.DateField(label="Tag", widget=DayInput, required=False)
    file = forms.FileField(label="Datei", required=False)
    checked = forms.BooleanField(label="geprüft", required=False)


@login_not_required
def sample(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Das Angebot ist gespeichert.")
    messages.error(request, "Zwei Zeilen waren nicht lesbar.")
    shown = {
        "form": SampleForm({}),
        "page": Page([], 2, 9, 450, ""),
        "tabs": [("Liste", "/l/", True), ("Karte", "/k/", False)],
        "columns": [f"Spalte {number}" for number in range(20)],
    }
    template = engines["django"].from_string(SAMPLE).template
    return HttpResponse(template.render(RequestContext(request, shown)))


@login_not_required
def refuse(request: HttpRequest) -> HttpResponse:
    raise Invalid("audit_is_append_only")


urlpatterns = [path("muster/", sample), path("nein/", refuse), path("", include("lueckenlos.config.urls"))]
