"""Settings of a Stelle, and founding one."""

import copy
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import get_by_key
from lueckenlos.tenancy.enums import PARENTS, StelleArt
from lueckenlos.tenancy.messages import SENTENCES
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary


class StelleForm(forms.ModelForm):  # type: ignore[type-arg] # generic in the stubs only
    """What the Leitung keeps about its Stelle."""

    plz = forms.CharField(
        label="PLZ", required=False, validators=[RegexValidator(r"^\d{5}$", "Eine Postleitzahl hat fünf Ziffern.")]
    )
    themes = forms.MultipleChoiceField(
        label="Schwerpunktthemen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(term.slug, term.label) for term in vocabulary("thema").terms],
    )
    groups = (
        ("Öffentliche Seite", ("name", "motto", "intro", "themes", "portal_open")),
        (
            "Impressum und Datenschutz",
            ("street", "plz", "ort", "email", "phone", "representative", "responsible", "privacy_officer"),
        ),
    )

    class Meta:
        model = Stelle
        fields = [
            "name",
            "motto",
            "intro",
            "portal_open",
            "street",
            "plz",
            "ort",
            "email",
            "phone",
            "representative",
            "responsible",
            "privacy_officer",
        ]
        widgets = {"intro": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "portal_open": "Alle im Netz sehen dann Ihre freigegebenen Angebote. "
            "Dafür muss das Impressum vollständig sein.",
            "representative": "Name der Person, die Ihre Kommune oder Einrichtung vertritt.",
            "responsible": "Name und Anschrift der Person, die für den Inhalt verantwortlich ist.",
            "privacy_officer": "Name und Anschrift oder E-Mail-Adresse.",
        }

    def __init__(self, data: Mapping[str, Any] | None = None, *, stelle: Stelle) -> None:
        # the action must still see the values before the change
        super().__init__(data, instance=copy.copy(stelle), initial={"themes": sorted(stelle.themes)})

    @property
    def changes(self) -> Mapping[str, object]:
        return {**self.cleaned_data, "themes": frozenset(self.cleaned_data["themes"])}


class NewStelleForm(forms.ModelForm):  # type: ignore[type-arg] # generic in the stubs only
    """A Stelle directly below the own one, and who leads it."""

    gebiet = forms.CharField(
        label="Gemeinde- oder Regionalschlüssel",
        help_text="Der amtliche Schlüssel des Gebiets: AGS mit 5 oder 8 Ziffern oder ARS mit 5 oder 12 Ziffern.",
    )
    leitung = forms.EmailField(
        label="E-Mail-Adresse der ersten Leitung", help_text="Dorthin geht die Einladung; sie gilt 14 Tage."
    )

    class Meta:
        model = Stelle
        fields = ["name", "slug", "art"]
        help_texts = {
            "slug": "Steht in allen Adressen und lässt sich später nicht ändern, etwa „hettstedt“.",
        }

    def __init__(self, *args: Any, parent: Stelle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.parent = parent
        self.fields["art"] = forms.ChoiceField(
            label="Art",
            choices=[(art.value, art.label) for art in StelleArt if StelleArt(parent.art) in PARENTS[art]],
        )

    def clean_gebiet(self) -> Gebiet:
        found = get_by_key(self.cleaned_data["gebiet"])
        if found is None:
            raise forms.ValidationError(SENTENCES["unknown_gebiet"].format(key=self.cleaned_data["gebiet"]))
        return found

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].lower()
        return slug
