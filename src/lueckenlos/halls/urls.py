"""The hall plan of an event: rooms, tables, ways, and who stands where."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.halls.views import papers, rooms, seating

app_name = "halls"
urlpatterns: list[URLPattern | URLResolver] = [
    path("veranstaltungen/<int:pk>/saalplan/", rooms.hall, name="hall"),
    path("veranstaltungen/<int:pk>/saalplan/neu/", rooms.room_add, name="room_add"),
    path("veranstaltungen/<int:pk>/saalplan/uebernehmen/", rooms.hall_copy, name="hall_copy"),
    path("veranstaltungen/<int:pk>/saalplan/verteilung/", seating.seating, name="seating"),
    path("veranstaltungen/<int:pk>/saalplan/verteilung/platz/", seating.seat_move, name="seat_move"),
    path("veranstaltungen/<int:pk>/saalplan/verteilung/mitteilen/", seating.tell, name="tell"),
    path("veranstaltungen/<int:pk>/saalplan/verteilung/<int:registration>/", seating.seat_edit, name="seat_edit"),
    path("veranstaltungen/<int:pk>/saalplan/plan.pdf", papers.plan_pdf, name="plan_pdf"),
    path("veranstaltungen/<int:pk>/saalplan/schilder.pdf", papers.signs_pdf, name="signs_pdf"),
    path("veranstaltungen/<int:pk>/saalplan/einlassliste.pdf", papers.list_pdf, name="list_pdf"),
    path("veranstaltungen/<int:pk>/saalplan/<int:room>/", rooms.room_edit, name="room_edit"),
    path("veranstaltungen/<int:pk>/saalplan/<int:room>/speichern/", rooms.room_save, name="room_save"),
    path("veranstaltungen/<int:pk>/saalplan/<int:room>/loeschen/", rooms.room_delete, name="room_delete"),
]
