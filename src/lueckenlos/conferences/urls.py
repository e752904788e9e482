"""Gesundheitskonferenz and other meetings: programme, workshops, minutes, report."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.conferences.views import conference, feedback, invitations, minutes, papers

app_name = "conferences"
_EVENT = "veranstaltungen/<int:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("veranstaltungen/konferenz/", conference.create, name="create"),
    path(_EVENT + "konferenz/", conference.conference, name="conference"),
    path(_EVENT + "konferenz/einrichten/", conference.start, name="start"),
    path(_EVENT + "konferenz/programm/neu/", conference.session_create, name="session_create"),
    path(_EVENT + "konferenz/programm/<int:part>/", conference.session, name="session"),
    path(_EVENT + "konferenz/plaetze/", conference.seats, name="seats"),
    path(_EVENT + "konferenz/plaetze/verteilen/", conference.allot, name="allot"),
    path(_EVENT + "konferenz/plaetze/<int:registration>/", conference.move, name="move"),
    path(_EVENT + "einladungen/", invitations.invitations, name="invitations"),
    path(_EVENT + "einladungen/verschicken/", invitations.invitations_send, name="invitations_send"),
    path(_EVENT + "einladungen/text/", invitations.invitations_text, name="invitations_text"),
    path(_EVENT + "einladungen/<int:invitation>/streichen/", invitations.invitation_remove, name="invitation_remove"),
    path(_EVENT + "papier/", papers.people_papers, name="papers"),
    path(_EVENT + "papier/namensschilder.pdf", papers.badges, name="badges"),
    path(_EVENT + "papier/anwesenheit.pdf", papers.attendance, name="attendance"),
    path(_EVENT + "papier/raumlisten.pdf", papers.room_lists, name="room_lists"),
    path(_EVENT + "fotos/", papers.photos, name="photos"),
    path(_EVENT + "plakate/", papers.posters, name="posters"),
    path(_EVENT + "plakate/plakat-<slug:size>.pdf", papers.poster, name="poster"),
    path(_EVENT + "plakate/wegweiser.pdf", papers.signs, name="signs"),
    path(_EVENT + "plakate/rueckmeldung.pdf", papers.feedback_poster, name="feedback_poster"),
    path(_EVENT + "protokoll/", minutes.minutes, name="minutes"),
    path(_EVENT + "protokoll/notiz/", minutes.note, name="note"),
    path(_EVENT + "protokoll/ergebnis/", minutes.result, name="result"),
    path(_EVENT + "protokoll/ergebnis/<int:result>/streichen/", minutes.result_remove, name="result_remove"),
    path(_EVENT + "tagesbericht/", minutes.report, name="report"),
    path(_EVENT + "tagesbericht.pdf", minutes.report_pdf, name="report_pdf"),
    path(_EVENT + "rueckmeldungen/", feedback.feedback, name="feedback"),
    path(_EVENT + "infostaende/", feedback.tally, name="tally"),
    path(_EVENT + "infostaende/gespraeche.csv", feedback.tally_csv, name="tally_csv"),
    path(_EVENT + "infostaende/zettel.pdf", feedback.stand_sheets, name="stand_sheets"),
    path(_EVENT + "infostaende/<int:stand>/entfernen/", feedback.stand_remove, name="stand_remove"),
]
