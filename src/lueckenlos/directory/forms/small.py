"""Short forms: a reason, a link to send, a decision about a proposal, what a Träger says about itself."""

from django import forms
from django.http import QueryDict

from lueckenlos.directory.forms.fields import QuietForm
from lueckenlos.directory.models import Offer
from lueckenlos.partners.models import Organisation


class ReasonForm(forms.Form):
    """Why a step is taken."""

    reason = forms.CharField(label="Grund", max_length=300, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: QueryDict | None = None, *, required: bool) -> None:
        super().__init__(data)
        self.fields["reason"].required = required


class LinkForm(forms.Form):
    """To whom a link goes, and for what."""

    traeger = forms.CharField(
        label="Träger",
        max_length=200,
        widget=forms.TextInput({"list": "traeger-namen", "autocomplete": "off"}),
        help_text="Neue Träger werden angelegt.",
    )
    email = forms.EmailField(label="E-Mail-Adresse", max_length=254)
    message = forms.CharField(
        label="Nachricht",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Steht in der E-Mail.",
    )

    def __init__(
        self, data: QueryDict | None = None, *, organisation: Organisation | None = None, offer: Offer | None = None
    ) -> None:
        email = (offer.email if offer else "") or (organisation.email if organisation else "")
        super().__init__(data, initial={"email": email, "traeger": organisation.name if organisation else ""})
        if offer is not None:
            # the offer says whose it is
            del self.fields["traeger"]


class SenderForm(QuietForm):
    """Who writes by a secret link; helps the commune to ask back."""

    name = forms.CharField(label="Ihr Name", max_length=100, help_text="Damit die Koordination nachfragen kann.")
    note = forms.CharField(
        label="Bemerkung für die Koordination", required=False, max_length=500, widget=forms.Textarea({"rows": 3})
    )


class NoteForm(forms.Form):
    """A word to the coordinator beside proposed changes."""

    note = forms.CharField(
        label="Bemerkung für die Koordination", required=False, max_length=500, widget=forms.Textarea({"rows": 3})
    )
