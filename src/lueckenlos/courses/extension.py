"""What Qualifizierung adds to events: pages, and what it holds about those who registered."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse

from lueckenlos.courses.actions.copying import copy_course
from lueckenlos.courses.actions.door import take_arrival, take_departure
from lueckenlos.courses.actions.tidy import forget_people
from lueckenlos.courses.messages.notices import DOOR_NOTE
from lueckenlos.courses.models import Attendance, Certificate, ModuleProof, Participation
from lueckenlos.courses.queries.places import label_of
from lueckenlos.courses.queries.work import course_of, termine_of
from lueckenlos.courses.rules import may_edit, may_read_record, may_see_people
from lueckenlos.events.enums import SURE
from lueckenlos.events.extensions import Extension, count_rows
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Event, Registration
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import PageLink

_BOERSE = "boerse"


class CourseExtension(Extension):
    """Registered when the app is ready."""

    title = "Qualifizierung"

    def create_links(self, actor: Actor) -> Sequence[PageLink]:
        if not may_edit(actor):
            return ()
        hint = "Fortbildung, Lernwerkstatt, Fachtag: mit Terminen, Anwesenheit und Zertifikat."
        return [PageLink("Qualifizierung anlegen", work_url(actor.stelle, "courses:course_create"), hint)]

    def list_links(self, actor: Actor) -> Sequence[PageLink]:
        if not may_read_record(actor):
            return ()
        pages = (("Jahresnachweis Qualifizierung", "courses:record"), ("Reihen von Modulen", "courses:series_list"))
        return [PageLink(label, work_url(actor.stelle, name)) for label, name in pages]

    def work_links(self, actor: Actor, event: Event) -> Sequence[PageLink]:
        if event.art == _BOERSE or not may_read_record(actor):
            return ()
        course = course_of(event)
        if course is None:
            if not may_edit(actor, event):
                return ()
            hint = "Termine, Anwesenheit und Zertifikate für diese Veranstaltung."
            return [PageLink("Qualifizierung ergänzen", work_url(actor.stelle, "courses:course_edit", event.pk), hint)]
        pages = [("Termine und Materialien", "courses:course_detail")]
        if may_see_people(actor, event.stelle_id):
            pages += [("Anwesenheit", "courses:attendance"), ("Zertifikate", "courses:certificate_list")]
        if course.evaluation:
            pages.append(("Befragung", "courses:evaluation"))
        return [PageLink(label, work_url(actor.stelle, name, event.pk)) for label, name in pages]

    def own_links(self, registration: Registration) -> Sequence[PageLink]:
        if registration.status not in SURE or course_of(registration.booking.event) is None:
            return ()
        address = reverse("courses_link:own", args=[token_of(registration)])
        return [PageLink("Termine, Materialien und Zertifikat", address, "Auch die Befragung steht dort.")]

    def copied(self, source: Event, copy: Event, by: Actor) -> None:
        course = course_of(source)
        if course is not None:
            copy_course(source=course, event=copy, by=by)

    def arrived(self, registration: Registration, by: Actor, at: datetime) -> None:
        course = course_of(registration.booking.event)
        if course is not None:
            take_arrival(course=course, registration=registration, by=by, at=at)

    def left(self, registration: Registration, by: Actor) -> None:
        course = course_of(registration.booking.event)
        if course is not None:
            take_departure(course=course, registration=registration, by=by)

    def door_note(self, event: Event) -> str:
        return DOOR_NOTE if course_of(event) else ""

    def held_in(self, events: Sequence[Event]) -> Mapping[int, int]:
        models = (Participation, Attendance, ModuleProof, Certificate)
        return count_rows(events, *((model.objects.all(), "registration__booking__event") for model in models))

    def forget(self, event: Event) -> int:
        course = course_of(event)
        return forget_people(course=course) if course else 0

    def about(self, registration: Registration) -> Sequence[tuple[str, str]]:
        course = course_of(registration.booking.event)
        if course is None:
            return ()
        present = dict(Attendance.objects.filter(registration=registration).values_list("termin_id", "units"))
        rows = [
            (f"Anwesend: {termin}", f"{present[termin.pk].normalize():f} Unterrichtseinheiten".replace(".", ","))
            for termin in termine_of(course)
            if termin.pk in present
        ]
        found = Participation.objects.filter(registration=registration).select_related("kommune__parent").first()
        if found:
            rows += [
                ("Kommune", label_of(found.kommune) if found.kommune else "–"),
                ("Art der Organisation", str(found.get_organisation_kind_display())),
                ("Befragung vorher beantwortet", "ja" if found.answered_before else "nein"),
                ("Befragung nachher beantwortet", "ja" if found.answered_after else "nein"),
            ]
        for certificate in Certificate.objects.filter(registration=registration):
            text = f"{certificate.code}, {certificate.get_status_display()}, {certificate.issued_on:%d.%m.%Y}"
            rows.append((str(certificate.get_kind_display()), text))
        for proof in ModuleProof.objects.filter(registration=registration).select_related("certificate"):
            rows.append(("Vorgelegter Nachweis", proof.certificate.code))
        return rows
