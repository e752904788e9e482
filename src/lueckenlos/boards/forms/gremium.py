"""A Gremium and its members."""

from typing import Any, Final

from django import forms

from lueckenlos.boards.enums import GremiumKind
from lueckenlos.boards.models import Gremium, Member
from lueckenlos.events.forms.fields import column
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput

GREMIUM_FIELDS: Final = (
    "name kind purpose invitation_days quorum quorum_number voting meets_in_public published rules_url keep_days "
    "active".split()
)
MEMBER_FIELDS: Final = "name organisation email function votes deputy_name deputy_email since until".split()


class GremiumForm(VersionedForm):
    """What it is, and what its Geschäftsordnung says."""

    groups = [
        ("Das Gremium", ["name", "kind", "purpose", "active"]),
        ("Öffentlichkeit", ["meets_in_public", "published"]),
        ("Geschäftsordnung", ["invitation_days", "quorum", "quorum_number", "voting", "rules_url"]),
        ("Wer ausgeschieden ist", ["keep_days"]),
    ]

    name = column(Gremium, "name", help_text="Etwa: Steuerkreis Gesund aufwachsen.")
    kind = column(Gremium, "kind")
    purpose = column(Gremium, "purpose", widget=forms.Textarea({"rows": 3}))
    meets_in_public = column(Gremium, "meets_in_public", help_text="Alle dürfen zuhören.")
    published = column(
        Gremium,
        "published",
        help_text="Bürgerinnen und Bürger lesen dort Beschlüsse und Empfehlungen aus öffentlichen Punkten mit ihrem "
        "Umsetzungsstand; bei öffentlichen Sitzungen auch Termine und öffentliche Tagesordnung. Namen nie.",
    )
    keep_days = column(
        Gremium,
        "keep_days",
        help_text="So lange nach dem Ende der Amtszeit bleiben Name und Adresse; danach löscht Lückenlos sie.",
    )
    active = column(Gremium, "active", initial=True)
    invitation_days = column(
        Gremium,
        "invitation_days",
        help_text="Eingeladen wird spätestens so viele Tage vor der Sitzung. "
        "Verlangt Ihre Geschäftsordnung volle Tage dazwischen, zählen Sie einen dazu.",
    )
    quorum = column(Gremium, "quorum")
    quorum_number = column(Gremium, "quorum_number", help_text="Nur bei „feste Anzahl“.", min_value=1)
    voting = column(Gremium, "voting")
    rules_url = column(Gremium, "rules_url", assume_scheme="https")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].widget = forms.Select(choices=GremiumKind.choices)


class MemberForm(VersionedForm):
    """A contact of an organisation, never a private person."""

    groups = [
        ("Person", ["name", "organisation", "email"]),
        ("Im Gremium", ["function", "votes", "since", "until"]),
        ("Vertretung", ["deputy_name", "deputy_email"]),
    ]

    name = column(Member, "name")
    organisation = column(Member, "organisation")
    email = column(
        Member, "email", help_text="Dienstlich. Dorthin geht die Einladung; mit dieser Adresse liest die Person mit."
    )
    function = column(Member, "function")
    votes = column(Member, "votes", initial=True)
    since = column(Member, "since", widget=DayInput())
    until = column(Member, "until", widget=DayInput(), help_text="Leer: ohne Ende.")
    deputy_name = column(Member, "deputy_name")
    deputy_email = column(Member, "deputy_email")
