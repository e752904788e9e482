"""What conferences add to the pages of every event, and the personal data they hold."""

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.utils import timezone

from lueckenlos.conferences.links import feedback_path, own_path, tally_path
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import Conference, Invitation, PhotoConsent, Seat, Speaker, TallyStand, WorkshopWish
from lueckenlos.conferences.rules import may_count, may_edit_conference, may_give_feedback, may_see_names
from lueckenlos.events.enums import PUBLIC, SURE
from lueckenlos.events.extensions import Extension, count_rows
from lueckenlos.events.models import Event, Registration
from lueckenlos.events.rules import may_edit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import PageLink


class ConferenceExtension(Extension):
    """Conference pages where there is one; poster, feedback, counting and report for every event."""

    title = "Konferenz, Rückmeldung und Bericht"

    def create_links(self, actor: Actor) -> Sequence[PageLink]:
        if not may_edit(actor):
            return ()
        hint = "Workshops, Einladungen, Protokoll und Tagesbericht."
        return (PageLink("Gesundheitskonferenz anlegen", work_url(actor.stelle, "conferences:create"), hint),)

    def work_links(self, actor: Actor, event: Event) -> Sequence[PageLink]:
        def link(label: str, name: str, hint: str = "") -> PageLink:
            return PageLink(label, work_url(actor.stelle, f"conferences:{name}", event.pk), hint)

        found: list[PageLink] = []
        names, edits = may_see_names(actor, event), may_edit_conference(actor, event)
        if Conference.objects.filter(event=event).exists():
            found.append(link("Konferenz mit Workshops", "conference"))
            if names:
                found.append(link("Workshop-Plätze", "seats"))
        elif edits:
            found.append(link("Workshops einrichten", "start", "Für eine Konferenz oder Tagung mit mehreren Runden."))
        if names:
            found += [link("Einladungen", "invitations"), link("Namen auf Papier", "papers")]
        found += [link("Protokoll", "minutes"), link("Tagesbericht", "report")]
        if event.status in PUBLIC:
            found += [
                link("Rückmeldungen", "feedback"),
                link("Gespräche an Infoständen", "tally"),
                link("Plakat und Wegweiser", "posters"),
            ]
        return found

    def own_links(self, registration: Registration) -> Sequence[PageLink]:
        event, now = registration.booking.event, timezone.now()
        if registration.status not in SURE:
            return ()
        found = []
        if Conference.objects.filter(event=event).exists():
            found.append(PageLink("Workshops, Fotos und Unterlagen", own_path(registration)))
        stand = TallyStand.objects.filter(registration=registration).first()
        if stand is not None and may_count(event, now):
            found.append(PageLink("Gespräche an Ihrem Infostand zählen", tally_path(stand)))
        if may_give_feedback(event, now):
            hint = "Ohne Namen; wir erfahren nicht, wer geantwortet hat."
            found.append(PageLink("Rückmeldung geben", feedback_path(event), hint))
        return found

    def held_in(self, events: Sequence[Event]) -> Mapping[int, int]:
        return count_rows(
            events,
            (Invitation.objects.exclude(name="", email=""), "event"),
            *((model.objects.all(), "registration__booking__event") for model in (WorkshopWish, Seat, PhotoConsent)),
            (Speaker.objects.filter(Q(name_public=False) | ~Q(email="")), "session__part__event"),
        )

    def forget(self, event: Event) -> int:
        """Wishes, seats and photo answers go; of invitations the answers stay, of speakers whose name may be public."""
        number = self.held(event)
        emptied = {"name": "", "email": "", "email_key": "", "token_hash": None, "link_nonce": ""}
        Invitation.objects.filter(event=event).update(**emptied)
        for model in (WorkshopWish, Seat, PhotoConsent):
            model.objects.filter(registration__booking__event=event).delete()
        speakers = Speaker.objects.filter(session__part__event=event)
        speakers.filter(name_public=False).delete()
        speakers.update(email="")
        return number

    def about(self, registration: Registration) -> Sequence[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for seat in Seat.objects.filter(registration=registration).select_related("session__part").order_by("round"):
            title = seat.session.part.title if seat.session else "–"
            found.append((f"Workshop in Runde {seat.round}", title))
        wishes = WorkshopWish.objects.filter(registration=registration).order_by("round")
        found += [(f"Wünsche in Runde {one.round}", _titles(registration, one.choices)) for one in wishes]
        photo = PhotoConsent.objects.filter(registration=registration).first()
        if photo is not None:
            found.append(("Fotos von Ihnen", notices.PHOTO_YES if photo.allowed else notices.PHOTO_NO))
        rows = Invitation.objects.filter(event=registration.booking.event, email_key=registration.email_key)
        found += [("Eingeladen als", f"{one.name} <{one.email}>".strip()) for one in rows.exclude(email_key="")]
        return found


def _titles(registration: Registration, keys: Sequence[int]) -> str:
    rows = registration.booking.event.parts.filter(session__pk__in=keys)
    titles = dict(rows.values_list("session__pk", "title"))
    return ", ".join(titles[key] for key in keys if key in titles)
