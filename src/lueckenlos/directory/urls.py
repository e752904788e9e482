from django.urls import URLPattern, URLResolver, path

from lueckenlos.directory.views import exchange, inbox, links, merge, offers, shared, steps

app_name = "directory"
urlpatterns: list[URLPattern | URLResolver] = [
    path("angebote/", offers.offer_list, name="offer_list"),
    path("angebote/neu/", offers.offer_create, name="offer_create"),
    path("angebote/sammelaktion/", steps.offer_bulk, name="offer_bulk"),
    path("angebote/export.csv", exchange.offer_export, {"form": "csv"}, name="offer_export_csv"),
    path("angebote/export.xlsx", exchange.offer_export, {"form": "xlsx"}, name="offer_export_xlsx"),
    path("angebote/kommunen/", shared.shared_list, name="shared_list"),
    path("angebote/kommunen/<slug:public_id>/", shared.shared_detail, name="shared_detail"),
    path("angebote/link/", links.link_send, name="link_send"),
    path("angebote/<int:pk>/", offers.offer_detail, name="offer_detail"),
    path("angebote/<int:pk>/bearbeiten/", offers.offer_edit, name="offer_edit"),
    path("angebote/<int:pk>/schritt/<slug:step>/", steps.offer_step, name="offer_step"),
    path("angebote/<int:pk>/link/", links.offer_link_send, name="offer_link_send"),
    path("angebote/<int:pk>/dubletten/", merge.offer_duplicates, name="offer_duplicates"),
    path("angebote/<int:pk>/zusammenfuehren/<int:other>/", merge.offer_merge, name="offer_merge"),
    path("eingang/", inbox.inbox, name="inbox"),
    path("eingang/<int:pk>/", inbox.proposal_detail, name="proposal_detail"),
]
