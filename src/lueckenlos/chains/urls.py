from django.urls import URLPattern, URLResolver, path

from lueckenlos.chains.views import handovers, hints, inventories, pictures, reach, settings

app_name = "chains"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kettenbild/", pictures.picture, name="picture"),
    path("kettenbild/feld/<slug:axis>/<slug:row>/<slug:phase>/", pictures.cell, name="cell"),
    path("kettenbild/hinweise/", hints.hints, name="hints"),
    path("kettenbild/hinweise/<str:key>/", hints.hint, name="hint"),
    path("kettenbild/hinweise/<str:key>/entscheiden/", hints.decide, name="decide"),
    path("kettenbild/einstellungen/", settings.picture_settings, name="settings"),
    path("kettenbild/erreichbarkeit/", reach.reach, name="reach"),
    path("kettenbild/erreichbarkeit/weitere-orte/", reach.further, name="further"),
    path("uebergaenge/", handovers.transitions, name="transitions"),
    path("uebergaenge/neu/", handovers.handover_create, name="handover_create"),
    path("uebergaenge/<int:pk>/", handovers.handover_edit, name="handover_edit"),
    path("uebergaenge/<int:pk>/loeschen/", handovers.handover_delete, name="handover_delete"),
    path("bestandsaufnahmen/", inventories.bestandsaufnahme_list, name="bestandsaufnahme_list"),
    path("bestandsaufnahmen/neu/", inventories.freeze, name="freeze"),
    path("bestandsaufnahmen/vergleich/", inventories.compare_view, name="compare"),
    path("bestandsaufnahmen/<int:pk>/", inventories.bestandsaufnahme_detail, name="bestandsaufnahme_detail"),
]
