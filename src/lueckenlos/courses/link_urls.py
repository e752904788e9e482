"""Addresses for people without an account."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.courses.views import check, own

app_name = "courses_link"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", check.start, name="check_start"),
    path("kurs/<str:token>/", own.own, name="own"),
    path("kurs/<str:token>/dateien/<int:file>/", own.file, name="file"),
    path("kurs/<str:token>/angaben/", own.background, name="background"),
    path("kurs/<str:token>/fruehere/", own.proof, name="proof"),
    path("kurs/<str:token>/befragung/<slug:phase>/", own.questionnaire, name="questionnaire"),
    path("kurs/<str:token>/zertifikat-<slug:kind>.pdf", own.certificate, name="certificate"),
    path("<str:code>/", check.check, name="check"),
]
