"""Qualifizierung: sessions, attendance, certificates that anybody can check."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.courses.views import attendance, certificates, courses, files, results

app_name = "courses"
_EVENT = "veranstaltungen/<int:pk>/qualifizierung/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("qualifizierung/neu/", courses.course_create, name="course_create"),
    path("qualifizierung/jahresnachweis/", results.record, name="record"),
    path("qualifizierung/jahresnachweis/export.csv", results.record_export, name="record_export"),
    path("qualifizierung/reihen/", courses.series_list, name="series_list"),
    path("qualifizierung/reihen/neu/", courses.series_create, name="series_create"),
    path("qualifizierung/reihen/<int:pk>/", courses.series_edit, name="series_edit"),
    path(_EVENT, courses.course_detail, name="course_detail"),
    path(f"{_EVENT}bearbeiten/", courses.course_edit, name="course_edit"),
    path(f"{_EVENT}dateien/", files.files, name="files"),
    path(f"{_EVENT}dateien/<int:file>/", files.file, name="file"),
    path(f"{_EVENT}anwesenheit/", attendance.attendance, name="attendance"),
    path(f"{_EVENT}teilnehmende/<int:registration>/", attendance.person, name="person"),
    path(f"{_EVENT}teilnehmende/<int:registration>/angaben/", attendance.person_background, name="person_background"),
    path(
        f"{_EVENT}teilnehmende/<int:registration>/neu-ausstellen/",
        certificates.certificate_reissue,
        name="certificate_reissue",
    ),
    path(
        f"{_EVENT}teilnehmende/<int:registration>/reihe-neu-ausstellen/",
        certificates.series_reissue,
        name="series_reissue",
    ),
    path(f"{_EVENT}zertifikate/", certificates.certificate_list, name="certificate_list"),
    path(f"{_EVENT}zertifikate.pdf", certificates.certificates_file, name="certificates_file"),
    path(f"{_EVENT}zertifikate/<int:certificate>.pdf", certificates.certificate_file, name="certificate_file"),
    path(
        f"{_EVENT}zertifikate/<int:certificate>/zurueckziehen/",
        certificates.certificate_withdraw,
        name="certificate_withdraw",
    ),
    path(f"{_EVENT}befragung/", results.evaluation, name="evaluation"),
]
