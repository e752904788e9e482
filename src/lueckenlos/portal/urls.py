"""The public site: communes, their offers and events, and what the law wants beside them."""

from django.urls import path

from lueckenlos.portal.views import (
    booking,
    events,
    gremien,
    library,
    news,
    offers,
    orders,
    own,
    papers,
    registration,
    reports,
    sources,
)

app_name = "portal"
urlpatterns = [
    path("", offers.start, name="start"),
    path("datenquellen/", sources.source_list, name="source_list"),
    path("empfehlungen/", papers.paper_list, name="paper_list"),
    path("empfehlungen/<slug:key>/", papers.paper_page, name="paper_page"),
    path("veroeffentlichungen/", library.publication_list, name="publication_list"),
    path("veroeffentlichungen/<slug:key>/", library.publication_page, name="publication_page"),
    path("veroeffentlichungen/<slug:key>/bestellen/", orders.publication_order, name="publication_order"),
    path("veroeffentlichungen/<slug:key>/<slug:file_key>/", library.publication_file, name="publication_file"),
    path("praxisbeispiele/", library.example_list, name="example_list"),
    path("praxisbeispiele/<slug:key>/", library.example_page, name="example_page"),
    path("aktuelles/", news.news_list, name="news_list"),
    path("aktuelles/feed.atom", news.news_feed, name="news_feed"),
    path("aktuelles/<slug:key>/", news.news_page, name="news_page"),
    path("aktuelles/<slug:key>/bild/", news.news_image, name="news_image"),
    path("anmeldung/<str:token>/", registration.registration, name="registration"),
    path("anmeldung/<str:token>/aendern/", own.change, name="registration_change"),
    path("anmeldung/<str:token>/auskunft/", own.kept, name="registration_kept"),
    path("anmeldung/<str:token>/mithelfen/", own.shifts, name="shifts"),
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
    path("<slug:kommune>/berichte/<int:pk>/", reports.report_page, name="report_page"),
    path("<slug:kommune>/impressum/", offers.impressum, name="impressum"),
    path("<slug:kommune>/datenschutz/", offers.datenschutz, name="datenschutz"),
    path("<slug:kommune>/barrierefreiheit/", offers.barrierefreiheit, name="barrierefreiheit"),
]
