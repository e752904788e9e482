from django.urls import URLPattern, URLResolver, path

from lueckenlos.process.views import bausteine, checks, overview, questions

app_name = "process"
urlpatterns: list[URLPattern | URLResolver] = [
    path("bausteine/", overview.overview, name="overview"),
    path("bausteine/uebersicht.pdf", overview.overview_pdf, name="overview_pdf"),
    path("bausteine/teilen/", overview.sharing, name="sharing"),
    path("bausteine/erste-schritte/", overview.first_steps, name="first_steps"),
    path("bausteine/<slug:phase>/", bausteine.baustein, name="baustein"),
    path("bausteine/<slug:phase>/bearbeiten/", bausteine.baustein_edit, name="baustein_edit"),
    path("bausteine/<slug:phase>/antworten/", bausteine.answers, name="answers"),
    path("bausteine/<slug:phase>/nachweise/", bausteine.evidence_create, name="evidence_create"),
    path("bausteine/<slug:phase>/nachweise/<int:pk>/entfernen/", bausteine.evidence_delete, name="evidence_delete"),
    path("bausteine/<slug:phase>/leitfragen/", questions.question_list, name="question_list"),
    path("bausteine/<slug:phase>/leitfragen/<slug:key>/", questions.question_edit, name="question_edit"),
    path("verstetigung/", checks.check_list, name="check_list"),
    path("verstetigung/neu/", checks.check_create, name="check_create"),
    path("verstetigung/<int:pk>/", checks.check_detail, name="check_detail"),
    path("verstetigung/<int:pk>/bearbeiten/", checks.check_edit, name="check_edit"),
]
