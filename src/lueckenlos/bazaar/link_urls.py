"""The seller's pages; the secret in the address is that of their registration."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.bazaar.views import seller

app_name = "bazaar_link"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<str:token>/", seller.item_list, name="list"),
    path("<str:token>/artikel/<int:item>/", seller.item_edit, name="item"),
    path("<str:token>/datei/", seller.upload, name="upload"),
    path("<str:token>/vorlage.csv", seller.template_csv, name="template"),
    path("<str:token>/letztes-mal/", seller.copy, name="copy"),
    path("<str:token>/wuensche/", seller.wishes, name="wishes"),
    path("<str:token>/etiketten.pdf", seller.labels, name="labels"),
    path("<str:token>/abrechnung.pdf", seller.statement, name="statement"),
]
