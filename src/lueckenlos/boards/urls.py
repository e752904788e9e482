"""Gremien, Sitzungen, Tagesordnung, Niederschrift, Beschlüsse."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.boards.views import agenda, gremien, meetings, minutes, papers, resolutions

app_name = "boards"
urlpatterns: list[URLPattern | URLResolver] = [
    path("gremien/", gremien.gremium_list, name="gremium_list"),
    path("gremien/neu/", gremien.gremium_create, name="gremium_create"),
    path("gremien/<int:pk>/", gremien.gremium_detail, name="gremium_detail"),
    path("gremien/<int:pk>/bearbeiten/", gremien.gremium_edit, name="gremium_edit"),
    path("gremien/<int:pk>/mitglied/", gremien.member_create, name="member_create"),
    path("gremien/mitglieder/<int:pk>/", gremien.member_edit, name="member_edit"),
    path("gremien/<int:pk>/sitzung/", meetings.meeting_create, name="meeting_create"),
    path("sitzungen/<int:pk>/", meetings.meeting_detail, name="meeting_detail"),
    path("sitzungen/<int:pk>/bearbeiten/", meetings.meeting_edit, name="meeting_edit"),
    path("sitzungen/<int:pk>/einladen/", meetings.meeting_invite, name="meeting_invite"),
    path("sitzungen/<int:pk>/schritt/", meetings.meeting_step, name="meeting_step"),
    path("sitzungen/<int:pk>/punkt/", agenda.item_create, name="item_create"),
    path("sitzungen/<int:pk>/niederschrift/", minutes.minutes, name="minutes"),
    path("sitzungen/<int:pk>/anwesenheit/", minutes.presence, name="presence"),
    path("sitzungen/<int:pk>/papier/<str:what>", papers.meeting_paper, name="meeting_paper"),
    path("tagesordnung/", agenda.put_on_agenda, name="put_on_agenda"),
    path("tagesordnung/<int:pk>/", agenda.item_detail, name="item_detail"),
    path("tagesordnung/<int:pk>/bearbeiten/", agenda.item_edit, name="item_edit"),
    path("tagesordnung/<int:pk>/verschieben/", agenda.item_move, name="item_move"),
    path("tagesordnung/<int:pk>/unterlage/", agenda.paper_add, name="paper_add"),
    path("tagesordnung/<int:pk>/notiz/", minutes.note, name="note"),
    path("tagesordnung/<int:pk>/vorlage.docx", agenda.motion, name="motion"),
    path("tagesordnung/<int:pk>/beschluss/", resolutions.resolution_create, name="resolution_create"),
    path("unterlagen/<int:pk>/", agenda.paper, name="paper"),
    path("beschluesse/", resolutions.resolution_list, name="resolution_list"),
    path("beschluesse/<int:pk>/", resolutions.resolution_detail, name="resolution_detail"),
    path("beschluesse/<int:pk>/bearbeiten/", resolutions.resolution_edit, name="resolution_edit"),
]
