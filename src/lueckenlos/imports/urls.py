from django.urls import URLPattern, URLResolver

from lueckenlos.imports.area_urls import area_urlpatterns
from lueckenlos.imports.offer_urls import offer_urlpatterns
from lueckenlos.imports.shelf_urls import shelf_urlpatterns

app_name = "imports"
urlpatterns: list[URLPattern | URLResolver] = [*area_urlpatterns, *shelf_urlpatterns, *offer_urlpatterns]
