from django.urls import URLPattern, URLResolver, path

from lueckenlos.quality.views import public_link

app_name = "quality_link"
urlpatterns: list[URLPattern | URLResolver] = [path("<str:token>/", public_link.view, name="view")]
