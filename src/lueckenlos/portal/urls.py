"""The public site: communes, their offers and events, and what the law wants beside them."""

from django.urls import path

from lueckenlos.portal.views import booking, events, gremien, offers, own, papers, registration

app_name = "portal"
urlpatterns = [
    path("", offers.start, name="start"),
    path("empfehlungen/", papers.paper_list, name="paper_list"),
    path("empfehlungen/<slug:key>/", papers.paper_page, name="paper_page"),
    path("anmeldung/<str:token>/", registration.registration, name="registration"),
    path("anmeldung/<str:token>/aendern/", own.change, name="registration_change"),
    path("anmeldung/<str:token>/auskunft/", own.kept, name="registration_kept"),
    path("<slug:kommune>/", offers.kommune_start, name="kommune"),
    path("<slug:kommune>/angebote/", offers.offer_list, name="offer_list"),
    path("<slug:kommune>/angebote/druck/", offers.offer_print, name="offer_print"),
    path("<slug:kommune>/angebote/<slug:public_id>/", offers.offer_page, name="offer_page"),
    path("<slug:kommune>/veranstaltungen/", events.event_list, name="event_list"),
    path("<slug:kommune>/veranstaltungen.ics", events.event_feed, name="event_feed"),
    path("<slug:kommune>/veranstaltungen/<slug:public_id>.ics", events.event_ics, name="event_ics"),
    path("<slug:kommune>/veranstaltungen/<slug:public_id>/", events.event_page, name="event_page"),
    path("<slug:kommune>/veranstaltungen/<slug:public_id>/anmeldung/", booking.booking, name="booking"),
    path("<slug:kommune>/veranstaltungen/<slug:public_id>/anmeldung/senden/", booking.send, name="booking_send"),
    path(
        "<slug:kommune>/veranstaltungen/<slug:public_id>/anmeldung/<slug:form_key>/", booking.done, name="booking_done"
    ),
    path("<slug:kommune>/gremien/", gremien.gremium_list, name="gremium_list"),
    path("<slug:kommune>/gremien/<int:pk>/", gremien.gremium_page, name="gremium_page"),
    path("<slug:kommune>/impressum/", offers.impressum, name="impressum"),
    path("<slug:kommune>/datenschutz/", offers.datenschutz, name="datenschutz"),
    path("<slug:kommune>/barrierefreiheit/", offers.barrierefreiheit, name="barrierefreiheit"),
]
