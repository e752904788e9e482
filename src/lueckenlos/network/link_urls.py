from django.urls import URLPattern, URLResolver, path

from lueckenlos.network.views import public

app_name = "network_link"
urlpatterns: list[URLPattern | URLResolver] = [path("<str:token>/", public.answer, name="answer")]
