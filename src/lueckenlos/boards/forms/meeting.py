"""A Sitzung, its agenda and its papers."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils import timezone

from lueckenlos.boards.enums import OWN_KINDS, ItemKind
from lueckenlos.boards.models import AgendaItem, Meeting, Paper
from lueckenlos.events.forms.fields import column
from lueckenlos.tenancy.files import ACCEPT
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput

MEETING_FIELDS: Final = "starts_at ends_at place online_url notice chair keeper guests oparl_url".split()
ITEM_FIELDS: Final = "title kind is_public presenter minutes_planned text proposal proposal_kind addressee due".split()


class MeetingForm(VersionedForm):
    """When and where, and who leads."""

    groups = [
        ("Wann und wo", ["starts_at", "ends_at", "place", "online_url"]),
        ("Einladung", ["notice", "oparl_url"]),
        ("Für die Niederschrift", ["chair", "keeper", "guests"]),
    ]

    starts_at = column(Meeting, "starts_at")
    ends_at = column(Meeting, "ends_at")
    place = column(Meeting, "place")
    online_url = column(Meeting, "online_url", assume_scheme="https")
    notice = column(
        Meeting, "notice", widget=forms.Textarea({"rows": 3}), help_text="Steht in der Einladung über der Tagesordnung."
    )
    chair = column(Meeting, "chair")
    keeper = column(Meeting, "keeper")
    guests = column(Meeting, "guests", widget=forms.Textarea({"rows": 2}), help_text="Je Zeile eine Person.")
    oparl_url = column(Meeting, "oparl_url", assume_scheme="https")


class ItemForm(VersionedForm):
    """One TOP. The fields for a decision stay empty for a report."""

    groups = [
        ("Der Punkt", ["title", "kind", "is_public", "presenter", "minutes_planned", "text"]),
        ("Was entschieden werden soll", ["proposal", "proposal_kind", "addressee", "due"]),
    ]

    title = column(AgendaItem, "title")
    kind = forms.ChoiceField(label="Art", choices=[(kind.value, kind.label) for kind in OWN_KINDS])
    is_public = column(
        AgendaItem,
        "is_public",
        initial=True,
        help_text="Ohne Haken steht der Punkt im nichtöffentlichen Teil. "
        "Den lesen nur Mitglieder des Gremiums und wer ihn bearbeitet.",
    )
    presenter = column(AgendaItem, "presenter")
    minutes_planned = column(AgendaItem, "minutes_planned")
    text = column(AgendaItem, "text", widget=forms.Textarea({"rows": 6}))
    proposal = column(AgendaItem, "proposal", widget=forms.Textarea({"rows": 3}))
    proposal_kind = column(AgendaItem, "proposal_kind")
    addressee = column(AgendaItem, "addressee")
    due = column(AgendaItem, "due", widget=DayInput())

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind and kind not in OWN_KINDS:
            # it came by itself and stays what it is
            field: Any = self.fields["kind"]
            field.choices = [(kind, ItemKind(kind).label)]


class PaperForm(forms.Form):
    """A file, or the address of one."""

    title = column(Paper, "title", required=False, help_text="Leer: der Name der Datei.")
    file = forms.FileField(label="Datei", required=False, widget=forms.FileInput({"accept": ACCEPT}))
    url = column(
        Paper,
        "url",
        label="oder Adresse",
        assume_scheme="https",
        help_text="Auch die Adresse einer Vorlage im Ratsinformationssystem (OParl).",
    )


class InviteForm(forms.Form):
    """The click that sends, with what must be known before."""

    late = forms.BooleanField(
        label="Ich lade mit verkürzter Frist ein. Das steht dann in der Niederschrift.", required=False
    )
    again = forms.BooleanField(label="Auch an alle, die schon eine Einladung haben", required=False)


class PlaceOnAgendaForm(forms.Form):
    """Onto which agenda, and as what."""

    meeting = forms.TypedChoiceField(label="Sitzung", coerce=int, widget=forms.RadioSelect)
    title = column(AgendaItem, "title")
    kind = forms.ChoiceField(label="Art", choices=[(kind.value, kind.label) for kind in OWN_KINDS])
    is_public = column(AgendaItem, "is_public", initial=True)
    proposal = column(AgendaItem, "proposal", widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.choices = [(one.pk, f"{one.gremium.name}: {_when(one.starts_at)}") for one in meetings]
        if meetings and not self.is_bound:
            field.initial = meetings[0].pk


def _when(at: datetime) -> str:
    return f"{timezone.localtime(at):%d.%m.%Y, %H:%M} Uhr"
