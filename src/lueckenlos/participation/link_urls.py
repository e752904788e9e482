"""Pages for citizens, without a login."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.participation.views import public

app_name = "participation_links"
urlpatterns: list[URLPattern | URLResolver] = [
    path("umfrage/<slug:public_id>/", public.survey, name="survey"),
    path("ideen/<slug:public_id>/", public.ideas, name="ideas"),
]
