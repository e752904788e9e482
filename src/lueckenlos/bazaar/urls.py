"""The Nummernbasar: seller numbers, items, labels, the till and the settlement."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.bazaar.views import bazaar, money, papers, sellers, till

app_name = "bazaar"
_BASE = "veranstaltungen/<int:pk>/basar/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("veranstaltungen/nummernbasar/", bazaar.create, name="create"),
    path(_BASE, bazaar.overview, name="overview"),
    path(f"{_BASE}einstellungen/", bazaar.settings, name="settings"),
    path(f"{_BASE}nummern/", sellers.seller_list, name="seller_list"),
    path(f"{_BASE}nummern/vergeben/", sellers.give, name="give"),
    path(f"{_BASE}nummern/leere-freigeben/", sellers.free, name="free"),
    path(f"{_BASE}nummern/hinzufuegen/", sellers.seller_add, name="seller_add"),
    path(f"{_BASE}nummern/<int:seller>/", sellers.seller_detail, name="seller_detail"),
    path(f"{_BASE}nummern/<int:seller>/nummer/", sellers.seller_number, name="seller_number"),
    path(f"{_BASE}nummern/<int:seller>/schritt/<slug:step>/", sellers.seller_step, name="seller_step"),
    path(f"{_BASE}nummern/<int:seller>/artikel/", sellers.item_add, name="item_add"),
    path(f"{_BASE}nummern/<int:seller>/artikel/<int:item>/", sellers.item_edit, name="item_edit"),
    path(f"{_BASE}nummern/<int:seller>/datei/", sellers.item_upload, name="item_upload"),
    path(f"{_BASE}nummern/<int:seller>/etiketten.pdf", papers.seller_labels, name="seller_labels"),
    path(f"{_BASE}nummern/<int:seller>/abrechnung.pdf", papers.seller_statement, name="seller_statement"),
    path(f"{_BASE}etiketten.pdf", papers.labels, name="labels"),
    path(f"{_BASE}ruecksortierung.pdf", papers.unsold, name="unsold"),
    path(f"{_BASE}kasse/", till.page, name="till"),
    path(f"{_BASE}kasse/dienst.js", till.worker, name="till_worker"),
    path(f"{_BASE}kasse/daten.json", till.data, name="till_data"),
    path(f"{_BASE}kasse/abgleich/", till.sync, name="till_sync"),
    path(f"{_BASE}verkaeufe/", money.sales, name="sales"),
    path(f"{_BASE}verkaeufe/<int:line>/klaeren/", money.line_settle, name="line_settle"),
    path(f"{_BASE}abrechnung/", money.settlement, name="settlement"),
    path(f"{_BASE}abrechnung/kassen/", money.count, name="count"),
    path(f"{_BASE}abrechnung/schritt/<slug:step>/", money.settlement_step, name="settlement_step"),
    path(f"{_BASE}abrechnung/auszahlung.pdf", papers.payout, name="payout"),
    path(f"{_BASE}abrechnung/abrechnung.csv", papers.settlement_csv, name="settlement_csv"),
    path(f"{_BASE}abrechnung/abrechnung.xlsx", papers.settlement_xlsx, name="settlement_xlsx"),
]
