from django.urls import URLPattern, URLResolver, path

from lueckenlos.events.views import copies, door, events, hall, privacy, registrations, shifts

app_name = "events"
urlpatterns: list[URLPattern | URLResolver] = [
    path("veranstaltungen/", events.event_list, name="event_list"),
    path("veranstaltungen/neu/", events.event_create, name="event_create"),
    path("veranstaltungen/baby-boerse/", events.boerse_create, name="boerse_create"),
    path("veranstaltungen/datenschutz/", privacy.privacy, name="privacy"),
    path("veranstaltungen/datenschutz/nachweise/", privacy.deletions, name="deletions"),
    path("veranstaltungen/<int:pk>/loeschen/", privacy.forget, name="forget"),
    path("veranstaltungen/<int:pk>/uebernehmen/", copies.event_copy, name="event_copy"),
    path("veranstaltungen/<int:pk>/", events.event_detail, name="event_detail"),
    path("veranstaltungen/<int:pk>/bearbeiten/", events.event_edit, name="event_edit"),
    path("veranstaltungen/<int:pk>/schritt/<slug:step>/", events.event_step, name="event_step"),
    path("veranstaltungen/<int:pk>/anmeldung-einrichten/", events.booking_create, name="booking_create"),
    path("veranstaltungen/<int:pk>/tische/", hall.table_plan, name="table_plan"),
    path("veranstaltungen/<int:pk>/einlass/", door.door, name="door"),
    path("veranstaltungen/<int:pk>/einlass/neu/", door.door_add, name="door_add"),
    path("veranstaltungen/<int:pk>/einlass/dienst.js", door.worker, name="door_worker"),
    path("veranstaltungen/<int:pk>/einlass/abgleich/", door.sync, name="door_sync"),
    path("veranstaltungen/<int:pk>/helfende/", shifts.shifts, name="shifts"),
    path("veranstaltungen/<int:pk>/kasse/", hall.cash, name="cash"),
    path("veranstaltungen/<int:pk>/anmeldungen/", registrations.registration_list, name="registration_list"),
    path(
        "veranstaltungen/<int:pk>/anmeldungen/export.csv",
        registrations.registration_export,
        name="registration_export",
    ),
    path(
        "veranstaltungen/<int:pk>/anmeldungen/<int:registration>/",
        registrations.registration_detail,
        name="registration_detail",
    ),
    path(
        "veranstaltungen/<int:pk>/anmeldungen/<int:registration>/tische/",
        registrations.registration_tables,
        name="registration_tables",
    ),
    path(
        "veranstaltungen/<int:pk>/anmeldungen/<int:registration>/schritt/<slug:step>/",
        registrations.registration_step,
        name="registration_step",
    ),
]
