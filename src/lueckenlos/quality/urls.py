from django.urls import URLPattern, URLResolver, path

from lueckenlos.quality.views import criteria, overview, ratings, whole

app_name = "quality"
urlpatterns: list[URLPattern | URLResolver] = [
    path("qualitaet/", overview.assessment_list, name="assessment_list"),
    path("qualitaet/neu/", whole.assessment_create, name="assessment_create"),
    path("qualitaet/<int:pk>/", whole.assessment_detail, name="assessment_detail"),
    path("qualitaet/<int:pk>/ergebnis.pdf", whole.assessment_pdf, name="assessment_pdf"),
    path("qualitaet/<int:pk>/einschaetzen/", ratings.assessment_rate, name="assessment_rate"),
    path("qualitaet/<int:pk>/einladen/", ratings.assessment_invite, name="assessment_invite"),
    path("qualitaet/<int:pk>/ergebnis/", ratings.assessment_result, name="assessment_result"),
    path("qualitaet/<int:pk>/stand/", whole.assessment_move, name="assessment_move"),
    path("qualitaet/<int:pk>/schritt/", whole.assessment_step, name="assessment_step"),
    path("qualitaet/<int:pk>/loeschen/", whole.assessment_delete, name="assessment_delete"),
    path("qualitaet/geteilt/<int:pk>/", overview.shared_detail, name="shared_detail"),
    path("qualitaet/kriterien/<slug:chosen>/", criteria.criteria, name="criteria"),
    path("qualitaet/kriterien/<slug:chosen>/arbeitsblaetter.pdf", criteria.criteria_pdf, name="criteria_pdf"),
    path("qualitaet/kriterien/<slug:chosen>/<slug:criterion>/", criteria.wording_edit, name="wording_edit"),
]
