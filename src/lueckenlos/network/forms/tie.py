"""One tie between two organisations, or one of them and a Gremium."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.network.enums import OWN_KINDS, Strength
from lueckenlos.network.models import Tie
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput

Choices = Sequence[tuple[int, str]]
Ends = Sequence[tuple[str, str]]


def column(model: Any, name: str, **options: Any) -> Any:
    """A field made from a model's column."""
    return model._meta.get_field(name).formfield(**options)


def choose(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [("", "bitte wählen"), *choices]


class TieForm(VersionedForm):
    """A new one asks for both ends; they stay when a tie is edited."""

    giver = forms.ChoiceField(
        label="Organisation oder Gremium", help_text="Bei Übergabe, Geld und Information: wer gibt."
    )
    receiver = forms.ChoiceField(label="Verbunden mit", help_text="Bei Übergabe, Geld und Information: wer bekommt.")
    kind = forms.ChoiceField(label="Art der Verbindung", choices=choose((kind.value, kind.label) for kind in OWN_KINDS))
    strength = forms.ChoiceField(
        label="Wie eng?",
        choices=Strength.choices,
        required=False,
        help_text="So, wie beide es selbst sagen würden.",
    )
    since = column(Tie, "since", widget=DayInput(), help_text="Ungefähr genügt, etwa der 1. Januar. Leer: unbekannt.")
    until = column(Tie, "until", widget=DayInput(), help_text="Leer lassen, solange die Verbindung besteht.")
    note = column(Tie, "note", help_text="Etwa „Babykorb wird gemeinsam gepackt“. Keine Namen von Personen.")

    def __init__(
        self,
        data: QueryDict | None,
        *,
        organisations: Ends = (),
        bodies: Ends = (),
        tie: Tie | None = None,
        giver: str = "",
    ) -> None:
        initial = {name: getattr(tie, name) for name in self.base_fields if name not in _ENDS} if tie else {}
        super().__init__(data, initial=initial or {"version": 1, "giver": giver})
        if tie:
            for name in _ENDS:
                del self.fields[name]
            return
        ends = choose([("Organisationen", organisations), ("Gremien", bodies)] if bodies else organisations)
        for name in _ENDS:
            self.fields[name].choices = ends  # type: ignore[attr-defined] # a choice field

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {*_ENDS, "version"}}


_ENDS = ("giver", "receiver")
